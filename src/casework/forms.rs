//! The filled forms that were handed in: what the user says of them, and what the rules say.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::campaign::Campaign;
use super::change::Change;
use crate::domain::{Field, PartialDate};
use crate::intake::record::{Record, own_identity};
use crate::intake::table::{RecordId, Table, TableId, TableKind};
use crate::rules::af::{Directory, register::LISTED};
use crate::rules::{Context, Finding, Rows, check_forms};

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

    /// What the rules say of all forms, which are held against these people.
    pub(super) fn form_findings(&self, directory: &Directory, context: &Context<'_>) -> Vec<Finding> {
        let rows = self
            .form_tables()
            .flat_map(|table| table.record_ids().map(|id| Record::new(table, id, self.overlay())));
        check_forms(&rows.collect::<Vec<_>>(), directory, self, context)
    }

    /// The people of the system lists, where there are forms to hold against them.
    pub(super) fn directory(&self) -> Directory {
        if self.form_tables().next().is_none() {
            return Directory::default();
        }
        let lists = self.chosen_tables().filter(|table| table.kind() == TableKind::SystemList);
        Directory::of(lists.flat_map(|table| table.record_ids()).filter_map(|id| self.filed(id)))
    }

    /// Enters edited rows of the system lists anew. Says whether the rules may say something else of the
    /// forms after these edits.
    pub(super) fn concern_forms(
        &self,
        cells: &BTreeSet<(RecordId, Field)>,
        directory: &mut Directory,
    ) -> bool {
        if self.form_tables().next().is_none() {
            return false;
        }
        let mut concern = false;
        for (record, field) in cells {
            let Some(table) = self.table(record.table) else { continue };
            if table.kind() == TableKind::SystemList {
                // An edit of what the list itself has states the right value; the form must have the list's.
                if LISTED.contains(field) && own_identity(table, *record, *field).is_none() {
                    self.filed(*record).iter().for_each(|now| directory.exchange(now));
                    concern = true;
                }
            } else {
                concern |= is_form(table.kind());
            }
        }
        concern
    }
}

/// Is it 附件1 or 附件3?
pub fn is_form(kind: TableKind) -> bool {
    matches!(kind, TableKind::DeletionForm | TableKind::RetentionForm)
}
