//! The end of the ladder: what may still be one person becomes a question.

use std::collections::HashMap;

use super::{Matcher, Pair, Pairing};
use crate::domain::order;
use crate::reconcile::case::Certainty;
use crate::reconcile::ladder::QUESTION;

/// More candidates than this are no question anybody can answer.
const MOST_CANDIDATES: usize = 8;

impl Matcher<'_> {
    /// Step 8, and what was found in all.
    pub(super) fn ask(mut self) -> Pairing {
        let edges = self.edges(&QUESTION, &mut Vec::new());
        let mut found = Pairing::default();
        let mut degree: HashMap<(bool, u32), usize> = HashMap::new();
        for edge in &edges {
            *degree.entry((false, edge.system)).or_default() += 1;
            *degree.entry((true, edge.roster)).or_default() += 1;
        }
        let mut by_weight = edges;
        order::sort_by_key(&mut by_weight, |edge| {
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
