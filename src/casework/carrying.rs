//! What the user did in a list, carried over to the newer list that replaces it.
//!
//! An edit is kept where the newer file still has what was edited. Where it has what the edit said, the
//! matter is settled. Where it has something else again, the user is asked ([`Conflict`]).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::campaign::Campaign;
use super::change::Change;
use super::waiver::FindingKey;
use crate::domain::{Field, PartialDate};
use crate::intake::record::{CellView, Overlay, Record};
use crate::intake::sheet::CellKind;
use crate::intake::table::{RecordId, Table, TableId};
use crate::reconcile::versions::{same_people, say_the_same};

/// An edit the newer list contradicts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// What the replaced list had.
    pub was: String,
    /// What the user made of it.
    pub said: String,
}

/// A replacement: the changes, and how many edits fared how.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// Takes the older lists out and carries over what was done in them.
    pub changes: Vec<Change>,
    /// Edits that hold in the newer list too.
    pub kept: usize,
    /// Edits the newer list has made good.
    pub settled: usize,
    /// Edits the user is asked about.
    pub asked: usize,
    /// Edits of people who are not in the newer list.
    pub gone: usize,
    /// What the changes are about: of several lists that one replaces, the later one has the word.
    cells: BTreeSet<(RecordId, Field)>,
    findings: BTreeSet<FindingKey>,
}

impl Campaign {
    /// Replaces each of these lists by its newer one, as the last check found them.
    pub fn replace(&self, lists: &[TableId], today: PartialDate) -> Carried {
        let found = self.checked().map_or(&[][..], |outcome| outcome.replacements.as_slice());
        let mut carried = Carried::default();
        for pair in found.iter().rev().filter(|pair| lists.contains(&pair.old)) {
            carried.changes.push(Change::RemoveTable { table: pair.old });
            if let Some((old, new)) = self.table(pair.old).zip(self.table(pair.new)) {
                self.carry(old, new, today, &mut carried);
            }
        }
        carried
    }

    fn carry(&self, old: &Table, new: &Table, today: PartialDate, carried: &mut Carried) {
        let edits = self.edits_of(old.id);
        let accepted: Vec<(&FindingKey, &str)> = self.waivers().of_table(old.id).collect();
        if edits.is_empty() && accepted.is_empty() {
            return;
        }
        let people = same_people(old, new, &self.profile, today);
        for (record, field, said) in edits {
            match people.get(&record) {
                Some(now) => self.carry_edit((old, record), (new, *now), field, &said, carried),
                None => carried.gone += 1,
            }
        }
        for (finding, reason) in accepted {
            let Some(now) = people.get(&finding.record) else { continue };
            let moved = FindingKey { record: *now, ..finding.clone() };
            let alike = self.reads_alike((old, finding.record), (new, *now), finding.field);
            if alike && carried.findings.insert(moved.clone()) {
                carried.changes.extend(self.waive(moved, Some(reason.to_owned())));
            }
        }
    }

    /// Everything edited in a table, and what is still asked about edits carried over to it before.
    fn edits_of(&self, table: TableId) -> Vec<(RecordId, Field, String)> {
        let edits =
            self.overlay().of_table(table).map(|(record, field, said)| (record, field, said.to_owned()));
        let asked = self.conflicts().filter(|(record, ..)| record.table == table);
        let asked = asked.map(|(record, field, conflict)| (record, field, conflict.said.clone()));
        edits.chain(asked).collect()
    }

    fn carry_edit(
        &self,
        (old, was): (&Table, RecordId),
        (new, now): (&Table, RecordId),
        field: Field,
        said: &str,
        carried: &mut Carried,
    ) {
        // What the user did in the newer list already is the later word.
        let done = self.overlay().get(now, field).is_some() || self.conflict(now, field).is_some();
        if done || !carried.cells.insert((now, field)) {
            return;
        }
        let plain = Overlay::default();
        let (before, after) = (Record::new(old, was, &plain), Record::new(new, now, &plain));
        let edit = CellView { text: said, kind: CellKind::Text };
        // A list without the column says nothing against the edit.
        let Some(file) = after.cell(field) else {
            carried.kept += 1;
            carried.changes.extend(self.edit(now, field, said));
            return;
        };
        let first = before.cell(field).unwrap_or(CellView { text: "", kind: CellKind::Text });
        if say_the_same(field, file, edit, &self.profile) {
            carried.settled += 1;
            carried.changes.extend(self.put_roster_right(was, field, edit));
        } else if say_the_same(field, file, first, &self.profile) {
            carried.kept += 1;
            carried.changes.extend(self.edit(now, field, said));
        } else {
            carried.asked += 1;
            let conflict = Conflict { was: first.text.to_owned(), said: said.to_owned() };
            carried.changes.push(Change::Conflict { record: now, field, old: None, new: Some(conflict) });
        }
    }

    /// What the user stated against the roster stays right once the system has it: the roster is edited,
    /// or its word would be proposed next.
    fn put_roster_right(&self, system: RecordId, field: Field, right: CellView<'_>) -> Option<Change> {
        let case = self.checked()?.cases.iter().find(|case| case.system == Some(system))?;
        let roster = case.roster.filter(|_| field.is_identity())?;
        let record = self.record(roster)?;
        let says = record.cell(field).filter(|cell| !cell.is_blank())?;
        if say_the_same(field, says, right, &self.profile) {
            None
        } else {
            self.edit(roster, field, right.text)
        }
    }

    /// Does the newer list's cell say what the older one's said, edits included?
    fn reads_alike(
        &self,
        (old, was): (&Table, RecordId),
        (new, now): (&Table, RecordId),
        field: Field,
    ) -> bool {
        let plain = Overlay::default();
        let (before, after) = (Record::new(old, was, self.overlay()), Record::new(new, now, &plain));
        let text = |record: &Record<'_>| record.text(field).into_owned();
        text(&before) == text(&after)
    }

    /// The changes that answer what is asked about a cell: with the user's edit, or with the file.
    pub fn settle_conflict(&self, record: RecordId, field: Field, mine: bool) -> Vec<Change> {
        let Some(conflict) = self.conflict(record, field) else { return Vec::new() };
        if mine {
            return self.rewrite(record, field, &conflict.said.clone());
        }
        self.answer(record, field).into_iter().collect()
    }

    /// The change after which nothing is asked about the cell any more.
    pub fn answer(&self, record: RecordId, field: Field) -> Option<Change> {
        let old = self.conflict(record, field)?.clone();
        Some(Change::Conflict { record, field, old: Some(old), new: None })
    }

    /// The change that keeps a list beside the newer one.
    pub fn keep_both(&self, tables: (TableId, TableId)) -> Option<Change> {
        (!self.keeps_both(tables)).then_some(Change::KeepBoth { tables, old: false, new: true })
    }
}
