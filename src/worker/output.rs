//! The forms of a campaign as it stands.

use super::protocol::{FormDetails, FormKind};
use crate::casework::Campaign;
use crate::domain::PartialDate;
use crate::forms::{
    DecidedCase, FormError, Heading, Lookup, deletion_form, retention_form, write_deletion_form,
    write_retention_form,
};
use crate::reconcile::{Action, Case};

/// Writes one form, dated `today`.
pub fn write_form(
    campaign: &Campaign,
    kind: FormKind,
    details: &FormDetails,
    today: PartialDate,
) -> Result<Vec<u8>, FormError> {
    let cases = campaign.checked().map_or(&[][..], |outcome| outcome.cases.as_slice());
    let actions: Vec<Vec<Action>> = cases.iter().map(|case| campaign.actions(case)).collect();
    let decided: Vec<DecidedCase<'_>> = cases.iter().zip(&actions).map(decided).collect();
    let lookup = Lookup::new(campaign.tables(), campaign.overlay());
    let heading = Heading {
        unit: details.unit.clone(),
        filler: details.filler.clone(),
        phone: details.phone.clone(),
        ..Heading::of(&campaign.profile)
    };
    match kind {
        FormKind::Deletion => write_deletion_form(&deletion_form(&decided, &lookup, &heading), today),
        FormKind::Retention => write_retention_form(&retention_form(&decided, &lookup, &heading), today),
        _ => Ok(Vec::new()),
    }
}

fn decided<'a>((case, actions): (&'a Case, &'a Vec<Action>)) -> DecidedCase<'a> {
    DecidedCase { actions, ..DecidedCase::from(case) }
}
