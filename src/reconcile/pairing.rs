//! Climbing the ladder: one to one, near linear, and the same whatever order the rows come in.

use std::collections::{HashMap, HashSet};

use super::branches::{BranchId, Branches};
use super::case::{Basis, Certainty};
use super::copies::Copies;
use super::evidence::Evidence;
use super::ladder::{Keys, LADDER, QUESTION, Step};
use super::person::{Person, mix};
use super::place::{Place, PlaceId, Places};
use super::shelves::{Keyed, Shelves, by_side};

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

/// An admitted pair that competes with others.
#[derive(Clone, Copy)]
struct Edge {
    system: u32,
    roster: u32,
    weight: i32,
    certainty: Certainty,
}

/// Groups larger than this (system rows × roster rows) are told apart by branch first.
const LARGEST_GROUP: usize = 2_500;
/// A runner-up nearer than this makes a pair no more than probable.
const CLEAR_LEAD: i32 = 6;
/// More candidates than this are no question anybody can answer.
const MOST_CANDIDATES: usize = 8;

/// Pairs the two sides. `said` holds the user's answers: (system, roster, are they one person).
pub fn pair(
    system: &Side<'_>,
    roster: &Side<'_>,
    shelves: &Shelves,
    branches: &Branches,
    said: &[(u32, u32, bool)],
) -> Pairing {
    let mut matcher = Matcher {
        system,
        roster,
        shelves,
        branches,
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
        let mut edges = self.edges(step);
        // Every round settles all clear pairs at once, so that the order of rows plays no part.
        while !edges.is_empty() {
            let settled = self.mutual_choices(&edges);
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

    /// Every pair of free rows that shares a key of the step and is admitted by it.
    fn edges(&self, step: &Step) -> Vec<Edge> {
        if self.system.people.is_empty() || self.roster.people.is_empty() {
            // With one side alone there is nobody to be found.
            return Vec::new();
        }
        let made;
        let entries = match step.keys {
            Keys::Kept(shelf) => self.shelves.all(shelf),
            Keys::Made(keys) => {
                made = self.entries(keys);
                &made
            }
        };
        let mut edges = Vec::new();
        let mut group = Vec::new();
        for all in entries.chunk_by(|a, b| a.0 == b.0).filter(|all| all.len() > 1) {
            group.clear();
            group.extend(all.iter().filter(|(_, is_roster, row)| self.is_row_free(*row, *is_roster)));
            self.admit_group(step, &group, &mut edges);
        }
        // A pair may share several keys.
        edges.sort_unstable_by_key(|edge| (edge.system, edge.roster));
        edges.dedup_by_key(|edge| (edge.system, edge.roster));
        edges
    }

    /// The free rows by the keys made for them.
    fn entries(&self, make: fn(&Person, Option<BranchId>, &mut Vec<u64>)) -> Vec<Keyed> {
        let mut entries: Vec<Keyed> = Vec::new();
        let mut keys = Vec::new();
        for (side, is_roster) in [(self.system, false), (self.roster, true)] {
            let rows = (0u32..).zip(side.people);
            for (row, person) in rows.filter(|(row, _)| self.is_row_free(*row, is_roster)) {
                make(person, self.branch(person, is_roster), &mut keys);
                entries.extend(keys.drain(..).map(|key| (key, is_roster, row)));
            }
        }
        entries.sort_unstable();
        entries
    }

    fn admit_group(&self, step: &Step, group: &[Keyed], edges: &mut Vec<Edge>) {
        let (system, roster) = by_side(group);
        if system.len() * roster.len() <= LARGEST_GROUP {
            self.admit(step, system, roster, edges);
            return;
        }
        let mut split: Vec<Keyed> = group
            .iter()
            .filter_map(|(_, is_roster, row)| {
                let people = if *is_roster { self.roster.people } else { self.system.people };
                let branch = self.branch(people.get(*row as usize)?, *is_roster)?;
                Some((mix(&[u64::from(branch)]), *is_roster, *row))
            })
            .collect();
        split.sort_unstable();
        for group in split.chunk_by(|a, b| a.0 == b.0) {
            let (system, roster) = by_side(group);
            if system.len() * roster.len() <= LARGEST_GROUP {
                self.admit(step, system, roster, edges);
            }
        }
    }

    fn branch(&self, person: &Person, is_roster: bool) -> Option<BranchId> {
        if is_roster {
            self.branches.roster_branch(person.place)
        } else {
            self.branches.system_branch(person.place)
        }
    }

    fn admit(&self, step: &Step, system: &[Keyed], roster: &[Keyed], edges: &mut Vec<Edge>) {
        for (.., s) in system {
            for (.., r) in roster {
                let Some(evidence) = self.evidence(*s, *r) else { continue };
                let Some(certainty) = (step.admit)(&evidence) else { continue };
                if self.denied.contains(&(*s, *r)) {
                    continue;
                }
                edges.push(Edge { system: *s, roster: *r, weight: evidence.weight(), certainty });
            }
        }
    }

    /// The pairs in which each is the other's best, and no other person is as good.
    fn mutual_choices(&self, edges: &[Edge]) -> Vec<Edge> {
        let of_system = best(edges, |edge| edge.system, |edge| self.rank(edge, true));
        let of_roster = best(edges, |edge| edge.roster, |edge| self.rank(edge, false));
        let mut settled: Vec<Edge> = of_system
            .iter()
            .filter_map(|(edge, lead)| {
                let at = of_roster.binary_search_by_key(&edge.roster, |(edge, _)| edge.roster).ok()?;
                let (other, other_lead) = of_roster.get(at)?;
                let clear = (*lead).min(*other_lead) >= CLEAR_LEAD;
                let certainty = if clear { edge.certainty } else { edge.certainty.max(Certainty::Probable) };
                (other.system == edge.system).then_some(Edge { certainty, ..*edge })
            })
            .collect();
        settled.sort_unstable_by_key(|edge| (edge.system, edge.roster));
        settled
    }

    /// Which person the other end is, and among that person's rows an order that rows' places do not decide.
    fn rank(&self, edge: &Edge, from_system: bool) -> (u32, u64, u32) {
        let (side, at) = if from_system { (self.roster, edge.roster) } else { (self.system, edge.system) };
        let content = side.people.get(at as usize).map_or(0, |person| person.content);
        (side.copies.person(at), content, at)
    }

    /// Step 8, and the end: what may still be one person becomes a question.
    fn ask(mut self) -> Pairing {
        let edges = self.edges(&QUESTION);
        let mut found = Pairing::default();
        let mut degree: HashMap<(bool, u32), usize> = HashMap::new();
        for edge in &edges {
            *degree.entry((false, edge.system)).or_default() += 1;
            *degree.entry((true, edge.roster)).or_default() += 1;
        }
        let mut by_weight = edges;
        by_weight.sort_by_key(|edge| {
            (std::cmp::Reverse(edge.weight), self.rank(edge, true).1, self.rank(edge, false).1)
        });
        for edge in by_weight {
            let alone = |end| degree.get(&end) == Some(&1);
            if alone((false, edge.system)) && alone((true, edge.roster)) {
                self.take(edge.system, edge.roster, QUESTION.named, Certainty::Ambiguous);
                continue;
            }
            for (map, from, to) in [
                (&mut found.system_candidates, edge.system, edge.roster),
                (&mut found.roster_candidates, edge.roster, edge.system),
            ] {
                let candidates = map.entry(from).or_default();
                if candidates.len() < MOST_CANDIDATES {
                    candidates.push(to);
                }
            }
        }
        found.of_system = by_row(&self.pairs, self.system.people.len(), |pair| pair.system);
        found.of_roster = by_row(&self.pairs, self.roster.people.len(), |pair| pair.roster);
        found.pairs = self.pairs;
        found
    }
}

/// Where each row's pair stands.
fn by_row(pairs: &[Pair], rows: usize, row: impl Fn(&Pair) -> u32) -> Vec<Option<u32>> {
    let mut by_row = vec![None; rows];
    for (at, pair) in (0u32..).zip(pairs) {
        if let Some(slot) = by_row.get_mut(row(pair) as usize) {
            *slot = Some(at);
        }
    }
    by_row
}

/// For each row the best edge, and its lead over the best edge to another person. Rows whose best
/// edges go to several people have none. In the rows' order.
fn best(
    edges: &[Edge],
    from: impl Fn(&Edge) -> u32,
    rank: impl Fn(&Edge) -> (u32, u64, u32),
) -> Vec<(Edge, i32)> {
    let mut order: Vec<&Edge> = edges.iter().collect();
    order.sort_unstable_by_key(|edge| from(edge));
    order
        .chunk_by_mut(|a, b| from(a) == from(b))
        .filter_map(|own| {
            own.sort_unstable_by_key(|edge| (std::cmp::Reverse(edge.weight), rank(edge)));
            let first = own.first()?;
            let runner_up = own.iter().find(|edge| rank(edge).0 != rank(first).0);
            let lead = runner_up.map_or(i32::MAX, |edge| first.weight - edge.weight);
            (lead > 0).then_some((**first, lead))
        })
        .collect()
}
