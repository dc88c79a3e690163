//! A record's texts and its place, found by name.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::unplaced::unplaced_notes;
use crate::domain::{Field, PartialDate, text};
use crate::intake::record::{CellView, Overlay, own_identity};
use crate::intake::table::{RecordId, Table, TableId};
use crate::intake::{CellKind, Record};
use crate::reconcile::{Case, Unplaced};

/// Finds records in the campaign's tables, with the user's edits laid over them.
///
/// What a system list has in 姓名, 性别, 身份证号 and 发展团员编号 is always the file's own: an edit there states
/// the right value ([`own_identity`]), which [`Lookup::stated`] finds.
#[derive(Debug)]
pub struct Lookup<'a> {
    tables: BTreeMap<TableId, &'a Table>,
    overlay: &'a Overlay,
    /// What is said of tables besides their own notes.
    notes: BTreeMap<TableId, Vec<String>>,
}

impl<'a> Lookup<'a> {
    /// Looks into these tables.
    pub fn new(tables: impl IntoIterator<Item = &'a Table>, overlay: &'a Overlay) -> Lookup<'a> {
        let tables = tables.into_iter().map(|table| (table.id, table)).collect();
        Lookup { tables, overlay, notes: BTreeMap::new() }
    }

    /// The same, with what is to be said of rows of lists of 学籍异动 that speak of nobody known here.
    pub fn noting(mut self, unplaced: &[Unplaced]) -> Lookup<'a> {
        self.notes = unplaced_notes(unplaced, &self);
        self
    }

    /// What was left out of a table or changed in it, in sentences.
    pub fn notes(&self, table: &'a Table) -> Vec<Cow<'a, str>> {
        let own = table.sheet.notes.iter().chain(&table.layout.notes).map(Cow::from);
        let further = self.notes.get(&table.id).into_iter().flatten();
        own.chain(further.map(|note| Cow::Owned(note.clone()))).collect()
    }

    /// The tables, in the order they came.
    pub fn tables(&self) -> impl Iterator<Item = &'a Table> {
        self.tables.values().copied()
    }

    /// The table a record stands in.
    pub fn table(&self, record: RecordId) -> Option<&'a Table> {
        self.tables.get(&record.table).copied()
    }

    /// All cells of a record.
    pub fn record(&self, record: RecordId) -> Option<Record<'a>> {
        Some(Record::as_filed(self.table(record)?, record, self.overlay))
    }

    /// The right value that an edit of the system's record states; empty where none does.
    pub fn stated(&self, record: Option<RecordId>, field: Field) -> Cow<'a, str> {
        let own = record.and_then(|id| own_identity(self.table(id)?, id, field));
        let edit = || self.overlay.get(record?, field);
        own.and_then(|_| edit()).map_or(Cow::Borrowed(""), text::tidy)
    }

    /// The text as the file or the user has it, without the blanks and the apostrophe around it.
    ///
    /// The committee looks these words up in 智慧团建, so full-width brackets and inner blanks stay.
    pub fn verbatim(&self, record: Option<RecordId>, field: Field) -> Cow<'a, str> {
        let Some(cell) = self.cell(record, field) else { return Cow::Borrowed("") };
        let edge = |c: char| c.is_whitespace() || text::is_invisible(c);
        Cow::Borrowed(cell.text.trim_start_matches(|c| c == '\'' || edge(c)).trim_end_matches(edge))
    }

    /// The text as it is compared: half-width, single blanks, nothing invisible.
    pub fn tidy(&self, record: Option<RecordId>, field: Field) -> Cow<'a, str> {
        self.cell(record, field).map_or(Cow::Borrowed(""), CellView::tidy)
    }

    /// The field of the first of these records that fills it, verbatim.
    pub fn first_filled<const N: usize>(&self, records: [Option<RecordId>; N], field: Field) -> Cow<'a, str> {
        records
            .into_iter()
            .map(|record| self.verbatim(record, field))
            .find(|text| !text.is_empty())
            .unwrap_or_default()
    }

    /// The branch's full name as the system has it, else the words of the case.
    pub fn org_name(&self, case: &Case) -> String {
        match self.verbatim(case.system, Field::OrgName) {
            full_name if full_name.is_empty() => case.branch.clone(),
            full_name => full_name.into_owned(),
        }
    }

    /// The date a field holds.
    pub fn date(&self, record: Option<RecordId>, field: Field) -> Option<PartialDate> {
        self.cell(record, field)?.date()
    }

    /// The identity number as it stands, or nothing where the cell is blank or the spreadsheet has
    /// destroyed it: of a number only the first 15 digits are true.
    pub fn whole_id_number(&self, record: Option<RecordId>) -> Option<Cow<'a, str>> {
        if self.cell(record, Field::IdNumber)?.precision_lost() {
            return None;
        }
        let number = self.verbatim(record, Field::IdNumber);
        (!number.is_empty()).then_some(number)
    }

    fn cell(&self, record: Option<RecordId>, field: Field) -> Option<CellView<'a>> {
        let record = record?;
        if let Some(own) = self.table(record).and_then(|table| own_identity(table, record, field)) {
            return Some(own);
        }
        if let Some(text) = self.overlay.get(record, field) {
            return Some(CellView { text, kind: CellKind::Text });
        }
        let table = self.table(record)?;
        let column = table.layout.column_of(field)?;
        let raw = table.sheet.cell(table.sheet.row_index(record.row)?, column.index)?;
        Some(CellView { text: raw.text, kind: raw.kind })
    }
}
