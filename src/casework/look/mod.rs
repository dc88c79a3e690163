//! A table as the user looks at it: which records, in which order; and what is found among them.
//!
//! A [`Look`] is what was asked for. The records it gives are fixed until it is asked for anew: a row
//! that is edited neither jumps nor vanishes under the user's hands, as in Excel and WPS.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::campaign::{Campaign, Outcome};
use crate::domain::Field;
use crate::intake::record::Record;
use crate::intake::table::{RecordId, TableId};
use crate::rules::Finding;

mod filter;
pub mod find;
mod sort;
pub mod values;
mod walk;

pub use filter::{ColumnFilter, Pick};
pub use sort::Order;

/// What the user looks at.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Look {
    /// The table.
    pub table: TableId,
    /// Only records with open findings.
    pub flagged: bool,
    /// Only records with an open finding of this rule.
    pub rule: Option<String>,
    /// What the columns must hold; all of it.
    pub columns: Vec<ColumnFilter>,
    /// By which column the rows are sorted; else they stand as in the file.
    pub sort: Option<(Field, Order)>,
    /// Grows when the same is asked for anew, over what the cells hold by now.
    pub turn: u32,
}

impl Look {
    /// Everything in the table.
    pub fn at(table: TableId) -> Look {
        Look { table, flagged: false, rule: None, columns: Vec::new(), sort: None, turn: 0 }
    }

    /// Does it leave records out?
    pub fn is_filtered(&self) -> bool {
        self.flagged || self.rule.is_some() || !self.columns.is_empty()
    }

    /// What the column must hold of this kind.
    pub fn pick(&self, field: Field) -> Option<&Pick> {
        self.columns.iter().find(|one| one.field == field).map(|one| &one.pick)
    }

    /// The same with another condition on a column, or none.
    pub fn picking(mut self, field: Field, pick: Option<Pick>) -> Look {
        self.columns.retain(|one| one.field != field);
        self.columns.extend(pick.map(|pick| ColumnFilter { field, pick }));
        self
    }
}

impl Campaign {
    /// The records the look shows, in its order.
    pub fn looked_at(&self, look: &Look) -> Vec<RecordId> {
        let Some(table) = self.table(look.table) else { return Vec::new() };
        let mut rows: Vec<RecordId> =
            table.record_ids().filter(|row| self.lets_through(look, *row)).collect();
        if let Some((field, order)) = look.sort {
            sort::sort(self, &mut rows, field, order);
        }
        rows
    }

    /// Would the look show these records, in this order, if it were asked for now?
    pub fn still_looks_so(&self, look: &Look, rows: &[RecordId]) -> bool {
        let Some(table) = self.table(look.table) else { return false };
        let passing = table.record_ids().filter(|row| self.lets_through(look, *row)).count();
        passing == rows.len()
            && rows.iter().all(|row| self.lets_through(look, *row))
            && look.sort.is_none_or(|(field, order)| sort::is_sorted(self, rows, field, order))
    }

    /// A cell's text as it stands.
    pub(super) fn cell_text(&self, row: RecordId, field: Field) -> Cow<'_, str> {
        let Some(table) = self.table(row.table) else { return Cow::Borrowed("") };
        let record = Record::of_fields(table, row, self.overlay(), |other| other == field);
        record.cell(field).map_or(Cow::Borrowed(""), |cell| Cow::Borrowed(cell.text))
    }

    /// The same without blanks around it, as it is compared.
    pub(super) fn cell_tidy(&self, row: RecordId, field: Field) -> Cow<'_, str> {
        let Some(table) = self.table(row.table) else { return Cow::Borrowed("") };
        Record::of_fields(table, row, self.overlay(), |other| other == field).text(field)
    }

    /// What waits for an answer in a record.
    pub(super) fn open_findings<'a>(&'a self, row: RecordId) -> impl Iterator<Item = &'a Finding> + 'a {
        let own = self.checked().map_or(&[][..], |outcome: &Outcome| outcome.findings_of(row));
        own.iter().filter(|finding| self.waivers().reason(finding).is_none())
    }
}
