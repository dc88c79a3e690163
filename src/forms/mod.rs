//! The notice's forms and lists, from decided cases to bytes.
//!
//! Each form is a plain model first (what stands on the paper), built from decided cases; a writer
//! lays it on A4. Cells hold text and nothing else: no formula, no link, no number that a spreadsheet
//! could round.

pub mod annotate;
pub mod clipboard;
pub mod decided;
pub mod deletion;
pub mod error;
pub mod lists;
pub mod lookup;
pub mod merging;
pub mod messages;
pub mod naming;
pub mod office;
pub mod overview;
pub mod paper;
pub mod report;
pub mod retention;
pub mod unplaced;

pub use decided::DecidedCase;
pub use deletion::{DeletionForm, DeletionRow, deletion_form, write_deletion_form};
pub use error::FormError;
pub use lists::completion::{CompletionList, CompletionRow, completion_list, write_completion_list};
pub use lists::supplement::{SupplementList, SupplementRow, supplement_list, write_supplement_list};
pub use lists::transfer::{TransferList, TransferRow, transfer_list, write_transfer_list};
pub use lookup::Lookup;
pub use overview::{Overview, overview, write_overview};
pub use report::{Rejected, Report, report};
pub use retention::{RetentionForm, RetentionRow, retention_form, write_retention_form};

use crate::domain::{FormWords, Profile};

/// What stands above the rows and comes neither from files nor from decisions. What is left empty is
/// filled in by hand on the paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The title of 附件1.
    pub deletion_title: String,
    /// The title of 附件3.
    pub retention_title: String,
    /// The forms' numbers, columns and notes.
    pub words: FormWords,
    /// 单位.
    pub unit: String,
    /// 填报人.
    pub filler: String,
    /// 电话.
    pub phone: String,
}

impl Heading {
    /// The titles of the school's notice; the rest empty.
    pub fn of(profile: &Profile) -> Heading {
        Heading {
            deletion_title: profile.deletion_form_title.clone(),
            retention_title: profile.retention_form_title.clone(),
            words: profile.forms.clone(),
            unit: profile.forms.unit.clone(),
            ..Heading::default()
        }
    }
}
