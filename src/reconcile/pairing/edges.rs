//! The pairs a step admits: of rows that share one of its keys, never of all with all.

use super::Matcher;
use crate::reconcile::branches::BranchId;
use crate::reconcile::case::Certainty;
use crate::reconcile::ladder::{Keys, Step};
use crate::reconcile::person::{Person, mix};
use crate::reconcile::shelves::{Keyed, by_side};

/// An admitted pair that competes with others.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub system: u32,
    pub roster: u32,
    pub weight: i32,
    pub certainty: Certainty,
}

/// Groups larger than this (system rows × roster rows) are told apart by branch first.
const LARGEST_GROUP: usize = 2_500;

impl Matcher<'_> {
    /// Every pair of free rows that shares a key of the step and is admitted by it; those of which that is
    /// known, and that compete with no other, go into `sure`.
    pub(super) fn edges(&self, step: &Step, sure: &mut Vec<Edge>) -> Vec<Edge> {
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
        // A row has but one key of these; of made ones it may share several with others.
        let known = self.known.filter(|_| matches!(step.keys, Keys::Kept(_)));
        let mut edges = Vec::new();
        let mut group = Vec::new();
        for all in entries.chunk_by(|a, b| a.0 == b.0).filter(|all| all.len() > 1) {
            if let Some(edge) = known.and_then(|known| known.settled(step, all)) {
                sure.extend(self.is_free(edge.system, edge.roster).then_some(edge));
                continue;
            }
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
}
