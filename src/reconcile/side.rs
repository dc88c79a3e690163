//! Reading one side's rows, and what two sides agree on before they are paired.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::branches::{Branches, Match, Relation};
use super::case::CaseKey;
use super::evidence::Evidence;
use super::lists::Lists;
use super::person::Person;
use super::place::{PlaceId, Places, Reading};
use super::shelves::{Moved, Shelf, Shelves};
use super::{Link, key};
use crate::intake::record::Overlay;
use crate::intake::table::RecordId;
use crate::intake::{Record, TableKind};

/// All rows of the tables of one kind.
#[derive(Debug, Default)]
pub struct Rows {
    /// The rows, in the order of tables and rows.
    pub people: Vec<Person>,
    /// What their places say.
    pub places: Places,
    /// Their lasting names.
    pub keys: Vec<CaseKey>,
}

impl Rows {
    /// Reads them.
    pub fn read(lists: &Lists<'_>, kind: TableKind) -> Rows {
        let mut rows = Rows::default();
        let reading = Reading { school: &lists.input.profile.school, today: lists.input.today };
        let untouched = Overlay::default();
        let edited: HashSet<RecordId> = lists.input.overlay.iter().map(|(id, ..)| id).collect();
        let mut identities = Vec::new();
        for table in lists.of_kind(kind) {
            for id in table.record_ids() {
                let record = Record::as_filed(table, id, lists.input.overlay);
                let apart = edited.contains(&id).then(|| Record::new(table, id, &untouched));
                let original = apart.as_ref().unwrap_or(&record);
                identities.push(key::raw_identity(original));
                rows.people.push(Person::new(&record, original, table, &mut rows.places, &reading));
            }
        }
        rows.keys = key::keys(&rows.people, &identities, kind == TableKind::ClassRoster);
        rows
    }

    /// Reads some rows again, which were edited: those that say something else now.
    pub fn reread(&mut self, lists: &Lists<'_>, ids: impl Iterator<Item = RecordId>) -> Vec<Moved> {
        let reading = Reading { school: &lists.input.profile.school, today: lists.input.today };
        let untouched = Overlay::default();
        let mut moved = Vec::new();
        for id in ids {
            let Some((row, table)) = self.row(id).zip(lists.table(id)) else { continue };
            let record = Record::as_filed(table, id, lists.input.overlay);
            let original = Record::new(table, id, &untouched);
            let new = Person::new(&record, &original, table, &mut self.places, &reading);
            let Some(person) = self.people.get_mut(row as usize) else { continue };
            // Reading the row has counted it anew.
            self.places.leave(person.place);
            if *person != new {
                moved.push(Moved { row, old: std::mem::replace(person, new.clone()), new });
            }
        }
        moved
    }

    /// Which row this record is.
    pub fn row(&self, id: RecordId) -> Option<u32> {
        let at = self.people.binary_search_by_key(&id, |person| person.id).ok()?;
        u32::try_from(at).ok()
    }

    /// The record of a row.
    pub fn id(&self, row: u32) -> Option<RecordId> {
        self.people.get(row as usize).map(|person| person.id)
    }

    /// The row as its list has it.
    pub fn record<'a>(&self, row: u32, lists: &Lists<'a>) -> Option<Record<'a>> {
        lists.record(self.id(row)?)
    }

    /// What the user's edits of the row state as right.
    pub fn stated<'a>(&self, row: u32, lists: &Lists<'a>) -> Option<Record<'a>> {
        lists.stated(self.id(row)?)
    }

    /// The row's lasting name.
    pub fn key(&self, row: u32) -> CaseKey {
        self.keys.get(row as usize).copied().unwrap_or(CaseKey(0))
    }
}

/// How many people are surely in both lists, by roster place and system place: one row on each side
/// with the same number, the same name and birth, the same name and phone, or a name that nobody else
/// on either side bears. Only of places whose words leave something to be told.
pub fn witnesses(
    system: &Rows,
    roster: &Rows,
    shelves: &Shelves,
    branches: &Branches,
) -> BTreeMap<(PlaceId, PlaceId), usize> {
    let mut heard = vec![false; roster.people.len()];
    let mut votes = BTreeMap::new();
    for shelf in [Shelf::Number, Shelf::NameAndBirth, Shelf::NameAndPhone, Shelf::Name] {
        for group in shelves.all(shelf).chunk_by(|a, b| a.0 == b.0) {
            let [(_, false, s), (_, true, r)] = group else { continue };
            let (Some(a), Some(b)) = (system.people.get(*s as usize), roster.people.get(*r as usize)) else {
                continue;
            };
            let Some(heard) = heard.get_mut(*r as usize).filter(|heard| !**heard) else { continue };
            if matches!(branches.sureness(b.place), Some(Match::Chosen | Match::Exact)) {
                continue;
            }
            let evidence = Evidence::new(a, b, Relation::Unknown);
            if evidence.name.is_close() && evidence.against() < 2 {
                *heard = true;
                *votes.entry((b.place, a.place)).or_insert(0) += 1;
            }
        }
    }
    votes
}

/// The user's answers as rows: (system, roster, are they one person).
pub fn said(system: &Rows, roster: &Rows, links: &[Link]) -> Vec<(u32, u32, bool)> {
    if links.is_empty() {
        return Vec::new();
    }
    let index =
        |rows: &Rows| (0u32..).zip(&rows.keys).map(|(row, key)| (*key, row)).collect::<HashMap<_, _>>();
    let (systems, rosters) = (index(system), index(roster));
    links
        .iter()
        .filter_map(|link| {
            let find = |a, b| Some((*systems.get(a)?, *rosters.get(b)?, link.same));
            find(&link.one, &link.other).or_else(|| find(&link.other, &link.one))
        })
        .collect()
}
