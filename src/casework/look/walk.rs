//! Walking over the rows looked at: to the edge of the data, to the next finding.

use crate::casework::campaign::Campaign;
use crate::casework::grid::edge::edge;
use crate::casework::grid::{Cursor, Way};
use crate::domain::Field;
use crate::intake::table::RecordId;

impl Campaign {
    /// Where Ctrl+arrow leads.
    pub fn edge_of_data(&self, rows: &[RecordId], fields: &[Field], from: Cursor, way: Way) -> Cursor {
        let filled = |row: usize, column: usize| {
            let cell = rows.get(row).zip(fields.get(column));
            cell.is_some_and(|(row, field)| !self.cell_tidy(*row, *field).is_empty())
        };
        let Cursor { row, column } = from;
        match way {
            Way::Up | Way::Down => {
                let to = edge(row, rows.len(), way == Way::Down, |at| filled(at, column));
                Cursor { row: to, column }
            }
            Way::Left | Way::Right => {
                let to = edge(column, fields.len(), way == Way::Right, |at| filled(row, at));
                Cursor { row, column: to }
            }
        }
    }

    /// The next cell (or the one before) that something is wrong with, going round.
    pub fn next_finding(
        &self,
        rows: &[RecordId],
        fields: &[Field],
        from: Cursor,
        back: bool,
    ) -> Option<Cursor> {
        let count = rows.len();
        // The row begun in comes first and, after all others, last: its other half.
        for step in 0..=count {
            let away = if back { count - step % count.max(1) } else { step };
            let row = (from.row + away) % count;
            let mut columns: Vec<usize> = self
                .open_findings(*rows.get(row)?)
                .filter_map(|finding| fields.iter().position(|field| *field == finding.field))
                .filter(|column| match (step, back) {
                    (0, false) => *column > from.column,
                    (0, true) => *column < from.column,
                    (_, false) if step == count => *column <= from.column,
                    (_, true) if step == count => *column >= from.column,
                    _ => true,
                })
                .collect();
            columns.sort_unstable();
            let found = if back { columns.last() } else { columns.first() };
            if let Some(column) = found {
                return Some(Cursor { row, column: *column });
            }
        }
        None
    }
}
