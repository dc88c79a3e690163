//! What newer lists changed: who is new, who is gone, what was settled, what must be looked at again.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::campaign::Campaign;
use super::decision::{Standing, standing};
use crate::reconcile::{Action, Case, CaseKey};

/// Everybody known before the lists changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    people: Vec<Person>,
    /// Is there nothing to do about the person of this key?
    quiet: HashMap<CaseKey, bool>,
}

#[derive(Clone, Debug, PartialEq)]
struct Person {
    key: CaseKey,
    other_key: Option<CaseKey>,
    name: String,
    branch: String,
}

/// What changed since.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// Cases with something to do that were not there, or had nothing to do.
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
        let person = |case: &Case| Person {
            key: case.key,
            other_key: case.other_key,
            name: case.name.clone(),
            branch: case.branch.clone(),
        };
        let quiet = cases.iter().flat_map(|case| names(case).map(|key| (key, is_quiet(case))));
        Known { people: cases.iter().map(person).collect(), quiet: quiet.collect() }
    }

    /// Is there something to do about somebody who was not there, or about whom there was nothing?
    pub fn is_new(&self, case: &Case) -> bool {
        !is_quiet(case) && names(case).filter_map(|key| self.quiet.get(&key)).all(|quiet| *quiet)
    }
}

fn is_quiet(case: &Case) -> bool {
    case.actions.iter().all(|action| *action == Action::None)
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
        // Named by branch and name: a person can have been decided under two keys.
        let mut gone: BTreeSet<(&str, &str)> = BTreeSet::new();
        for (_, decision) in self.decisions().filter(|(key, _)| !present.contains(key)) {
            let leaves =
                |action: &Action| matches!(action, Action::Delete | Action::Transfer | Action::TransferHome);
            // An export taken after the deletion no longer has the person: that is what was asked for.
            if decision.led_to().iter().any(leaves) {
                news.settled += 1;
            } else if let Some(about) = &decision.about {
                gone.insert((&about.branch, &about.name));
            }
        }
        let left = |person: &&Person| {
            let mut keys = std::iter::once(person.key).chain(person.other_key);
            keys.all(|key| !present.contains(&key) && self.decision_of(key).is_none())
        };
        let known = self.known().map_or(&[][..], |known| known.people.as_slice());
        gone.extend(known.iter().filter(left).map(|person| (person.branch.as_str(), person.name.as_str())));
        if gone.is_empty() {
            return news;
        }
        let still_here: HashSet<(&str, &str)> =
            outcome.cases.iter().map(|case| (case.branch.as_str(), case.name.as_str())).collect();
        let gone = gone.into_iter().filter(|person| !still_here.contains(person));
        news.gone = gone.map(|(branch, name)| (name.to_owned(), branch.to_owned())).collect();
        news
    }
}
