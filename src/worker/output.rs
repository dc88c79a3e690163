//! The forms of a campaign as it stands.

use std::borrow::Cow;

use super::protocol::{FormDetails, FormKind};
use crate::casework::Campaign;
use crate::casework::Terms;
use crate::casework::campaign::Outcome;
use crate::domain::PartialDate;
use crate::forms::{
    DecidedCase, FormError, Heading, Lookup, completion_list, deletion_form, overview, retention_form,
    supplement_list, transfer_list, write_completion_list, write_deletion_form, write_overview,
    write_retention_form, write_supplement_list, write_transfer_list,
};
use crate::reconcile::Action;
use crate::rules::Finding;

static NO_TERMS: Terms = Terms { deletion_reason: None, retention_reason: None, transfer_to: None };

/// Writes one form, dated `today`. The campaign has been checked.
pub fn write_form(
    campaign: &Campaign,
    kind: FormKind,
    details: &FormDetails,
    today: PartialDate,
) -> Result<Vec<u8>, FormError> {
    let unchecked = Outcome::default();
    let Outcome { findings, cases, .. } = campaign.checked().unwrap_or(&unchecked);
    let (open, accepted) = apart(campaign, findings);
    let findings = open.as_ref();
    let actions: Vec<Vec<Action>> = cases.iter().map(|case| campaign.actions(case)).collect();
    let decided: Vec<DecidedCase<'_>> = cases
        .iter()
        .zip(&actions)
        .map(|(case, actions)| {
            let proposed = DecidedCase::from(case);
            let terms = campaign.terms(case).unwrap_or(&NO_TERMS);
            DecidedCase {
                actions,
                deletion_reason: terms.deletion_reason.as_deref().or(proposed.deletion_reason),
                retention_reason: terms.retention_reason.as_deref().or(proposed.retention_reason),
                transfer_to: terms.transfer_to.as_deref().or(proposed.transfer_to),
                ..proposed
            }
        })
        .collect();
    let lookup = Lookup::new(campaign.chosen_tables(), campaign.overlay());
    let heading = Heading {
        unit: details.unit.clone(),
        filler: details.filler.clone(),
        phone: details.phone.clone(),
        ..Heading::of(&campaign.profile)
    };
    match kind {
        FormKind::Deletion => write_deletion_form(&deletion_form(&decided, &lookup, &heading), today),
        FormKind::Retention => write_retention_form(&retention_form(&decided, &lookup, &heading), today),
        FormKind::Supplement => write_supplement_list(&supplement_list(&decided, &lookup), today),
        FormKind::Transfer => write_transfer_list(&transfer_list(&decided, &lookup), today),
        FormKind::Completion => write_completion_list(&completion_list(&decided, findings, &lookup), today),
        FormKind::Report => {
            let report = overview(&decided, findings, &[], &lookup);
            let off = &campaign.profile.disabled_rules;
            write_overview(&report.with_exceptions(&accepted, off, &lookup), today)
        }
    }
}

/// The findings that still ask for something, and those accepted as they are with their reasons.
fn apart<'a>(
    campaign: &'a Campaign,
    findings: &'a [Finding],
) -> (Cow<'a, [Finding]>, Vec<(&'a Finding, &'a str)>) {
    let reason = |finding| campaign.waivers().reason(finding);
    let accepted: Vec<_> = findings.iter().filter_map(|one| Some((one, reason(one)?))).collect();
    if accepted.is_empty() {
        return (Cow::Borrowed(findings), accepted);
    }
    let open = findings.iter().filter(|one| reason(one).is_none()).cloned().collect();
    (Cow::Owned(open), accepted)
}
