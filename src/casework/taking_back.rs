//! Taking back one entry of the history out of turn.
//!
//! What is taken back stays in the history, and so does the entry that takes it back: history only
//! grows. An entry can be taken back where nothing done later rests on it.

use std::collections::{BTreeSet, HashSet};

use super::campaign::Campaign;
use super::change::{Change, Entry};
use super::forms::FormChange;
use super::history::History;
use super::waiver::FindingKey;
use crate::domain::Field;
use crate::intake::table::{RecordId, TableId, TableKind};
use crate::reconcile::CaseKey;

/// Why an entry cannot be taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// There is no such entry, undo has gone behind it, or it is taken back already.
    Gone,
    /// Entries done later rest on it; the last of them has to be taken back first.
    Later(Vec<usize>),
}

/// What a change is about. Two changes of one place follow each other.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Place {
    Table(TableId),
    Layout(TableId),
    Include(TableId),
    Cell(RecordId, Field),
    Link(CaseKey, CaseKey),
    Branch(String),
    General(String),
    Case(CaseKey),
    Profile,
    Finding(FindingKey),
    Conflict(RecordId, Field),
    Both(TableId, TableId),
    Day,
    Unit(TableId),
    HandedIn(TableId),
    Row(RecordId),
    Nothing(String, TableKind),
}

impl Place {
    fn of(change: &Change) -> Place {
        match change {
            Change::AddTable { table } | Change::RemoveTable { table } => Place::Table(*table),
            Change::Layout { table, .. } => Place::Layout(*table),
            Change::Include { table, .. } => Place::Include(*table),
            Change::Cell { record, field, .. } => Place::Cell(*record, *field),
            Change::Link { rows: (one, other), .. } => Place::Link(*one, *other),
            Change::Branch { words, .. } => Place::Branch(words.clone()),
            Change::General { branch, .. } => Place::General(branch.clone()),
            Change::Decide { case, .. } => Place::Case(*case),
            Change::Profile { .. } => Place::Profile,
            Change::Waive { finding, .. } => Place::Finding(finding.clone()),
            Change::Conflict { record, field, .. } => Place::Conflict(*record, *field),
            Change::KeepBoth { tables: (one, other), .. } => Place::Both(*one, *other),
            Change::Day { .. } => Place::Day,
            Change::Form { form: FormChange::Unit { table, .. } } => Place::Unit(*table),
            Change::Form { form: FormChange::HandedIn { table, .. } } => Place::HandedIn(*table),
            Change::Form { form: FormChange::Row { record, .. } } => Place::Row(*record),
            Change::Form { form: FormChange::Nothing { branch, kind, .. } } => {
                Place::Nothing(branch.clone(), *kind)
            }
        }
    }

    /// What else must be as it was when the change was made: the place's table, how that is read,
    /// and what the cell of a finding holds.
    fn rests_on(&self) -> Vec<Place> {
        let within = |table: &TableId| vec![Place::Table(*table)];
        let row = |record: &RecordId| vec![Place::Table(record.table), Place::Layout(record.table)];
        match self {
            Place::Layout(table) | Place::Include(table) | Place::Unit(table) | Place::HandedIn(table) => {
                within(table)
            }
            Place::Both(one, other) => [within(one), within(other)].concat(),
            Place::Cell(record, _) | Place::Row(record) => row(record),
            Place::Finding(FindingKey { record, field, .. }) | Place::Conflict(record, field) => {
                [row(record), vec![Place::Cell(*record, *field)]].concat()
            }
            _ => Vec::new(),
        }
    }
}

impl History {
    /// The entries that others, done later, have taken back; and those others.
    pub fn taken_back(&self) -> BTreeSet<usize> {
        let mut gone = BTreeSet::new();
        for (at, entry) in self.done().iter().enumerate().rev() {
            // One that is taken back itself takes nothing back any more.
            if let Some(target) = entry.takes_back
                && !gone.contains(&at)
            {
                gone.insert(target);
            }
        }
        gone
    }

    /// What stands in the way of taking this entry back: what rests on it, and what rests on that.
    pub fn obstacle(&self, at: usize) -> Option<Obstacle> {
        let gone = self.taken_back();
        let Some(entry) = self.done().get(at).filter(|_| !gone.contains(&at)) else {
            return Some(Obstacle::Gone);
        };
        let mut places: HashSet<Place> = entry.changes.iter().map(Place::of).collect();
        let mut in_the_way = Vec::new();
        for (later, entry) in self.done().iter().enumerate().skip(at + 1) {
            if gone.contains(&later) {
                continue;
            }
            let own: Vec<Place> = entry.changes.iter().map(Place::of).collect();
            // An entry and the one that takes it back come to nothing together: of one place with
            // this only where the first is earlier, and resting on nothing at all.
            let follows =
                entry.takes_back.is_none_or(|target| target < at) && own.iter().any(|p| places.contains(p));
            let rests =
                || own.iter().any(|place| place.rests_on().iter().any(|under| places.contains(under)));
            if follows || (entry.takes_back.is_none() && rests()) {
                in_the_way.push(later);
                places.extend(own);
            }
        }
        (!in_the_way.is_empty()).then_some(Obstacle::Later(in_the_way))
    }
}

impl Campaign {
    /// Takes one entry back by an entry of its own, which can be taken back in turn.
    pub fn take_back(&mut self, at: usize, now: u64, label: String) -> Result<(), Obstacle> {
        if let Some(obstacle) = self.history().obstacle(at) {
            return Err(obstacle);
        }
        let Some(entry) = self.history().done().get(at) else { return Err(Obstacle::Gone) };
        let changes = entry.changes.iter().rev().map(Change::inverse).collect();
        self.perform(Entry { at: now, label, changes, takes_back: Some(at) });
        Ok(())
    }
}
