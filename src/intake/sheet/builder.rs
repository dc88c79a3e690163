//! Collects a sheet's cells as a reader meets them.

use super::{Cell, CellKind, Merge, RowSpan, Sheet};
use crate::domain::order;
use crate::domain::text::is_invisible;
use crate::intake::limits::Limits;

/// More merged regions than this are an accident or an attack; the rest are read as single cells.
const MERGES: usize = 20_000;

/// Why a builder took no more cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Full {
    /// More cells or text than the caps allow.
    TooLarge,
}

/// Stands for a shared string that no cell used yet.
const UNUSED: (u32, u32) = (u32::MAX, 0);

/// Collects cells in reading order (row by row) and keeps to the caps.
#[derive(Debug)]
pub struct SheetBuilder {
    sheet: Sheet,
    limits: Limits,
    /// Where the workbook's shared strings stand in the sheet's text, by their numbers; [`UNUSED`] where
    /// one was not met yet.
    shared: Vec<(u32, u32)>,
    cut_cells: usize,
    beyond: usize,
    uncalculated: usize,
}

impl SheetBuilder {
    /// Starts an empty sheet.
    pub fn new(file: &str, name: &str, limits: Limits) -> Self {
        let sheet = Sheet { file: file.to_owned(), name: name.to_owned(), ..Sheet::default() };
        SheetBuilder { sheet, limits, shared: Vec::new(), cut_cells: 0, beyond: 0, uncalculated: 0 }
    }

    /// Marks the sheet as hidden in its workbook.
    pub fn hidden(mut self, hidden: bool) -> Self {
        self.sheet.hidden = hidden;
        self
    }

    /// Takes the cell at `row` (the number the spreadsheet shows, from 1) and `column` (from 0).
    ///
    /// Blank cells and cells beyond the caps on rows and columns are passed over. Cells must come
    /// row by row and left to right; one that comes too late is passed over and counted in a note.
    pub fn push(&mut self, row: u32, column: u32, kind: CellKind, text: &str) -> Result<(), Full> {
        self.put(row, column, kind, text).map(|_| ())
    }

    /// Takes a text cell whose string many cells may share: it is stored once, however often it stands.
    /// `index` is the string's number in its workbook, and small: room is made up to it.
    pub fn push_shared(&mut self, row: u32, column: u32, index: usize, text: &str) -> Result<(), Full> {
        match self.shared.get(index).copied() {
            Some(span) if span != UNUSED => {
                if let Some(column) = self.room(row, column) {
                    self.store(row, column, CellKind::Text, span)?;
                }
                return Ok(());
            }
            Some(_) => {}
            None => self.shared.resize(index + 1, UNUSED),
        }
        let span = self.put(row, column, CellKind::Text, text)?;
        if let (Some(span), Some(slot)) = (span, self.shared.get_mut(index)) {
            *slot = span;
        }
        Ok(())
    }

    /// Adds the text and the cell, if it says anything and has a place. Returns where the text stands.
    fn put(&mut self, row: u32, column: u32, kind: CellKind, text: &str) -> Result<Option<(u32, u32)>, Full> {
        if text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
            return Ok(None);
        }
        let Some(column) = self.room(row, column) else { return Ok(None) };
        // No text has more characters than bytes.
        let end = if text.len() <= self.limits.cell_chars {
            None
        } else {
            text.char_indices().nth(self.limits.cell_chars).map(|(end, _)| end)
        };
        let text = match end {
            Some(end) => {
                self.cut_cells += 1;
                text.get(..end).unwrap_or(text)
            }
            None => text,
        };
        if self.sheet.text.len() + text.len() > self.limits.text_bytes {
            return Err(Full::TooLarge);
        }
        let (Ok(start), Ok(len)) = (u32::try_from(self.sheet.text.len()), u32::try_from(text.len())) else {
            return Err(Full::TooLarge);
        };
        self.store(row, column, kind, (start, len))?;
        self.sheet.text.push_str(text);
        Ok(Some((start, len)))
    }

    /// The column, if the place is within the caps and comes after the last one.
    fn room(&mut self, row: u32, column: u32) -> Option<u16> {
        let last = self.sheet.rows.last().map_or(0, |row| row.number);
        let late = |column: u16| {
            row < last || (row == last && self.sheet.cells.last().is_some_and(|cell| cell.column >= column))
        };
        let limits = &self.limits;
        let column = u16::try_from(column).ok().filter(|column| *column < limits.columns && !late(*column));
        if column.is_none() || row > limits.rows || row == 0 {
            self.beyond += 1;
            return None;
        }
        column
    }

    fn store(&mut self, row: u32, column: u16, kind: CellKind, (start, len): (u32, u32)) -> Result<(), Full> {
        let sheet = &mut self.sheet;
        let Ok(first_cell) = u32::try_from(sheet.cells.len()) else { return Err(Full::TooLarge) };
        if sheet.cells.len() >= self.limits.cells {
            return Err(Full::TooLarge);
        }
        if sheet.rows.last().is_none_or(|last| last.number != row) {
            sheet.rows.push(RowSpan { number: row, first_cell });
        }
        sheet.cells.push(Cell { start, len, column, kind });
        Ok(())
    }

    /// Notes a merged region, by the rows the spreadsheet shows (from 1) and columns from 0, both ends
    /// included. Its value will stand in every row it reaches over.
    pub fn merge(&mut self, rows: (u32, u32), columns: (u32, u32)) {
        let last_column = u16::try_from(columns.1).unwrap_or(u16::MAX);
        let Ok(first_column) = u16::try_from(columns.0) else { return };
        let single = rows.0 == rows.1 && first_column == last_column;
        if single || rows.0 > rows.1 || first_column > last_column || self.sheet.merges.len() >= MERGES {
            return;
        }
        self.sheet.merges.push(Merge { first_row: rows.0, last_row: rows.1, first_column, last_column });
    }

    /// Adds a sentence for the user.
    pub(in crate::intake) fn note(&mut self, note: String) {
        self.sheet.notes.push(note);
    }

    /// Notes a formula without a result: the program that wrote the file does not calculate.
    pub(in crate::intake) fn uncalculated(&mut self) {
        self.uncalculated += 1;
    }

    /// How many cells were taken so far.
    pub fn cell_count(&self) -> usize {
        self.sheet.cells.len()
    }

    /// The finished sheet; what was cut or passed over is in its notes.
    pub fn finish(mut self) -> Sheet {
        if self.cut_cells > 0 {
            self.sheet.notes.push(format!(
                "{} 个单元格的文字过长，只保留了前 {} 个字符。",
                self.cut_cells, self.limits.cell_chars
            ));
        }
        if self.beyond > 0 {
            self.sheet.notes.push(format!("{} 个单元格在可读范围之外或位置重复，已略过。", self.beyond));
        }
        if self.uncalculated > 0 {
            self.sheet.notes.push(format!(
                "{} 个公式没有保存结果，读作空白；请用 Excel 或 WPS 打开并保存一次，再重新选择。",
                self.uncalculated
            ));
        }
        order::sort(&mut self.sheet.merges);
        self.sheet.merges.dedup();
        self.sheet.fill_merges(self.limits.cells);
        self.sheet.text.shrink_to_fit();
        self.sheet.cells.shrink_to_fit();
        self.sheet
    }
}

#[cfg(test)]
mod tests {
    use super::super::RawCell;
    use super::*;

    #[test]
    fn keeps_text_kind_and_place() {
        let mut builder = SheetBuilder::new("a.xlsx", "Sheet1", Limits::default());
        builder.push(1, 0, CellKind::Text, "标题").unwrap();
        builder.push(3, 1, CellKind::Number, "12").unwrap();
        builder.push(3, 2, CellKind::Text, "  \u{200B}").unwrap();
        builder.push(3, 4, CellKind::Text, " 张 三 ").unwrap();
        let sheet = builder.finish();
        assert_eq!(sheet.row_count(), 2);
        assert_eq!(sheet.row_number(1), 3);
        assert_eq!(sheet.row_index(3), Some(1));
        assert_eq!(sheet.row_index(2), None);
        assert_eq!(sheet.cell(1, 1).unwrap(), RawCell { column: 1, kind: CellKind::Number, text: "12" });
        assert_eq!(sheet.cell(1, 4).unwrap().text, " 张 三 ");
        assert_eq!(sheet.cell(1, 2), None);
        assert_eq!(sheet.cell(0, 1), None);
        assert_eq!(sheet.row(1).count(), 2);
    }

    #[test]
    fn passes_over_what_lies_beyond_the_caps_and_says_so() {
        let limits = Limits { columns: 4, cell_chars: 3, ..Limits::default() };
        let mut builder = SheetBuilder::new("a.xlsx", "Sheet1", limits);
        builder.push(1, 9, CellKind::Text, "x").unwrap();
        builder.push(1, 70_000, CellKind::Text, "x").unwrap();
        builder.push(2, 1, CellKind::Text, "四个汉字").unwrap();
        builder.push(1, 1, CellKind::Text, "too late").unwrap();
        let sheet = builder.finish();
        assert_eq!(sheet.cell(0, 1).unwrap().text, "四个汉");
        assert_eq!(sheet.cell_count(), 1);
        assert_eq!(sheet.notes.len(), 2);
    }

    #[test]
    fn refuses_a_sheet_that_is_too_large() {
        let limits = Limits { cells: 1, ..Limits::default() };
        let mut builder = SheetBuilder::new("a.xlsx", "Sheet1", limits);
        builder.push(1, 0, CellKind::Text, "x").unwrap();
        assert_eq!(builder.push(1, 1, CellKind::Text, "x"), Err(Full::TooLarge));
    }
}
