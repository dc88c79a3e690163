//! A sheet's raw cells, stored compactly: every text in one string, only cells that hold something.
//!
//! A university's list has millions of cells; one allocation per cell would cost more memory than
//! the file itself. Rows are kept in order, cells within a row by column.

use serde::{Deserialize, Serialize};

use super::limits::Limits;
use super::origin::Origin;

/// What the file said the cell is. Text in a number cell tells a damaged identity number from a typed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CellKind {
    /// Text, or the text a formula last gave.
    Text,
    /// A number; the text is its shortest decimal form.
    Number,
    /// A real date; the text is `yyyy-MM-dd`, with ` HH:mm:ss` where there is a time of day, or
    /// `yyyy-MM` where the cell's format shows no day: 2004-09 typed into Excel becomes such a cell,
    /// and its first of September is nobody's birthday.
    Date,
    /// TRUE or FALSE.
    Bool,
    /// An error value such as #N/A; the text is its name.
    Error,
}

/// More merged regions than this are an accident or an attack; the rest are read as single cells.
const MERGES: usize = 20_000;

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

/// A merged region: rows as the spreadsheet numbers them, columns from 0, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Merge {
    /// Its top row.
    pub first_row: u32,
    /// Its bottom row.
    pub last_row: u32,
    /// Its leftmost column.
    pub first_column: u16,
    /// Its rightmost column.
    pub last_column: u16,
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
    /// The file it came from. Stored beside the sheet: sheets stored before it was kept have none.
    #[serde(skip)]
    pub origin: Option<Origin>,
    text: String,
    cells: Vec<Cell>,
    rows: Vec<RowSpan>,
    merges: Vec<Merge>,
}

impl Sheet {
    /// The merged regions, by their top left corners.
    pub fn merges(&self) -> &[Merge] {
        &self.merges
    }

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

    /// Gives the rows a merged cell reaches down over its value: a 班级 merged beside thirty members
    /// is said of each of them.
    ///
    /// Only rows that hold something else are filled, so a region down to the sheet's last row adds
    /// nothing; and the text is shared, not copied. To the right nothing is filled: a title is one value.
    fn fill_merges(&mut self, limit: usize) {
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
        if added.is_empty() {
            return;
        }
        added.sort_by_key(|(index, cell)| (*index, cell.column));
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
}

impl SheetBuilder {
    /// Starts an empty sheet.
    pub fn new(file: &str, name: &str, limits: Limits) -> Self {
        let sheet = Sheet { file: file.to_owned(), name: name.to_owned(), ..Sheet::default() };
        SheetBuilder { sheet, limits, shared: Vec::new(), cut_cells: 0, beyond: 0 }
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
        if text.chars().all(|c| c.is_whitespace() || super::super::domain::text::is_invisible(c)) {
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
        self.sheet.merges.sort_unstable();
        self.sheet.merges.dedup();
        self.sheet.fill_merges(self.limits.cells);
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

    #[test]
    fn refuses_a_sheet_that_is_too_large() {
        let limits = Limits { cells: 1, ..Limits::default() };
        let mut builder = SheetBuilder::new("a.xlsx", "Sheet1", limits);
        builder.push(1, 0, CellKind::Text, "x").unwrap();
        assert_eq!(builder.push(1, 1, CellKind::Text, "x"), Err(Full::TooLarge));
    }
}
