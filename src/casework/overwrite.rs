//! Writing into many cells at once: pasting, filling, clearing, replacing.
//!
//! A [`Plan`] says what would change before anything does. It names cells by record and field, never by
//! where they are shown, so that neither a filter nor a sort order can lead it astray.

use serde::{Deserialize, Serialize};

use super::campaign::Campaign;
use super::change::Change;
use super::grid::clip::{Block, is_too_narrow};
use super::grid::{Cursor, Range};
use super::look::find::Needle;
use crate::domain::Field;
use crate::intake::table::RecordId;

/// What is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Overwrite {
    /// The same text into every cell, or only into blank ones.
    Fill {
        /// The text; empty clears.
        text: String,
        /// Filled cells stay.
        only_blank: bool,
    },
    /// What the top row holds, into the rows below; with one row, what the row above holds.
    Down,
    /// Rows of cells, laid down from the range's first corner.
    Block(Block),
    /// A text in the place of another.
    Replace {
        /// What is replaced.
        needle: Needle,
        /// By what.
        with: String,
    },
}

/// One cell and its new text.
#[derive(Clone, Debug, PartialEq)]
pub struct Write {
    /// The record.
    pub record: RecordId,
    /// The field.
    pub field: Field,
    /// What it holds.
    pub old: String,
    /// What it would hold.
    pub new: String,
}

/// What would be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The cells that would change, each once.
    pub writes: Vec<Write>,
    /// Rows and columns of a block that find no place in the table.
    pub beyond: (usize, usize),
    /// Cells left as they are because `####` was copied for them.
    pub too_narrow: usize,
}

impl Campaign {
    /// What would be written into a range of the rows looked at.
    pub fn plan(&self, rows: &[RecordId], fields: &[Field], range: Range, what: &Overwrite) -> Plan {
        let mut plan = Plan::default();
        if range.from.row >= rows.len() || range.from.column >= fields.len() {
            return plan;
        }
        let extent = Range {
            from: range.from,
            to: Cursor {
                row: range.to.row.min(rows.len().saturating_sub(1)),
                column: range.to.column.min(fields.len().saturating_sub(1)),
            },
        };
        match what {
            Overwrite::Fill { text, only_blank } => {
                self.each_cell(rows, fields, extent, &mut plan, |_, old| {
                    let keep = *only_blank && !crate::domain::text::tidy(old).is_empty();
                    (!keep).then(|| text.clone())
                });
            }
            Overwrite::Replace { needle, with } => {
                self.each_cell(rows, fields, extent, &mut plan, |_, old| needle.replaced(old, with));
            }
            Overwrite::Down => self.plan_down(rows, fields, extent, &mut plan),
            Overwrite::Block(block) => self.plan_block(rows, fields, extent, block, &mut plan),
        }
        plan
    }

    fn plan_down(&self, rows: &[RecordId], fields: &[Field], range: Range, plan: &mut Plan) {
        let one = range.from.row == range.to.row;
        let above = if one { range.from.row.checked_sub(1) } else { Some(range.from.row) };
        let Some(source) = above.and_then(|row| rows.get(row)) else { return };
        let from = Cursor { row: if one { range.from.row } else { range.from.row + 1 }, ..range.from };
        self.each_cell(rows, fields, Range { from, ..range }, plan, |at, _| {
            fields.get(at.column).map(|field| self.cell_text(*source, *field).into_owned())
        });
    }

    fn plan_block(&self, rows: &[RecordId], fields: &[Field], range: Range, block: &Block, plan: &mut Plan) {
        let height = block.len();
        let width = block.iter().map(Vec::len).max().unwrap_or(0);
        if height == 0 || width == 0 {
            return;
        }
        // A range that holds the block several times over is filled with it, as in Excel.
        let times = |size: usize, part: usize| if size.is_multiple_of(part) { size } else { part };
        let (down, across) = (times(range.height(), height), times(range.width(), width));
        let room = |from: usize, all: usize| all.saturating_sub(from);
        plan.beyond = (
            down.saturating_sub(room(range.from.row, rows.len())),
            across.saturating_sub(room(range.from.column, fields.len())),
        );
        let Cursor { row, column } = range.from;
        let to = Cursor {
            row: (row + down - 1).min(rows.len().saturating_sub(1)),
            column: (column + across - 1).min(fields.len().saturating_sub(1)),
        };
        let mut too_narrow = 0;
        self.each_cell(rows, fields, Range { from: range.from, to }, plan, |at, _| {
            // A short row says nothing of the cells it does not reach.
            let text = block.get((at.row - row) % height)?.get((at.column - column) % width)?;
            if is_too_narrow(text) {
                too_narrow += 1;
                return None;
            }
            Some(text.trim_end_matches(['\r', '\n']).to_owned())
        });
        plan.too_narrow = too_narrow;
    }

    fn each_cell(
        &self,
        rows: &[RecordId],
        fields: &[Field],
        range: Range,
        plan: &mut Plan,
        mut new: impl FnMut(Cursor, &str) -> Option<String>,
    ) {
        for row in range.from.row..=range.to.row {
            let Some(record) = rows.get(row) else { break };
            for column in range.from.column..=range.to.column {
                let Some(field) = fields.get(column) else { break };
                let old = self.cell_text(*record, *field);
                let Some(new) = new(Cursor { row, column }, &old) else { continue };
                if new != old {
                    plan.writes.push(Write { record: *record, field: *field, old: old.into_owned(), new });
                }
            }
        }
    }

    /// The changes that carry a plan out, for one entry of the history.
    pub fn carry_out(&self, plan: &Plan) -> Vec<Change> {
        plan.writes.iter().flat_map(|one| self.rewrite(one.record, one.field, &one.new)).collect()
    }

    /// The texts of a range of the rows looked at, to be copied.
    pub fn copied(&self, rows: &[RecordId], fields: &[Field], range: Range) -> Block {
        let rows = rows.iter().take(range.to.row.saturating_add(1)).skip(range.from.row);
        rows.map(|row| {
            let own = fields.iter().take(range.to.column.saturating_add(1)).skip(range.from.column);
            own.map(|field| self.cell_text(*row, *field).into_owned()).collect()
        })
        .collect()
    }
}
