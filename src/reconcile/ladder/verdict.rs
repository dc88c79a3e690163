//! What each step says of two rows that share its key: one person or not, and how surely.

use Certainty::{Certain, Probable};

use crate::reconcile::branches::Relation;
use crate::reconcile::case::Certainty;
use crate::reconcile::evidence::{Evidence, Numbers};
use crate::reconcile::name::Likeness;

pub fn same_number(e: &Evidence) -> Option<Certainty> {
    (e.number == Numbers::Same && (e.name.is_close() || e.name == Likeness::Unknown)).then_some(Certain)
}

pub fn same_number_other_name(e: &Evidence) -> Option<Certainty> {
    // A row may have been given its neighbour's number: another number must agree as well.
    (e.number == Numbers::Same).then_some(if e.personal_numbers() > 0 { Certain } else { Probable })
}

pub fn same_member_number(e: &Evidence) -> Option<Certainty> {
    if e.member_number != Some(true) {
        return None;
    }
    if e.name.is_same() {
        let carried = e.phone == Some(true) || e.student_number == Some(true) || e.birth == Some(true);
        return Some(if e.against() < 2 || carried { Certain } else { Probable });
    }
    match e.against() {
        _ if !e.name.is_close() => None,
        0 => Some(Certain),
        // Beside the slip in the name there is one more.
        1 if e.phone == Some(true) || e.branch == Relation::Same => Some(Probable),
        _ => None,
    }
}

pub fn same_member_number_other_name(e: &Evidence) -> Option<Certainty> {
    (e.member_number == Some(true) && e.birth == Some(true) && e.against() < 2)
        .then_some(if e.phone == Some(true) { Certain } else { Probable })
}

pub fn same_student_number(e: &Evidence) -> Option<Certainty> {
    (e.student_number == Some(true) && e.name.is_close()).then_some(if e.against() < 2 {
        Certain
    } else {
        Probable
    })
}

pub fn same_name_and_birth(e: &Evidence) -> Option<Certainty> {
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
        // Nothing that is one person's own agrees: a namesake born in the same month.
        2.. if agreeing == 0 && e.sex == Some(false) => None,
        // The identity number is somebody else's, or the person is.
        2.. if agreeing > 1 || (agreeing > 0 && here) => Some(Certain),
        2 if here || agreeing > 0 => Some(Probable),
        _ => None,
    }
}

pub fn same_name_and_birth_elsewhere(e: &Evidence) -> Option<Certainty> {
    (e.name.is_same() && e.birth == Some(true) && e.against() == 0 && e.phone != Some(false))
        .then_some(if e.personal_numbers() > 0 { Certain } else { Probable })
}

pub fn same_name_and_phone(e: &Evidence) -> Option<Certainty> {
    if !e.name.is_same() || e.phone != Some(true) {
        return None;
    }
    match e.against() {
        0 | 1 => Some(Certain),
        2 | 3 => Some(Probable),
        _ => None,
    }
}

pub fn same_name_close_number(e: &Evidence) -> Option<Certainty> {
    let close = matches!(e.number, Numbers::OneOff | Numbers::Swapped | Numbers::TwoOff);
    if !e.name.is_same() || !close {
        return None;
    }
    let besides = e.against() - if e.both_valid { 2 } else { 0 };
    let carried = !e.both_valid || e.birth == Some(true) || e.branch == Relation::Same;
    Some(if besides < 2 && carried { Certain } else { Probable })
}

pub fn close_name_close_number(e: &Evidence) -> Option<Certainty> {
    // Two numbers that both hold are never one slip apart, so these are not twins' numbers.
    if !matches!(e.number, Numbers::OneOff | Numbers::Swapped) || e.both_valid || !e.name.is_close() {
        return None;
    }
    let certain = e.against() == 0
        && (e.personal_numbers() > 0
            || (e.name <= Likeness::Confusable && e.birth == Some(true) && e.branch == Relation::Same));
    Some(if certain { Certain } else { Probable })
}

pub fn close_name_same_phone(e: &Evidence) -> Option<Certainty> {
    if e.phone != Some(true) || !e.name.is_close() || e.against() > 0 {
        return None;
    }
    // Twins share a parent's phone, a birthday and most of a name.
    let own = e.member_number == Some(true) || e.student_number == Some(true);
    let carried = e.birth == Some(true) || e.branch == Relation::Same;
    Some(if own || (e.name <= Likeness::Confusable && carried) { Certain } else { Probable })
}

pub fn close_name_same_birth(e: &Evidence) -> Option<Certainty> {
    if e.birth != Some(true) || e.branch != Relation::Same || !e.name.is_close() || e.against() > 0 {
        return None;
    }
    match e.name {
        _ if e.personal_numbers() > 0 => Some(Certain),
        Likeness::OneSlip if !e.same_day => None,
        _ => Some(Probable),
    }
}

pub fn same_name_in_branch(e: &Evidence) -> Option<Certainty> {
    // A namesake's phone and birth are others; of one person seldom both are wrong.
    let namesake = e.phone == Some(false) && e.birth == Some(false);
    (e.name.is_same() && e.branch == Relation::Same && e.against() < 2 && !namesake).then_some(Probable)
}

pub fn sounding_name_same_birth_elsewhere(e: &Evidence) -> Option<Certainty> {
    let agrees = e.birth == Some(true) && e.sex == Some(true) && e.phone != Some(false);
    (e.name == Likeness::Confusable && agrees && e.against() == 0).then_some(Probable)
}

pub fn confusable_name_in_branch(e: &Evidence) -> Option<Certainty> {
    (e.name == Likeness::Confusable && e.branch == Relation::Same && e.against() == 0).then_some(Probable)
}

pub fn may_be_one(e: &Evidence) -> Option<Certainty> {
    let here = e.branch == Relation::Same;
    let strangers = e.number == Numbers::Different || (e.number != Numbers::Same && e.both_valid);
    let namesakes = e.name.is_same() && !strangers && e.against() <= if here { 2 } else { 0 };
    let sounds = e.name == Likeness::Confusable && e.sex == Some(true);
    // In a class, one name with a slip on either side is worth a question even where births are not given.
    let born = e.birth == Some(true) && (here || sounds);
    let slip = e.name.is_close() && e.against() == 0 && (born || here && e.birth.is_none());
    // So are two slips, where a number that is one person's own agrees.
    let slips = e.name.is_close() && !strangers && e.against() == 1 && here && e.personal_numbers() > 0;
    (e.number == Numbers::Same || namesakes || slip || slips).then_some(Certainty::Ambiguous)
}
