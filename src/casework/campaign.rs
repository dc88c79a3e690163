//! A campaign (核对批次): everything loaded and everything done, and what the engine makes of it.

use std::collections::{BTreeMap, BTreeSet};

use super::carrying::Conflict;
use super::change::{Change, Entry};
use super::decision::{Decision, Terms, effective_actions};
use super::forms::FormChoices;
use super::history::History;
use super::news::Known;
use super::replacing::Replacement;
use super::stale::Stale;
use super::tree::GeneralChoices;
use super::waiver::Waivers;
use crate::domain::{Field, PartialDate, Profile};
use crate::intake::record::{Overlay, Record};
use crate::intake::table::{RecordId, Table, TableId, TableKind};
use crate::reconcile::branches::GeneralBranch;
use crate::reconcile::{Action, BranchChoices, BranchMatch, Case, CaseKey};
use crate::rules::af::register::LISTED;
use crate::rules::{Finding, Rows};

mod checking;
mod joining;
mod proposing;

use checking::LastCheck;
pub use joining::Joined;

/// One campaign in memory.
#[derive(Debug, Default)]
pub struct Campaign {
    /// What the school expects.
    pub profile: Profile,
    /// Every table the history names, those taken out again included.
    tables: BTreeMap<TableId, Table>,
    present: BTreeSet<TableId>,
    /// Listed, but neither checked nor paired.
    excluded: BTreeSet<TableId>,
    overlay: Overlay,
    decisions: BTreeMap<CaseKey, Decision>,
    links: BTreeMap<(CaseKey, CaseKey), bool>,
    branch_choices: BranchChoices,
    generals: GeneralChoices,
    forms: FormChoices,
    /// Who was there when the user last looked, where the lists have changed since.
    known: Option<Known>,
    /// Edits of a replaced list that the newer list contradicts.
    conflicts: BTreeMap<(RecordId, Field), Conflict>,
    /// Lists that stay beside the newer ones that seem to replace them.
    kept_both: BTreeSet<(TableId, TableId)>,
    waivers: Waivers,
    day: Option<PartialDate>,
    history: History,
    listings: u64,
    last: LastCheck,
    stale: Stale,
}

/// What the last check found.
#[derive(Debug, Default, PartialEq)]
pub struct Outcome {
    /// Ordered by record, field and code.
    pub findings: Vec<Finding>,
    /// One per person.
    pub cases: Vec<Case>,
    /// What the rosters' short names were taken for.
    pub branches: Vec<BranchMatch>,
    /// The branches of the system lists, by 团总支.
    pub tree: Vec<GeneralBranch>,
    /// System lists that a list loaded later replaces.
    pub replacements: Vec<Replacement>,
}

impl Campaign {
    /// Rebuilds a campaign from what was saved.
    pub fn restore(tables: Vec<Table>, history: History) -> Campaign {
        let mut campaign = Campaign {
            tables: tables.into_iter().map(|table| (table.id, table)).collect(),
            ..Campaign::default()
        };
        let changes: Vec<Change> =
            history.done().iter().flat_map(|entry| entry.changes.iter().cloned()).collect();
        changes.iter().for_each(|change| campaign.apply(change));
        campaign.history = history;
        campaign
    }

    /// The id the next loaded table gets. Not one that the history names though its table could not be
    /// read back: what was done there is not about the new table.
    pub fn next_table_id(&self) -> TableId {
        let entries = self.history.done().iter().chain(self.history.undone());
        let named = entries.flat_map(|entry| &entry.changes).filter_map(|change| match change {
            Change::AddTable { table } => Some(table),
            _ => None,
        });
        TableId(self.tables.keys().chain(named).max().map_or(0, |id| id.0 + 1))
    }

    /// Loads tables; one entry of the history. Hidden sheets and those nobody could make sense of are
    /// left aside until the user says otherwise.
    pub fn add_tables(&mut self, tables: Vec<Table>, at: u64, label: String) {
        self.add_saved_tables(tables, &[], at, label);
    }

    /// The same of files last saved on these days, which is when they were handed in until the user
    /// says otherwise.
    pub fn add_saved_tables(
        &mut self,
        tables: Vec<Table>,
        saved: &[(TableId, PartialDate)],
        at: u64,
        label: String,
    ) {
        let mut changes: Vec<Change> =
            tables.iter().map(|table| Change::AddTable { table: table.id }).collect();
        let aside = |table: &&Table| table.sheet.hidden || table.kind() == TableKind::Unknown;
        changes.extend(tables.iter().filter(aside).map(|table| Change::Include {
            table: table.id,
            old: true,
            new: false,
        }));
        changes.extend(saved.iter().filter_map(|(table, day)| self.say_handed_in(*table, Some(*day))));
        self.perform_with(tables, Entry::new(at, label, changes));
    }

    /// Does an entry that loads these tables, and remembers it.
    pub fn perform_with(&mut self, tables: Vec<Table>, entry: Entry) {
        self.tables.extend(tables.into_iter().map(|table| (table.id, table)));
        self.perform(entry);
    }

    /// Does an entry and remembers it.
    pub fn perform(&mut self, entry: Entry) {
        if entry.changes.is_empty() {
            return;
        }
        entry.changes.iter().for_each(|change| self.apply(change));
        self.history.push(entry);
    }

    /// Takes the last entry back; says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(entry) = self.history.undo() else { return false };
        let changes: Vec<Change> = entry.changes.iter().rev().map(Change::inverse).collect();
        changes.iter().for_each(|change| self.apply(change));
        true
    }

    /// Does the entry last taken back again; says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(entry) = self.history.redo() else { return false };
        let changes = entry.changes.clone();
        changes.iter().for_each(|change| self.apply(change));
        true
    }

    fn apply(&mut self, change: &Change) {
        if let Change::AddTable { .. }
        | Change::RemoveTable { .. }
        | Change::Layout { .. }
        | Change::Include { .. } = change
        {
            self.remember_known();
            self.listings += 1;
        }
        match change {
            Change::AddTable { table } => {
                // A table whose cells could not be read back from storage costs itself alone.
                if self.tables.contains_key(table) {
                    self.present.insert(*table);
                }
            }
            Change::RemoveTable { table } => {
                self.present.remove(table);
            }
            Change::Layout { table, new, .. } => {
                if let Some(table) = self.tables.get_mut(table) {
                    table.layout = (**new).clone();
                }
            }
            Change::Include { table, new: true, .. } => {
                self.excluded.remove(table);
            }
            Change::Include { table, new: false, .. } => {
                self.excluded.insert(*table);
            }
            Change::Cell { record, field, new, .. } => self.overlay.set(*record, *field, new.clone()),
            Change::Profile { new, .. } => self.profile = (**new).clone(),
            Change::Waive { finding, new, .. } => {
                self.last.accept(&mut self.waivers, finding, new.clone());
            }
            Change::Day { new, .. } => self.day = *new,
            Change::Form { form } => self.forms.apply(form),
            Change::Link { rows, new, .. } => put(&mut self.links, rows, new),
            Change::Branch { words, new, .. } => put(&mut self.branch_choices, words, new),
            Change::General { branch, new, .. } => put(&mut self.generals, branch, new),
            Change::Decide { case, new, .. } => {
                self.last.hear_decision(*case, self.decisions.get(case));
                put(&mut self.decisions, case, &new.as_deref().cloned());
            }
            Change::Conflict { record, field, new, .. } => put(&mut self.conflicts, &(*record, *field), new),
            Change::KeepBoth { tables, new: true, .. } => drop(self.kept_both.insert(*tables)),
            Change::KeepBoth { tables, new: false, .. } => drop(self.kept_both.remove(tables)),
        }
        self.stale.hear(change);
    }

    /// Another number whenever tables may have come or gone, or one may be read or used otherwise.
    pub fn listings(&self) -> u64 {
        self.listings
    }

    /// Is the table checked and paired?
    pub fn is_included(&self, table: TableId) -> bool {
        !self.excluded.contains(&table)
    }

    /// Remembers who is there, once, until the user has seen what is new.
    fn remember_known(&mut self) {
        if self.known.is_none() {
            self.known = self.checked().map(|outcome| Known::of(&outcome.cases));
        }
    }

    /// What was new has been seen; or, with what was stored, has not.
    pub fn set_known(&mut self, known: Option<Known>) {
        self.known = known;
        self.last.is_counted = false;
    }

    /// Who was there before the lists last changed, where that is not seen yet.
    pub fn known(&self) -> Option<&Known> {
        self.known.as_ref()
    }

    /// Edits of a replaced list that the newer list contradicts, by the newer list's cells.
    pub fn conflicts(&self) -> impl Iterator<Item = (RecordId, Field, &Conflict)> {
        self.conflicts.iter().map(|((record, field), conflict)| (*record, *field, conflict))
    }

    /// What is asked about one cell.
    pub fn conflict(&self, record: RecordId, field: Field) -> Option<&Conflict> {
        self.conflicts.get(&(record, field))
    }

    /// Did the user say that both lists stay?
    pub fn keeps_both(&self, tables: (TableId, TableId)) -> bool {
        self.kept_both.contains(&tables)
    }

    /// All decisions, those on people in no list any more included.
    pub fn decisions(&self) -> impl Iterator<Item = (&CaseKey, &Decision)> {
        self.decisions.iter()
    }

    /// The decision made under this key.
    pub fn decision_of(&self, key: CaseKey) -> Option<&Decision> {
        self.decisions.get(&key)
    }

    /// All records of the tables of one kind, but for those left aside.
    pub fn each(&self, kind: TableKind) -> impl Iterator<Item = Record<'_>> {
        let tables = self.chosen_tables().filter(move |table| table.kind() == kind);
        tables.flat_map(|table| table.record_ids().map(|id| Record::new(table, id, &self.overlay)))
    }

    /// The tables in the campaign, in the order they were loaded.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.present.iter().filter_map(|id| self.tables.get(id))
    }

    /// Those taken out included, which undo may bring back.
    pub fn all_tables(&self) -> impl Iterator<Item = &Table> {
        self.tables.values()
    }

    /// The tables that are checked and paired.
    pub fn chosen_tables(&self) -> impl Iterator<Item = &Table> {
        self.tables().filter(|table| self.is_included(table.id))
    }

    /// One table, if it is in the campaign.
    pub fn table(&self, id: TableId) -> Option<&Table> {
        self.present.get(&id).and_then(|id| self.tables.get(id))
    }

    /// One table, those taken out again included.
    pub fn any_table(&self, id: TableId) -> Option<&Table> {
        self.tables.get(&id)
    }

    /// One record as it stands, with the user's edits.
    pub fn record(&self, id: RecordId) -> Option<Record<'_>> {
        self.table(id.table).map(|table| Record::new(table, id, &self.overlay))
    }

    /// The last check's result, if nothing changed since.
    pub fn checked(&self) -> Option<&Outcome> {
        self.stale.is_nothing().then_some(&self.last.outcome)
    }

    /// The user's edits.
    pub fn overlay(&self) -> &Overlay {
        &self.overlay
    }

    /// The decision on a case, made since its rows were paired or before.
    pub fn decision(&self, case: &Case) -> Option<&Decision> {
        let before = || case.other_key.and_then(|key| self.decisions.get(&key));
        self.decisions.get(&case.key).or_else(before)
    }

    /// The user's own words for the forms, where a decision that answers the present proposal has some.
    pub fn terms(&self, case: &Case) -> Option<&Terms> {
        self.decision(case).filter(|decision| decision.answers(case)).map(|decision| &decision.terms)
    }

    /// What is to be done about a case as things stand.
    pub fn actions(&self, case: &Case) -> Vec<Action> {
        effective_actions(case, self.decision(case)).to_vec()
    }

    /// The findings accepted as they are.
    pub fn waivers(&self) -> &Waivers {
        &self.waivers
    }

    /// The day of checking, where the user set one.
    pub fn day(&self) -> Option<PartialDate> {
        self.day
    }

    /// What the user said of the forms handed in.
    pub fn form_choices(&self) -> &FormChoices {
        &self.forms
    }

    /// What was done so far.
    pub fn history(&self) -> &History {
        &self.history
    }
}

impl Rows for Campaign {
    fn row(&self, id: RecordId) -> Option<Record<'_>> {
        self.record(id).filter(|record| self.is_included(record.id.table))
    }

    fn filed(&self, id: RecordId) -> Option<Record<'_>> {
        let table = self.table(id.table).filter(|table| self.is_included(table.id))?;
        Some(Record::fields_as_filed(table, id, &self.overlay, |field| LISTED.contains(&field)))
    }

    fn table_name(&self, id: TableId) -> Option<String> {
        let sheet = &self.table(id)?.sheet;
        let alone = self.tables().filter(|table| table.sheet.file == sheet.file).count() == 1;
        Some(if alone { sheet.file.clone() } else { format!("{}·{}", sheet.file, sheet.name) })
    }
}

fn put<K: Ord + Clone, V: Clone>(map: &mut BTreeMap<K, V>, key: &K, value: &Option<V>) {
    match value {
        Some(value) => map.insert(key.clone(), value.clone()),
        None => map.remove(key),
    };
}

#[cfg(test)]
mod tests;
