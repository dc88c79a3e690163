//! How far the last check still holds.

use std::collections::BTreeSet;

use super::change::Change;
use crate::domain::Field;
use crate::intake::table::RecordId;

/// How far the last check still holds.
#[derive(Debug, Default, PartialEq)]
pub enum Stale {
    /// There was no check, or what it looked at is no longer the same.
    #[default]
    Everything,
    /// Only this changed since.
    Some(Since),
}

/// What changed since the last check.
#[derive(Debug, Default, PartialEq)]
pub struct Since {
    /// Cells whose text may be another.
    pub cells: BTreeSet<(RecordId, Field)>,
    /// What the user said of who is who, or of which branch is which.
    pub said: bool,
    /// What the user said of which 团总支 a branch belongs to.
    pub grouped: bool,
}

impl Stale {
    /// Nothing changed since the last check.
    pub fn nothing() -> Stale {
        Stale::Some(Since::default())
    }

    /// Does the last check hold?
    pub fn is_nothing(&self) -> bool {
        matches!(self, Stale::Some(since) if *since == Since::default())
    }

    /// A change was done or taken back.
    pub fn hear(&mut self, change: &Change) {
        match (self, change) {
            // The day is compared with the last check's.
            (
                _,
                Change::Decide { .. }
                | Change::Waive { .. }
                | Change::Day { .. }
                | Change::Conflict { .. }
                | Change::KeepBoth { .. }
                | Change::Form { .. },
            )
            | (Stale::Everything, _) => {}
            (Stale::Some(since), Change::Cell { record, field, .. }) => {
                since.cells.insert((*record, *field));
            }
            (Stale::Some(since), Change::Link { .. } | Change::Branch { .. }) => since.said = true,
            (Stale::Some(since), Change::General { .. }) => since.grouped = true,
            (
                stale,
                Change::AddTable { .. }
                | Change::RemoveTable { .. }
                | Change::Layout { .. }
                | Change::Include { .. }
                | Change::Profile { .. },
            ) => *stale = Stale::Everything,
        }
    }
}
