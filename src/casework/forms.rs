//! The filled forms that were handed in: what the user says of them, and what the rules say.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::campaign::Campaign;
use super::change::Change;
use crate::domain::{Field, PartialDate};
use crate::intake::record::Record;
use crate::intake::table::{RecordId, Table, TableId, TableKind};
use crate::rules::registry::RULES;
use crate::rules::{Check, Context, Finding, check_forms};

/// Whose form it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A branch's, by its full name.
    Branch(String),
    /// A 团总支's, by its name in the organisation tree.
    General(String),
    /// The committee's.
    Committee,
}

/// What the user said of the forms handed in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormChoices {
    /// Whose form a table is.
    pub units: BTreeMap<TableId, Unit>,
    /// The day it was handed in: the file's own where the user did not say otherwise.
    pub days: BTreeMap<TableId, PartialDate>,
    /// Rows that go into the merged form in any case, or in none.
    pub rows: BTreeMap<RecordId, bool>,
    /// Branches that have said that they have nothing to report with this form.
    pub nothing: BTreeSet<(String, TableKind)>,
}

/// One thing said of a form; holds what was and what is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "of")]
pub enum FormChange {
    /// Whose form it is; `None` leaves that to the form.
    Unit {
        /// The form.
        table: TableId,
        /// Whose it was.
        old: Option<Unit>,
        /// Whose it is.
        new: Option<Unit>,
    },
    /// The day it was handed in; `None` is not known.
    HandedIn {
        /// The form.
        table: TableId,
        /// The day before.
        old: Option<PartialDate>,
        /// The day now.
        new: Option<PartialDate>,
    },
    /// Whether a row goes into the merged form; `None` leaves that to the program.
    Row {
        /// The row.
        record: RecordId,
        /// What was said.
        old: Option<bool>,
        /// What is said.
        new: Option<bool>,
    },
    /// A branch has nothing to report with this form, or that is not known.
    Nothing {
        /// The branch's full name.
        branch: String,
        /// The form.
        kind: TableKind,
        /// Was that said?
        old: bool,
        /// Is it said?
        new: bool,
    },
}

impl FormChange {
    /// The change that takes this one back.
    pub fn inverse(self) -> FormChange {
        match self {
            FormChange::Unit { table, old, new } => FormChange::Unit { table, old: new, new: old },
            FormChange::HandedIn { table, old, new } => FormChange::HandedIn { table, old: new, new: old },
            FormChange::Row { record, old, new } => FormChange::Row { record, old: new, new: old },
            FormChange::Nothing { branch, kind, old, new } => {
                FormChange::Nothing { branch, kind, old: new, new: old }
            }
        }
    }
}

impl FormChoices {
    /// Does a change.
    pub(super) fn apply(&mut self, change: &FormChange) {
        match change {
            FormChange::Unit { table, new, .. } => put(&mut self.units, *table, new.clone()),
            FormChange::HandedIn { table, new, .. } => put(&mut self.days, *table, *new),
            FormChange::Row { record, new, .. } => put(&mut self.rows, *record, *new),
            FormChange::Nothing { branch, kind, new: true, .. } => {
                self.nothing.insert((branch.clone(), *kind));
            }
            FormChange::Nothing { branch, kind, new: false, .. } => {
                self.nothing.remove(&(branch.clone(), *kind));
            }
        }
    }
}

fn put<K: Ord, V>(map: &mut BTreeMap<K, V>, key: K, value: Option<V>) {
    match value {
        Some(value) => drop(map.insert(key, value)),
        None => drop(map.remove(&key)),
    }
}

impl Campaign {
    /// The change that says whose form a table is.
    pub fn say_unit(&self, table: TableId, new: Option<Unit>) -> Option<Change> {
        let old = self.form_choices().units.get(&table).cloned();
        (old != new).then_some(Change::Form { form: FormChange::Unit { table, old, new } })
    }

    /// The change that says on which day a table was handed in.
    pub fn say_handed_in(&self, table: TableId, new: Option<PartialDate>) -> Option<Change> {
        let old = self.form_choices().days.get(&table).copied();
        (old != new).then_some(Change::Form { form: FormChange::HandedIn { table, old, new } })
    }

    /// The change that says whether a row goes into the merged form.
    pub fn say_row(&self, record: RecordId, new: Option<bool>) -> Option<Change> {
        let old = self.form_choices().rows.get(&record).copied();
        (old != new).then_some(Change::Form { form: FormChange::Row { record, old, new } })
    }

    /// The change that says that a branch has nothing to report with a form, or takes that back.
    pub fn say_nothing(&self, branch: String, kind: TableKind, new: bool) -> Option<Change> {
        let old = self.form_choices().nothing.contains(&(branch.clone(), kind));
        (old != new).then_some(Change::Form { form: FormChange::Nothing { branch, kind, old, new } })
    }

    /// The tables of filled forms that are used, in the order they were loaded.
    pub fn form_tables(&self) -> impl Iterator<Item = &Table> {
        self.chosen_tables().filter(|table| is_form(table.kind()))
    }

    /// What the rules say of all forms.
    pub(super) fn form_findings(&self, context: &Context<'_>) -> Vec<Finding> {
        let rows: Vec<Record<'_>> = self
            .form_tables()
            .flat_map(|table| table.record_ids().map(|id| Record::new(table, id, self.overlay())))
            .collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let lists = || self.chosen_tables().filter(|table| table.kind() == TableKind::SystemList);
        let mut system = Vec::with_capacity(lists().map(|table| table.layout.rows.len()).sum());
        for table in lists() {
            // An edit there states the right value; the form must have the system's.
            system.extend(table.record_ids().map(|id| Record::as_filed(table, id, self.overlay())));
        }
        check_forms(&rows, &system, context)
    }

    /// Can edits of these cells change what the rules say of forms?
    pub(super) fn concern_forms(&self, cells: &BTreeSet<(RecordId, Field)>) -> bool {
        if self.form_tables().next().is_none() {
            return false;
        }
        let read = |field: Field| {
            RULES.iter().any(|rule| matches!(rule.check, Check::Form(_)) && rule.reads.contains(&field))
        };
        let kind = |record: RecordId| self.table(record.table).map(Table::kind);
        cells.iter().any(|(record, field)| match kind(*record) {
            Some(TableKind::SystemList) => read(*field),
            Some(kind) => is_form(kind),
            None => false,
        })
    }
}

/// Is it 附件1 or 附件3?
pub fn is_form(kind: TableKind) -> bool {
    matches!(kind, TableKind::DeletionForm | TableKind::RetentionForm)
}
