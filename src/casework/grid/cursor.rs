//! The active cell and where one press leads.

use serde::{Deserialize, Serialize};

/// A grid's extent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// Rows.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
    /// Rows a screenful holds, for PgUp and PgDn.
    pub page: usize,
}

impl Extent {
    /// The last row; the first where there is none.
    pub fn last_row(self) -> usize {
        self.rows.saturating_sub(1)
    }

    /// The last column; the first where there is none.
    pub fn last_column(self) -> usize {
        self.columns.saturating_sub(1)
    }
}

/// A cell, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cursor {
    /// Row.
    pub row: usize,
    /// Column.
    pub column: usize,
}

/// One press that moves, in the conventions of Excel and WPS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// ↑
    Up,
    /// ↓
    Down,
    /// ←
    Left,
    /// →
    Right,
    /// Home
    RowStart,
    /// End
    RowEnd,
    /// Ctrl+Home
    First,
    /// Ctrl+End
    Last,
    /// PgUp
    PageUp,
    /// PgDn
    PageDown,
    /// Tab: on to the next row at the end of one.
    Next,
    /// Shift+Tab
    Previous,
}

impl Cursor {
    /// Where the press leads; never outside the grid.
    pub fn moved(self, step: Step, extent: Extent) -> Cursor {
        let (last_row, last_column) = (extent.last_row(), extent.last_column());
        let Cursor { row, column } = self;
        let (row, column) = match step {
            Step::Up => (row.saturating_sub(1), column),
            Step::Down => (row + 1, column),
            Step::Left => (row, column.saturating_sub(1)),
            Step::Right => (row, column + 1),
            Step::RowStart => (row, 0),
            Step::RowEnd => (row, last_column),
            Step::First => (0, 0),
            Step::Last => (last_row, last_column),
            Step::PageUp => (row.saturating_sub(extent.page.max(1)), column),
            Step::PageDown => (row + extent.page.max(1), column),
            Step::Next if column < last_column => (row, column + 1),
            Step::Next if row < last_row => (row + 1, 0),
            Step::Previous if column > 0 => (row, column - 1),
            Step::Previous if row > 0 => (row - 1, last_column),
            Step::Next | Step::Previous => (row, column),
        };
        Cursor { row, column }.fitted(extent)
    }

    /// The cell nearest to this one that the grid has.
    pub fn fitted(self, extent: Extent) -> Cursor {
        Cursor { row: self.row.min(extent.last_row()), column: self.column.min(extent.last_column()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_as_a_spreadsheet_does() {
        let extent = Extent { rows: 30, columns: 5, page: 10 };
        let moved = |step, row, column| {
            let to = Cursor { row, column }.moved(step, extent);
            (to.row, to.column)
        };
        assert_eq!(moved(Step::Down, 3, 2), (4, 2));
        assert_eq!(moved(Step::Up, 0, 2), (0, 2));
        assert_eq!(moved(Step::Next, 3, 4), (4, 0));
        assert_eq!(moved(Step::Previous, 3, 0), (2, 4));
        assert_eq!(moved(Step::Next, 29, 4), (29, 4));
        assert_eq!(moved(Step::RowStart, 3, 4), (3, 0));
        assert_eq!(moved(Step::RowEnd, 3, 1), (3, 4));
        assert_eq!(moved(Step::Last, 3, 1), (29, 4));
        assert_eq!(moved(Step::First, 3, 1), (0, 0));
        assert_eq!(moved(Step::PageDown, 25, 1), (29, 1));
        assert_eq!(moved(Step::PageUp, 25, 1), (15, 1));
    }
}
