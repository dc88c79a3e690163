//! Reading one side's rows, and what two sides agree on before they are paired.

use std::collections::HashMap;

use super::case::CaseKey;
use super::evidence::Evidence;
use super::key;
use super::person::{Person, hash, mix};
use super::place::{PlaceId, Places, Reading};
use super::{Input, Link, branches::Relation};
use crate::intake::table::RecordId;
use crate::intake::{Record, Table, TableKind};

/// All rows of the tables of one kind.
#[derive(Default)]
pub struct Rows<'a> {
    /// The tables they come from.
    pub tables: HashMap<u32, &'a Table>,
    /// The rows, in the order of tables and rows.
    pub people: Vec<Person>,
    /// What their places say.
    pub places: Places,
    /// Their lasting names.
    pub keys: Vec<CaseKey>,
}

impl<'a> Rows<'a> {
    /// Reads them.
    pub fn read(input: &Input<'a>, kind: TableKind) -> Rows<'a> {
        let mut rows = Rows::default();
        let reading = Reading { school: &input.profile.school, today: input.today };
        let mut tables: Vec<&Table> =
            input.tables.iter().copied().filter(|table| table.kind() == kind).collect();
        tables.sort_by_key(|table| table.id);
        let edited: std::collections::HashSet<RecordId> = input.overlay.iter().map(|(id, ..)| id).collect();
        let mut identities = Vec::new();
        for table in tables {
            rows.tables.insert(table.id.0, table);
            for id in table.record_ids() {
                let record = Record::as_filed(table, id, input.overlay);
                identities.push(key::raw_identity(table, &record, edited.contains(&id)));
                rows.people.push(Person::new(&record, table, &mut rows.places, &reading));
            }
        }
        rows.keys = key::keys(&rows.people, &identities, kind == TableKind::ClassRoster);
        rows
    }

    /// The row's record.
    pub fn record(&self, row: u32, input: &Input<'a>) -> Option<Record<'a>> {
        let id = self.people.get(row as usize)?.id;
        Some(Record::as_filed(self.tables.get(&id.table.0)?, id, input.overlay))
    }

    /// What the user's edits of the row state as right, where that is not what the row itself says.
    pub fn stated(&self, row: u32, input: &Input<'a>) -> Option<Record<'a>> {
        let id = self.people.get(row as usize)?.id;
        Record::stated(self.tables.get(&id.table.0)?, id, input.overlay)
    }

    /// The row's table.
    pub fn table(&self, row: u32) -> Option<&'a Table> {
        self.tables.get(&self.people.get(row as usize)?.id.table.0).copied()
    }

    /// The row's lasting name.
    pub fn key(&self, row: u32) -> CaseKey {
        self.keys.get(row as usize).copied().unwrap_or(CaseKey(0))
    }
}

/// The people who are surely in both lists, as (roster place, system place), each once: one row on each
/// side with the same number, the same name and birth, the same name and phone, or a name that nobody
/// else on either side bears.
pub fn witnesses(system: &Rows<'_>, roster: &Rows<'_>) -> Vec<(PlaceId, PlaceId)> {
    let keys: [fn(&Person) -> Option<u64>; 4] = [
        |p| p.number.as_ref().map(|number| hash(&number.key)),
        |p| p.birth.map(|birth| mix(&[p.folded, u64::from(birth.months().unsigned_abs())])),
        |p| p.phone.map(|phone| mix(&[p.folded, phone])),
        |p| (p.folded != 0).then_some(p.folded),
    ];
    let mut heard: HashMap<u32, PlaceId> = HashMap::new();
    for key in keys {
        let mut entries: Vec<(u64, bool, u32)> = Vec::new();
        for (people, is_roster) in [(&system.people, false), (&roster.people, true)] {
            entries.extend(
                (0u32..).zip(people).filter_map(|(index, person)| Some((key(person)?, is_roster, index))),
            );
        }
        entries.sort_unstable();
        for group in entries.chunk_by(|a, b| a.0 == b.0) {
            let [(_, false, s), (_, true, r)] = group else { continue };
            let (Some(a), Some(b)) = (system.people.get(*s as usize), roster.people.get(*r as usize)) else {
                continue;
            };
            let evidence = Evidence::new(a, b, Relation::Unknown);
            if evidence.name.is_close() && evidence.against() < 2 {
                heard.entry(*r).or_insert(a.place);
            }
        }
    }
    heard.into_iter().filter_map(|(r, place)| Some((roster.people.get(r as usize)?.place, place))).collect()
}

/// The user's answers as rows: (system, roster, are they one person).
pub fn said(system: &Rows<'_>, roster: &Rows<'_>, links: &[Link]) -> Vec<(u32, u32, bool)> {
    if links.is_empty() {
        return Vec::new();
    }
    let index =
        |rows: &Rows<'_>| (0u32..).zip(&rows.keys).map(|(row, key)| (*key, row)).collect::<HashMap<_, _>>();
    let (systems, rosters) = (index(system), index(roster));
    links
        .iter()
        .filter_map(|link| {
            let find = |a, b| Some((*systems.get(a)?, *rosters.get(b)?, link.same));
            find(&link.one, &link.other).or_else(|| find(&link.other, &link.one))
        })
        .collect()
}
