//! Doing one change, and hearing what it makes of the last check.

use std::collections::BTreeMap;

use super::Campaign;
use crate::casework::Change;
use crate::casework::news::Known;

impl Campaign {
    pub(super) fn apply(&mut self, change: &Change) {
        if let Change::AddTable { .. }
        | Change::RemoveTable { .. }
        | Change::Layout { .. }
        | Change::Include { .. } = change
        {
            self.remember_known();
            self.listings += 1;
        }
        match change {
            Change::AddTable { table } => {
                // A table whose cells could not be read back from storage costs itself alone.
                if self.tables.contains_key(table) {
                    self.present.insert(*table);
                }
            }
            Change::RemoveTable { table } => {
                self.present.remove(table);
            }
            Change::Layout { table, new, .. } => {
                if let Some(table) = self.tables.get_mut(table) {
                    table.layout = (**new).clone();
                }
            }
            Change::Include { table, new: true, .. } => {
                self.excluded.remove(table);
            }
            Change::Include { table, new: false, .. } => {
                self.excluded.insert(*table);
            }
            Change::Cell { record, field, new, .. } => self.overlay.set(*record, *field, new.clone()),
            Change::Profile { new, .. } => self.profile = (**new).clone(),
            Change::Waive { finding, new, .. } => {
                self.last.accept(&mut self.waivers, finding, new.clone());
            }
            Change::Day { new, .. } => self.day = *new,
            Change::Form { form } => self.forms.apply(form),
            Change::Link { rows, new, .. } => put(&mut self.links, rows, new),
            Change::Branch { words, new, .. } => put(&mut self.branch_choices, words, new),
            Change::General { branch, new, .. } => put(&mut self.generals, branch, new),
            Change::Decide { case, new, .. } => {
                self.last.hear_decision(*case, self.decisions.get(case));
                put(&mut self.decisions, case, &new.as_deref().cloned());
            }
            Change::Conflict { record, field, new, .. } => put(&mut self.conflicts, &(*record, *field), new),
            Change::KeepBoth { tables, new: true, .. } => drop(self.kept_both.insert(*tables)),
            Change::KeepBoth { tables, new: false, .. } => drop(self.kept_both.remove(tables)),
        }
        self.stale.hear(change);
    }

    /// Remembers who is there, once, until the user has seen what is new.
    fn remember_known(&mut self) {
        if self.known.is_none() {
            self.known = self.checked().map(|outcome| Known::of(&outcome.cases));
        }
    }
}

fn put<K: Ord + Clone, V: Clone>(map: &mut BTreeMap<K, V>, key: &K, value: &Option<V>) {
    match value {
        Some(value) => map.insert(key.clone(), value.clone()),
        None => map.remove(key),
    };
}
