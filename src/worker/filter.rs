//! Which cases are shown, and how many there would be under every other choice.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::search::Query;
use crate::casework::decision::{Decision, Standing, Verdict, is_open, standing};
use crate::casework::news::Turn;
use crate::casework::{Campaign, Change};
use crate::domain::order;
use crate::reconcile::{Action, Case, Certainty};

/// Which cases are shown. Everything said must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CaseFilter {
    /// Only those that propose, ask for or were given this.
    pub action: Option<Action>,
    /// Only those found so.
    pub kind: Option<CaseKind>,
    /// Only those that stand so.
    pub state: Option<CaseState>,
    /// Only those of these branches.
    pub within: Option<Within>,
    /// Name, pinyin or number.
    pub text: String,
    /// Those with nothing to do too.
    pub settled_too: bool,
}

/// In which lists a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CaseKind {
    /// On both sides.
    Paired,
    /// Only in the system.
    OnlySystem,
    /// Only in the roster.
    OnlyRoster,
    /// Nobody can tell without the user.
    Ambiguous,
}

impl CaseKind {
    /// All of them, as shown.
    pub const ALL: [CaseKind; 4] =
        [CaseKind::Paired, CaseKind::OnlySystem, CaseKind::OnlyRoster, CaseKind::Ambiguous];

    /// Of which kind the case is.
    pub fn of(case: &Case) -> CaseKind {
        match (case.certainty, case.system, case.roster) {
            (Certainty::Ambiguous, ..) => CaseKind::Ambiguous,
            (_, Some(_), Some(_)) => CaseKind::Paired,
            (_, Some(_), None) => CaseKind::OnlySystem,
            (_, None, _) => CaseKind::OnlyRoster,
        }
    }
}

/// How far the user is with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CaseState {
    /// Waits.
    Open,
    /// Decided.
    Decided,
    /// Something else is proposed than was decided, or than the user last saw. Waits too.
    Changed,
    /// The newer lists have nothing left to do.
    Settled,
    /// Not there when the user last looked.
    New,
}

impl CaseState {
    /// All of them, as shown.
    pub const ALL: [CaseState; 5] =
        [CaseState::Open, CaseState::Decided, CaseState::Changed, CaseState::Settled, CaseState::New];
}

/// Part of the organisation tree.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Within {
    /// All branches of a 团总支; those of none.
    General(Option<String>),
    /// One branch.
    Branch(String),
}

/// How many cases there would be under each choice, all other choices as they are.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Facets {
    /// Per kind.
    pub kinds: Vec<(CaseKind, usize)>,
    /// Per state.
    pub states: Vec<(CaseState, usize)>,
    /// Per action: how many, and how many of these wait.
    pub actions: Vec<(Action, usize, usize)>,
    /// How many shown ones wait.
    pub waiting: usize,
    /// How many shown ones wait for no more than being accepted.
    pub acceptable: usize,
}

/// A filter made ready.
struct Sieve<'a> {
    campaign: &'a Campaign,
    filter: &'a CaseFilter,
    query: Query,
    branches: HashSet<&'a str>,
    /// Branches under some 团总支, where those of none are asked for.
    placed: HashSet<&'a str>,
}

/// What a case is under each of the choices.
struct Facts {
    kind: CaseKind,
    states: Vec<CaseState>,
    actions: Vec<Action>,
    quiet: bool,
}

impl<'a> Sieve<'a> {
    fn new(campaign: &'a Campaign, filter: &'a CaseFilter) -> Sieve<'a> {
        let tree = campaign.checked().map_or(&[][..], |outcome| outcome.tree.as_slice());
        let under = |wanted: &dyn Fn(&Option<String>) -> bool| -> HashSet<&'a str> {
            let groups = tree.iter().filter(|group| wanted(&group.name));
            groups.flat_map(|group| group.branches.iter().map(String::as_str)).collect()
        };
        let branches = match &filter.within {
            Some(Within::General(name)) => under(&|group| group == name),
            Some(Within::Branch(branch)) => HashSet::from([branch.as_str()]),
            None => HashSet::new(),
        };
        let placed = match &filter.within {
            Some(Within::General(None)) => under(&|group| group.is_some()),
            _ => HashSet::new(),
        };
        Sieve { campaign, filter, query: Query::new(&filter.text), branches, placed }
    }

    fn facts(&self, case: &Case) -> Facts {
        let decision = self.campaign.decision(case);
        let standing = standing(case, decision);
        let mut states = match standing {
            Standing::Open | Standing::Reopened => vec![CaseState::Open],
            Standing::Decided => vec![CaseState::Decided],
            Standing::Settled | Standing::Quiet => Vec::new(),
        };
        states.extend(self.campaign.turn(case, standing).map(|turn| match turn {
            Turn::New => CaseState::New,
            Turn::Changed => CaseState::Changed,
            Turn::Settled => CaseState::Settled,
        }));
        let mut actions = case.actions.clone();
        if decision.is_some() {
            actions.extend(self.campaign.actions(case));
        }
        actions.retain(|action| *action != Action::None);
        order::sort(&mut actions);
        actions.dedup();
        let quiet = standing == Standing::Quiet && states.is_empty();
        Facts { kind: CaseKind::of(case), states, actions, quiet }
    }

    /// Does the case pass what is not counted by facets?
    fn lets_in(&self, case: &Case, facts: &Facts) -> bool {
        let branch = match &self.filter.within {
            None => true,
            // Classes that are in no system list stand under no 团总支 either.
            Some(Within::General(None)) => !self.placed.contains(case.branch.as_str()),
            Some(_) => self.branches.contains(case.branch.as_str()),
        };
        // Whoever looks for somebody finds them, whether there is something to do or not.
        let shown = self.filter.settled_too || !facts.quiet || self.query != Query::Everybody;
        branch && shown && self.query.finds(case, self.campaign)
    }
}

/// The cases that pass, in order, and the counts.
pub fn pass<'a>(campaign: &'a Campaign, filter: &CaseFilter) -> (Vec<&'a Case>, Facets) {
    let Some(outcome) = campaign.checked() else { return Default::default() };
    let sieve = Sieve::new(campaign, filter);
    let mut facets = Facets {
        kinds: CaseKind::ALL.map(|kind| (kind, 0)).to_vec(),
        states: CaseState::ALL.map(|state| (state, 0)).to_vec(),
        ..Facets::default()
    };
    let mut passing = Vec::new();
    for case in &outcome.cases {
        let facts = sieve.facts(case);
        if !sieve.lets_in(case, &facts) {
            continue;
        }
        let kind = filter.kind.is_none_or(|kind| kind == facts.kind);
        let state = filter.state.is_none_or(|state| facts.states.contains(&state));
        let action = filter.action.is_none_or(|action| facts.actions.contains(&action));
        if state && action {
            facets.kinds.iter_mut().filter(|(of, _)| *of == facts.kind).for_each(|(_, count)| *count += 1);
        }
        if kind && action {
            let counted = facets.states.iter_mut().filter(|(of, _)| facts.states.contains(of));
            counted.for_each(|(_, count)| *count += 1);
        }
        if kind && state {
            let open = facts.states.contains(&CaseState::Open);
            facts.actions.iter().for_each(|action| count(&mut facets.actions, *action, open));
        }
        if kind && state && action {
            let open = facts.states.contains(&CaseState::Open);
            facets.waiting += usize::from(open);
            facets.acceptable += usize::from(open && !case.actions.contains(&Action::Decide));
            passing.push(case);
        }
    }
    order::sort_by_key(&mut facets.actions, |(action, ..)| *action);
    (passing, facets)
}

fn count(actions: &mut Vec<(Action, usize, usize)>, action: Action, open: bool) {
    if !actions.iter().any(|(known, ..)| *known == action) {
        actions.push((action, 0, 0));
    }
    for (_, total, waiting) in actions.iter_mut().filter(|(known, ..)| *known == action) {
        *total += 1;
        *waiting += usize::from(open);
    }
}

/// Does the case wait for no more than being accepted?
fn is_acceptable(campaign: &Campaign, case: &Case) -> bool {
    is_open(case, campaign.decision(case)) && !case.actions.contains(&Action::Decide)
}

/// The changes that decide all waiting cases the filter shows. Questions are only passed over, never
/// accepted: they must be answered one by one.
pub fn decide_shown(campaign: &Campaign, filter: &CaseFilter, decision: &Decision) -> Vec<Change> {
    let (cases, _) = pass(campaign, filter);
    let meant = |case: &&&Case| match decision.verdict {
        Verdict::Accept => is_acceptable(campaign, case),
        Verdict::Instead(_) | Verdict::Ignore => is_open(case, campaign.decision(case)),
    };
    cases.iter().filter(meant).filter_map(|case| campaign.decide_case(case, Some(decision.clone()))).collect()
}
