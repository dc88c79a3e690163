//! Reading one side's rows.

use std::collections::{HashMap, HashSet};

use super::case::CaseKey;
use super::lists::Lists;
use super::person::Person;
use super::place::{Places, Reading};
use super::shelves::Moved;
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
