//! Changes as values: enough to do them, undo them, show them and save them.

use serde::{Deserialize, Serialize};

use super::carrying::Conflict;
use super::decision::Decision;
use super::forms::FormChange;
use super::waiver::FindingKey;
use crate::domain::{Field, PartialDate, Profile};
use crate::intake::table::{Layout, RecordId, TableId};
use crate::reconcile::CaseKey;

/// One change, holding what was and what is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "change")]
pub enum Change {
    /// A table was loaded. Its cells are kept beside the history, which only names it.
    AddTable {
        /// The table.
        table: TableId,
    },
    /// A table was taken out of the campaign.
    RemoveTable {
        /// The table.
        table: TableId,
    },
    /// A table is read differently.
    Layout {
        /// The table.
        table: TableId,
        /// How it was read.
        old: Box<Layout>,
        /// How it is read.
        new: Box<Layout>,
    },
    /// A table is to be used, or to be left aside.
    Include {
        /// The table.
        table: TableId,
        /// Whether it was used.
        old: bool,
        /// Whether it is used.
        new: bool,
    },
    /// A cell was edited. `None` is the file's own text.
    Cell {
        /// The record.
        record: RecordId,
        /// The field.
        field: Field,
        /// What it held.
        old: Option<String>,
        /// What it holds.
        new: Option<String>,
    },
    /// The user said whether two rows are one person, or took that back.
    Link {
        /// One row's case and the other's.
        rows: (CaseKey, CaseKey),
        /// What was said before.
        old: Option<bool>,
        /// What is said now.
        new: Option<bool>,
    },
    /// The user said which branch a roster's short name means, or took that back.
    Branch {
        /// The roster's words.
        words: String,
        /// The choice before; `Some(None)` is "none of them".
        old: Option<Option<String>>,
        /// The choice now.
        new: Option<Option<String>>,
    },
    /// The user said which 团总支 a branch belongs to, or took that back.
    General {
        /// The branch's full name.
        branch: String,
        /// The 团总支 said before.
        old: Option<String>,
        /// The 团总支 said now.
        new: Option<String>,
    },
    /// A case was decided, or its decision withdrawn.
    Decide {
        /// The case.
        case: CaseKey,
        /// The decision before.
        old: Option<Box<Decision>>,
        /// The decision now.
        new: Option<Box<Decision>>,
    },
    /// What the school expects was changed.
    Profile {
        /// What it expected.
        old: Box<Profile>,
        /// What it expects.
        new: Box<Profile>,
    },
    /// A finding was accepted as it is, or is no longer. `None` is not accepted.
    Waive {
        /// The finding.
        finding: FindingKey,
        /// The reason before.
        old: Option<String>,
        /// The reason now.
        new: Option<String>,
    },
    /// The newer list contradicts an edit of the list it replaced, and the user is asked; or was.
    Conflict {
        /// The newer list's record.
        record: RecordId,
        /// The field.
        field: Field,
        /// What was asked.
        old: Option<Conflict>,
        /// What is asked.
        new: Option<Conflict>,
    },
    /// A list stays beside the newer one that seems to replace it, or no longer.
    KeepBoth {
        /// The list and the newer one.
        tables: (TableId, TableId),
        /// Whether it stayed.
        old: bool,
        /// Whether it stays.
        new: bool,
    },
    /// The day of checking was set. `None` is the day it happens to be.
    Day {
        /// The day before.
        old: Option<PartialDate>,
        /// The day now.
        new: Option<PartialDate>,
    },
    /// Something was said of a filled form.
    Form {
        /// What.
        form: FormChange,
    },
}

impl Change {
    /// The change that takes this one back.
    pub fn inverse(&self) -> Change {
        match self.clone() {
            Change::AddTable { table } => Change::RemoveTable { table },
            Change::RemoveTable { table } => Change::AddTable { table },
            Change::Layout { table, old, new } => Change::Layout { table, old: new, new: old },
            Change::Include { table, old, new } => Change::Include { table, old: new, new: old },
            Change::Cell { record, field, old, new } => Change::Cell { record, field, old: new, new: old },
            Change::Link { rows, old, new } => Change::Link { rows, old: new, new: old },
            Change::Branch { words, old, new } => Change::Branch { words, old: new, new: old },
            Change::General { branch, old, new } => Change::General { branch, old: new, new: old },
            Change::Decide { case, old, new } => Change::Decide { case, old: new, new: old },
            Change::Profile { old, new } => Change::Profile { old: new, new: old },
            Change::Waive { finding, old, new } => Change::Waive { finding, old: new, new: old },
            Change::Conflict { record, field, old, new } => {
                Change::Conflict { record, field, old: new, new: old }
            }
            Change::KeepBoth { tables, old, new } => Change::KeepBoth { tables, old: new, new: old },
            Change::Day { old, new } => Change::Day { old: new, new: old },
            Change::Form { form } => Change::Form { form: form.inverse() },
        }
    }
}

/// What one press did: several changes that are done and undone together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// When, in milliseconds since 1970 (UTC), as the page's clock had it.
    pub at: u64,
    /// What the user did, in a few words; names nobody's number.
    pub label: String,
    /// The changes, in order.
    pub changes: Vec<Change>,
    /// The earlier entry of the history that this one takes back out of turn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub takes_back: Option<usize>,
}

impl Entry {
    /// What one press did.
    pub fn new(at: u64, label: String, changes: Vec<Change>) -> Entry {
        Entry { at, label, changes, takes_back: None }
    }
}
