//! The ladder: which evidence makes two rows one person, best first.
//!
//! A step brings rows together by a key (never all with all), admits pairs by what they say of each
//! other, and leaves the rest to the steps below. [`Certainty::Certain`] is claimed only where one
//! slip of the pen explains every disagreement and a stranger could not agree by chance.

use super::branches::{BranchId, Relation};
use super::case::{Basis, Certainty};
use super::evidence::{Evidence, Numbers};
use super::glyph::{simplified, sound};
use super::name::{self, Likeness};
use super::person::{Person, hash, mix};
use super::shelves::Shelf;

/// How a step looks for rows that may belong together.
#[derive(Clone, Copy)]
pub enum Keys {
    /// By a key that nearly all rows have.
    Kept(Shelf),
    /// By keys made for those that are still without a partner; the branch is the row's, where it is known.
    Made(fn(&Person, Option<BranchId>, &mut Vec<u64>)),
}

/// One step.
pub struct Step {
    /// The keys under which a row is looked for.
    pub keys: Keys,
    /// Whether a pair belongs together, and how surely.
    pub admit: fn(&Evidence) -> Option<Certainty>,
    /// The agreements it rests on, as far as they hold.
    pub named: &'static [Basis],
}

use Basis::*;
use Certainty::{Certain, Probable};
use Keys::{Kept, Made};

/// The steps of the design, 1 to 7, with what lists without identity numbers need in between.
pub const LADDER: &[Step] = &[
    // 1. The same identity number, and a name that is the same or a slip.
    Step { keys: Kept(Shelf::Number), admit: same_number, named: &[SameIdNumber, CloseName] },
    // 2. The same member number and (the same name or birth).
    Step {
        keys: Kept(Shelf::MemberNumber),
        admit: same_member_number,
        named: &[SameMemberNumber, SameName, SameBirth],
    },
    // 2a. The same student number, where a school has put it into the system list.
    Step {
        keys: Kept(Shelf::StudentNumber),
        admit: same_student_number,
        named: &[SameStudentNumber, SameName],
    },
    // 3. The same name and birth (and sex), not known to be in another branch.
    Step {
        keys: Kept(Shelf::NameAndBirth),
        admit: same_name_and_birth,
        named: &[SameName, SameBirth, SameSex, SamePhone, CloseIdNumber],
    },
    // 4. The same name and phone.
    Step {
        keys: Kept(Shelf::NameAndPhone),
        admit: same_name_and_phone,
        named: &[SameName, SamePhone, SameBirth, CloseIdNumber],
    },
    // 5. The same name, identity numbers one or two slips apart.
    Step {
        keys: Made(by_name_and_number_part),
        admit: same_name_close_number,
        named: &[SameName, SameBirth, CloseIdNumber],
    },
    // 6. Identity numbers one slip apart, names one character apart.
    Step {
        keys: Made(by_number_less_one),
        admit: close_name_close_number,
        named: &[CloseName, SameBirth, SamePhone, CloseIdNumber],
    },
    // 6a. What lists without identity numbers have instead.
    Step { keys: Made(by_phone), admit: close_name_same_phone, named: &[SamePhone, SameBirth, CloseName] },
    // 6b. One identity number under two names.
    Step {
        keys: Kept(Shelf::Number),
        admit: same_number_other_name,
        named: &[SameIdNumber, SamePhone, SameMemberNumber],
    },
    // 6c. One member number and birth under two names.
    Step {
        keys: Kept(Shelf::MemberNumber),
        admit: same_member_number_other_name,
        named: &[SameMemberNumber, SameBirth, SamePhone],
    },
    // 6d. A slip in the name, with the birth in the same branch.
    Step {
        keys: Made(by_branch_and_birth),
        admit: close_name_same_birth,
        named: &[SameBranch, SameBirth, SamePhone, CloseName],
    },
    // 6e. Step 3 across branches: has moved, or a namesake born in the same month.
    Step {
        keys: Kept(Shelf::NameAndBirth),
        admit: same_name_and_birth_elsewhere,
        named: &[SameName, SameBirth, SameSex],
    },
    // 6f. The same across branches with a name that sounds alike: has moved, and one list misspells.
    Step {
        keys: Made(by_sound_and_birth),
        admit: sounding_name_same_birth_elsewhere,
        named: &[SameBirth, SameSex, CloseName],
    },
    // 7. The same name, unique within the branch.
    Step { keys: Made(by_branch_and_name), admit: same_name_in_branch, named: &[SameName, UniqueInBranch] },
    // 7a. A name that sounds or looks alike, where nobody else in the branch is left for either.
    Step {
        keys: Made(by_branch_and_name_less_one),
        admit: confusable_name_in_branch,
        named: &[SameBranch, SameBirth, CloseName],
    },
];

/// 8. What is left and may be one person: the user is asked.
pub const QUESTION: Step = Step {
    keys: Made(by_anything),
    admit: may_be_one,
    named: &[SameIdNumber, SameName, SameBirth, SameBranch],
};

fn by_phone(person: &Person, _: Option<BranchId>, keys: &mut Vec<u64>) {
    keys.extend(person.phone);
}

/// The number's beginning, middle and end: two slips leave one of them whole.
fn by_name_and_number_part(person: &Person, _: Option<BranchId>, keys: &mut Vec<u64>) {
    let Some(number) = &person.number else { return };
    let end = number.key.len().saturating_sub(6);
    for (place, part) in [(1, number.key.get(..6)), (2, number.key.get(6..12)), (3, number.key.get(end..))] {
        keys.extend(part.map(|part| mix(&[person.folded, place, hash(part)])));
    }
}

/// The number with each digit in turn left out: two numbers one slip apart share one of these.
fn by_number_less_one(person: &Person, _: Option<BranchId>, keys: &mut Vec<u64>) {
    let Some(number) = &person.number else { return };
    keys.push(number.hash);
    keys.extend((0..number.key.len()).filter_map(|place| {
        let (head, tail) = number.key.split_at_checked(place)?;
        Some(hash(&format!("{head}{}", tail.get(1..)?)))
    }));
}

fn by_branch_and_birth(person: &Person, branch: Option<BranchId>, keys: &mut Vec<u64>) {
    keys.extend(branch.zip(person.birth_month()).map(|(branch, month)| mix(&[u64::from(branch), month])));
}

fn by_branch_and_name(person: &Person, branch: Option<BranchId>, keys: &mut Vec<u64>) {
    keys.extend(branch.map(|branch| mix(&[person.folded, u64::from(branch)])));
}

/// The name with each character in turn left out: names one slip apart share one of these.
fn by_branch_and_name_less_one(person: &Person, branch: Option<BranchId>, keys: &mut Vec<u64>) {
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

fn by_sound_and_birth(person: &Person, _: Option<BranchId>, keys: &mut Vec<u64>) {
    if person.folded != 0 {
        keys.extend(person.birth_month().map(|month| mix(&[hash(&sound(&person.name)), month])));
    }
}

fn by_anything(person: &Person, branch: Option<BranchId>, keys: &mut Vec<u64>) {
    keys.extend(Shelf::Number.key(person));
    by_branch_and_birth(person, branch, keys);
    by_sound_and_birth(person, branch, keys);
    by_branch_and_name_less_one(person, branch, keys);
    keys.extend((person.folded != 0).then_some(person.folded));
}

fn same_number(e: &Evidence) -> Option<Certainty> {
    (e.number == Numbers::Same && (e.name.is_close() || e.name == Likeness::Unknown)).then_some(Certain)
}

fn same_number_other_name(e: &Evidence) -> Option<Certainty> {
    // A row may have been given its neighbour's number: another number must agree as well.
    (e.number == Numbers::Same).then_some(if e.personal_numbers() > 0 { Certain } else { Probable })
}

fn same_member_number(e: &Evidence) -> Option<Certainty> {
    if e.member_number != Some(true) {
        return None;
    }
    if e.name.is_same() {
        let carried = e.phone == Some(true) || e.student_number == Some(true) || e.birth == Some(true);
        return Some(if e.against() < 2 || carried { Certain } else { Probable });
    }
    (e.name.is_close() && e.birth != Some(false) && e.against() == 0).then_some(Certain)
}

fn same_member_number_other_name(e: &Evidence) -> Option<Certainty> {
    (e.member_number == Some(true) && e.birth == Some(true) && e.against() < 2)
        .then_some(if e.phone == Some(true) { Certain } else { Probable })
}

fn same_student_number(e: &Evidence) -> Option<Certainty> {
    (e.student_number == Some(true) && e.name.is_close()).then_some(if e.against() < 2 {
        Certain
    } else {
        Probable
    })
}

fn same_name_and_birth(e: &Evidence) -> Option<Certainty> {
    if !e.name.is_same() || e.birth != Some(true) || e.branch == Relation::Other {
        return None;
    }
    let agreeing = e.personal_numbers();
    let here = e.branch == Relation::Same;
    match e.against() {
        0 if here || agreeing > 0 || e.same_day => Some(Certain),
        0 => Some(Probable),
        // The sex or the member number has a slip.
        1 if agreeing > 0 || (here && e.same_day) => Some(Certain),
        1 if here => Some(Probable),
        // The identity number is somebody else's, or the person is.
        2.. if agreeing > 1 || (agreeing > 0 && here) => Some(Certain),
        2 if here || agreeing > 0 => Some(Probable),
        _ => None,
    }
}

fn same_name_and_birth_elsewhere(e: &Evidence) -> Option<Certainty> {
    (e.name.is_same() && e.birth == Some(true) && e.against() == 0 && e.phone != Some(false))
        .then_some(if e.personal_numbers() > 0 { Certain } else { Probable })
}

fn same_name_and_phone(e: &Evidence) -> Option<Certainty> {
    if !e.name.is_same() || e.phone != Some(true) {
        return None;
    }
    match e.against() {
        0 | 1 => Some(Certain),
        2 | 3 => Some(Probable),
        _ => None,
    }
}

fn same_name_close_number(e: &Evidence) -> Option<Certainty> {
    let close = matches!(e.number, Numbers::OneOff | Numbers::Swapped | Numbers::TwoOff);
    if !e.name.is_same() || !close {
        return None;
    }
    let besides = e.against() - if e.both_valid { 2 } else { 0 };
    let carried = !e.both_valid || e.birth == Some(true) || e.branch == Relation::Same;
    Some(if besides < 2 && carried { Certain } else { Probable })
}

fn close_name_close_number(e: &Evidence) -> Option<Certainty> {
    // Two numbers that both hold are never one slip apart, so these are not twins' numbers.
    if !matches!(e.number, Numbers::OneOff | Numbers::Swapped) || e.both_valid || !e.name.is_close() {
        return None;
    }
    let certain = e.against() == 0
        && (e.personal_numbers() > 0
            || (e.name <= Likeness::Confusable && e.birth == Some(true) && e.branch == Relation::Same));
    Some(if certain { Certain } else { Probable })
}

fn close_name_same_phone(e: &Evidence) -> Option<Certainty> {
    if e.phone != Some(true) || !e.name.is_close() || e.against() > 0 {
        return None;
    }
    // Twins share a parent's phone, a birthday and most of a name.
    let own = e.member_number == Some(true) || e.student_number == Some(true);
    let carried = e.birth == Some(true) || e.branch == Relation::Same;
    Some(if own || (e.name <= Likeness::Confusable && carried) { Certain } else { Probable })
}

fn close_name_same_birth(e: &Evidence) -> Option<Certainty> {
    if e.birth != Some(true) || e.branch != Relation::Same || !e.name.is_close() || e.against() > 0 {
        return None;
    }
    match e.name {
        _ if e.personal_numbers() > 0 => Some(Certain),
        Likeness::OneSlip if !e.same_day => None,
        _ => Some(Probable),
    }
}

fn same_name_in_branch(e: &Evidence) -> Option<Certainty> {
    (e.name.is_same() && e.branch == Relation::Same && e.against() < 2).then_some(Probable)
}

fn sounding_name_same_birth_elsewhere(e: &Evidence) -> Option<Certainty> {
    let agrees = e.birth == Some(true) && e.sex == Some(true) && e.phone != Some(false);
    (e.name == Likeness::Confusable && agrees && e.against() == 0).then_some(Probable)
}

fn confusable_name_in_branch(e: &Evidence) -> Option<Certainty> {
    (e.name == Likeness::Confusable && e.branch == Relation::Same && e.against() == 0).then_some(Probable)
}

fn may_be_one(e: &Evidence) -> Option<Certainty> {
    let here = e.branch == Relation::Same;
    let strangers = e.number == Numbers::Different || (e.number != Numbers::Same && e.both_valid);
    let namesakes = e.name.is_same() && !strangers && e.against() <= if here { 2 } else { 0 };
    let sounds = e.name == Likeness::Confusable && e.sex == Some(true);
    // In a class, one name with a slip on either side is worth a question even where births are not given.
    let born = e.birth == Some(true) && (here || sounds);
    let slip = e.name.is_close() && e.against() == 0 && (born || here && e.birth.is_none());
    (e.number == Numbers::Same || namesakes || slip).then_some(Certainty::Ambiguous)
}
