//! Which branch a row belongs to: the system's full names, and the short names rosters use for them.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::place::{Place, PlaceId, Places};
use crate::domain::org_name::{Fit, OrgKind, OrgName};
use crate::domain::text::squeeze;

/// What the user said of a roster's short name: the system's full name, or that there is none.
pub type BranchChoices = BTreeMap<String, Option<String>>;

/// How sure it is which branch a roster's words mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Match {
    /// The user said so.
    Chosen,
    /// Grade, major and class are the same, and of one branch only.
    Exact,
    /// An abbreviation that fits one branch only.
    Confident,
    /// The words did not tell, but those of the class found in the system are nearly all in it.
    ByMembers,
    /// Several fit, or one fits badly: the user is asked.
    Doubtful,
    /// None fits.
    None,
}

impl Match {
    /// The words users read.
    pub const fn label(self) -> &'static str {
        match self {
            Match::Chosen => "由您选定",
            Match::Exact => "名称一致",
            Match::Confident => "按简称推断",
            Match::ByMembers => "按成员推断",
            Match::Doubtful => "待确认",
            Match::None => "系统中没有",
        }
    }
}

/// One way of naming a class in the rosters, and what it was taken for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BranchMatch {
    /// The roster's words; the key of [`BranchChoices`].
    pub words: String,
    /// The system's full name it was taken for.
    pub branch: Option<String>,
    /// How sure that is.
    pub sureness: Match,
    /// For doubtful matches: the full names it may mean, likeliest first.
    pub candidates: Vec<String>,
    /// How many roster rows use these words.
    pub rows: usize,
}

/// A general branch (团总支) with the branches below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GeneralBranch {
    /// 计算机学院团总支; nothing for branches whose names say no college.
    pub name: Option<String>,
    /// The full names of its branches, in order.
    pub branches: Vec<String>,
}

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

#[derive(Clone, Debug, PartialEq)]
struct Branch {
    name: String,
    parts: OrgName,
}

#[derive(Clone, Debug, PartialEq)]
struct Resolved {
    branch: Option<BranchId>,
    sureness: Match,
    candidates: Vec<BranchId>,
}

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
        let (branches, of_system) = directory(system);
        let mut by_class: HashMap<Option<u16>, Vec<BranchId>> = HashMap::new();
        for (id, branch) in (0..).zip(&branches) {
            by_class.entry(branch.parts.class).or_default().push(id);
        }
        let by_name: HashMap<String, BranchId> =
            (0..).zip(&branches).map(|(id, branch)| (squeeze(&branch.name).into_owned(), id)).collect();
        let of_roster =
            roster.iter().map(|place| resolve(place, &branches, &by_class, &by_name, choices)).collect();
        Branches { branches, of_system, of_roster }
    }

    /// Takes the people who were surely found on both sides as witnesses: how many by roster place and
    /// system place.
    ///
    /// A class whose words tell nothing is the branch nearly all its people are in. Where they
    /// contradict an abbreviation, the user is asked.
    pub fn hear(&mut self, witnesses: &BTreeMap<(PlaceId, PlaceId), usize>) {
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
            let Some(resolved) = self.of_roster.get_mut(place as usize) else { continue };
            match resolved.sureness {
                Match::Doubtful | Match::None if clear => {
                    *resolved =
                        Resolved { branch: Some(branch), sureness: Match::ByMembers, candidates: vec![] };
                }
                Match::Doubtful => {
                    resolved.candidates.sort_by_key(|candidate| *candidate != branch);
                }
                Match::Confident if clear && resolved.branch != Some(branch) => {
                    let candidates = std::iter::once(branch).chain(resolved.branch).collect();
                    *resolved = Resolved { branch: None, sureness: Match::Doubtful, candidates };
                }
                _ => {}
            }
        }
    }

    /// Are all branches and places the same as before, but for places that had no rows or have none?
    pub fn is_still(&self, before: &Branches) -> bool {
        let alike = |(a, b): (&Option<BranchId>, &Option<BranchId>)| a == b || a.is_none() || b.is_none();
        self.branches.iter().zip(&before.branches).all(|(a, b)| a == b)
            && self.of_system.iter().zip(&before.of_system).all(alike)
            && self.of_roster.iter().zip(&before.of_roster).all(|(a, b)| a == b)
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
            // No branch of these words is loaded, and its number or year is not this branch's.
            (None, Match::None) if system.1.parts.is_another_class(&roster.1.parts) => Relation::Other,
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
        matches.sort_by(|a, b| a.words.cmp(&b.words));
        matches
    }

    /// The organisation tree the full names speak of.
    pub fn tree(&self) -> Vec<GeneralBranch> {
        let mut tree: BTreeMap<Option<String>, Vec<String>> = BTreeMap::new();
        for branch in self.branches.iter().filter(|branch| branch.parts.kind == OrgKind::Branch) {
            tree.entry(branch.parts.general_branch()).or_default().push(branch.name.clone());
        }
        tree.into_iter()
            .map(|(name, mut branches)| {
                branches.sort();
                GeneralBranch { name, branches }
            })
            .collect()
    }
}

/// What tells one branch from another.
#[derive(PartialEq, Eq, Hash)]
enum Class<'a> {
    /// College, grade, major and class.
    Of(Option<&'a str>, Option<u16>, Option<&'a str>, Option<u16>),
    /// A name that says no class.
    Named(Cow<'a, str>),
}

/// The branches of the system lists. Spellings of one class are one branch; it bears the first name in order.
fn directory(system: &Places) -> (Vec<Branch>, Vec<Option<BranchId>>) {
    let mut ids: HashMap<Class<'_>, BranchId> = HashMap::new();
    let mut branches: Vec<Branch> = Vec::new();
    let of_system = system
        .iter()
        .map(|place| {
            if place.words.is_empty() || place.rows == 0 {
                return None;
            }
            let parts = &place.parts;
            let key = if parts.kind == OrgKind::Branch && parts.tells_class() {
                Class::Of(parts.college.as_deref(), parts.grade, parts.major.as_deref(), parts.class)
            } else {
                Class::Named(squeeze(&place.words))
            };
            let next = BranchId::try_from(branches.len()).ok()?;
            let id = *ids.entry(key).or_insert(next);
            match branches.get_mut(id as usize) {
                Some(branch) if branch.name > place.words => branch.name.clone_from(&place.words),
                Some(_) => {}
                None => branches.push(Branch { name: place.words.clone(), parts: parts.clone() }),
            }
            Some(id)
        })
        .collect();
    (branches, of_system)
}

fn resolve(
    place: &Place,
    branches: &[Branch],
    by_class: &HashMap<Option<u16>, Vec<BranchId>>,
    by_name: &HashMap<String, BranchId>,
    choices: &BranchChoices,
) -> Resolved {
    let none = Resolved { branch: None, sureness: Match::None, candidates: Vec::new() };
    // Where there is one branch only, words that do not contradict it mean it.
    let only = match branches {
        [only] if only.parts.fit(&place.parts) < Fit::No => Some(0),
        _ => None,
    };
    if place.words.is_empty() {
        return Resolved { branch: only, sureness: only.map_or(Match::None, |_| Match::Confident), ..none };
    }
    if let Some(choice) = choices.get(&place.words) {
        let branch = choice.as_ref().map(|name| by_name.get(squeeze(name).as_ref()).copied());
        match branch {
            // None of them.
            None => return Resolved { sureness: Match::Chosen, ..none },
            Some(Some(id)) => return Resolved { branch: Some(id), sureness: Match::Chosen, ..none },
            // The branch chosen is in no list any more: the answer says nothing.
            Some(None) => {}
        }
    }
    if let Some(id) = by_name.get(squeeze(&place.words).as_ref()) {
        return Resolved { branch: Some(*id), sureness: Match::Exact, ..none };
    }
    let class = place.parts.class;
    let classes: Vec<Option<u16>> =
        if class.is_some() { vec![class, None] } else { by_class.keys().copied().collect() };
    let mut fits: Vec<(Fit, &str, BranchId)> = classes
        .iter()
        .filter_map(|class| by_class.get(class))
        .flatten()
        .filter_map(|id| branches.get(*id as usize).map(|branch| (*id, branch)))
        .map(|(id, branch)| (branch.parts.fit(&place.parts), branch.name.as_str(), id))
        .filter(|(fit, ..)| *fit != Fit::No)
        .collect();
    fits.sort_unstable();
    let best = fits.first().map(|(fit, ..)| *fit);
    let equally_good = fits.iter().filter(|(fit, ..)| Some(*fit) == best).count();
    match (best, equally_good, fits.first()) {
        (Some(Fit::Exact), 1, Some((.., id))) => {
            Resolved { branch: Some(*id), sureness: Match::Exact, ..none }
        }
        (Some(Fit::Close), 1, Some((.., id))) => {
            Resolved { branch: Some(*id), sureness: Match::Confident, ..none }
        }
        (Some(_), ..) if only.is_some() => Resolved { branch: only, sureness: Match::Confident, ..none },
        (Some(_), ..) => {
            // A question with more choices than this helps nobody.
            let candidates = fits.iter().take(12).map(|(.., id)| *id).collect();
            Resolved { branch: None, sureness: Match::Doubtful, candidates }
        }
        _ => none,
    }
}
