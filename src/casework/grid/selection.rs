//! The cells selected: one rectangle, with the active cell in it.

use serde::{Deserialize, Serialize};

use super::cursor::{Cursor, Extent, Step};

/// A rectangle of cells; both corners belong to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Range {
    /// The corner at the top, at the left.
    pub from: Cursor,
    /// The corner at the bottom, at the right.
    pub to: Cursor,
}

impl Range {
    /// The rectangle with these corners.
    pub fn of(one: Cursor, other: Cursor) -> Range {
        Range {
            from: Cursor { row: one.row.min(other.row), column: one.column.min(other.column) },
            to: Cursor { row: one.row.max(other.row), column: one.column.max(other.column) },
        }
    }

    /// How many rows.
    pub fn height(self) -> usize {
        self.to.row - self.from.row + 1
    }

    /// How many columns.
    pub fn width(self) -> usize {
        self.to.column - self.from.column + 1
    }

    /// Is it no more than one cell?
    pub fn is_one(self) -> bool {
        self.from == self.to
    }

    /// Does the cell belong to it?
    pub fn contains(self, cell: Cursor) -> bool {
        (self.from.row..=self.to.row).contains(&cell.row)
            && (self.from.column..=self.to.column).contains(&cell.column)
    }
}

/// What is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Where typing goes; always within the rectangle.
    pub active: Cursor,
    /// The corner that stays when the rectangle is stretched.
    anchor: Cursor,
    /// The corner that moves.
    head: Cursor,
    /// The column where a run of Tabs began; Enter returns to it.
    tabbed_from: Option<usize>,
}

impl Selection {
    /// One cell.
    pub fn at(cell: Cursor) -> Selection {
        Selection { active: cell, anchor: cell, head: cell, tabbed_from: None }
    }

    /// Everything; the active cell stays.
    pub fn all(self, extent: Extent) -> Selection {
        let head = Cursor { row: extent.last_row(), column: extent.last_column() };
        Selection { anchor: Cursor::default(), head, tabbed_from: None, ..self }
    }

    /// Whole rows.
    pub fn rows(from: usize, to: usize, extent: Extent) -> Selection {
        let anchor = Cursor { row: from, column: 0 };
        Selection { head: Cursor { row: to, column: extent.last_column() }, ..Selection::at(anchor) }
    }

    /// Whole columns.
    pub fn columns(from: usize, to: usize, extent: Extent) -> Selection {
        let anchor = Cursor { row: 0, column: from };
        Selection { head: Cursor { row: extent.last_row(), column: to }, ..Selection::at(anchor) }
    }

    /// The rectangle.
    pub fn range(self) -> Range {
        Range::of(self.anchor, self.head)
    }

    /// The corner that moves, which is to be kept in sight.
    pub fn head(self) -> Cursor {
        self.head
    }

    /// The rectangle from the corner that stays to this cell: Shift and a press of the mouse, or dragging.
    pub fn stretched_to(self, head: Cursor) -> Selection {
        Selection { active: self.anchor, head, tabbed_from: None, ..self }
    }

    /// The same by one press of a key: Shift and an arrow.
    pub fn stretched(self, step: Step, extent: Extent) -> Selection {
        self.stretched_to(self.head.moved(step, extent))
    }

    /// One cell, one press further.
    pub fn moved(self, step: Step, extent: Extent) -> Selection {
        Selection::at(self.active.moved(step, extent))
    }

    /// Tab: to the next cell; in a rectangle round and round, row by row.
    pub fn tabbed(self, back: bool, extent: Extent) -> Selection {
        let step = if back { Step::Previous } else { Step::Next };
        if self.range().is_one() {
            let from = self.tabbed_from.or(Some(self.active.column));
            return Selection { tabbed_from: from, ..self.moved(step, extent) };
        }
        let Range { from, to } = self.range();
        let next = |cell: Cursor| {
            if back {
                match (cell.column > from.column, cell.row > from.row) {
                    (true, _) => Cursor { column: cell.column - 1, ..cell },
                    (false, true) => Cursor { row: cell.row - 1, column: to.column },
                    (false, false) => to,
                }
            } else {
                match (cell.column < to.column, cell.row < to.row) {
                    (true, _) => Cursor { column: cell.column + 1, ..cell },
                    (false, true) => Cursor { row: cell.row + 1, column: from.column },
                    (false, false) => from,
                }
            }
        };
        Selection { active: next(self.active), ..self }
    }

    /// Enter: down, and after a run of Tabs back to where it began; in a rectangle round and round, column
    /// by column.
    pub fn entered(self, back: bool, extent: Extent) -> Selection {
        if self.range().is_one() {
            let column = self.tabbed_from.unwrap_or(self.active.column);
            let step = if back { Step::Up } else { Step::Down };
            return Selection::at(Cursor { column, ..self.active }.moved(step, extent));
        }
        let Range { from, to } = self.range();
        let next = |cell: Cursor| {
            if back {
                match (cell.row > from.row, cell.column > from.column) {
                    (true, _) => Cursor { row: cell.row - 1, ..cell },
                    (false, true) => Cursor { row: to.row, column: cell.column - 1 },
                    (false, false) => to,
                }
            } else {
                match (cell.row < to.row, cell.column < to.column) {
                    (true, _) => Cursor { row: cell.row + 1, ..cell },
                    (false, true) => Cursor { row: from.row, column: cell.column + 1 },
                    (false, false) => from,
                }
            }
        };
        Selection { active: next(self.active), ..self }
    }

    /// What of it lies in a grid that may have become smaller.
    pub fn fitted(self, extent: Extent) -> Selection {
        Selection {
            active: self.active.fitted(extent),
            anchor: self.anchor.fitted(extent),
            head: self.head.fitted(extent),
            tabbed_from: self.tabbed_from,
        }
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
    fn shift_stretches_from_the_cell_that_stays() {
        let selection = Selection::at(at(3, 1)).stretched(Step::Down, EXTENT).stretched(Step::Right, EXTENT);
        assert_eq!(selection.range(), Range::of(at(3, 1), at(4, 2)));
        assert_eq!(selection.active, at(3, 1));
        let back = selection.stretched_to(at(1, 0));
        assert_eq!(back.range(), Range::of(at(1, 0), at(3, 1)));
        assert_eq!(back.active, at(3, 1));
        assert_eq!((back.range().height(), back.range().width()), (3, 2));
        assert!(back.moved(Step::Up, EXTENT).range().is_one());
    }

    #[test]
    fn enter_and_tab_go_round_within_a_range() {
        let selection = Selection::at(at(1, 1)).stretched_to(at(2, 2));
        let walk = |step: fn(Selection) -> Selection| {
            std::iter::successors(Some(selection), move |s| Some(step(*s))).take(5).map(|s| s.active)
        };
        let tabs: Vec<Cursor> = walk(|s| s.tabbed(false, EXTENT)).collect();
        assert_eq!(tabs, [at(1, 1), at(1, 2), at(2, 1), at(2, 2), at(1, 1)]);
        let enters: Vec<Cursor> = walk(|s| s.entered(false, EXTENT)).collect();
        assert_eq!(enters, [at(1, 1), at(2, 1), at(1, 2), at(2, 2), at(1, 1)]);
        let back: Vec<Cursor> = walk(|s| s.entered(true, EXTENT)).collect();
        assert_eq!(back, [at(1, 1), at(2, 2), at(1, 2), at(2, 1), at(1, 1)]);
        assert_eq!(walk(|s| s.tabbed(true, EXTENT)).nth(1), Some(at(2, 2)));
    }

    #[test]
    fn enter_after_tabs_returns_to_where_they_began() {
        let row = Selection::at(at(4, 1)).tabbed(false, EXTENT).tabbed(false, EXTENT);
        assert_eq!(row.active, at(4, 3));
        assert_eq!(row.entered(false, EXTENT).active, at(5, 1));
        assert_eq!(row.moved(Step::Right, EXTENT).entered(false, EXTENT).active, at(5, 4));
    }

    #[test]
    fn headers_select_whole_rows_and_columns() {
        assert_eq!(Selection::rows(2, 4, EXTENT).range(), Range::of(at(2, 0), at(4, 4)));
        assert_eq!(Selection::columns(3, 1, EXTENT).range(), Range::of(at(0, 1), at(29, 3)));
        let all = Selection::at(at(7, 2)).all(EXTENT);
        assert_eq!((all.range(), all.active), (Range::of(at(0, 0), at(29, 4)), at(7, 2)));
    }

    proptest! {
        #[test]
        fn never_leaves_the_grid_and_keeps_the_active_cell_inside(
            presses in proptest::collection::vec((0usize..12, 0usize..4), 0..60),
            rows in 0usize..40,
            columns in 0usize..9,
        ) {
            const STEPS: [Step; 12] = [
                Step::Up, Step::Down, Step::Left, Step::Right, Step::RowStart, Step::RowEnd, Step::First,
                Step::Last, Step::PageUp, Step::PageDown, Step::Next, Step::Previous,
            ];
            let extent = Extent { rows, columns, page: 7 };
            let mut selection = Selection::default();
            for (step, kind) in presses {
                selection = match kind {
                    0 => selection.moved(STEPS[step], extent),
                    1 => selection.stretched(STEPS[step], extent),
                    2 => selection.tabbed(step % 2 == 0, extent),
                    _ => selection.entered(step % 2 == 0, extent),
                };
                let range = selection.range();
                prop_assert!(range.to.row < rows.max(1) && range.to.column < columns.max(1));
                prop_assert!(range.contains(selection.active));
            }
        }
    }
}
