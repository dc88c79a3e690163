//! Words about one person that the table's reasons are made of.

use super::{Facts, Proposal, Repeat};
use crate::domain::Field;
use crate::domain::enrolment::{Change, RELATION_MOVED};
use crate::reconcile::case::Action;
use crate::reconcile::membership::Membership;

/// Where the other row stands that repeats this one.
pub fn place(facts: &Facts) -> &str {
    match &facts.repeat {
        Some(Repeat::Echo(place) | Repeat::Elsewhere(place)) => place,
        None => "",
    }
}

/// Numbers are not repeated here: reasons are shown on screens that others see.
pub fn differing(facts: &Facts) -> String {
    let fields = &facts.corrections.fields;
    let labels = labels(fields);
    let other = if facts.stated { "更正的内容" } else { "花名册" };
    if fields.contains(&Field::Name) {
        let (system, roster) = &facts.names;
        format!("系统中的{labels}与{other}不一致：{system}／{roster}")
    } else {
        format!("系统中的{labels}与{other}不一致")
    }
}

/// What the member's record has otherwise than the roster.
pub fn amended(facts: &Facts) -> String {
    let born = facts.birth_in_number && facts.other.contains(&Field::Birth);
    let source = if born { "（出生年月取自身份证号）" } else { "" };
    format!("{}与花名册{source}不一致，请核对后修改", labels(&facts.other))
}

/// What users call these fields.
pub fn labels(fields: &[Field]) -> String {
    fields.iter().map(|field| field.label()).collect::<Vec<_>>().join("、")
}

/// The name of a change of which the design does not say what follows.
pub(super) fn unclear(facts: &Facts) -> Option<&'static str> {
    match facts.change {
        Some(Change::Other(name)) => Some(name),
        _ => None,
    }
}

/// The question such a change raises of somebody in the system.
pub(super) fn unclear_question(facts: &Facts) -> String {
    match unclear(facts).unwrap_or_default() {
        RELATION_MOVED => "名单中写明组织关系已转出，而系统中仍有此人，请确认转接是否已办完".to_owned(),
        name => format!("学籍状态为{name}，请确认组织关系应转往何处"),
    }
}

/// Is the relation kept centrally or sent home, so that it does not follow the class?
pub(super) fn relation_goes_elsewhere(facts: &Facts) -> bool {
    retention(facts).is_some() || facts.change == Some(Change::Withdrawn)
}

/// 附件1's 删除原因, when deletion is proposed.
pub fn deletion_reason(facts: &Facts, proposals: &[Proposal]) -> Option<String> {
    if !proposals.iter().any(|proposal| proposal.action == Action::Delete) {
        return None;
    }
    // Somebody without membership is not entered again: the rest of the record does not matter.
    Some(match facts.membership {
        Membership::NonMember => NO_MEMBERSHIP.to_owned(),
        _ => facts.corrections.deletion.join("；"),
    })
}

/// 删除原因 of somebody who is no member.
pub const NO_MEMBERSHIP: &str = "无团籍";

/// 附件3's 保留原因, for changes that keep the relation here.
pub fn retention(facts: &Facts) -> Option<&'static str> {
    facts.change.and_then(Change::retention_reason)
}
