//! A case together with what the user decided about it: what the forms are built from.

use crate::reconcile::{Action, Case};

/// A case and the actions and words that hold after the user's decision.
#[derive(Clone, Copy, Debug)]
pub struct DecidedCase<'a> {
    /// The person.
    pub case: &'a Case,
    /// What is to be done.
    pub actions: &'a [Action],
    /// 删除原因.
    pub deletion_reason: Option<&'a str>,
    /// 保留原因.
    pub retention_reason: Option<&'a str>,
    /// Where the relation goes.
    pub transfer_to: Option<&'a str>,
    /// 团总支, where known.
    pub general: Option<&'a str>,
    /// The user has not decided yet; what is proposed is taken.
    pub open: bool,
}

impl<'a> DecidedCase<'a> {
    /// Is this to be done?
    pub fn has(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }

    /// Takes every proposal as decided.
    pub fn all_as_proposed(cases: &'a [Case]) -> Vec<DecidedCase<'a>> {
        cases.iter().map(DecidedCase::from).collect()
    }
}

/// The case as proposed.
impl<'a> From<&'a Case> for DecidedCase<'a> {
    fn from(case: &'a Case) -> Self {
        DecidedCase {
            case,
            actions: &case.actions,
            deletion_reason: case.deletion_reason.as_deref(),
            retention_reason: case.retention_reason.as_deref(),
            transfer_to: case.transfer_to.as_deref(),
            general: case.general_branch.as_deref(),
            open: false,
        }
    }
}
