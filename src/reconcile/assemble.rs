//! From pairs and lonely rows to cases.

use std::collections::{HashMap, HashSet};

use super::answers::Answers;
use super::case::{Action, Basis, Case, Certainty};
use super::decision;
use super::evidence::Evidence;
use super::lists::Lists;
use super::membership::lists_members_only;
use super::pairing::Pair;
use super::person::Person;
use super::reconciled::Reconciled;
use super::side::Rows;
use super::touched::Touched;
use super::view::View;
use crate::domain::Field;
use crate::intake::table::{RecordId, TableId};
use crate::intake::{Record, TableKind};

/// Makes cases of what was found.
pub struct Maker<'a> {
    pub(super) found: &'a Reconciled,
    pub(super) lists: &'a Lists<'a>,
    /// The rosters that list members only.
    pub(super) members_only: HashSet<TableId>,
    /// What the rosters' columns ask about enrollment.
    pub(super) answers: HashMap<TableId, Answers>,
}

impl<'a> Maker<'a> {
    /// Makes ready.
    pub fn new(found: &'a Reconciled, lists: &'a Lists<'a>) -> Maker<'a> {
        let rosters = lists.of_kind(TableKind::ClassRoster);
        let of_members = rosters.iter().filter(|table| lists_members_only(table));
        Maker {
            found,
            lists,
            members_only: of_members.map(|table| table.id).collect(),
            answers: rosters.iter().map(|table| (table.id, Answers::of(table))).collect(),
        }
    }

    /// Everybody's case, in order.
    pub fn all(&self) -> Vec<Case> {
        let rows = |rows: &Rows| (0u32..).take(rows.people.len());
        self.of(rows(&self.found.system), rows(&self.found.roster))
    }

    /// The cases of the people touched, in order.
    pub fn some(&self, touched: &Touched) -> Vec<Case> {
        self.of(touched.system.iter().copied(), touched.roster.iter().copied())
    }

    fn of(&self, system: impl Iterator<Item = u32>, roster: impl Iterator<Item = u32>) -> Vec<Case> {
        let pairing = &self.found.pairing;
        let lonely: Vec<u32> = roster.filter(|row| pairing.of_roster(*row).is_none()).collect();
        // Cases are large, and copied whenever their list has to grow.
        let mut cases = Vec::with_capacity(system.size_hint().0 + lonely.len());
        let listed = system.map(|row| self.case(Some(row), pairing.of_system(row).map(|pair| pair.roster)));
        cases.extend(listed.flatten());
        cases.extend(lonely.into_iter().filter_map(|row| self.case(None, Some(row))));
        cases.sort_by(|a, b| a.place().cmp(&b.place()));
        cases
    }

    fn case(&self, system: Option<u32>, roster: Option<u32>) -> Option<Case> {
        let found = self.found;
        let person = |rows: &'a Rows, row: Option<u32>| rows.people.get(row? as usize);
        let (a, b) = (person(&found.system, system), person(&found.roster, roster));
        let system_view = system.and_then(|row| found.system.record(row, self.lists)).map(|r| View(vec![r]));
        let roster_view = self.right_view(system, roster);
        let pair = system.filter(|_| roster.is_some()).and_then(|row| found.pairing.of_system(row));
        let candidates = self.candidates(system, roster);
        let certainty = match pair {
            Some(pair) => pair.certainty,
            None if candidates.is_empty() => Certainty::None,
            None => Certainty::Ambiguous,
        };
        let entry = system
            .and_then(|row| found.changes.system.get(&row))
            .or_else(|| roster.and_then(|row| found.changes.roster.get(&row)));
        let (facts, differences) = self.facts(
            (a, system, system_view.as_ref()),
            (b, roster, roster_view.as_ref()),
            certainty == Certainty::Ambiguous,
            entry,
        );
        let proposals = decision::decide(&facts);
        let proposes = |action| proposals.iter().any(|proposal| proposal.action == action);
        let shown = system_view.as_ref().or(roster_view.as_ref())?;
        let roster_branch = b.and_then(|person| found.branches.roster_branch(person.place));
        let home = roster_branch.or(a.and_then(|person| found.branches.system_branch(person.place)));
        let keys = (system.map(|row| found.system.key(row)), roster.map(|row| found.roster.key(row)));
        Some(Case {
            key: keys.1.or(keys.0)?,
            other_key: keys.1.and(keys.0),
            branch: self.branch(a, b),
            name: shown.text(Field::Name).into_owned(),
            system: a.map(|person| person.id),
            roster: b.map(|person| person.id),
            status: entry.map(|entry| entry.id),
            basis: pair.map(|pair| self.basis(pair)).unwrap_or_default(),
            certainty,
            candidates,
            differences,
            deletion_reason: decision::deletion_reason(&facts, &proposals),
            retention_reason: decision::retention(&facts)
                .filter(|_| proposes(Action::Retain))
                .map(str::to_owned),
            transfer_to: if proposes(Action::Transfer) {
                facts.moved_to.clone().or(facts.change_to.clone())
            } else if proposes(Action::TransferHome) {
                [&roster_view, &system_view]
                    .into_iter()
                    .flatten()
                    .map(|view| view.text(Field::HouseholdAddress))
                    .find(|text| !text.is_empty())
                    .map(|text| text.into_owned())
            } else {
                None
            },
            general_branch: home
                .and_then(|branch| found.branches.general_branch(branch))
                .or_else(|| found.roster.places.get(b?.place)?.parts.general_branch()),
            actions: proposals.iter().map(|proposal| proposal.action).collect(),
            reasons: proposals.into_iter().map(|proposal| proposal.reason).collect(),
        })
    }

    /// What a pair rests on.
    fn basis(&self, pair: &Pair) -> Vec<Basis> {
        let (system, roster) = (&self.found.system.people, &self.found.roster.people);
        let Some((a, b)) = system.get(pair.system as usize).zip(roster.get(pair.roster as usize)) else {
            return Vec::new();
        };
        Evidence::new(a, b, self.relation(a, b)).basis(pair.named)
    }

    /// What the system is held against: what the user's edits of its row state, then the rosters.
    fn right_view(&self, system: Option<u32>, roster: Option<u32>) -> Option<View<'a>> {
        let found = self.found;
        let stated = system.and_then(|row| found.system.stated(row, self.lists));
        let rosters = roster.map(|row| self.roster_rows(row)).unwrap_or_default();
        let rows: Vec<_> = stated.into_iter().chain(rosters).collect();
        (!rows.is_empty()).then_some(View(rows))
    }

    /// What the rosters say of the person, the row's echoes included.
    fn roster_rows(&self, row: u32) -> Vec<Record<'a>> {
        let found = self.found;
        let people = &found.roster.people;
        let branch =
            |row: u32| people.get(row as usize).and_then(|person| found.branches.roster_branch(person.place));
        let echoes = found.roster_copies.of(row).iter().copied().filter(|other| {
            *other != row && found.pairing.of_roster(*other).is_none() && branch(*other) == branch(row)
        });
        let rows = std::iter::once(row).chain(echoes);
        rows.filter_map(|row| found.roster.record(row, self.lists)).collect()
    }

    /// The branch as it is shown: the system row's own words, else the full name the roster's words mean.
    pub(super) fn branch(&self, a: Option<&Person>, b: Option<&Person>) -> String {
        match (a, b) {
            (Some(a), _) => {
                self.found.system.places.get(a.place).map(|place| place.words.clone()).unwrap_or_default()
            }
            (None, Some(b)) => self.roster_branch(b),
            (None, None) => String::new(),
        }
    }

    pub(super) fn roster_branch(&self, person: &Person) -> String {
        let found = self.found;
        match found.branches.roster_branch(person.place) {
            Some(branch) => found.branches.name(branch).to_owned(),
            None => {
                found.roster.places.get(person.place).map(|place| place.words.clone()).unwrap_or_default()
            }
        }
    }

    fn candidates(&self, system: Option<u32>, roster: Option<u32>) -> Vec<RecordId> {
        let found = self.found;
        let (map, row, people) = match (system, roster) {
            (Some(row), None) => (&found.pairing.system_candidates, row, &found.roster.people),
            (None, Some(row)) => (&found.pairing.roster_candidates, row, &found.system.people),
            _ => return Vec::new(),
        };
        let rows = map.get(&row).map_or(&[][..], Vec::as_slice);
        rows.iter().filter_map(|row| people.get(*row as usize)).map(|person| person.id).collect()
    }
}
