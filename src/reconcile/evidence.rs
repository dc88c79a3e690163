//! What two rows say for and against being one person.

use super::branches::Relation;
use super::case::Basis;
use super::name::{Likeness, relate};
use super::person::{Number, Person};

/// How two identity numbers relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// The same number.
    Same,
    /// One digit typed wrong, left out or put in.
    OneOff,
    /// Two neighbouring digits in the other order.
    Swapped,
    /// Two slips.
    TwoOff,
    /// Two numbers.
    Different,
    /// One of them is missing or damaged.
    Unknown,
}

/// Everything two rows say about each other.
#[derive(Clone, Copy, Debug)]
pub struct Evidence {
    /// The names.
    pub name: Likeness,
    /// The identity numbers.
    pub number: Numbers,
    /// Both numbers could be somebody's own: a single slip never leaves the check character right.
    pub both_valid: bool,
    /// Do the births agree, as far as both go?
    pub birth: Option<bool>,
    /// Do they agree to the day?
    pub same_day: bool,
    /// The sexes.
    pub sex: Option<bool>,
    /// The phones.
    pub phone: Option<bool>,
    /// The member numbers.
    pub member_number: Option<bool>,
    /// The student numbers.
    pub student_number: Option<bool>,
    /// The branches.
    pub branch: Relation,
}

impl Evidence {
    /// Compares two rows.
    pub fn new(a: &Person, b: &Person, branch: Relation) -> Evidence {
        let both = |a: Option<u64>, b: Option<u64>| Some(a? == b?);
        let (number, both_valid) = match (&a.number, &b.number) {
            (Some(a), Some(b)) => (numbers(a, b), a.valid && b.valid),
            _ => (Numbers::Unknown, false),
        };
        let birth = a.birth.zip(b.birth);
        Evidence {
            // Nearly all names that are compared are one, and what is behind the hash is far away.
            name: match a.spelt == b.spelt && a.folded != 0 {
                true => Likeness::Same,
                false => relate(&a.name, &b.name),
            },
            number,
            both_valid,
            birth: birth.map(|(a, b)| a.agrees_with(b)),
            same_day: birth.is_some_and(|(a, b)| a == b && a.day.is_some()),
            sex: a.sex.zip(b.sex).map(|(a, b)| a == b),
            phone: both(a.phone, b.phone),
            member_number: both(a.member_number, b.member_number),
            student_number: both(a.student_number, b.student_number),
            branch,
        }
    }

    /// How many numbers that belong to one person only agree.
    pub fn personal_numbers(&self) -> u8 {
        [self.phone, self.member_number, self.student_number].iter().map(|o| u8::from(*o == Some(true))).sum()
    }

    /// How much speaks against it. Two is more than one slip explains. Phones change and say nothing.
    pub fn against(&self) -> u8 {
        let strangers = match self.number {
            Numbers::Different => 2,
            // Neighbouring numbers that both hold: twins, or one family at one counter.
            Numbers::OneOff | Numbers::Swapped | Numbers::TwoOff if self.both_valid => 2,
            _ => 0,
        };
        let no = |evidence: Option<bool>| u8::from(evidence == Some(false));
        strangers + no(self.birth) + no(self.sex) + no(self.member_number) + 2 * no(self.student_number)
    }

    /// A weight for choosing the best of several candidates; only differences of weights mean anything.
    pub fn weight(&self) -> i32 {
        let number = match self.number {
            Numbers::Same => 64,
            Numbers::OneOff | Numbers::Swapped => 40,
            Numbers::TwoOff => 24,
            Numbers::Different => -24,
            Numbers::Unknown => 0,
        };
        let name = match self.name {
            Likeness::Same => 24,
            Likeness::Variant => 20,
            Likeness::Confusable => 12,
            Likeness::OneSlip => 6,
            Likeness::Unknown => 0,
            Likeness::Different => -12,
        };
        let of = |evidence: Option<bool>, yes: i32, no: i32| evidence.map_or(0, |e| if e { yes } else { no });
        let branch = match self.branch {
            Relation::Same => 12,
            Relation::Unknown => 4,
            Relation::Other => 0,
        };
        number
            + name
            + branch
            + of(self.birth, 12, -12)
            + if self.same_day { 12 } else { 0 }
            + of(self.sex, 3, -6)
            + of(self.phone, 24, -6)
            + of(self.member_number, 40, -16)
            + of(self.student_number, 40, -32)
    }

    /// The agreements worth naming, out of those a step of the ladder rests on.
    pub fn basis(&self, named: &[Basis]) -> Vec<Basis> {
        named.iter().copied().filter_map(|basis| self.holds(basis)).collect()
    }

    fn holds(&self, basis: Basis) -> Option<Basis> {
        let yes = |evidence: Option<bool>| (evidence == Some(true)).then_some(basis);
        match basis {
            Basis::SameIdNumber => (self.number == Numbers::Same).then_some(basis),
            Basis::SameMemberNumber => yes(self.member_number),
            Basis::SameStudentNumber => yes(self.student_number),
            Basis::SameBirth => yes(self.birth),
            Basis::SameSex => yes(self.sex),
            Basis::SamePhone => yes(self.phone),
            Basis::SameBranch => (self.branch == Relation::Same).then_some(basis),
            Basis::UniqueInBranch | Basis::SaidByUser => Some(basis),
            Basis::SameName | Basis::VariantName | Basis::CloseName => match self.name {
                Likeness::Same => Some(Basis::SameName),
                Likeness::Variant => Some(Basis::VariantName),
                Likeness::Confusable | Likeness::OneSlip => Some(Basis::CloseName),
                Likeness::Different | Likeness::Unknown => None,
            },
            Basis::CloseIdNumber | Basis::SwappedIdNumber | Basis::TwoOffIdNumber => match self.number {
                Numbers::OneOff => Some(Basis::CloseIdNumber),
                Numbers::Swapped => Some(Basis::SwappedIdNumber),
                Numbers::TwoOff => Some(Basis::TwoOffIdNumber),
                _ => None,
            },
        }
    }
}

/// How two identity numbers relate.
pub fn numbers(a: &Number, b: &Number) -> Numbers {
    if a.hash == b.hash {
        return Numbers::Same;
    }
    let (left, right) = (a.key.as_bytes(), b.key.as_bytes());
    let differing = left.iter().zip(right).filter(|(l, r)| l != r).count() + left.len().abs_diff(right.len());
    if left.len() == right.len() && differing > 2 {
        return Numbers::Different;
    }
    match (differing, strsim::osa_distance(&a.key, &b.key)) {
        (1, _) => Numbers::OneOff,
        (_, 1) if left.len() != right.len() => Numbers::OneOff,
        (_, 1) => Numbers::Swapped,
        (_, 2) => Numbers::TwoOff,
        _ => Numbers::Different,
    }
}
