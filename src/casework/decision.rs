//! What the user said about a case, and whether it still answers what is proposed.

use serde::{Deserialize, Serialize};

use crate::reconcile::{Action, Case};

/// A decision on one case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// What is to be done.
    pub verdict: Verdict,
    /// Why, in the user's words; may be empty.
    pub note: String,
    /// What the forms say instead of what is proposed.
    #[serde(default)]
    pub terms: Terms,
    /// What was proposed when it was made. The engine fills this in.
    #[serde(default)]
    pub about: Option<Subject>,
}

/// What is to be done about a case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Do what is proposed.
    #[default]
    Accept,
    /// Do this instead.
    Instead(Vec<Action>),
    /// Do nothing.
    Ignore,
}

/// The user's own words for the forms; `None` leaves the proposed ones.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// 删除原因.
    pub deletion_reason: Option<String>,
    /// 保留原因.
    pub retention_reason: Option<String>,
    /// 转往.
    pub transfer_to: Option<String>,
}

/// What a decision was about: enough to tell that something else is proposed now, and to name somebody
/// who is in no list any more.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    /// The person's name.
    pub name: String,
    /// The branch.
    pub branch: String,
    /// What was proposed.
    pub actions: Vec<Action>,
    /// 删除原因, 保留原因 and 转往 as proposed.
    pub words: [Option<String>; 3],
}

impl Subject {
    /// What a decision on this case made now would be about.
    pub fn of(case: &Case) -> Subject {
        Subject {
            name: case.name.clone(),
            branch: case.branch.clone(),
            actions: case.actions.clone(),
            words: [case.deletion_reason.clone(), case.retention_reason.clone(), case.transfer_to.clone()],
        }
    }

    /// Is the same proposed still?
    fn still_holds(&self, case: &Case) -> bool {
        let [deletion, retention, transfer] = &self.words;
        self.actions == case.actions
            && *deletion == case.deletion_reason
            && *retention == case.retention_reason
            && *transfer == case.transfer_to
    }
}

impl Decision {
    /// A decision without a note.
    pub fn new(verdict: Verdict) -> Decision {
        Decision { verdict, ..Decision::default() }
    }

    /// Does it answer what is proposed now?
    pub fn answers(&self, case: &Case) -> bool {
        self.about.as_ref().is_none_or(|about| about.still_holds(case))
    }

    /// What it led to when it was made.
    pub fn led_to(&self) -> &[Action] {
        match (&self.verdict, &self.about) {
            (Verdict::Instead(actions), _) => actions,
            (Verdict::Accept, Some(about)) => &about.actions,
            (Verdict::Accept, None) | (Verdict::Ignore, _) => &[],
        }
    }
}

/// Where a case stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Standing {
    /// Nothing is proposed and nothing was decided.
    Quiet,
    /// Waits for the user.
    Open,
    /// Was decided, but something else is proposed since: waits again.
    Reopened,
    /// Decided.
    Decided,
    /// Was decided, and newer lists have nothing left to do.
    Settled,
}

/// Where a case stands.
pub fn standing(case: &Case, decision: Option<&Decision>) -> Standing {
    let quiet = case.is_quiet();
    match decision {
        None if quiet => Standing::Quiet,
        None => Standing::Open,
        Some(decision) if decision.answers(case) => Standing::Decided,
        Some(_) if quiet => Standing::Settled,
        Some(_) => Standing::Reopened,
    }
}

/// The actions that hold for a case: the user's where there is a decision that answers the present
/// proposal, else the proposed ones, a question that is still open among them.
pub fn effective_actions<'a>(case: &'a Case, decision: Option<&'a Decision>) -> &'a [Action] {
    match decision.filter(|decision| decision.answers(case)).map(|decision| &decision.verdict) {
        None | Some(Verdict::Accept) => &case.actions,
        Some(Verdict::Instead(actions)) => actions,
        Some(Verdict::Ignore) => &[Action::None],
    }
}

/// Does the case wait for the user? Only cases that propose something can.
pub fn is_open(case: &Case, decision: Option<&Decision>) -> bool {
    matches!(standing(case, decision), Standing::Open | Standing::Reopened)
}
