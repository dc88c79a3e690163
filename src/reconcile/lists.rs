//! The tables at hand, found by their ids.

use std::collections::HashMap;

use super::Input;
use crate::domain::order;
use crate::intake::table::{RecordId, TableId};
use crate::intake::{Record, Table, TableKind};

/// What reconciling is given, with its tables at hand.
#[derive(Clone)]
pub struct Lists<'a> {
    /// Everything else it depends on.
    pub input: &'a Input<'a>,
    by_id: HashMap<TableId, &'a Table>,
}

impl<'a> Lists<'a> {
    /// Lists the tables.
    pub fn new(input: &'a Input<'a>) -> Lists<'a> {
        Lists { input, by_id: input.tables.iter().map(|table| (table.id, *table)).collect() }
    }

    /// The tables of one kind, in the order of their ids.
    pub fn of_kind(&self, kind: TableKind) -> Vec<&'a Table> {
        let mut tables: Vec<&Table> = self.by_id.values().copied().filter(|t| t.kind() == kind).collect();
        order::sort_by_key(&mut tables, |table| table.id);
        tables
    }

    /// A row's table.
    pub fn table(&self, id: RecordId) -> Option<&'a Table> {
        self.by_id.get(&id.table).copied()
    }

    /// A row as its list has it.
    pub fn record(&self, id: RecordId) -> Option<Record<'a>> {
        Some(Record::as_filed(self.table(id)?, id, self.input.overlay))
    }

    /// What the user's edits of a row state as right, where that is not what the row itself says.
    pub fn stated(&self, id: RecordId) -> Option<Record<'a>> {
        Record::stated(self.table(id)?, id, self.input.overlay)
    }
}
