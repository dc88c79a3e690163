//! 附件1 and 附件3 from the rows that are taken.

use super::directory::GeneralAt;
use super::{MergedRow, Merging, Taken};
use crate::casework::Campaign;
use crate::domain::Field;
use crate::forms::deletion::marked_unconfirmed;
use crate::forms::{
    DeletionForm, DeletionRow, Heading, Lookup, RetentionForm, RetentionRow, deletion_form, retention_form,
};
use crate::intake::CellKind;
use crate::intake::record::Record;
use crate::intake::table::TableKind;
use crate::rules::af::register::written;

/// Whose rows go into a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everybody's.
    All,
    /// Those of one 团总支.
    General(GeneralAt),
}

impl Merging {
    /// The rows of a kind that are taken, in order.
    fn taken(&self, kind: TableKind, scope: Scope) -> impl Iterator<Item = &MergedRow> {
        let within = move |row: &&MergedRow| match scope {
            Scope::All => true,
            Scope::General(general) => row.general == general,
        };
        self.rows.iter().filter(move |row| row.kind == kind && row.taken == Taken::Yes).filter(within)
    }
}

/// The merged 附件1.
pub fn merged_deletion_form(
    merging: &Merging,
    campaign: &Campaign,
    scope: Scope,
    heading: &Heading,
) -> DeletionForm {
    let rows = merging.taken(TableKind::DeletionForm, scope).filter_map(|row| campaign.record(row.record));
    let empty = deletion_form(&[], &Lookup::new([], campaign.overlay()), heading);
    DeletionForm { rows: rows.map(|row| deletion_row(&row)).collect(), ..empty }
}

fn deletion_row(row: &Record<'_>) -> DeletionRow {
    let marked = words(row, Field::IdNumber);
    let whole = marked.strip_suffix(&marked_unconfirmed("")).or_else(|| marked.strip_suffix("(待确认)"));
    let damaged = row.cell(Field::IdNumber).is_some_and(|cell| cell.precision_lost());
    DeletionRow {
        org_name: row.cell(Field::OrgName).map_or(String::new(), |cell| written(cell.text)),
        name: words(row, Field::Name),
        id_unconfirmed: whole.is_some(),
        // Of a number that lost its last digits nothing may be handed on as one.
        id_number: if damaged { String::new() } else { whole.unwrap_or(&marked).to_owned() },
        reason: words(row, Field::DeletionReason),
    }
}

/// The merged 附件3.
pub fn merged_retention_form(
    merging: &Merging,
    campaign: &Campaign,
    scope: Scope,
    heading: &Heading,
) -> RetentionForm {
    let rows = merging.taken(TableKind::RetentionForm, scope);
    let of = |row: &MergedRow| {
        let general = merging.generals.iter().find(|general| general.at == row.general);
        let name = general.and_then(|general| general.name.clone()).unwrap_or_default();
        campaign.record(row.record).map(|record| retention_row(&record, name))
    };
    let empty = retention_form(&[], &Lookup::new([], campaign.overlay()), heading);
    RetentionForm { rows: rows.filter_map(of).collect(), ..empty }
}

fn retention_row(row: &Record<'_>, general: String) -> RetentionRow {
    let own = |field| words(row, field);
    let first =
        |fields: [Field; 2]| fields.map(own).into_iter().find(|text| !text.is_empty()).unwrap_or_default();
    let college = own(Field::College);
    RetentionRow {
        general_branch: if college.is_empty() { general } else { college },
        branch: first([Field::OrgName, Field::Branch]),
        name: own(Field::Name),
        phone: own(Field::Phone),
        counsellor: own(Field::Counsellor),
        counsellor_phone: own(Field::CounsellorPhone),
        other_contact: own(Field::OtherContact),
        reason: own(Field::RetentionReason),
    }
}

/// What the cell says, as it was written.
fn words(row: &Record<'_>, field: Field) -> String {
    let Some(cell) = row.cell(field).filter(|cell| cell.kind != CellKind::Error) else {
        return String::new();
    };
    let edge = |c: char| c.is_whitespace() || crate::domain::text::is_invisible(c) || c == '\'';
    cell.text.trim_matches(edge).to_owned()
}
