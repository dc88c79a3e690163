//! Moving about in a grid of cells, without a screen.

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

/// The active cell, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cursor {
    /// Row.
    pub row: usize,
    /// Column.
    pub column: usize,
}

/// One press, in the conventions of Excel and WPS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// ↑, Shift+Enter
    Up,
    /// ↓, Enter
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

impl Step {
    /// The step a key stands for, if it is one.
    pub fn of_key(key: &str, shift: bool, ctrl: bool) -> Option<Step> {
        Some(match (key, ctrl, shift) {
            ("ArrowUp", ..) | ("Enter", _, true) => Step::Up,
            ("ArrowDown", ..) | ("Enter", _, false) => Step::Down,
            ("ArrowLeft", ..) => Step::Left,
            ("ArrowRight", ..) => Step::Right,
            ("Home", true, _) => Step::First,
            ("Home", false, _) => Step::RowStart,
            ("End", true, _) => Step::Last,
            ("End", false, _) => Step::RowEnd,
            ("PageUp", ..) => Step::PageUp,
            ("PageDown", ..) => Step::PageDown,
            ("Tab", _, false) => Step::Next,
            ("Tab", _, true) => Step::Previous,
            _ => return None,
        })
    }
}

impl Cursor {
    /// Where the press leads; never outside the grid.
    pub fn moved(self, step: Step, extent: Extent) -> Cursor {
        let last_row = extent.rows.saturating_sub(1);
        let last_column = extent.columns.saturating_sub(1);
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
        Cursor { row: row.min(last_row), column: column.min(last_column) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const EXTENT: Extent = Extent { rows: 30, columns: 5, page: 10 };

    fn at(row: usize, column: usize) -> Cursor {
        Cursor { row, column }
    }

    #[test]
    fn moves_as_a_spreadsheet_does() {
        let moved =
            |key, shift, ctrl, from: Cursor| from.moved(Step::of_key(key, shift, ctrl).unwrap(), EXTENT);
        assert_eq!(moved("ArrowDown", false, false, at(3, 2)), at(4, 2));
        assert_eq!(moved("Enter", true, false, at(3, 2)), at(2, 2));
        assert_eq!(moved("Tab", false, false, at(3, 4)), at(4, 0));
        assert_eq!(moved("Tab", true, false, at(3, 0)), at(2, 4));
        assert_eq!(moved("Tab", false, false, at(29, 4)), at(29, 4));
        assert_eq!(moved("Home", false, false, at(3, 4)), at(3, 0));
        assert_eq!(moved("End", false, true, at(3, 4)), at(29, 4));
        assert_eq!(moved("PageDown", false, false, at(25, 1)), at(29, 1));
        assert_eq!(Step::of_key("a", false, false), None);
    }

    proptest! {
        #[test]
        fn never_leaves_the_grid(keys in proptest::collection::vec(0usize..8, 0..60), rows in 0usize..40, columns in 0usize..9) {
            const KEYS: [&str; 8] = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Tab", "PageDown", "PageUp", "End"];
            let extent = Extent { rows, columns, page: 7 };
            let mut cursor = Cursor::default();
            for key in keys {
                cursor = cursor.moved(Step::of_key(KEYS[key], key % 2 == 1, false).unwrap(), extent);
                prop_assert!(cursor.row < rows.max(1) && cursor.column < columns.max(1));
            }
        }
    }
}
