//! What the user said about a case.

use serde::{Deserialize, Serialize};

use crate::reconcile::{Action, Case};

/// A decision on one case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// What is to be done.
    pub verdict: Verdict,
    /// Why, in the user's words; may be empty.
    pub note: String,
}

/// What is to be done about a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Do what is proposed.
    Accept,
    /// Do this instead.
    Instead(Vec<Action>),
    /// Do nothing.
    Ignore,
}

/// The actions that hold for a case: the user's where there is a decision, else the proposed ones,
/// a question that is still open among them.
pub fn effective_actions(case: &Case, decision: Option<&Decision>) -> Vec<Action> {
    match decision.map(|decision| &decision.verdict) {
        None | Some(Verdict::Accept) => case.actions.clone(),
        Some(Verdict::Instead(actions)) => actions.clone(),
        Some(Verdict::Ignore) => vec![Action::None],
    }
}

/// Does the case wait for the user? Only cases that propose something can.
pub fn is_open(case: &Case, decision: Option<&Decision>) -> bool {
    decision.is_none() && case.actions.iter().any(|action| *action != Action::None)
}
