//! The rows of both sides by the keys that nearly all of them have.
//!
//! Sorting a university's rows takes longer than climbing the ladder over them, so they are kept
//! sorted between checks.

use super::person::{Person, mix};
use super::sorted::Sorted;

/// A row under a key: the key, whether the row is a roster's, the row.
pub type Keyed = (u64, bool, u32);

/// What rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// The identity number.
    Number,
    /// The member number.
    MemberNumber,
    /// The student number.
    StudentNumber,
    /// The name and the month of birth.
    NameAndBirth,
    /// The name and the phone.
    NameAndPhone,
    /// The name.
    Name,
}

impl Shelf {
    /// All of them.
    pub const ALL: [Shelf; 6] = [
        Shelf::Number,
        Shelf::MemberNumber,
        Shelf::StudentNumber,
        Shelf::NameAndBirth,
        Shelf::NameAndPhone,
        Shelf::Name,
    ];

    /// The row's key, where it has one.
    pub fn key(self, person: &Person) -> Option<u64> {
        let name = || (person.folded != 0).then_some(person.folded);
        match self {
            Shelf::Number => person.number.as_ref().map(|number| number.hash),
            Shelf::MemberNumber => person.member_number,
            Shelf::StudentNumber => person.student_number,
            Shelf::NameAndBirth => Some(mix(&[name()?, person.birth_month()?])),
            Shelf::NameAndPhone => Some(mix(&[name()?, person.phone?])),
            Shelf::Name => name(),
        }
    }
}

/// A row that says something else than before.
#[derive(Debug)]
pub struct Moved {
    /// The row.
    pub row: u32,
    /// What it said.
    pub old: Person,
    /// What it says now.
    pub new: Person,
}

/// The rows of both sides, shelf by shelf.
#[derive(Debug, Default)]
pub struct Shelves([Sorted<Keyed>; Shelf::ALL.len()]);

impl Shelves {
    /// Sorts the rows.
    pub fn new(system: &[Person], roster: &[Person]) -> Shelves {
        Shelves(Shelf::ALL.map(|shelf| {
            let keyed = |people: &[Person], is_roster| -> Vec<Keyed> {
                let rows = (0u32..).zip(people);
                rows.filter_map(|(row, person)| Some((shelf.key(person)?, is_roster, row))).collect()
            };
            let mut entries = keyed(system, false);
            entries.extend(keyed(roster, true));
            Sorted::new(entries)
        }))
    }

    /// All rows of a shelf, key by key, the system's first.
    pub fn all(&self, shelf: Shelf) -> &[Keyed] {
        self.0.get(shelf as usize).map_or(&[], Sorted::all)
    }

    /// The rows of one key.
    pub fn of(&self, shelf: Shelf, key: u64) -> &[Keyed] {
        self.0.get(shelf as usize).map_or(&[], |rows| rows.of(key, |(key, ..)| *key))
    }

    /// Takes in what some rows of one side say now.
    pub fn exchange(&mut self, is_roster: bool, moved: &[Moved]) {
        for (shelf, rows) in Shelf::ALL.into_iter().zip(&mut self.0) {
            let entry =
                |person: &Person, row: u32| shelf.key(person).map(|key| -> Keyed { (key, is_roster, row) });
            let old = moved.iter().filter_map(|moved| entry(&moved.old, moved.row));
            let new = moved.iter().filter_map(|moved| entry(&moved.new, moved.row));
            rows.exchange(old.collect(), new.collect());
        }
    }
}

/// Splits the rows of one key into the system's and the rosters'.
pub fn by_side(group: &[Keyed]) -> (&[Keyed], &[Keyed]) {
    group.split_at(group.partition_point(|(_, is_roster, _)| !is_roster))
}
