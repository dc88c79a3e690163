//! What is in a campaign: its tables and records as they stand, what was said of them, what the last check found.

use super::{Campaign, Outcome};
use crate::casework::carrying::Conflict;
use crate::casework::decision::{Decision, Terms, effective_actions};
use crate::casework::forms::FormChoices;
use crate::casework::history::History;
use crate::casework::news::Known;
use crate::casework::waiver::Waivers;
use crate::domain::{Field, PartialDate};
use crate::intake::record::{Overlay, Record};
use crate::intake::table::{RecordId, Table, TableId, TableKind};
use crate::reconcile::{Action, Case, CaseKey};
use crate::rules::Rows;
use crate::rules::af::register::LISTED;

impl Campaign {
    /// Another number whenever tables may have come or gone, or one may be read or used otherwise.
    pub fn listings(&self) -> u64 {
        self.listings
    }

    /// Is the table checked and paired?
    pub fn is_included(&self, table: TableId) -> bool {
        !self.excluded.contains(&table)
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
