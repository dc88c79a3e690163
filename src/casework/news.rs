//! What newer lists changed: who is new, who is gone, what is settled, what must be looked at again.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::campaign::Campaign;
use super::decision::{Decision, Standing};
use crate::reconcile::{Action, Case, CaseKey};

/// Who was there, and what was proposed, when the user last looked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Known {
    list: List,
    by_key: HashMap<CaseKey, usize>,
}

/// What of it is kept: a name and a few numbers for each of a university's people.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct List {
    branches: Vec<String>,
    people: Vec<Person>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Person {
    key: CaseKey,
    other_key: Option<CaseKey>,
    name: String,
    branch: usize,
    /// [`Case::proposal`].
    proposal: u64,
}

impl Person {
    fn keys(&self) -> impl Iterator<Item = CaseKey> + use<> {
        std::iter::once(self.key).chain(self.other_key)
    }
}

/// What the newer lists did to one case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Turn {
    /// There is something to do about somebody who was not there, or about whom there was nothing.
    New,
    /// Something else is proposed than before.
    Changed,
    /// There is nothing left to do.
    Settled,
}

/// What changed since the user last looked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    /// Cases with something to do that were not there, or had nothing to do.
    pub new: usize,
    /// Cases for which something else is proposed now.
    pub changed: usize,
    /// Cases with nothing left to do, those whose person has left the lists as decided included.
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
        let mut list = List::default();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for case in cases {
            let branch = *places.entry(&case.branch).or_insert_with(|| {
                list.branches.push(case.branch.clone());
                list.branches.len() - 1
            });
            list.people.push(Person {
                key: case.key,
                other_key: case.other_key,
                name: case.name.clone(),
                branch,
                proposal: case.proposal(),
            });
        }
        Known::from(list)
    }

    /// What is stored of it.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_stdvec(&self.list)
    }

    /// Reads what was stored.
    pub fn from_bytes(bytes: &[u8]) -> Result<Known, postcard::Error> {
        postcard::from_bytes::<List>(bytes).map(Known::from)
    }

    /// Which of the people have left the lists.
    pub(super) fn left(&self, is_present: impl Fn(CaseKey) -> bool) -> Vec<usize> {
        let has_left = |person: &Person| !person.keys().any(&is_present);
        (0..).zip(&self.list.people).filter(|(_, person)| has_left(person)).map(|(at, _)| at).collect()
    }

    /// What has happened to the case since; nothing where it stands as it did.
    fn turn(&self, case: &Case) -> Option<Turn> {
        let before = names(case).find_map(|key| self.list.people.get(*self.by_key.get(&key)?));
        let proposal = before.map_or(0, |person| person.proposal);
        match (proposal, case.proposal()) {
            (before, now) if before == now => None,
            (0, _) => Some(Turn::New),
            (_, 0) => Some(Turn::Settled),
            _ => Some(Turn::Changed),
        }
    }
}

impl From<List> for Known {
    fn from(list: List) -> Known {
        let keys = (0..).zip(&list.people).flat_map(|(at, person)| person.keys().map(move |key| (key, at)));
        Known { by_key: keys.collect(), list }
    }
}

impl Campaign {
    /// What newer lists did to the case: what they made of the user's decision, else what is not as it
    /// was when the user last looked.
    pub fn turn(&self, case: &Case, standing: Standing) -> Option<Turn> {
        match standing {
            Standing::Reopened => Some(Turn::Changed),
            Standing::Settled => Some(Turn::Settled),
            Standing::Decided => None,
            Standing::Open | Standing::Quiet => self.known()?.turn(case),
        }
    }

    /// What changed since the user last looked.
    pub fn news(&self) -> News {
        let Some(outcome) = self.checked() else { return News::default() };
        let work = &self.tally().work;
        let mut news = News { new: work.new, changed: work.changed, settled: work.settled, gone: Vec::new() };
        // Named by branch and name: a person can have been decided under two keys.
        let mut gone: BTreeSet<(&str, &str)> = BTreeSet::new();
        for (_, decision) in self.decisions().filter(|(key, _)| !self.is_present(**key)) {
            // An export taken after the deletion no longer has the person: that is what was asked for.
            if leaves(decision) {
                news.settled += 1;
            } else if let Some(about) = &decision.about {
                gone.insert((&about.branch, &about.name));
            }
        }
        if let Some(Known { list, .. }) = self.known() {
            let undecided = |person: &&Person| person.keys().all(|key| self.decision_of(key).is_none());
            let branch = |at: usize| list.branches.get(at).map_or("", String::as_str);
            let left = self.left().iter().filter_map(|at| list.people.get(*at)).filter(undecided);
            gone.extend(left.map(|person| (branch(person.branch), person.name.as_str())));
        }
        if gone.is_empty() {
            return news;
        }
        for still_here in &outcome.cases {
            gone.remove(&(still_here.branch.as_str(), still_here.name.as_str()));
        }
        news.gone = gone.into_iter().map(|(branch, name)| (name.to_owned(), branch.to_owned())).collect();
        news
    }
}

/// Was the person to leave the lists?
fn leaves(decision: &Decision) -> bool {
    let away = |action: &Action| matches!(action, Action::Delete | Action::Transfer | Action::TransferHome);
    decision.led_to().iter().any(away)
}
