//! A sheet's raw cells, stored compactly: every text in one string, only cells that hold something.
//!
//! A university's list has millions of cells; one allocation per cell would cost more memory than
//! the file itself. Rows are kept in order, cells within a row by column.

mod builder;
mod fill;

use serde::{Deserialize, Serialize};

use super::origin::Origin;
pub use builder::{Full, SheetBuilder};
pub(super) use fill::Words;

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
    /// A number of a workbook that counts its days from 1904.
    NumberFrom1904,
}

impl CellKind {
    /// Is it a number?
    pub fn is_number(self) -> bool {
        matches!(self, CellKind::Number | CellKind::NumberFrom1904)
    }
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
    /// Where it came from. Stored beside the sheet: sheets stored before it was kept have none.
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

    /// The column behind the last one that holds anything.
    pub(super) fn width(&self) -> u16 {
        let last = |index| self.row(index).next_back().map(|cell| cell.column);
        (0..self.row_count()).filter_map(last).max().map_or(0, |last| last.saturating_add(1))
    }

    /// The cells that `keep` wants, by their rows' indices, where they are.
    pub(super) fn part(&self, keep: impl Fn(usize, RawCell<'_>) -> bool) -> Sheet {
        let mut part = Sheet {
            file: self.file.clone(),
            name: self.name.clone(),
            hidden: self.hidden,
            notes: self.notes.clone(),
            origin: self.origin.clone(),
            merges: self.merges.clone(),
            ..Sheet::default()
        };
        // Neither cells nor text grow, so that every place has room in 32 bits.
        let place = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        for (index, row) in self.rows.iter().enumerate() {
            let first_cell = place(part.cells.len());
            for cell in self.cells_of(index).iter().filter(|cell| keep(index, self.raw(cell))) {
                part.cells.push(Cell { start: place(part.text.len()), ..*cell });
                part.text.push_str(self.raw(cell).text);
            }
            if place(part.cells.len()) > first_cell {
                part.rows.push(RowSpan { number: row.number, first_cell });
            }
        }
        part
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
