//! Merging upward: the forms branches handed in become one form per 团总支 and one for all.
//!
//! ```text
//! tables of filled forms -> whose each is (unit), read against the organisation tree (directory)
//!                        -> their rows, one per person (rows)
//!                        -> who has handed in, who late, who not (hand_in); what to write to those (reminder)
//!                        -> 附件1 and 附件3 as models (build)
//! ```
//! Everything is a function of the campaign: what the user said of forms comes with it.

mod build;
mod directory;
mod hand_in;
mod heading;
mod reminder;
mod rows;
mod unit;

pub use build::{Scope, merged_deletion_form, merged_retention_form};
pub use directory::Directory;
pub use hand_in::{BranchStatus, GeneralStatus, HandIn};
pub use reminder::reminder;
pub use rows::{MergedRow, Taken};
pub use unit::{FormTable, Why};

use crate::casework::Campaign;
use crate::domain::{PartialDate, order};
use crate::intake::table::{RecordId, TableKind};

/// The two forms, in the order they are shown.
pub const KINDS: [TableKind; 2] = [TableKind::DeletionForm, TableKind::RetentionForm];

/// The forms handed in, understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merging {
    /// The forms, in the order they were loaded.
    pub tables: Vec<FormTable>,
    /// Their rows: by organisation, then as they were loaded.
    pub rows: Vec<MergedRow>,
    /// Rows that are one person's, each group in the order of [`Merging::rows`].
    pub repeats: Vec<Vec<RecordId>>,
    /// Who has handed in, by 团总支; those of none last.
    pub generals: Vec<GeneralStatus>,
    /// The day by which it was due.
    pub due: PartialDate,
}

/// Reads the campaign's forms together. The campaign has been checked.
pub fn merging(campaign: &Campaign) -> Merging {
    let tree = campaign.checked().map_or(&[][..], |outcome| outcome.tree.as_slice());
    let due = campaign.profile.campaign.report_due;
    let mut directory = Directory::new(tree, &campaign.profile.school);
    if tree.is_empty() {
        directory.learn(campaign);
    }
    let mut tables: Vec<FormTable> =
        campaign.form_tables().map(|table| unit::read(table, campaign, &directory)).collect();
    let (mut rows, repeats) = rows::rows(campaign, &directory, &tables);
    order::sort_by_key(&mut rows, |row| (row.general, row.branch, row.record));
    for table in &mut tables {
        table.late = table.day.is_some_and(|day| day.is_after(due));
    }
    let generals = hand_in::generals(&directory, &tables, &rows, campaign.form_choices());
    Merging { tables, rows, repeats, generals, due }
}
