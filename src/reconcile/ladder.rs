//! The ladder: which evidence makes two rows one person, best first.
//!
//! A step brings rows together by a key (never all with all), admits pairs by what they say of each
//! other, and leaves the rest to the steps below. [`Certainty::Certain`] is claimed only where one
//! slip of the pen explains every disagreement and a stranger could not agree by chance.

use super::branches::BranchId;
use super::case::{Basis, Certainty};
use super::evidence::Evidence;
use super::person::Person;
use super::shelves::Shelf;

mod keys;
mod verdict;

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
use Keys::{Kept, Made};
use keys::*;
use verdict::*;

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
