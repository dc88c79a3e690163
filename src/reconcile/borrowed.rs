//! Whose identity numbers are whose, to find those that stand with two people.
//!
//! A number pasted into the wrong row is well formed and passes every check; only that it is another
//! person's betrays it. Such a number is never proposed as the correct one.

use super::copies::Copies;
use super::index::Index;
use super::person::{Person, hash};

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

    /// Does the number held to be right stand with another person, in either list? `listed` and
    /// `enrolled` are the people in the system and in the rosters that the pair is.
    pub fn is_borrowed(&self, listed: Option<u32>, enrolled: Option<u32>, number: &str) -> bool {
        let key = hash(number);
        let other = |index: &Index<u64, u32>, own: Option<u32>| {
            index.get(key).iter().any(|(_, person)| Some(*person) != own)
        };
        other(&self.roster, enrolled) || other(&self.system, listed)
    }
}
