//! What stands once and is said of several rows, given to each of them.
//!
//! The text is shared, never copied, and a cell that holds something is never touched.

use super::{Cell, CellKind, RowSpan, Sheet};
use crate::domain::order;

/// Where some words of a cell stand in the sheet's text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::intake) struct Words {
    start: u32,
    len: u32,
}

impl Sheet {
    /// Gives the rows a merged cell reaches down over its value: a 班级 merged beside thirty members
    /// is said of each of them.
    ///
    /// Only rows that hold something else are filled, so a region down to the sheet's last row adds
    /// nothing; and the text is shared, not copied. To the right nothing is filled: a title is one value.
    pub(super) fn fill_merges(&mut self, limit: usize) {
        let mut added: Vec<(usize, Cell)> = Vec::new();
        // Regions do not overlap, so that no cell is filled twice; in a file made to do harm they may.
        let mut steps = self.cells.len().saturating_mul(4).saturating_add(10_000).min(limit);
        for merge in &self.merges {
            let Some(top) = self.row_index(merge.first_row) else { continue };
            let cells = self.cells_of(top);
            let Ok(at) = cells.binary_search_by_key(&merge.first_column, |cell| cell.column) else {
                continue;
            };
            let Some(value) = cells.get(at).copied() else { continue };
            for index in top + 1..self.rows.len() {
                if self.row_number(index) > merge.last_row || steps == 0 {
                    break;
                }
                steps -= 1;
                if self.cells_of(index).binary_search_by_key(&value.column, |cell| cell.column).is_err() {
                    added.push((index, value));
                }
            }
        }
        self.insert(added);
    }

    /// The place of `words`, which are part of the cell's text.
    pub(in crate::intake) fn words(&self, index: usize, column: u16, words: &str) -> Option<Words> {
        let cells = self.cells_of(index);
        let cell = cells.get(cells.binary_search_by_key(&column, |cell| cell.column).ok()?)?;
        let at = u32::try_from(self.raw(cell).text.find(words)?).ok()?;
        Some(Words { start: cell.start + at, len: u32::try_from(words.len()).ok()? })
    }

    /// Says the words of the rows, by index, in this column.
    pub(in crate::intake) fn say(&mut self, column: u16, said: impl IntoIterator<Item = (usize, Words)>) {
        let cell = |Words { start, len }| Cell { start, len, column, kind: CellKind::Text };
        let free = |sheet: &Sheet, index: usize| {
            sheet.cells_of(index).binary_search_by_key(&column, |cell| cell.column).is_err()
        };
        let added = said.into_iter().filter(|(index, _)| free(self, *index));
        self.insert(added.map(|(index, words)| (index, cell(words))).collect());
    }

    /// Puts cells into rows that have none in their columns.
    fn insert(&mut self, mut added: Vec<(usize, Cell)>) {
        if added.is_empty() {
            return;
        }
        order::sort_by_key(&mut added, |(index, cell)| (*index, cell.column));
        added.dedup_by_key(|(index, cell)| (*index, cell.column));
        let mut cells = Vec::with_capacity(self.cells.len() + added.len());
        let mut rows = Vec::with_capacity(self.rows.len());
        let mut added = added.into_iter().peekable();
        for (index, row) in self.rows.iter().enumerate() {
            rows.push(RowSpan {
                number: row.number,
                first_cell: u32::try_from(cells.len()).unwrap_or(u32::MAX),
            });
            let from = cells.len();
            cells.extend_from_slice(self.cells_of(index));
            let old = cells.len();
            while let Some((_, cell)) = added.next_if(|(at, _)| *at == index) {
                cells.push(cell);
            }
            if cells.len() > old {
                cells.get_mut(from..).unwrap_or_default().sort_by_key(|cell| cell.column);
            }
        }
        self.cells = cells;
        self.rows = rows;
    }
}

#[cfg(test)]
mod tests {
    use super::super::SheetBuilder;
    use super::*;
    use crate::intake::limits::Limits;

    #[test]
    fn a_merged_value_stands_in_every_row_it_reaches_over() {
        let mut builder = SheetBuilder::new("a.xlsx", "", Limits::default());
        builder.push(2, 0, CellKind::Text, "1班").unwrap();
        builder.push(2, 1, CellKind::Text, "张三").unwrap();
        builder.push(3, 1, CellKind::Text, "李四").unwrap();
        builder.push(9, 1, CellKind::Text, "王五").unwrap();
        builder.merge((2, 4), (0, 0));
        builder.merge((1, 1), (0, 5));
        builder.merge((2, 1_048_576), (1, 1));
        let sheet = builder.finish();
        assert_eq!(sheet.cell(1, 0).unwrap().text, "1班");
        assert_eq!(sheet.cell(1, 1).unwrap().text, "李四");
        assert_eq!(sheet.cell(2, 0), None);
        assert_eq!(sheet.row_count(), 3);
        assert_eq!(sheet.merges().len(), 3);
    }
}
