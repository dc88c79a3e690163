//! 附件1 from decided cases.

use std::borrow::Cow;

use super::{DeletionForm, DeletionRow};
use crate::domain::Field;
use crate::forms::{DecidedCase, Heading, Lookup};
use crate::reconcile::Action;

/// The reason for a member whom no roster knows (N三(二)), unless the user gave another.
const NOT_A_MEMBER: &str = "无团籍";

/// The form for every case that is to be deleted, in the order of the cases.
pub fn deletion_form(cases: &[DecidedCase<'_>], lookup: &Lookup<'_>, heading: &Heading) -> DeletionForm {
    DeletionForm {
        label: heading.words.deletion_number.clone(),
        title: heading.deletion_title.clone(),
        unit: heading.unit.clone(),
        filler: heading.filler.clone(),
        phone: heading.phone.clone(),
        columns: heading.words.deletion_columns.clone(),
        rows: cases.iter().filter(|case| case.has(Action::Delete)).map(|case| row(case, lookup)).collect(),
    }
}

/// The number as the form's cell shows it.
pub fn marked_unconfirmed(id_number: &str) -> String {
    format!("{id_number}（待确认）")
}

/// 填写要求1-3: organisation, name and number are the system's, even where they are wrong.
fn row(decided: &DecidedCase<'_>, lookup: &Lookup<'_>) -> DeletionRow {
    let case = decided.case;
    let name = lookup.verbatim(case.system, Field::Name);
    let own_number = lookup.whole_id_number(case.system);
    let lent_number = || lookup.whole_id_number(case.roster).or_else(|| lookup.whole_id_number(case.status));
    let id_unconfirmed = own_number.is_none();
    let id_number = own_number.or_else(lent_number).map(Cow::into_owned).unwrap_or_default();
    let unknown_to_rosters = case.roster.is_none() && case.status.is_none();
    DeletionRow {
        org_name: lookup.org_name(case),
        name: if name.is_empty() { case.name.clone() } else { name.into_owned() },
        id_unconfirmed: id_unconfirmed && !id_number.is_empty(),
        id_number,
        reason: match decided.deletion_reason {
            Some(reason) => reason.to_owned(),
            None if unknown_to_rosters => NOT_A_MEMBER.to_owned(),
            None => String::new(),
        },
    }
}
