//! Climbing the ladder: one to one, near linear, and the same whatever order the rows come in.

use std::collections::{HashMap, HashSet};

use super::branches::Branches;
use super::case::{Basis, Certainty};
use super::copies::Copies;
use super::evidence::Evidence;
use super::ladder::{LADDER, Step};
use super::person::Person;
use super::place::{Place, PlaceId, Places};
use super::shelves::Shelves;

mod choice;
mod edges;
mod known;
mod question;

pub use known::Known;

/// The rows of one side with all that is known of them.
pub struct Side<'a> {
    /// The rows.
    pub people: &'a [Person],
    /// What their places say.
    pub places: &'a Places,
    /// Which of them repeat one another.
    pub copies: &'a Copies,
}

impl Side<'_> {
    fn place(&self, person: &Person) -> Option<(PlaceId, &Place)> {
        self.places.get(person.place).map(|place| (person.place, place))
    }
}

/// Two rows taken for one person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Index of the system row.
    pub system: u32,
    /// Index of the roster row.
    pub roster: u32,
    /// What it rests on, as far as it holds.
    pub named: &'static [Basis],
    /// How sure it is.
    pub certainty: Certainty,
}

/// What pairing found.
#[derive(Debug, Default)]
pub struct Pairing {
    /// Pairs, and 1:1 questions as pairs that are [`Certainty::Ambiguous`].
    pub pairs: Vec<Pair>,
    /// For system rows with several candidates: the roster rows they may be.
    pub system_candidates: HashMap<u32, Vec<u32>>,
    /// The same for roster rows.
    pub roster_candidates: HashMap<u32, Vec<u32>>,
    of_system: Vec<Option<u32>>,
    of_roster: Vec<Option<u32>>,
}

impl Pairing {
    /// The pair a system row is in.
    pub fn of_system(&self, row: u32) -> Option<&Pair> {
        self.pair(&self.of_system, row)
    }

    /// The pair a roster row is in.
    pub fn of_roster(&self, row: u32) -> Option<&Pair> {
        self.pair(&self.of_roster, row)
    }

    fn pair(&self, of: &[Option<u32>], row: u32) -> Option<&Pair> {
        self.pairs.get(of.get(row as usize).copied().flatten()? as usize)
    }

    /// Says anew what a pair rests on and how sure it is.
    pub fn restate(&mut self, pair: Pair) {
        let at = self.of_system.get(pair.system as usize).copied().flatten();
        if let Some(slot) = at.and_then(|at| self.pairs.get_mut(at as usize)) {
            *slot = pair;
        }
    }

    /// The system rows and the roster rows of which pairs or candidates are others in `now`.
    pub fn changed(&self, now: &Pairing) -> [Vec<u32>; 2] {
        let rows = |count: usize| (0u32..).take(count);
        let system = rows(now.of_system.len()).filter(|row| {
            self.of_system(*row) != now.of_system(*row)
                || self.system_candidates.get(row) != now.system_candidates.get(row)
        });
        let roster = rows(now.of_roster.len()).filter(|row| {
            self.of_roster(*row) != now.of_roster(*row)
                || self.roster_candidates.get(row) != now.roster_candidates.get(row)
        });
        let mut changed = [system.collect::<Vec<_>>(), roster.collect::<Vec<_>>()];
        // Who was or is in a changed pair has changed as well.
        let pairs = |pairing: &Pairing, rows: &[u32]| -> Vec<(u32, u32)> {
            let found = rows.iter().filter_map(|row| pairing.of_system(*row));
            found.map(|pair| (pair.system, pair.roster)).collect()
        };
        for (s, r) in [pairs(self, &changed[0]), pairs(now, &changed[0])].concat() {
            changed[0].push(s);
            changed[1].push(r);
        }
        changed
    }
}

/// Pairs the two sides. `said` holds the user's answers: (system, roster, are they one person); `known` what was
/// found before an edit, where neither answers nor the meaning of other rows' words are others since.
pub fn pair(
    system: &Side<'_>,
    roster: &Side<'_>,
    shelves: &Shelves,
    branches: &Branches,
    said: &[(u32, u32, bool)],
    known: Option<&Known<'_>>,
) -> Pairing {
    let mut matcher = Matcher {
        system,
        roster,
        shelves,
        branches,
        known,
        denied: said.iter().filter(|(.., same)| !same).map(|(s, r, _)| (*s, *r)).collect(),
        system_free: vec![true; system.people.len()],
        roster_free: vec![true; roster.people.len()],
        pairs: Vec::new(),
        retired: 0,
    };
    for (s, r, _) in said.iter().filter(|(.., same)| *same) {
        if matcher.is_free(*s, *r) {
            matcher.take(*s, *r, &[Basis::SaidByUser], Certainty::Certain);
        }
    }
    matcher.retire_copies();
    for step in LADDER {
        matcher.climb(step);
    }
    matcher.ask()
}

struct Matcher<'a> {
    system: &'a Side<'a>,
    roster: &'a Side<'a>,
    shelves: &'a Shelves,
    branches: &'a Branches,
    known: Option<&'a Known<'a>>,
    denied: HashSet<(u32, u32)>,
    system_free: Vec<bool>,
    roster_free: Vec<bool>,
    pairs: Vec<Pair>,
    /// Of how many of them the copies are retired.
    retired: usize,
}

impl Matcher<'_> {
    fn is_row_free(&self, row: u32, is_roster: bool) -> bool {
        let list = if is_roster { &self.roster_free } else { &self.system_free };
        list.get(row as usize).copied().unwrap_or(false)
    }

    fn is_free(&self, s: u32, r: u32) -> bool {
        self.is_row_free(s, false) && self.is_row_free(r, true)
    }

    fn evidence(&self, s: u32, r: u32) -> Option<Evidence> {
        let (a, b) = (self.system.people.get(s as usize)?, self.roster.people.get(r as usize)?);
        let relation = self.branches.relation(self.system.place(a)?, self.roster.place(b)?);
        Some(Evidence::new(a, b, relation))
    }

    fn take(&mut self, s: u32, r: u32, named: &'static [Basis], certainty: Certainty) {
        for (list, at) in [(&mut self.system_free, s), (&mut self.roster_free, r)] {
            if let Some(free) = list.get_mut(at as usize) {
                *free = false;
            }
        }
        self.pairs.push(Pair { system: s, roster: r, named, certainty });
    }

    /// The other rows of a person who has been paired are spoken for: they are repeats.
    fn retire_copies(&mut self) {
        for pair in self.pairs.iter().skip(self.retired) {
            for (side, list, at) in [
                (self.system, &mut self.system_free, pair.system),
                (self.roster, &mut self.roster_free, pair.roster),
            ] {
                for copy in side.copies.of(at) {
                    if let Some(free) = list.get_mut(*copy as usize) {
                        *free = false;
                    }
                }
            }
        }
        self.retired = self.pairs.len();
    }

    fn climb(&mut self, step: &Step) {
        let mut sure = Vec::new();
        let mut edges = self.edges(step, &mut sure);
        // Every round settles all clear pairs at once, so that the order of rows plays no part.
        loop {
            let mut settled = self.mutual_choices(&edges);
            settled.append(&mut sure);
            if settled.is_empty() {
                return;
            }
            for edge in settled {
                self.take(edge.system, edge.roster, step.named, edge.certainty);
            }
            self.retire_copies();
            edges.retain(|edge| self.is_free(edge.system, edge.roster));
        }
    }
}
