//! A campaign (核对批次): everything loaded and everything done, and what the engine makes of it.

use std::collections::{BTreeMap, BTreeSet};

use super::carrying::Conflict;
use super::change::{Change, Entry};
use super::decision::Decision;
use super::forms::FormChoices;
use super::history::History;
use super::news::Known;
use super::replacing::Replacement;
use super::stale::Stale;
use super::tree::GeneralChoices;
use super::waiver::Waivers;
use crate::domain::{Field, PartialDate, Profile};
use crate::intake::record::Overlay;
use crate::intake::table::{RecordId, Table, TableId, TableKind};
use crate::reconcile::branches::GeneralBranch;
use crate::reconcile::{BranchChoices, BranchMatch, Case, CaseKey, Unplaced};
use crate::rules::Finding;

mod applying;
mod checking;
mod joining;
mod looking;
mod proposing;

use checking::LastCheck;
pub use joining::Joined;

/// One campaign in memory.
#[derive(Debug, Default)]
pub struct Campaign {
    /// What the school expects.
    pub profile: Profile,
    /// Every table the history names, those taken out again included.
    tables: BTreeMap<TableId, Table>,
    present: BTreeSet<TableId>,
    /// Listed, but neither checked nor paired.
    excluded: BTreeSet<TableId>,
    overlay: Overlay,
    decisions: BTreeMap<CaseKey, Decision>,
    links: BTreeMap<(CaseKey, CaseKey), bool>,
    branch_choices: BranchChoices,
    generals: GeneralChoices,
    forms: FormChoices,
    /// Who was there when the user last looked, where the lists have changed since.
    known: Option<Known>,
    /// Edits of a replaced list that the newer list contradicts.
    conflicts: BTreeMap<(RecordId, Field), Conflict>,
    /// Lists that stay beside the newer ones that seem to replace them.
    kept_both: BTreeSet<(TableId, TableId)>,
    waivers: Waivers,
    day: Option<PartialDate>,
    history: History,
    listings: u64,
    last: LastCheck,
    stale: Stale,
}

/// What the last check found.
#[derive(Debug, Default, PartialEq)]
pub struct Outcome {
    /// Ordered by record, field and code.
    pub findings: Vec<Finding>,
    /// One per person.
    pub cases: Vec<Case>,
    /// What the rosters' short names were taken for.
    pub branches: Vec<BranchMatch>,
    /// The branches of the system lists, by 团总支.
    pub tree: Vec<GeneralBranch>,
    /// Rows in lists of 学籍异动 that speak of nobody known here, or not clearly of one.
    pub unplaced_changes: Vec<Unplaced>,
    /// System lists that a list loaded later replaces.
    pub replacements: Vec<Replacement>,
}

impl Campaign {
    /// Rebuilds a campaign from what was saved.
    pub fn restore(tables: Vec<Table>, history: History) -> Campaign {
        let mut campaign = Campaign {
            tables: tables.into_iter().map(|table| (table.id, table)).collect(),
            ..Campaign::default()
        };
        let changes: Vec<Change> =
            history.done().iter().flat_map(|entry| entry.changes.iter().cloned()).collect();
        changes.iter().for_each(|change| campaign.apply(change));
        campaign.history = history;
        campaign
    }

    /// The id the next loaded table gets. Not one that the history names though its table could not be
    /// read back: what was done there is not about the new table.
    pub fn next_table_id(&self) -> TableId {
        let entries = self.history.done().iter().chain(self.history.undone());
        let named = entries.flat_map(|entry| &entry.changes).filter_map(|change| match change {
            Change::AddTable { table } => Some(table),
            _ => None,
        });
        TableId(self.tables.keys().chain(named).max().map_or(0, |id| id.0 + 1))
    }

    /// Loads tables; one entry of the history. Hidden sheets and those nobody could make sense of are
    /// left aside until the user says otherwise.
    pub fn add_tables(&mut self, tables: Vec<Table>, at: u64, label: String) {
        self.add_saved_tables(tables, &[], at, label);
    }

    /// The same of files last saved on these days, which is when they were handed in until the user
    /// says otherwise.
    pub fn add_saved_tables(
        &mut self,
        tables: Vec<Table>,
        saved: &[(TableId, PartialDate)],
        at: u64,
        label: String,
    ) {
        let mut changes: Vec<Change> =
            tables.iter().map(|table| Change::AddTable { table: table.id }).collect();
        let aside = |table: &&Table| table.sheet.hidden || table.kind() == TableKind::Unknown;
        changes.extend(tables.iter().filter(aside).map(|table| Change::Include {
            table: table.id,
            old: true,
            new: false,
        }));
        changes.extend(saved.iter().filter_map(|(table, day)| self.say_handed_in(*table, Some(*day))));
        self.perform_with(tables, Entry::new(at, label, changes));
    }

    /// Does an entry that loads these tables, and remembers it.
    pub fn perform_with(&mut self, tables: Vec<Table>, entry: Entry) {
        self.tables.extend(tables.into_iter().map(|table| (table.id, table)));
        self.perform(entry);
    }

    /// Does an entry and remembers it.
    pub fn perform(&mut self, entry: Entry) {
        if entry.changes.is_empty() {
            return;
        }
        entry.changes.iter().for_each(|change| self.apply(change));
        self.history.push(entry);
    }

    /// Takes the last entry back; says whether there was one.
    pub fn undo(&mut self) -> bool {
        let Some(entry) = self.history.undo() else { return false };
        let changes: Vec<Change> = entry.changes.iter().rev().map(Change::inverse).collect();
        changes.iter().for_each(|change| self.apply(change));
        true
    }

    /// Does the entry last taken back again; says whether there was one.
    pub fn redo(&mut self) -> bool {
        let Some(entry) = self.history.redo() else { return false };
        let changes = entry.changes.clone();
        changes.iter().for_each(|change| self.apply(change));
        true
    }

    /// What was new has been seen; or, with what was stored, has not.
    pub fn set_known(&mut self, known: Option<Known>) {
        self.known = known;
        self.last.is_counted = false;
    }
}

#[cfg(test)]
mod tests;
