//! Which branch a row belongs to: the system's full names, and the short names rosters use for them.

use std::collections::BTreeMap;

use super::place::{Place, PlaceId, Places};
use crate::domain::order;
use crate::domain::org_name::OrgKind;

mod directory;
mod said;

use directory::{Branch, Lookup, Resolved, directory, news, only};
pub use said::{BranchChoices, BranchMatch, GeneralBranch, Match};

/// How the branches of a system row and a roster row relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same branch.
    Same,
    /// Another one.
    Other,
    /// It cannot be told.
    Unknown,
}

/// Names a branch of the directory.
pub type BranchId = u32;

/// The branches of the system lists, and what every place of both sides stands for.
#[derive(Clone, Debug, Default)]
pub struct Branches {
    branches: Vec<Branch>,
    of_system: Vec<Option<BranchId>>,
    of_roster: Vec<Resolved>,
}

impl Branches {
    /// Lists the system's branches and reads the rosters' words by what they say.
    pub fn new(system: &Places, roster: &Places, choices: &BranchChoices) -> Branches {
        Branches::default().again(system, roster, choices)
    }

    /// The same where rows have moved and places have come since, and the user's choices are what they were: read
    /// again are the words that may mean a branch that came, went or changed its name.
    pub fn again(&self, system: &Places, roster: &Places, choices: &BranchChoices) -> Branches {
        let (branches, of_system) = directory(system);
        let lookup = Lookup::new(&branches);
        let was_only = only(&self.branches);
        let news = news(&self.branches, &branches);
        let is_news = |place: &Place| {
            lookup.only != was_only
                || choices.contains_key(&place.words)
                || news.iter().any(|branch| branch.may_be_meant(place))
        };
        let of_roster = (0..)
            .zip(roster.iter())
            .map(|(id, place)| match self.of_roster.get(id) {
                Some(resolved) if !is_news(place) => resolved.clone(),
                _ => lookup.resolve(place, choices),
            })
            .collect();
        Branches { branches, of_system, of_roster }
    }

    /// Takes the people who were surely found on both sides as witnesses: how many by roster place and
    /// system place.
    ///
    /// A class whose words tell nothing is the branch nearly all its people are in. Where they
    /// contradict an abbreviation, or most of a class are in a branch its words do not fit, the user is
    /// asked.
    pub fn hear(&mut self, witnesses: &BTreeMap<(PlaceId, PlaceId), usize>, roster: &Places) {
        let mut votes: BTreeMap<PlaceId, BTreeMap<BranchId, usize>> = BTreeMap::new();
        for ((roster, system), count) in witnesses {
            if let Some(branch) = self.system_branch(*system) {
                *votes.entry(*roster).or_default().entry(branch).or_default() += count;
            }
        }
        for (place, votes) in votes {
            let total: usize = votes.values().sum();
            let Some((branch, most)) =
                votes.into_iter().max_by_key(|(id, n)| (*n, std::cmp::Reverse(self.name(*id).to_owned())))
            else {
                continue;
            };
            // Three witnesses, four in five agreeing: fewer may all have moved.
            let clear = most >= 3 && most * 5 >= total * 4;
            let rows = roster.get(place).map_or(0, |place| place.rows);
            let Some(resolved) = self.of_roster.get_mut(place as usize) else { continue };
            match resolved.sureness {
                Match::Doubtful | Match::None if clear => {
                    *resolved =
                        Resolved { branch: Some(branch), sureness: Match::ByMembers, candidates: vec![] };
                }
                Match::Doubtful => {
                    resolved.candidates.retain(|candidate| *candidate != branch);
                    resolved.candidates.insert(0, branch);
                }
                // One alone may have moved; of a class that no list has, few are found elsewhere.
                Match::None if most >= 2 && most * 2 > total && total * 2 >= rows => {
                    *resolved =
                        Resolved { branch: None, sureness: Match::Doubtful, candidates: vec![branch] };
                }
                Match::Confident if clear && resolved.branch != Some(branch) => {
                    let candidates = std::iter::once(branch).chain(resolved.branch).collect();
                    *resolved = Resolved { branch: None, sureness: Match::Doubtful, candidates };
                }
                _ => {}
            }
        }
    }

    /// Are all branches and places the same as before, but for those that had no rows or have none?
    /// `is_news` tells of which of the rosters' places that is true.
    pub fn is_still(&self, before: &Branches, is_news: impl Fn(PlaceId) -> bool) -> bool {
        let alike = |(a, b): (&Option<BranchId>, &Option<BranchId>)| a == b || a.is_none() || b.is_none();
        let places = self.of_roster.iter().zip(&before.of_roster);
        self.branches.iter().zip(&before.branches).all(|(a, b)| a == b || !a.is_open || !b.is_open)
            && self.of_system.iter().zip(&before.of_system).all(alike)
            && (0..).zip(places).all(|(place, (a, b))| a == b || is_news(place))
    }

    /// The directory's branch of a system place.
    pub fn system_branch(&self, place: PlaceId) -> Option<BranchId> {
        self.of_system.get(place as usize).copied().flatten()
    }

    /// The branch a roster place was taken for.
    pub fn roster_branch(&self, place: PlaceId) -> Option<BranchId> {
        self.of_roster.get(place as usize).and_then(|resolved| resolved.branch)
    }

    /// How sure it is which branch a roster place means.
    pub fn sureness(&self, place: PlaceId) -> Option<Match> {
        self.of_roster.get(place as usize).map(|resolved| resolved.sureness)
    }

    /// The branch's full name as the system writes it.
    pub fn name(&self, branch: BranchId) -> &str {
        self.branches.get(branch as usize).map_or("", |branch| &branch.name)
    }

    /// The general branch above it.
    pub fn general_branch(&self, branch: BranchId) -> Option<String> {
        self.branches.get(branch as usize)?.parts.general_branch()
    }

    /// How the branches of two rows relate.
    pub fn relation(&self, system: (PlaceId, &Place), roster: (PlaceId, &Place)) -> Relation {
        let Some(home) = self.system_branch(system.0) else { return Relation::Unknown };
        let Some(resolved) = self.of_roster.get(roster.0 as usize) else { return Relation::Unknown };
        match (resolved.branch, resolved.sureness) {
            (Some(branch), _) if branch == home => Relation::Same,
            (Some(_), _) => Relation::Other,
            (None, Match::Chosen) => Relation::Other,
            // No branch of these words is loaded, and its number, year or major is not this branch's.
            (None, Match::None)
                if system.1.parts.is_another_class(&roster.1.parts)
                    || system.1.parts.is_another_major(&roster.1.parts) =>
            {
                Relation::Other
            }
            // Whichever branch they mean, it is none of this one's words.
            (None, Match::Doubtful) if !resolved.candidates.contains(&home) && !resolved.is_cut_short() => {
                Relation::Other
            }
            _ => Relation::Unknown,
        }
    }

    /// What the rosters' words were taken for, by their words.
    pub fn matches(&self, roster: &Places) -> Vec<BranchMatch> {
        let mut matches: Vec<BranchMatch> = roster
            .iter()
            .zip(&self.of_roster)
            .filter(|(place, _)| !place.words.is_empty() && place.rows > 0)
            .map(|(place, resolved)| BranchMatch {
                words: place.words.clone(),
                branch: resolved.branch.map(|id| self.name(id).to_owned()),
                sureness: resolved.sureness,
                candidates: resolved.candidates.iter().map(|id| self.name(*id).to_owned()).collect(),
                rows: place.rows,
            })
            .collect();
        order::sort_by(&mut matches, |a, b| a.words.cmp(&b.words));
        matches
    }

    /// The organisation tree the full names speak of.
    pub fn tree(&self) -> Vec<GeneralBranch> {
        let mut tree: BTreeMap<Option<String>, Vec<String>> = BTreeMap::new();
        for branch in
            self.branches.iter().filter(|branch| branch.is_open && branch.parts.kind == OrgKind::Branch)
        {
            tree.entry(branch.parts.general_branch()).or_default().push(branch.name.clone());
        }
        tree.into_iter()
            .map(|(name, mut branches)| {
                order::sort(&mut branches);
                GeneralBranch { name, branches }
            })
            .collect()
    }
}
