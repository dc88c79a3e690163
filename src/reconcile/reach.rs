//! How far the lists of one side reach into the other: somebody missing from a list that never covered
//! his class is not missing.

use super::branches::{Branches, Match};
use super::pairing::Pairing;
use super::person::Person;
use super::reconciled::Reconciled;
use super::side::Rows;

/// Which branches and classes are in both sides' lists.
#[derive(Debug, Default)]
pub struct Reach {
    /// By the system's branches: does a roster name it, or has somebody in it been found in one?
    branches: Vec<bool>,
    /// By the rosters' places: has somebody there been found in the system?
    places: Vec<bool>,
}

impl Reach {
    /// Sees who was found where.
    pub fn new(system: &Rows, roster: &Rows, branches: &Branches, pairing: &Pairing) -> Reach {
        let mut reach = Reach::default();
        let place = |rows: &Rows, row: u32| rows.people.get(row as usize).map(|person| person.place);
        for pair in &pairing.pairs {
            mark(&mut reach.places, place(roster, pair.roster));
            mark(&mut reach.branches, place(system, pair.system).and_then(|p| branches.system_branch(p)));
        }
        for person in &roster.people {
            mark(&mut reach.branches, branches.roster_branch(person.place));
        }
        reach
    }

    /// Do the lists of the other side reach where this person belongs?
    pub fn covers(&self, branches: &Branches, system: Option<&Person>, roster: Option<&Person>) -> bool {
        match (system, roster) {
            (Some(person), None) => {
                branches.system_branch(person.place).is_none_or(|branch| has(&self.branches, branch))
            }
            (None, Some(person)) => {
                has(&self.places, person.place) || branches.sureness(person.place) != Some(Match::None)
            }
            _ => true,
        }
    }

    /// The rows without a partner, of the system and of the rosters, of which it is told otherwise now.
    pub fn changed(&self, found: &Reconciled) -> [Vec<u32>; 2] {
        let (now, branches) = (&found.reach, &found.branches);
        let differs = |a: Option<&Person>, b: Option<&Person>| {
            self.covers(branches, a, b) != now.covers(branches, a, b)
        };
        let system = (0u32..).zip(&found.system.people);
        let system = system.filter(|(row, _)| found.pairing.of_system(*row).is_none());
        let system = system.filter(|(_, person)| differs(Some(person), None)).map(|(row, _)| row);
        let roster = (0u32..).zip(&found.roster.people);
        let roster = roster.filter(|(row, _)| found.pairing.of_roster(*row).is_none());
        let roster = roster.filter(|(_, person)| differs(None, Some(person))).map(|(row, _)| row);
        [system.collect(), roster.collect()]
    }
}

fn mark(list: &mut Vec<bool>, at: Option<u32>) {
    let Some(at) = at.map(|at| at as usize) else { return };
    if list.len() <= at {
        list.resize(at + 1, false);
    }
    if let Some(slot) = list.get_mut(at) {
        *slot = true;
    }
}

fn has(list: &[bool], at: u32) -> bool {
    list.get(at as usize).copied().unwrap_or(false)
}
