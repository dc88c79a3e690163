//! Another campaign taken into this one, as when a 团总支 takes in what its branches worked on: their
//! tables, and what was done and decided there.
//!
//! What this campaign says already stays as it is; the profile and the day of checking are its own.

use std::collections::BTreeMap;

use super::Campaign;
use crate::casework::change::Change;
use crate::casework::waiver::FindingKey;
use crate::intake::table::{RecordId, Table, TableId};

/// What joining brings.
#[derive(Debug, Default)]
pub struct Joined {
    /// Tables that are not here yet, under the ids they get.
    pub tables: Vec<Table>,
    /// What was done in the other campaign, told of this one; the tables' arrival included.
    pub changes: Vec<Change>,
    /// Tables that are here already.
    pub present: usize,
    /// Decisions taken over.
    pub decisions: usize,
    /// Decisions, edits and choices that say something else here, and stay so.
    pub kept: usize,
}

impl Campaign {
    /// What has to be done to take the other campaign in.
    pub fn join(&self, other: &Campaign) -> Joined {
        let mut joined = Joined::default();
        let ids = self.place_tables(other, &mut joined);
        self.join_cells(other, &ids, &mut joined);
        self.join_people(other, &mut joined);
        self.join_forms(other, &ids, &mut joined);
        joined
    }

    /// Gives every table of the other campaign an id here: that of the same sheet, or a new one.
    fn place_tables(&self, other: &Campaign, joined: &mut Joined) -> BTreeMap<TableId, TableId> {
        let mut ids = BTreeMap::new();
        let mut next = self.next_table_id().0;
        for table in other.tables() {
            if let Some(same) = self.tables().find(|here| here.sheet == table.sheet) {
                joined.present += 1;
                ids.insert(table.id, same.id);
                continue;
            }
            let id = TableId(next);
            next += 1;
            ids.insert(table.id, id);
            joined.tables.push(Table { id, ..table.clone() });
            joined.changes.push(Change::AddTable { table: id });
            if !other.is_included(table.id) {
                joined.changes.push(Change::Include { table: id, old: true, new: false });
            }
        }
        ids
    }

    /// Edits, accepted findings, open questions about edits.
    fn join_cells(&self, other: &Campaign, ids: &BTreeMap<TableId, TableId>, joined: &mut Joined) {
        for (record, field, text) in other.overlay.iter() {
            let Some(record) = placed(ids, record) else { continue };
            let here = self.overlay.get(record, field).map(str::to_owned);
            let new = Some(text.to_owned());
            joined.take(here, new, |old, new| Change::Cell { record, field, old, new });
        }
        for table in other.present.iter() {
            for (finding, reason) in other.waivers.of_table(*table) {
                let Some(record) = placed(ids, finding.record) else { continue };
                let finding = FindingKey { record, ..finding.clone() };
                let here = self.waivers.get(&finding).map(str::to_owned);
                joined.take(here, Some(reason.to_owned()), |old, new| Change::Waive { finding, old, new });
            }
        }
        for (record, field, asked) in other.conflicts() {
            let Some(record) = placed(ids, record) else { continue };
            let here = self.conflict(record, field).cloned();
            joined.take(here, Some(asked.clone()), |old, new| Change::Conflict { record, field, old, new });
        }
    }

    /// Decisions, and who is who: named by the people, not by the tables.
    fn join_people(&self, other: &Campaign, joined: &mut Joined) {
        for (case, decision) in &other.decisions {
            let case = *case;
            let here = self.decisions.get(&case).cloned().map(Box::new);
            let new = Some(Box::new(decision.clone()));
            let is_taken = joined.take(here, new, |old, new| Change::Decide { case, old, new });
            joined.decisions += usize::from(is_taken);
        }
        for (rows, same) in &other.links {
            let (rows, here) = (*rows, self.links.get(rows).copied());
            joined.take(here, Some(*same), |old, new| Change::Link { rows, old, new });
        }
        for (words, branch) in &other.branch_choices {
            let (words, here) = (words.clone(), self.branch_choices.get(words).cloned());
            joined.take(here, Some(branch.clone()), |old, new| Change::Branch { words, old, new });
        }
        for (branch, general) in &other.generals {
            let (branch, here) = (branch.clone(), self.generals.get(branch).cloned());
            joined.take(here, Some(general.clone()), |old, new| Change::General { branch, old, new });
        }
    }

    /// What was said of filled forms, and lists kept beside newer ones.
    fn join_forms(&self, other: &Campaign, ids: &BTreeMap<TableId, TableId>, joined: &mut Joined) {
        use crate::casework::forms::FormChange;
        for (table, unit) in &other.forms.units {
            let Some(table) = ids.get(table).copied() else { continue };
            let here = self.forms.units.get(&table).cloned();
            let form = |old, new| Change::Form { form: FormChange::Unit { table, old, new } };
            joined.take(here, Some(unit.clone()), form);
        }
        for (table, day) in &other.forms.days {
            let Some(table) = ids.get(table).copied() else { continue };
            let here = self.forms.days.get(&table).copied();
            let form = |old, new| Change::Form { form: FormChange::HandedIn { table, old, new } };
            joined.take(here, Some(*day), form);
        }
        for (record, goes) in &other.forms.rows {
            let Some(record) = placed(ids, *record) else { continue };
            let here = self.forms.rows.get(&record).copied();
            let form = |old, new| Change::Form { form: FormChange::Row { record, old, new } };
            joined.take(here, Some(*goes), form);
        }
        for (one, newer) in &other.kept_both {
            let Some((one, newer)) = ids.get(one).copied().zip(ids.get(newer).copied()) else { continue };
            if !self.keeps_both((one, newer)) {
                joined.changes.push(Change::KeepBoth { tables: (one, newer), old: false, new: true });
            }
        }
    }
}

impl Joined {
    /// Takes over what is said there where nothing is said here; says whether it did.
    fn take<T: PartialEq>(
        &mut self,
        here: Option<T>,
        there: Option<T>,
        change: impl FnOnce(Option<T>, Option<T>) -> Change,
    ) -> bool {
        match here {
            None => {
                self.changes.push(change(None, there));
                true
            }
            here => {
                self.kept += usize::from(here != there);
                false
            }
        }
    }
}

fn placed(ids: &BTreeMap<TableId, TableId>, record: RecordId) -> Option<RecordId> {
    ids.get(&record.table).map(|table| RecordId { table: *table, ..record })
}
