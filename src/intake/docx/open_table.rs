//! One table of a Word document as its elements come: spans, merges downwards, deleted rows.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::super::xlsx::parts::attribute;

/// A span wider than this is a mistake or an attack.
const WIDEST_SPAN: u32 = 1_000;

/// A table's cells.
#[derive(Debug, Default)]
pub(super) struct WordTable {
    /// How many columns its grid has.
    pub(super) width: u32,
    /// Its rows, blank ones too.
    pub(super) rows: Vec<WordRow>,
    /// Merged cells: first and last row and column, from 0.
    pub(super) merges: Vec<((usize, usize), (u32, u32))>,
}

/// A row's cells that say something, each with its column from 0.
#[derive(Debug, Default)]
pub(super) struct WordRow {
    pub(super) cells: Vec<(u32, String)>,
}

/// A table that is being read.
#[derive(Default)]
pub(super) struct OpenTable {
    table: WordTable,
    row: Option<OpenRow>,
    cell: Option<OpenCell>,
    /// The row in which a merge downwards began, and how far it reaches across, by column.
    downward: BTreeMap<u32, (usize, u32)>,
}

#[derive(Default)]
struct OpenRow {
    cells: Vec<(u32, String)>,
    column: u32,
    in_properties: bool,
    deleted: bool,
    /// Columns whose merge from above goes on in this row or begins in it.
    downward: BTreeMap<u32, (usize, u32)>,
}

struct OpenCell {
    text: String,
    span: u32,
    downward: Downward,
}

#[derive(Clone, Copy, PartialEq)]
enum Downward {
    No,
    Begins,
    GoesOn,
}

impl OpenTable {
    pub(super) fn begin(&mut self, name: &str, start: &BytesStart<'_>) {
        let value = || attribute(start, "val");
        let number =
            || value().and_then(|text| text.trim().parse::<u32>().ok()).unwrap_or(1).min(WIDEST_SPAN);
        match (name, &mut self.row, &mut self.cell) {
            ("gridCol", None, _) => self.table.width = self.table.width.saturating_add(1),
            ("tr", row, cell) => {
                *row = Some(OpenRow::default());
                *cell = None;
            }
            ("trPr", Some(row), None) => row.in_properties = true,
            ("del", Some(row), None) if row.in_properties => row.deleted = true,
            ("gridBefore", Some(row), None) => row.column = row.column.saturating_add(number()),
            ("tc", Some(_), cell) => {
                *cell = Some(OpenCell { text: String::new(), span: 1, downward: Downward::No });
            }
            ("gridSpan", _, Some(cell)) => cell.span = number().max(1),
            ("vMerge", _, Some(cell)) => {
                let begins = value().is_some_and(|value| value == "restart");
                cell.downward = if begins { Downward::Begins } else { Downward::GoesOn };
            }
            _ => {}
        }
    }

    pub(super) fn end(&mut self, name: &str) {
        if let ("trPr", Some(row)) = (name, &mut self.row) {
            row.in_properties = false;
        }
    }

    pub(super) fn put(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.text.push_str(text);
        }
    }

    /// Says whether the cell holds anything.
    pub(super) fn end_cell(&mut self) -> bool {
        let (Some(row), Some(cell)) = (&mut self.row, self.cell.take()) else { return false };
        let (column, at) = (row.column, self.table.rows.len());
        row.column = column.saturating_add(cell.span);
        let begun = self.downward.get(&column).copied();
        match (cell.downward, begun) {
            // What a merged cell hides is not shown by Word either.
            (Downward::GoesOn, Some(begun)) => {
                row.downward.insert(column, begun);
                return false;
            }
            (Downward::Begins, _) => drop(row.downward.insert(column, (at, cell.span))),
            _ => {}
        }
        if cell.span > 1 {
            self.table.merges.push(((at, at), (column, column.saturating_add(cell.span - 1))));
        }
        let text = cell.text.trim();
        if !text.is_empty() {
            row.cells.push((column, text.to_owned()));
        }
        !text.is_empty()
    }

    pub(super) fn end_row(&mut self) {
        let Some(row) = self.row.take() else { return };
        self.cell = None;
        if row.deleted {
            // Its own merges begin nowhere.
            let at = self.table.rows.len();
            self.table.merges.retain(|((top, _), _)| *top < at);
            return;
        }
        self.close(&row.downward);
        self.downward = row.downward;
        self.table.rows.push(WordRow { cells: row.cells });
    }

    /// Notes the merges downwards that do not go on.
    fn close(&mut self, going_on: &BTreeMap<u32, (usize, u32)>) {
        let bottom = self.table.rows.len().saturating_sub(1);
        for (column, (top, span)) in &self.downward {
            if going_on.get(column) != Some(&(*top, *span)) && bottom > *top {
                let columns = (*column, column.saturating_add(span - 1));
                self.table.merges.push(((*top, bottom), columns));
            }
        }
    }

    pub(super) fn finish(mut self) -> WordTable {
        self.end_row();
        self.close(&BTreeMap::new());
        self.table
    }
}
