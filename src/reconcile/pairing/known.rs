//! What the last climb found, and is still true of everybody an edit does not concern.

use std::collections::BTreeSet;

use super::Pairing;
use super::edges::Edge;
use crate::reconcile::ladder::Step;
use crate::reconcile::shelves::{Keyed, Moved, Shelf};

/// The pairs of the last climb, and who was edited since.
pub struct Known<'a> {
    pairing: &'a Pairing,
    /// The keys under which edited rows stood or stand.
    edited: BTreeSet<u64>,
}

impl<'a> Known<'a> {
    /// The pairing before these rows of the system lists and of the rosters were edited.
    pub fn new(pairing: &'a Pairing, system: &[Moved], roster: &[Moved]) -> Known<'a> {
        let said = system.iter().chain(roster).flat_map(|moved| [&moved.old, &moved.new]);
        let edited = said.flat_map(|person| Shelf::ALL.iter().filter_map(|shelf| shelf.key(person)));
        Known { pairing, edited: edited.collect() }
    }

    /// The pair of the only two rows of a key, which this step settled the last time. Nobody else was in
    /// question, nobody is, and what the two say of each other is the same.
    pub(super) fn settled(&self, step: &Step, group: &[Keyed]) -> Option<Edge> {
        let [(key, false, system), (_, true, roster)] = group else { return None };
        let pair = self.pairing.of_system(*system)?;
        let same = pair.roster == *roster && pair.named == step.named && !self.edited.contains(key);
        same.then_some(Edge { system: *system, roster: *roster, weight: 0, certainty: pair.certainty })
    }
}
