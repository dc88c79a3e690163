//! What reconciling worked out, kept so that after an edit only what it can have changed is looked at again.
//!
//! The rows stay read and sorted. The ladder is climbed again over all of them, which takes little once
//! they are; cases are made again only for the people about whom something is no longer as it was.

use std::collections::{BTreeMap, BTreeSet};

use super::assemble::Maker;
use super::borrowed;
use super::branches::Branches;
use super::changes::{self, Changes};
use super::copies::{Copies, CopyShelves};
use super::lists::Lists;
use super::pairing::{Pairing, Side, pair};
use super::person::{Person, hash};
use super::place::PlaceId;
use super::reach::Reach;
use super::shelves::{Moved, Shelf, Shelves};
use super::side::{self, Rows};
use super::touched::Touched;
use super::view::View;
use super::{BranchMatch, Case, GeneralBranch, Input, Outcome};
use crate::domain::{Field, IdNumber};
use crate::intake::TableKind;
use crate::intake::table::RecordId;

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
    witnesses: BTreeMap<(PlaceId, PlaceId), usize>,
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
        found.witnesses = side::witnesses(&found.system, &found.roster, &found.shelves, &found.told);
        found.branches = found.told.clone();
        found.branches.hear(&found.witnesses);
        let branches = &found.branches;
        found.system_shelves = CopyShelves::new(&found.system.people, |p| system_home(branches, p));
        found.roster_shelves = CopyShelves::new(&found.roster.people, |p| roster_home(branches, p));
        found.who_is_who(&lists);
        found
    }

    fn who_is_who(&mut self, lists: &Lists<'_>) {
        self.system_copies = Copies::find(&self.system.people, &self.system_shelves);
        self.roster_copies = Copies::find(&self.roster.people, &self.roster_shelves);
        let side = |rows, copies| -> Side<'_> {
            let rows: &Rows = rows;
            Side { people: &rows.people, places: &rows.places, copies }
        };
        self.pairing = pair(
            &side(&self.system, &self.system_copies),
            &side(&self.roster, &self.roster_copies),
            &self.shelves,
            &self.branches,
            &side::said(&self.system, &self.roster, lists.input.links),
        );
        self.reach = Reach::new(&self.system, &self.roster, &self.branches, &self.pairing);
        self.changes = changes::place(&self.listed, &self.system, &self.roster, lists);
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
            unplaced_changes: self.changes.unplaced.clone(),
        }
    }

    /// What the rosters' words for classes were taken for.
    pub fn branches(&self) -> Vec<BranchMatch> {
        self.branches.matches(&self.roster.places)
    }

    /// The organisation tree of the system lists.
    pub fn tree(&self) -> Vec<GeneralBranch> {
        self.branches.tree()
    }

    /// Takes in edited rows, and with `said` other answers of the user about who or which branch is which:
    /// whose cases may be others now. Nothing where too much is, and everything must be done anew.
    pub fn again(&mut self, input: &Input<'_>, edited: &BTreeSet<RecordId>, said: bool) -> Option<Touched> {
        let lists = Lists::new(input);
        let ids = || edited.iter().copied();
        let mut touched = Touched {
            system: ids().filter_map(|id| self.system.row(id)).collect(),
            roster: ids().filter_map(|id| self.roster.row(id)).collect(),
            places: false,
        };
        let system = self.system.reread(&lists, ids());
        let roster = self.roster.reread(&lists, ids());
        self.listed.reread(&lists, ids());
        let evident = !system.is_empty() || !roster.is_empty();
        if evident || said {
            self.look_again(&lists, [&system, &roster], said, &mut touched)?;
        } else if ids().any(|id| self.listed.row(id).is_some()) {
            let now = changes::place(&self.listed, &self.system, &self.roster, &lists);
            touched.hear(&std::mem::replace(&mut self.changes, now), &self.changes);
        }
        self.widen(&mut touched);
        Some(touched)
    }

    fn look_again(
        &mut self,
        lists: &Lists<'_>,
        [system, roster]: [&[Moved]; 2],
        said: bool,
        touched: &mut Touched,
    ) -> Option<()> {
        self.shelves.exchange(false, system);
        self.shelves.exchange(true, roster);
        touched.places = said || system.iter().chain(roster).any(|row| row.old.place != row.new.place);
        if touched.places {
            let choices = lists.input.branch_choices;
            self.told = Branches::new(&self.system.places, &self.roster.places, choices);
        }
        let witnesses = side::witnesses(&self.system, &self.roster, &self.shelves, &self.told);
        let mut now = self.branches.clone();
        if touched.places || witnesses != self.witnesses {
            now = self.told.clone();
            now.hear(&witnesses);
            if !now.is_still(&self.branches) {
                return None;
            }
            self.witnesses = witnesses;
        }
        let was = &self.branches;
        self.system_shelves.exchange(system, |p| system_home(was, p), |p| system_home(&now, p));
        self.roster_shelves.exchange(roster, |p| roster_home(was, p), |p| roster_home(&now, p));
        self.branches = now;
        let system_copies = std::mem::take(&mut self.system_copies);
        let roster_copies = std::mem::take(&mut self.roster_copies);
        let pairing = std::mem::take(&mut self.pairing);
        let reach = std::mem::take(&mut self.reach);
        let changes = std::mem::take(&mut self.changes);
        self.who_is_who(lists);
        let [system_pairs, roster_pairs] = pairing.changed(&self.pairing);
        let [unreached, unmet] = reach.changed(self);
        touched
            .system
            .extend(system_copies.changed(&self.system_copies).chain(system_pairs).chain(unreached));
        touched.roster.extend(roster_copies.changed(&self.roster_copies).chain(roster_pairs).chain(unmet));
        touched.hear(&changes, &self.changes);
        self.touch_owners(lists, system.iter().chain(roster), touched);
        Some(())
    }

    /// Whether a number is another person's too depends on everybody who has it.
    fn touch_owners<'m>(
        &self,
        lists: &Lists<'_>,
        moved: impl Iterator<Item = &'m Moved>,
        touched: &mut Touched,
    ) {
        let number = |person: &Person| person.number.as_ref().map(|number| number.hash);
        let of = |rows: &Rows, row: &u32| rows.people.get(*row as usize).and_then(number);
        let mut numbers: BTreeSet<u64> = moved.filter_map(|moved| number(&moved.old)).collect();
        numbers.extend(touched.system.iter().filter_map(|row| of(&self.system, row)));
        numbers.extend(touched.roster.iter().filter_map(|row| of(&self.roster, row)));
        for (_, is_roster, row) in numbers.iter().flat_map(|number| self.shelves.of(Shelf::Number, *number)) {
            if *is_roster { &mut touched.roster } else { &mut touched.system }.insert(*row);
        }
        // Those for whom the user states it.
        let stated = lists.input.overlay.iter().filter(|(_, field, _)| *field == Field::IdNumber);
        let is_touched = |text| IdNumber::parse(text).is_some_and(|id| numbers.contains(&hash(&id.key())));
        let stated = stated.filter(|(.., text)| is_touched(text)).map(|(id, ..)| id);
        touched.system.extend(stated.filter_map(|id| self.system.row(id)));
    }

    /// A case is made of all rows of a person.
    fn widen(&self, touched: &mut Touched) {
        let copies = |copies: &Copies, rows: &BTreeSet<u32>| -> Vec<u32> {
            rows.iter().flat_map(|row| copies.of(*row)).copied().collect()
        };
        touched.system.extend(copies(&self.system_copies, &touched.system));
        touched.roster.extend(copies(&self.roster_copies, &touched.roster));
        let partners: Vec<u32> =
            touched.system.iter().filter_map(|row| self.pairing.of_system(*row)).map(|p| p.roster).collect();
        touched.roster.extend(partners);
        let partners = touched.roster.iter().filter_map(|row| self.pairing.of_roster(*row));
        touched.system.extend(partners.map(|pair| pair.system));
    }

    /// Puts the cases of the people touched into the place of those they had. `finish` has the last word
    /// on each of them; `changed` hears of the former and of the present ones.
    pub fn renew(
        &self,
        input: &Input<'_>,
        touched: &Touched,
        cases: &mut Vec<Case>,
        finish: impl FnOnce(&mut [Case]),
        mut changed: impl FnMut(&[Case], &[Case]),
    ) {
        if touched.system.is_empty() && touched.roster.is_empty() {
            return;
        }
        let mut new = Maker::new(self, &Lists::new(input)).some(touched);
        finish(&mut new);
        let id = |rows: &Rows, touched: &BTreeSet<u32>| -> BTreeSet<RecordId> {
            touched.iter().filter_map(|row| rows.id(*row)).collect()
        };
        let (system, roster) = (id(&self.system, &touched.system), id(&self.roster, &touched.roster));
        let is_old = |case: &Case| {
            case.system.is_some_and(|id| system.contains(&id))
                || case.roster.is_some_and(|id| roster.contains(&id))
        };
        // Nearly always the same people in the same places.
        let old: Vec<usize> =
            (0..).zip(cases.iter()).filter(|(_, case)| is_old(case)).map(|(at, _)| at).collect();
        let stays = |(at, new): (&usize, &Case)| cases.get(*at).is_some_and(|old| old.place() == new.place());
        if old.len() == new.len() && old.iter().zip(&new).all(stays) {
            for (at, new) in old.into_iter().zip(new) {
                let Some(slot) = cases.get_mut(at) else { continue };
                let old = std::mem::replace(slot, new);
                changed(std::slice::from_ref(&old), std::slice::from_ref(slot));
            }
            return;
        }
        let (gone, stay): (Vec<Case>, Vec<Case>) = std::mem::take(cases).into_iter().partition(is_old);
        changed(&gone, &new);
        *cases = stay;
        cases.extend(new);
        // Two runs in order.
        cases.sort_by(|a, b| a.place().cmp(&b.place()));
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
