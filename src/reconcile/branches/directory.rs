//! The branches of the system lists, and how the rosters' words are looked up among them.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{BranchChoices, BranchId, Match};
use crate::domain::order;
use crate::domain::org_name::{Fit, OrgKind, OrgName};
use crate::domain::text::squeeze;
use crate::reconcile::place::{Place, Places};

/// One branch: its full name, and that taken apart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Branch {
    pub name: String,
    pub parts: OrgName,
    /// Does a row name it? One that edits have emptied keeps its id, so that the others keep theirs.
    pub is_open: bool,
}

impl Branch {
    /// May these words of a roster mean it?
    pub fn may_be_meant(&self, place: &Place) -> bool {
        self.parts.fit(&place.parts) != Fit::No || squeeze(&self.name) == squeeze(&place.words)
    }
}

/// What a place of the rosters was taken for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Resolved {
    pub branch: Option<BranchId>,
    pub sureness: Match,
    pub candidates: Vec<BranchId>,
}

/// A question with more choices than this helps nobody.
const MOST_CANDIDATES: usize = 12;

impl Resolved {
    /// May it mean branches that are not among the candidates?
    pub fn is_cut_short(&self) -> bool {
        self.candidates.len() >= MOST_CANDIDATES
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
pub(super) fn directory(system: &Places) -> (Vec<Branch>, Vec<Option<BranchId>>) {
    let mut ids: HashMap<Class<'_>, BranchId> = HashMap::new();
    let mut branches: Vec<Branch> = Vec::new();
    let of_system = system
        .iter()
        .map(|place| {
            if place.words.is_empty() {
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
            let is_open = place.rows > 0;
            let said = || Branch { name: place.words.clone(), parts: parts.clone(), is_open };
            match branches.get_mut(id as usize) {
                Some(branch) if is_open && !branch.is_open => *branch = said(),
                Some(branch) if is_open && branch.name > place.words => branch.name.clone_from(&place.words),
                Some(_) => {}
                None => branches.push(said()),
            }
            is_open.then_some(id)
        })
        .collect();
    (branches, of_system)
}

/// The only branch there is.
pub(super) fn only(branches: &[Branch]) -> Option<BranchId> {
    let mut open = (0..).zip(branches).filter(|(_, branch)| branch.is_open).map(|(id, _)| id);
    open.next().filter(|_| open.next().is_none())
}

/// The branches, as they were and as they are, that are no longer as they were.
pub(super) fn news<'b>(was: &'b [Branch], is: &'b [Branch]) -> Vec<&'b Branch> {
    let both = was.iter().zip(is).filter(|(was, is)| was != is).flat_map(|(was, is)| [was, is]);
    let more = was.iter().skip(is.len()).chain(is.iter().skip(was.len()));
    both.chain(more).filter(|branch| branch.is_open).collect()
}

/// The branches by what rosters call them.
pub(super) struct Lookup<'b> {
    branches: &'b [Branch],
    by_class: HashMap<Option<u16>, Vec<BranchId>>,
    by_name: HashMap<Cow<'b, str>, BranchId>,
    /// Where there is one alone.
    pub only: Option<BranchId>,
}

impl<'b> Lookup<'b> {
    pub fn new(branches: &'b [Branch]) -> Lookup<'b> {
        let mut lookup =
            Lookup { branches, by_class: HashMap::new(), by_name: HashMap::new(), only: only(branches) };
        for (id, branch) in (0..).zip(branches).filter(|(_, branch)| branch.is_open) {
            lookup.by_class.entry(branch.parts.class).or_default().push(id);
            lookup.by_name.insert(squeeze(&branch.name), id);
        }
        lookup
    }

    /// What the words of a place mean.
    pub fn resolve(&self, place: &Place, choices: &BranchChoices) -> Resolved {
        let none = Resolved { branch: None, sureness: Match::None, candidates: Vec::new() };
        // Where there is one branch only, words that do not contradict it mean it.
        let fits =
            |id: &BranchId| self.branch(*id).is_some_and(|only| only.parts.fit(&place.parts) < Fit::No);
        let only = self.only.filter(fits);
        if place.words.is_empty() {
            return Resolved {
                branch: only,
                sureness: only.map_or(Match::None, |_| Match::Confident),
                ..none
            };
        }
        if let Some(choice) = choices.get(&place.words) {
            let branch = choice.as_ref().map(|name| self.by_name.get(&squeeze(name)).copied());
            match branch {
                // None of them.
                None => return Resolved { sureness: Match::Chosen, ..none },
                Some(Some(id)) => return Resolved { branch: Some(id), sureness: Match::Chosen, ..none },
                // The branch chosen is in no list any more: the answer says nothing.
                Some(None) => {}
            }
        }
        if let Some(id) = self.by_name.get(&squeeze(&place.words)) {
            return Resolved { branch: Some(*id), sureness: Match::Exact, ..none };
        }
        let class = place.parts.class;
        let classes: Vec<Option<u16>> =
            if class.is_some() { vec![class, None] } else { self.by_class.keys().copied().collect() };
        let mut fits: Vec<(Fit, &str, BranchId)> = classes
            .iter()
            .filter_map(|class| self.by_class.get(class))
            .flatten()
            .filter_map(|id| self.branch(*id).map(|branch| (*id, branch)))
            .map(|(id, branch)| (branch.parts.fit(&place.parts), branch.name.as_str(), id))
            .filter(|(fit, ..)| *fit != Fit::No)
            .collect();
        order::sort(&mut fits);
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
                let candidates = fits.iter().take(MOST_CANDIDATES).map(|(.., id)| *id).collect();
                Resolved { branch: None, sureness: Match::Doubtful, candidates }
            }
            _ => none,
        }
    }

    fn branch(&self, id: BranchId) -> Option<&'b Branch> {
        self.branches.get(id as usize)
    }
}
