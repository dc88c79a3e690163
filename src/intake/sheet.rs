//! A sheet's raw cells, stored compactly: every text in one string, only cells that hold something.
//!
//! A university's list has millions of cells; one allocation per cell would cost more memory than
//! the file itself. Rows are kept in order, cells within a row by column.

use serde::{Deserialize, Serialize};

use super::limits::Limits;

/// What the file said the cell is. Text in a number cell tells a damaged identity number from a typed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CellKind {
    /// Text, or the text a formula last gave.
    Text,
    /// A number; the text is its shortest decimal form.
    Number,
    /// A real date; the text is `yyyy-MM-dd`.
    Date,
    /// TRUE or FALSE.
    Bool,
    /// An error value such as #N/A; the text is its name.
    Error,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Cell {
    start: u32,
    len: u32,
    column: u16,
    kind: CellKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct RowSpan {
    number: u32,
    first_cell: u32,
}

/// One cell as stored: its text exactly as read, and what the file called it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RawCell<'a> {
    /// Column, counted from 0.
    pub column: u16,
    /// What kind of cell the file had.
    pub kind: CellKind,
    /// The text as read.
    pub text: &'a str,
}

/// A sheet of raw cells with the names it came under.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// The file's name as the user knows it; members of an archive as `archive.zip/member.xlsx`.
    pub file: String,
    /// The sheet's name; empty where the format has none.
    pub name: String,
    /// Hidden in the workbook: listed, not chosen.
    pub hidden: bool,
    /// What reading it left out or changed, in sentences for the user.
    pub notes: Vec<String>,
    text: String,
    cells: Vec<Cell>,
    rows: Vec<RowSpan>,
}

impl Sheet {
    /// How many rows hold anything.
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// How many cells hold anything.
    pub fn cell_count(&self) -> usize {
        self.cells.len()
    }

    /// The number the spreadsheet shows beside the row at `index`, counted from 1.
    pub fn row_number(&self, index: usize) -> u32 {
        self.rows.get(index).map_or(0, |row| row.number)
    }

    /// The index of the row the spreadsheet numbers `number`, if that row holds anything.
    pub fn row_index(&self, number: u32) -> Option<usize> {
        self.rows.binary_search_by_key(&number, |row| row.number).ok()
    }

    /// The cells of the row at `index`, left to right.
    pub fn row(&self, index: usize) -> impl DoubleEndedIterator<Item = RawCell<'_>> + ExactSizeIterator + '_ {
        self.cells_of(index).iter().map(|cell| self.raw(cell))
    }

    /// The cell in `column` (from 0) of the row at `index`.
    pub fn cell(&self, index: usize, column: u16) -> Option<RawCell<'_>> {
        let cells = self.cells_of(index);
        // Rows are mostly dense, so the column's own position is the best first guess.
        match cells.get(usize::from(column)) {
            Some(cell) if cell.column == column => Some(self.raw(cell)),
            _ => {
                let at = cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
                cells.get(at).map(|cell| self.raw(cell))
            }
        }
    }

    fn cells_of(&self, index: usize) -> &[Cell] {
        let start = self.rows.get(index).map_or(self.cells.len(), |row| row.first_cell as usize);
        let end = self.rows.get(index + 1).map_or(self.cells.len(), |row| row.first_cell as usize);
        self.cells.get(start..end).unwrap_or_default()
    }

    fn raw(&self, cell: &Cell) -> RawCell<'_> {
        let start = cell.start as usize;
        let text = self.text.get(start..start + cell.len as usize).unwrap_or_default();
        RawCell { column: cell.column, kind: cell.kind, text }
    }
}

/// Why a builder took no more cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Full {
    /// More cells or text than the caps allow.
    TooLarge,
}

/// Collects cells in reading order (row by row) and keeps to the caps.
#[derive(Debug)]
pub struct SheetBuilder {
    sheet: Sheet,
    limits: Limits,
    cut_cells: usize,
    beyond: usize,
}

impl SheetBuilder {
    /// Starts an empty sheet.
    pub fn new(file: &str, name: &str, limits: Limits) -> Self {
        let sheet = Sheet { file: file.to_owned(), name: name.to_owned(), ..Sheet::default() };
        SheetBuilder { sheet, limits, cut_cells: 0, beyond: 0 }
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
        if text.chars().all(|c| c.is_whitespace() || super::super::domain::text::is_invisible(c)) {
            return Ok(());
        }
        let limits = &self.limits;
        let Ok(column) = u16::try_from(column) else {
            self.beyond += 1;
            return Ok(());
        };
        let last = self.sheet.rows.last().map_or(0, |row| row.number);
        let late =
            row < last || (row == last && self.sheet.cells.last().is_some_and(|cell| cell.column >= column));
        if late || column >= limits.columns || row > limits.rows || row == 0 {
            self.beyond += 1;
            return Ok(());
        }
        let text = match text.char_indices().nth(limits.cell_chars) {
            Some((end, _)) => {
                self.cut_cells += 1;
                text.get(..end).unwrap_or(text)
            }
            None => text,
        };
        let sheet = &mut self.sheet;
        if sheet.cells.len() >= limits.cells || sheet.text.len() + text.len() > limits.text_bytes {
            return Err(Full::TooLarge);
        }
        let (Ok(start), Ok(len), Ok(first_cell)) =
            (u32::try_from(sheet.text.len()), u32::try_from(text.len()), u32::try_from(sheet.cells.len()))
        else {
            return Err(Full::TooLarge);
        };
        if row != last {
            sheet.rows.push(RowSpan { number: row, first_cell });
        }
        sheet.text.push_str(text);
        sheet.cells.push(Cell { start, len, column, kind });
        Ok(())
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
        self.sheet.text.shrink_to_fit();
        self.sheet.cells.shrink_to_fit();
        self.sheet
    }
}

#[cfg(test)]
mod tests {
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
