//! Whose identity numbers are whose, to find those that stand with two people.
//!
//! A number pasted into the wrong row is well formed and passes every check; only that it is another
//! person's betrays it. Such a number is never proposed as the correct one.

use super::copies::Copies;
use super::index::Index;
use super::person::{Person, hash};
use super::view::View;

/// The people under each identity number, on both sides.
pub struct Numbers {
    system: Index<u64, u32>,
    roster: Index<u64, u32>,
}

impl Numbers {
    /// Lists them; the copies of a row are the same person.
    pub fn new(system: (&[Person], &Copies), roster: (&[Person], &Copies)) -> Numbers {
        let index = |(people, copies): (&[Person], &Copies)| {
            let numbered = (0u32..)
                .zip(people)
                .filter_map(|(row, person)| Some((hash(&person.number.as_ref()?.key), copies.person(row))));
            Index::new(numbered)
        };
        Numbers { system: index(system), roster: index(roster) }
    }

    /// Does the number held to be right stand with another person, in either list? The owners are the
    /// persons of the system and of the roster it is held to be right for.
    pub fn is_borrowed(&self, (listed, enrolled): (Option<u32>, Option<u32>), right: &View<'_>) -> bool {
        let Some(number) = right.valid_number() else { return false };
        let key = hash(&number.key());
        self.roster.get(key).iter().any(|(_, person)| Some(*person) != enrolled)
            || self.system.get(key).iter().any(|(_, person)| Some(*person) != listed)
    }
}
