//! Tables and cases made by hand, for what is built from them.

use super::tables::layout;
use tuanji::domain::Field;
use tuanji::forms::Lookup;
use tuanji::intake::limits::Limits;
use tuanji::intake::record::Overlay;
use tuanji::intake::table::{RecordId, TableId};
use tuanji::intake::{CellKind, SheetBuilder, Table, TableKind};
use tuanji::reconcile::{Action, Case, CaseKey, Certainty};

/// The record in this row of this table, both from 1; the header is row 1.
pub fn record(table: u32, row: u32) -> RecordId {
    RecordId { table: TableId(table), row }
}

/// Tables, numbered as they are added, with the user's edits.
#[derive(Default)]
pub struct Casebook {
    pub tables: Vec<Table>,
    pub overlay: Overlay,
}

impl Casebook {
    pub fn system(&mut self, fields: &[Field], rows: &[&[&str]]) {
        self.add("团员列表.xlsx", TableKind::SystemList, fields, rows);
    }

    pub fn roster(&mut self, fields: &[Field], rows: &[&[&str]]) {
        self.add("花名册.xlsx", TableKind::ClassRoster, fields, rows);
    }

    pub fn lookup(&self) -> Lookup<'_> {
        Lookup::new(&self.tables, &self.overlay)
    }

    /// Writes a table anew with one cell of another kind.
    pub fn set_kind(&mut self, at: RecordId, field: Field, kind: CellKind, text: &str) {
        let table = self.tables.iter_mut().find(|table| table.id == at.table).unwrap();
        let column = table.layout.column_of(field).unwrap().index;
        let old = &table.sheet;
        let mut builder = SheetBuilder::new(&old.file, &old.name, Limits::default());
        for index in 0..old.row_count() {
            let row = old.row_number(index);
            for cell in old.row(index) {
                let (kind, text) = match (row == at.row && cell.column == column, cell) {
                    (true, _) => (kind, text),
                    (false, cell) => (cell.kind, cell.text),
                };
                builder.push(row, u32::from(cell.column), kind, text).unwrap();
            }
        }
        table.sheet = builder.finish();
    }

    /// A case with nothing but what is given.
    pub fn case(
        &self,
        name: &str,
        system: Option<RecordId>,
        roster: Option<RecordId>,
        actions: &[Action],
    ) -> Case {
        Case {
            other_key: None,
            key: CaseKey(0),
            branch: "22级软件工程1班".to_owned(),
            name: name.to_owned(),
            system,
            roster,
            status: None,
            basis: Vec::new(),
            certainty: Certainty::Certain,
            candidates: Vec::new(),
            differences: Vec::new(),
            actions: actions.to_vec(),
            reasons: Vec::new(),
            deletion_reason: None,
            retention_reason: None,
            transfer_to: None,
            general_branch: None,
        }
    }

    fn add(&mut self, file: &str, kind: TableKind, fields: &[Field], rows: &[&[&str]]) {
        let mut builder = SheetBuilder::new(file, "Sheet1", Limits::default());
        for (column, field) in (0u32..).zip(fields) {
            builder.push(1, column, CellKind::Text, field.label()).unwrap();
        }
        for (row, cells) in (2u32..).zip(rows) {
            for (column, text) in (0u32..).zip(*cells) {
                builder.push(row, column, CellKind::Text, text).unwrap();
            }
        }
        let layout = layout(kind, fields, 1, rows.len());
        let id = TableId(self.tables.len() as u32 + 1);
        self.tables.push(Table { id, sheet: builder.finish(), layout });
    }
}
