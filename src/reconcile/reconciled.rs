//! What reconciling worked out, kept so that after an edit only what it can have changed is looked at again.
//!
//! The rows stay read and sorted. Where an edit leaves a pair of which nobody else comes into question, that is
//! all; else the ladder is climbed again over all of them, which takes little once they are sorted. Cases are
//! made again only for the people about whom something is no longer as it was.

use super::assemble::Maker;
use super::borrowed;
use super::branches::Branches;
use super::changes::{self, Changes};
use super::copies::{Copies, CopyShelves};
use super::lists::Lists;
use super::pairing::{Known, Pairing, Side, pair};
use super::person::Person;
use super::reach::Reach;
use super::shelves::Shelves;
use super::side::{self, Rows};
use super::view::View;
use super::witnesses::{self, Votes};
use super::{BranchMatch, GeneralBranch, Input, Outcome, Unplaced};
use crate::intake::TableKind;

mod again;
mod at_once;
mod renew;

/// Everything found before cases are made.
#[derive(Debug, Default)]
pub struct Reconciled {
    /// The system lists' rows.
    pub(super) system: Rows,
    /// The rosters' rows.
    pub(super) roster: Rows,
    /// The rows of the lists of 学籍异动.
    listed: Rows,
    shelves: Shelves,
    system_shelves: CopyShelves,
    roster_shelves: CopyShelves,
    /// What the rosters' words say by themselves.
    told: Branches,
    votes: Votes,
    /// Where everybody belongs, the witnesses heard.
    pub(super) branches: Branches,
    /// Repeats among the system's rows.
    pub(super) system_copies: Copies,
    /// Repeats among the rosters' rows.
    pub(super) roster_copies: Copies,
    /// Who is who.
    pub(super) pairing: Pairing,
    /// How far the lists reach.
    pub(super) reach: Reach,
    /// 学籍异动.
    pub(super) changes: Changes,
}

impl Reconciled {
    /// Reads everything and finds who is who.
    pub fn new(input: &Input<'_>) -> Reconciled {
        let lists = Lists::new(input);
        let system = Rows::read(&lists, TableKind::SystemList);
        let roster = Rows::read(&lists, TableKind::ClassRoster);
        let mut found = Reconciled {
            shelves: Shelves::new(&system.people, &roster.people),
            told: Branches::new(&system.places, &roster.places, input.branch_choices),
            listed: Rows::read(&lists, TableKind::StatusChanges),
            system,
            roster,
            ..Reconciled::default()
        };
        found.votes = witnesses::votes(&found.system, &found.roster, &found.shelves, &found.told);
        found.branches = found.told.clone();
        found.branches.hear(&found.votes, &found.roster.places);
        let branches = &found.branches;
        found.system_shelves = CopyShelves::new(&found.system.people, |p| system_home(branches, p));
        found.roster_shelves = CopyShelves::new(&found.roster.people, |p| roster_home(branches, p));
        found.system_copies = Copies::find(&found.system.people, &found.system_shelves);
        found.roster_copies = Copies::find(&found.roster.people, &found.roster_shelves);
        found.pairing = found.climb(&lists, None);
        found.reach = Reach::new(&found.system, &found.roster, &found.branches, &found.pairing);
        found.changes = found.placed(&lists);
        found
    }

    /// Of whom the lists of 学籍异动 speak.
    fn placed(&self, lists: &Lists<'_>) -> Changes {
        changes::place(&self.listed, (&self.system, &self.roster), &self.shelves, lists)
    }

    /// Who is who, as far as repeats are found.
    fn climb(&self, lists: &Lists<'_>, known: Option<&Known<'_>>) -> Pairing {
        let side = |rows, copies| -> Side<'_> {
            let rows: &Rows = rows;
            Side { people: &rows.people, places: &rows.places, copies }
        };
        pair(
            &side(&self.system, &self.system_copies),
            &side(&self.roster, &self.roster_copies),
            &self.shelves,
            &self.branches,
            &side::said(&self.system, &self.roster, lists.input.links),
            known,
        )
    }

    /// Does the number held to be right for these rows stand with another person too?
    pub(super) fn is_borrowed(&self, right: &View<'_>, owners: (Option<u32>, Option<u32>)) -> bool {
        borrowed::is_borrowed(right, owners, &self.shelves, (&self.system_copies, &self.roster_copies))
    }

    /// Everything that follows.
    pub fn outcome(&self, input: &Input<'_>) -> Outcome {
        Outcome {
            cases: Maker::new(self, &Lists::new(input)).all(),
            branches: self.branches(),
            tree: self.tree(),
            unplaced_changes: self.unplaced_changes().to_vec(),
        }
    }

    /// Rows in lists of 学籍异动 that speak of nobody known here, or not clearly of one.
    pub fn unplaced_changes(&self) -> &[Unplaced] {
        &self.changes.unplaced
    }

    /// What the rosters' words for classes were taken for.
    pub fn branches(&self) -> Vec<BranchMatch> {
        self.branches.matches(&self.roster.places)
    }

    /// The organisation tree of the system lists.
    pub fn tree(&self) -> Vec<GeneralBranch> {
        self.branches.tree()
    }
}

/// Where a system row belongs, as far as known; rows of one home can be one person by name alone.
fn system_home(branches: &Branches, person: &Person) -> u64 {
    branches.system_branch(person.place).map_or(0, |branch| u64::from(branch) + 1)
}

/// The same for a roster's row. Words that were taken for no branch are still the same words.
fn roster_home(branches: &Branches, person: &Person) -> u64 {
    let unknown = (1 << 32) + u64::from(person.place);
    branches.roster_branch(person.place).map_or(unknown, |branch| u64::from(branch) + 1)
}
