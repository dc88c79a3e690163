//! Pairing system list and roster, and what follows from it: one case per person.
//!
//! ```text
//! tables -> rows as evidence (person), where each belongs (place, branches)
//!        -> repeats within a side (copies) -> pairs, best evidence first (ladder, pairing)
//!        -> what differs (compare), what only deletion can correct (corrections), 学籍异动 (changes)
//!        -> what is known of each (facts), what is to be done (decision) -> cases (assemble)
//! ```
//! Everything is a function of its input, and the order of rows plays no part. What was worked out on the
//! way is kept ([`Reconciled`]), so that an edit costs little; the outcome is the one a first look would give.
//! What the user said comes in with [`Input`] and is found again by names that last ([`key`]).

mod answers;
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
mod facts;
mod glyph;
pub mod key;
mod ladder;
mod lists;
mod membership;
mod name;
mod pairing;
mod person;
mod place;
mod reach;
mod reconciled;
mod repeats;
mod shelves;
mod side;
mod sorted;
pub(crate) mod splice;
mod touched;
pub mod versions;
mod view;
mod witnesses;

pub use branches::{BranchChoices, BranchMatch, GeneralBranch, Match};
pub use case::{Action, Basis, Case, CaseKey, Certainty, Difference, explain};
pub use changes::Unplaced;
pub use membership::Membership;
pub use reconciled::Reconciled;
pub use touched::Touched;

use serde::{Deserialize, Serialize};

use crate::domain::{PartialDate, Profile};
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
    pub unplaced_changes: Vec<Unplaced>,
}

/// Pairs the rows of the tables and decides what follows for each person.
pub fn reconcile(input: &Input<'_>) -> Outcome {
    Reconciled::new(input).outcome(input)
}
