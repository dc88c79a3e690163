//! Pairing system list and roster, and what follows from it: one case per person.
//!
//! ```text
//! tables -> rows as evidence (person), where each belongs (place, branches)
//!        -> repeats within a side (copies) -> pairs, best evidence first (ladder, pairing)
//!        -> what differs (compare), what only deletion can correct (corrections), 学籍异动 (changes)
//!        -> what is to be done (decision) -> cases (assemble)
//! ```
//! Everything is a function of its input: the order of rows plays no part, and nothing is remembered.
//! What the user said comes in with [`Input`] and is found again by names that last ([`key`]).

mod assemble;
mod borrowed;
pub mod branches;
pub mod case;
mod changes;
mod compare;
mod copies;
mod corrections;
pub mod decision;
mod evidence;
mod glyph;
mod index;
pub mod key;
mod ladder;
mod membership;
mod name;
mod pairing;
mod person;
mod place;
mod side;
mod status;
pub mod versions;
mod view;

pub use branches::{BranchChoices, BranchMatch, GeneralBranch, Match};
pub use case::{Action, Basis, Case, CaseKey, Certainty, Difference, explain};
pub use membership::Membership;

use serde::{Deserialize, Serialize};

use crate::domain::{PartialDate, Profile};
use crate::intake::table::RecordId;
use crate::intake::{Table, record::Overlay};

/// Everything reconciling depends on.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The tables; system lists, rosters and lists of 学籍异动 among them are used.
    pub tables: &'a [&'a Table],
    /// The user's edits.
    pub overlay: &'a Overlay,
    /// What the school expects.
    pub profile: &'a Profile,
    /// What the user said of the rosters' short names.
    pub branch_choices: &'a BranchChoices,
    /// What the user said of pairs.
    pub links: &'a [Link],
    /// The day of checking.
    pub today: PartialDate,
}

/// The user's answer to 「是同一人吗」, by the rows' lasting names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// One row's case.
    pub one: CaseKey,
    /// The other's.
    pub other: CaseKey,
    /// Are they one person?
    pub same: bool,
}

/// What reconciling found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// One case per person: by branch, then in the order of the system lists, then of the rosters.
    pub cases: Vec<Case>,
    /// What the rosters' words for classes were taken for; the doubtful ones are to be asked.
    pub branches: Vec<BranchMatch>,
    /// The organisation tree of the system lists.
    pub tree: Vec<GeneralBranch>,
    /// Rows in lists of 学籍异动 that speak of nobody known here, or not clearly of one.
    pub unplaced_changes: Vec<RecordId>,
}

/// Pairs the rows of the tables and decides what follows for each person.
pub fn reconcile(input: &Input<'_>) -> Outcome {
    let system = side::Rows::read(input, crate::intake::TableKind::SystemList);
    let roster = side::Rows::read(input, crate::intake::TableKind::ClassRoster);
    let changes = side::Rows::read(input, crate::intake::TableKind::StatusChanges);

    let mut branches = branches::Branches::new(&system.places, &roster.places, input.branch_choices);
    branches.hear(side::witnesses(&system, &roster).into_iter());

    let system_copies = copies::Copies::find(&system.people, |p| {
        branches.system_branch(p.place).map_or(0, |b| u64::from(b) + 1)
    });
    let roster_copies = copies::Copies::find(&roster.people, |p| {
        // Words that were taken for no branch are still the same words.
        branches.roster_branch(p.place).map_or((1 << 32) + u64::from(p.place), |b| u64::from(b) + 1)
    });
    let said = side::said(&system, &roster, input.links);
    let pairing = pairing::pair(
        &pairing::Side { people: &system.people, places: &system.places, copies: &system_copies },
        &pairing::Side { people: &roster.people, places: &roster.places, copies: &roster_copies },
        &branches,
        &said,
    );
    let found = assemble::Found { input, system, roster, branches, system_copies, roster_copies, pairing };
    let changes = changes::place(&changes, &found);
    let cases = assemble::cases(&found, &changes);
    Outcome {
        cases,
        branches: found.branches.matches(&found.roster.places),
        tree: found.branches.tree(),
        unplaced_changes: changes.unplaced,
    }
}
