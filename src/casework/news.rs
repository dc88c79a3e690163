//! What newer lists changed: who is new, who is gone, what was settled, what must be looked at again.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::campaign::Campaign;
use super::decision::{Standing, standing};
use crate::reconcile::{Action, Case, CaseKey};

/// Everybody known before the lists changed, with name and branch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known(BTreeMap<CaseKey, (String, String)>);

/// What changed since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// Cases with something to do that were not there.
    pub new: usize,
    /// Decided cases for which something else is proposed now.
    pub reopened: usize,
    /// Decided cases with nothing left to do, those whose person has left the lists as decided included.
    pub settled: usize,
    /// People who are in no list any more, with their branches.
    pub gone: Vec<(String, String)>,
}

fn names(case: &Case) -> impl Iterator<Item = CaseKey> + use<> {
    std::iter::once(case.key).chain(case.other_key)
}

impl Known {
    /// Everybody in these cases.
    pub fn of(cases: &[Case]) -> Known {
        let named = |case: &Case| {
            names(case).map(|key| (key, (case.name.clone(), case.branch.clone()))).collect::<Vec<_>>()
        };
        Known(cases.iter().flat_map(named).collect())
    }

    /// Is this somebody who was not there?
    pub fn is_new(&self, case: &Case) -> bool {
        !names(case).any(|key| self.0.contains_key(&key))
    }
}

impl Campaign {
    /// What changed since the lists were changed, or decided cases were last looked at.
    pub fn news(&self) -> News {
        let Some(outcome) = self.checked() else { return News::default() };
        let mut news = News::default();
        for case in &outcome.cases {
            match standing(case, self.decision(case)) {
                Standing::Open if self.is_new(case) => news.new += 1,
                Standing::Reopened => news.reopened += 1,
                Standing::Settled => news.settled += 1,
                _ => {}
            }
        }
        if self.known().is_none() && self.decisions().next().is_none() {
            return news;
        }
        let present: HashSet<CaseKey> = outcome.cases.iter().flat_map(names).collect();
        let mut gone = BTreeSet::new();
        for (key, decision) in self.decisions().filter(|(key, _)| !present.contains(key)) {
            let leaves =
                |action: &Action| matches!(action, Action::Delete | Action::Transfer | Action::TransferHome);
            // An export taken after the deletion no longer has the person: that is what was asked for.
            if decision.led_to().iter().any(leaves) {
                news.settled += 1;
            } else if let Some(about) = &decision.about {
                gone.insert((*key, about.name.clone(), about.branch.clone()));
            }
        }
        if let Some(known) = self.known() {
            let left = known.0.iter().filter(|(key, _)| !present.contains(key));
            let undecided = left.filter(|(key, _)| self.decision_of(**key).is_none());
            gone.extend(undecided.map(|(key, (name, branch))| (*key, name.clone(), branch.clone())));
        }
        if gone.is_empty() {
            return news;
        }
        // A pair that fell apart is known under two keys.
        let people: BTreeSet<_> = gone.into_iter().map(|(_, name, branch)| (branch, name)).collect();
        let still_here: HashSet<(&str, &str)> =
            outcome.cases.iter().map(|case| (case.branch.as_str(), case.name.as_str())).collect();
        news.gone = people
            .into_iter()
            .filter(|(branch, name)| !still_here.contains(&(branch.as_str(), name.as_str())))
            .map(|(branch, name)| (name, branch))
            .collect();
        news
    }
}
