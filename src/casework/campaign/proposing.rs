//! The changes the user can ask for, as values: each knows what it takes back, and none changes nothing.

use super::super::change::Change;
use super::super::decision::{Decision, Subject};
use super::super::waiver::FindingKey;
use super::Campaign;
use crate::domain::{Field, PartialDate, Profile};
use crate::intake::record::{Overlay, Record};
use crate::intake::table::{Layout, RecordId, TableId};
use crate::reconcile::{Case, CaseKey};

impl Campaign {
    /// The change that edits a cell, or nothing when it already holds that text.
    pub fn edit(&self, record: RecordId, field: Field, text: &str) -> Option<Change> {
        let table = self.table(record.table)?;
        let old = self.overlay.get(record, field).map(str::to_owned);
        let plain = Overlay::default();
        let original = Record::new(table, record, &plain).cell(field).map_or("", |cell| cell.text);
        let new = (text != original).then(|| text.to_owned());
        (old != new).then_some(Change::Cell { record, field, old, new })
    }

    /// The change that decides a case, or nothing when it is already so decided.
    pub fn decide(&self, key: CaseKey, new: Option<Decision>) -> Option<Change> {
        let cases = self.checked().map_or(&[][..], |outcome| outcome.cases.as_slice());
        match cases.iter().find(|case| case.key == key) {
            Some(case) => self.decide_case(case, new),
            None => self.decide_key(key, new),
        }
    }

    /// The same, with the case at hand: the decision remembers what it is about.
    pub fn decide_case(&self, case: &Case, new: Option<Decision>) -> Option<Change> {
        let new = new.map(|decision| Decision { about: Some(Subject::of(case)), ..decision });
        // A decision made before the pair was found is withdrawn under the name it was made.
        let earlier = case.other_key.filter(|_| new.is_none() && !self.decisions.contains_key(&case.key));
        self.decide_key(earlier.unwrap_or(case.key), new)
    }

    fn decide_key(&self, case: CaseKey, new: Option<Decision>) -> Option<Change> {
        let old = self.decisions.get(&case).cloned();
        (old != new).then(|| Change::Decide { case, old: old.map(Box::new), new: new.map(Box::new) })
    }

    /// The change that says which 团总支 a branch belongs to.
    pub fn choose_general(&self, branch: String, new: Option<String>) -> Option<Change> {
        let old = self.generals.get(&branch).cloned();
        (old != new).then_some(Change::General { branch, old, new })
    }

    /// The change that says whether two rows are one person.
    pub fn link(&self, rows: (CaseKey, CaseKey), new: Option<bool>) -> Option<Change> {
        let old = self.links.get(&rows).copied();
        (old != new).then_some(Change::Link { rows, old, new })
    }

    /// The change that says which branch a roster's short name means.
    pub fn choose_branch(&self, words: String, new: Option<Option<String>>) -> Option<Change> {
        let old = self.branch_choices.get(&words).cloned();
        (old != new).then_some(Change::Branch { words, old, new })
    }

    /// The change that reads a table differently, or nothing when that is how it is read.
    pub fn relayout(&self, table: TableId, new: Layout) -> Option<Change> {
        let old = self.table(table)?.layout.clone();
        (old != new).then(|| Change::Layout { table, old: Box::new(old), new: Box::new(new) })
    }

    /// The change that makes the school expect this.
    pub fn expect(&self, new: Profile) -> Option<Change> {
        let old = Box::new(self.profile.clone());
        (*old != new).then(|| Change::Profile { old, new: Box::new(new) })
    }

    /// The change that accepts a finding for this reason, or with `None` no longer.
    pub fn waive(&self, finding: FindingKey, new: Option<String>) -> Option<Change> {
        let old = self.waivers.get(&finding).map(str::to_owned);
        (old != new).then_some(Change::Waive { finding, old, new })
    }

    /// The change that sets the day of checking, or with `None` leaves it to the calendar.
    pub fn set_day(&self, new: Option<PartialDate>) -> Option<Change> {
        let old = self.day;
        (old != new).then_some(Change::Day { old, new })
    }

    /// The change that uses a table or leaves it aside, or nothing when it is so already.
    pub fn include(&self, table: TableId, new: bool) -> Option<Change> {
        let old = self.is_included(self.table(table)?.id);
        (old != new).then_some(Change::Include { table, old, new })
    }
}
