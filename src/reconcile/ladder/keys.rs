//! The keys that are made for rows still without a partner, so that each step finds those that may match.

use crate::reconcile::branches::BranchId;
use crate::reconcile::glyph::{simplified, sound};
use crate::reconcile::name;
use crate::reconcile::person::{Person, hash, mix};
use crate::reconcile::shelves::Shelf;

pub fn by_phone(person: &Person, _: Option<BranchId>, keys: &mut Vec<u64>) {
    keys.extend(person.phone);
}

/// The number's beginning, middle and end: two slips leave one of them whole.
pub fn by_name_and_number_part(person: &Person, _: Option<BranchId>, keys: &mut Vec<u64>) {
    let Some(number) = &person.number else { return };
    let end = number.key.len().saturating_sub(6);
    for (place, part) in [(1, number.key.get(..6)), (2, number.key.get(6..12)), (3, number.key.get(end..))] {
        keys.extend(part.map(|part| mix(&[person.folded, place, hash(part)])));
    }
}

/// The number with each digit in turn left out: two numbers one slip apart share one of these.
pub fn by_number_less_one(person: &Person, _: Option<BranchId>, keys: &mut Vec<u64>) {
    let Some(number) = &person.number else { return };
    keys.push(number.hash);
    keys.extend((0..number.key.len()).filter_map(|place| {
        let (head, tail) = number.key.split_at_checked(place)?;
        Some(hash(&format!("{head}{}", tail.get(1..)?)))
    }));
}

pub fn by_branch_and_birth(person: &Person, branch: Option<BranchId>, keys: &mut Vec<u64>) {
    keys.extend(branch.zip(person.birth_month()).map(|(branch, month)| mix(&[u64::from(branch), month])));
}

pub fn by_branch_and_name(person: &Person, branch: Option<BranchId>, keys: &mut Vec<u64>) {
    keys.extend(branch.map(|branch| mix(&[person.folded, u64::from(branch)])));
}

/// The name with each character in turn left out: names one slip apart share one of these.
pub fn by_branch_and_name_less_one(person: &Person, branch: Option<BranchId>, keys: &mut Vec<u64>) {
    let Some(branch) = branch else { return };
    // A cell's whole text has as many variants as characters, each as long as itself.
    let plain: Vec<char> = person.name.chars().map(simplified).take(name::LONGEST + 1).collect();
    if plain.len() > name::LONGEST {
        return;
    }
    keys.extend((0..plain.len()).map(|place| {
        let rest = plain.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, c)| *c);
        mix(&[u64::from(branch), hash(&rest.collect::<String>())])
    }));
}

pub fn by_sound_and_birth(person: &Person, _: Option<BranchId>, keys: &mut Vec<u64>) {
    if person.folded != 0 {
        keys.extend(person.birth_month().map(|month| mix(&[hash(&sound(&person.name)), month])));
    }
}

pub fn by_anything(person: &Person, branch: Option<BranchId>, keys: &mut Vec<u64>) {
    keys.extend(Shelf::Number.key(person));
    by_branch_and_birth(person, branch, keys);
    by_sound_and_birth(person, branch, keys);
    by_branch_and_name_less_one(person, branch, keys);
    keys.extend((person.folded != 0).then_some(person.folded));
}
