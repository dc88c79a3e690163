//! Rows that are paired before anybody else comes into question for either.
//!
//! Such a pair is settled whatever becomes of the rest, and takes nobody from anyone. While an edit leaves
//! it so, everybody else stays who he was, and the ladder need not be climbed again.

use super::Reconciled;
use crate::reconcile::case::CaseKey;
use crate::reconcile::evidence::Evidence;
use crate::reconcile::ladder::{Keys, LADDER};
use crate::reconcile::lists::Lists;
use crate::reconcile::pairing::Pair;
use crate::reconcile::person::Person;
use crate::reconcile::shelves::{Keyed, Shelf, by_side};

impl Reconciled {
    /// The pair this row is in with the only one of the other side who shares its best key, where neither
    /// has a copy, a key better than that in common with others, or an answer of the user.
    pub(super) fn at_once(
        &self,
        lists: &Lists<'_>,
        is_roster: bool,
        row: u32,
        said: &Person,
    ) -> Option<Pair> {
        let others = if is_roster { &self.system } else { &self.roster };
        let mut passed: Vec<Shelf> = Vec::new();
        for step in LADDER {
            // Behind these, who comes into question depends on who is left.
            let Keys::Kept(shelf) = step.keys else { return None };
            let (own, opposite) = self.sharing(shelf, said, is_roster);
            let [(.., other)] = opposite else {
                passed.push(shelf);
                if opposite.is_empty() { continue } else { return None }
            };
            let partner = others.people.get(*other as usize)?;
            let sought_before =
                passed.iter().any(|shelf| !self.sharing(*shelf, partner, !is_roster).1.is_empty());
            if own.iter().any(|(.., at)| *at != row) || sought_before {
                return None;
            }
            let (s, r, a, b) =
                if is_roster { (*other, row, partner, said) } else { (row, *other, said, partner) };
            let relation = self.branches.relation(
                (a.place, self.system.places.get(a.place)?),
                (b.place, self.roster.places.get(b.place)?),
            );
            let certainty = (step.admit)(&Evidence::new(a, b, relation))?;
            let keys = [self.system.key(s), self.roster.key(r)];
            let repeated = !self.system_copies.of(s).is_empty() || !self.roster_copies.of(r).is_empty();
            let is_free = !repeated && !is_spoken_of(lists, &keys);
            return is_free.then_some(Pair { system: s, roster: r, named: step.named, certainty });
        }
        None
    }

    /// The rows under the person's key: those of its own side, and those of the other.
    fn sharing(&self, shelf: Shelf, person: &Person, is_roster: bool) -> (&[Keyed], &[Keyed]) {
        let (system, roster) = by_side(shelf.key(person).map_or(&[], |key| self.shelves.of(shelf, key)));
        if is_roster { (roster, system) } else { (system, roster) }
    }
}

/// Has the user said of one of these who it is or is not?
fn is_spoken_of(lists: &Lists<'_>, keys: &[CaseKey]) -> bool {
    lists.input.links.iter().any(|link| keys.contains(&link.one) || keys.contains(&link.other))
}
