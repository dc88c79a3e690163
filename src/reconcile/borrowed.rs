//! Whose identity numbers are whose, to find those that stand with two people.
//!
//! A number pasted into the wrong row is well formed and passes every check; only that it is another
//! person's betrays it. Such a number is never proposed as the correct one.

use super::copies::Copies;
use super::person::hash;
use super::shelves::{Shelf, Shelves};
use super::view::View;

/// Does the number held to be right stand with another person, in either list? The owners are the rows
/// of the system and of the roster it is held to be right for; copies of a row are the same person.
pub fn is_borrowed(
    right: &View<'_>,
    (listed, enrolled): (Option<u32>, Option<u32>),
    shelves: &Shelves,
    (system, roster): (&Copies, &Copies),
) -> bool {
    let Some(number) = right.valid_number() else { return false };
    let owner = |copies: &Copies, row: Option<u32>| row.map(|row| copies.person(row));
    let (listed, enrolled) = (owner(system, listed), owner(roster, enrolled));
    shelves.of(Shelf::Number, hash(&number.key())).iter().any(|(_, is_roster, row)| {
        let (copies, own) = if *is_roster { (roster, enrolled) } else { (system, listed) };
        Some(copies.person(*row)) != own
    })
}
