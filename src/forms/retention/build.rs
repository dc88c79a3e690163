//! 附件3 from decided cases.

use super::{RetentionForm, RetentionRow};
use crate::domain::{Field, text};
use crate::forms::{DecidedCase, Heading, Lookup};
use crate::reconcile::Action;

/// The form for every case whose membership is to be kept, in the order of the cases.
pub fn retention_form(cases: &[DecidedCase<'_>], lookup: &Lookup<'_>, heading: &Heading) -> RetentionForm {
    RetentionForm {
        label: heading.words.retention_number.clone(),
        title: heading.retention_title.clone(),
        columns: heading.words.retention_columns.clone(),
        note: heading.words.retention_note.clone(),
        rows: cases.iter().filter(|case| case.has(Action::Retain)).map(|case| row(case, lookup)).collect(),
    }
}

/// How to reach a member is what the school knows: the list of 学籍异动, then the roster, then the system.
fn row(decided: &DecidedCase<'_>, lookup: &Lookup<'_>) -> RetentionRow {
    let case = decided.case;
    let known = |field| lookup.first_filled([case.status, case.roster, case.system], field).into_owned();
    let number = |field| text::squeeze(&known(field)).into_owned();
    let college = || known(Field::College);
    RetentionRow {
        general_branch: case.general_branch.clone().unwrap_or_else(college),
        branch: lookup.org_name(case),
        name: case.name.clone(),
        phone: number(Field::Phone),
        counsellor: known(Field::Counsellor),
        counsellor_phone: number(Field::CounsellorPhone),
        other_contact: known(Field::OtherContact),
        reason: decided.retention_reason.unwrap_or_default().to_owned(),
    }
}
