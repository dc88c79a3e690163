//! Taking in edited rows.

use std::collections::BTreeSet;

use super::{Reconciled, roster_home, system_home};
use crate::domain::{Field, IdNumber};
use crate::intake::table::RecordId;
use crate::reconcile::branches::Branches;
use crate::reconcile::copies::Copies;
use crate::reconcile::lists::Lists;
use crate::reconcile::pairing::Known;
use crate::reconcile::person::{Person, hash};
use crate::reconcile::reach::Reach;
use crate::reconcile::shelves::{Moved, Shelf};
use crate::reconcile::side::Rows;
use crate::reconcile::witnesses::{self, Votes};
use crate::reconcile::{Input, Touched};

/// The rows of either side that say something else than before.
struct Edited {
    system: Vec<Moved>,
    roster: Vec<Moved>,
}

impl Edited {
    fn all(&self) -> impl Iterator<Item = (bool, &Moved)> {
        self.system.iter().map(|row| (false, row)).chain(self.roster.iter().map(|row| (true, row)))
    }

    /// May a place have got its first row by this, or lost its last one?
    fn opens_or_empties(&self, system: &Rows, roster: &Rows) -> bool {
        let sides = [(system, &self.system), (roster, &self.roster)];
        sides.into_iter().any(|(rows, edited)| {
            let count = |place| rows.places.get(place).map_or(0, |place| place.rows);
            let mut moved = edited.iter().filter(|row| row.old.place != row.new.place);
            moved.any(|row| count(row.old.place) == 0 || count(row.new.place) <= edited.len())
        })
    }

    /// The only one.
    fn single(&self) -> Option<(bool, &Moved)> {
        let mut all = self.all();
        all.next().filter(|_| all.next().is_none())
    }
}

impl Reconciled {
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
        let edited =
            Edited { system: self.system.reread(&lists, ids()), roster: self.roster.reread(&lists, ids()) };
        self.listed.reread(&lists, ids());
        if said || edited.all().next().is_some() {
            self.look_again(&lists, &edited, said, &mut touched)?;
        } else if ids().any(|id| self.listed.row(id).is_some()) {
            let now = self.placed(&lists);
            touched.hear(&std::mem::replace(&mut self.changes, now), &self.changes);
        }
        self.widen(&mut touched);
        Some(touched)
    }

    fn look_again(
        &mut self,
        lists: &Lists<'_>,
        edited: &Edited,
        said: bool,
        touched: &mut Touched,
    ) -> Option<()> {
        touched.places = said || edited.all().any(|(_, row)| row.old.place != row.new.place);
        let (system, roster) = (&self.system.places, &self.roster.places);
        let choices = lists.input.branch_choices;
        let told = match said {
            true => Some(Branches::new(system, roster, choices)),
            // While every place keeps some of its rows, words mean what they meant, wherever one row goes.
            false => edited
                .opens_or_empties(&self.system, &self.roster)
                .then(|| self.told.again(system, roster, choices)),
        };
        // The only row edited and whom it is paired with at once, before the edit.
        let single = edited.single().filter(|_| !said);
        let before = single.and_then(|(side, row)| self.at_once(lists, side, row.row, &row.old));
        let voters = witnesses::voters(edited.all(), &self.shelves);
        let withdrawn = self.votes_of(&voters, edited, |row| &row.old);
        self.shelves.exchange(false, &edited.system);
        self.shelves.exchange(true, &edited.roster);
        let now = self.branches_now(edited, (&voters, &withdrawn), told)?;
        let was = &self.branches;
        let [system, roster] = [&edited.system, &edited.roster];
        let repeats_system =
            self.system_shelves.exchange(system, |p| system_home(was, p), |p| system_home(&now, p));
        let repeats_roster =
            self.roster_shelves.exchange(roster, |p| roster_home(was, p), |p| roster_home(&now, p));
        self.branches = now;
        if repeats_system {
            let found = Copies::find(&self.system.people, &self.system_shelves);
            let was = std::mem::replace(&mut self.system_copies, found);
            touched.system.extend(was.changed(&self.system_copies));
        }
        if repeats_roster {
            let found = Copies::find(&self.roster.people, &self.roster_shelves);
            let was = std::mem::replace(&mut self.roster_copies, found);
            touched.roster.extend(was.changed(&self.roster_copies));
        }
        let pair = single.filter(|_| !repeats_system && !repeats_roster);
        let pair = pair.and_then(|(side, row)| self.at_once(lists, side, row.row, &row.new));
        match pair.zip(before) {
            Some((now, before)) if (now.system, now.roster) == (before.system, before.roster) => {
                self.pairing.restate(now);
                if touched.places {
                    self.reach_again(touched);
                }
            }
            _ => self.climb_again(lists, Some(edited).filter(|_| !said), touched),
        }
        let changes = self.placed(lists);
        touched.hear(&std::mem::replace(&mut self.changes, changes), &self.changes);
        self.touch_owners(lists, edited.all().map(|(_, row)| row), touched);
        Some(())
    }

    /// What the words stand for now; nothing where other words stand for another branch than before. `told` is
    /// what they say by themselves, where that may be something else.
    fn branches_now(
        &mut self,
        edited: &Edited,
        (voters, withdrawn): (&BTreeSet<u32>, &Votes),
        told: Option<Branches>,
    ) -> Option<Branches> {
        // Who is at these places is looked at again whatever their words mean.
        let is_news = |place| {
            let rows = self.roster.places.get(place).map_or(0, |place| place.rows);
            rows == edited.roster.iter().filter(|row| row.new.place == place).count()
        };
        let words = told.is_some();
        let mut is_still = true;
        if let Some(told) = told {
            is_still = told.is_still(&self.told, is_news);
            self.told = told;
        }
        let votes = match is_still {
            true => witnesses::recount(&self.votes, withdrawn, self.votes_of(voters, edited, |row| &row.new)),
            false => witnesses::votes(&self.system, &self.roster, &self.shelves, &self.told),
        };
        let moved = edited.roster.iter().any(|row| row.old.place != row.new.place);
        if !words && !moved && votes == self.votes {
            return Some(self.branches.clone());
        }
        let mut now = self.told.clone();
        now.hear(&votes, &self.roster.places);
        self.votes = votes;
        now.is_still(&self.branches, is_news).then_some(now)
    }

    /// The votes of some rows of the rosters, of which the edited ones say what `version` gives.
    fn votes_of(&self, voters: &BTreeSet<u32>, edited: &Edited, version: fn(&Moved) -> &Person) -> Votes {
        let person = |is_roster, row: u32| {
            let (rows, edited) = match is_roster {
                true => (&self.roster, &edited.roster),
                false => (&self.system, &edited.system),
            };
            // In the order of their records, as they were read.
            let at = edited.binary_search_by_key(&row, |edited| edited.row).ok();
            at.and_then(|at| edited.get(at)).map(version).or_else(|| rows.people.get(row as usize))
        };
        witnesses::votes_of(voters, person, &self.shelves, &self.told)
    }

    /// Climbs the whole ladder; where nothing but `edited` is news, with what is known of everybody else.
    fn climb_again(&mut self, lists: &Lists<'_>, edited: Option<&Edited>, touched: &mut Touched) {
        let known = edited.map(|edited| Known::new(&self.pairing, &edited.system, &edited.roster));
        let found = self.climb(lists, known.as_ref());
        let pairing = std::mem::replace(&mut self.pairing, found);
        let [system, roster] = pairing.changed(&self.pairing);
        touched.system.extend(system);
        touched.roster.extend(roster);
        self.reach_again(touched);
    }

    fn reach_again(&mut self, touched: &mut Touched) {
        let reach = Reach::new(&self.system, &self.roster, &self.branches, &self.pairing);
        let reach = std::mem::replace(&mut self.reach, reach);
        let [unreached, unmet] = reach.changed(self);
        touched.system.extend(unreached);
        touched.roster.extend(unmet);
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
}
