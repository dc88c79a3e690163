//! Tables whose columns are what they are said to be, made without a file.

use tuanji::domain::Field;
use tuanji::intake::limits::Limits;
use tuanji::intake::{CellKind, Column, Layout, SheetBuilder, Table, TableId, TableKind};

/// The cells of one row.
pub type Row = Vec<(CellKind, String)>;

/// A table of the given kind, with a title row, a header and the rows from row 3 on.
pub fn table(id: u32, kind: TableKind, file: &str, fields: &[Field], rows: &[Row]) -> Table {
    let mut builder = SheetBuilder::new(file, "Sheet1", Limits::default());
    for (column, field) in (0..).zip(fields) {
        builder.push(2, column, CellKind::Text, field.label()).unwrap();
    }
    for (row, cells) in (3..).zip(rows) {
        for (column, (kind, text)) in (0..).zip(cells) {
            builder.push(row, column, *kind, text).unwrap();
        }
    }
    let layout = layout(kind, fields, 2, rows.len());
    Table { id: TableId(id), sheet: builder.finish(), layout }
}

/// The layout of such a table, with its header in this row and the records right below.
pub fn layout(kind: TableKind, fields: &[Field], header: u32, records: usize) -> Layout {
    let columns = (0..).zip(fields).map(|(index, field)| Column {
        index,
        header: field.label().to_owned(),
        field: Some(*field),
        why: String::new(),
    });
    Layout {
        kind,
        header_rows: vec![header],
        columns: columns.collect(),
        rows: (header + 1..).take(records).collect(),
        notes: Vec::new(),
    }
}

/// Cells that are all text.
pub fn texts(cells: &[&str]) -> Row {
    cells.iter().map(|text| (CellKind::Text, (*text).to_owned())).collect()
}
