//! The changes that take what the rules propose.

use std::collections::HashSet;

use super::campaign::Campaign;
use super::change::Change;
use crate::domain::Field;
use crate::intake::table::RecordId;
use crate::rules::{Finding, FixValue};

/// One cell and what a rule proposes for it.
#[derive(Clone, Copy, Debug)]
pub struct Proposal<'a> {
    /// Who proposes it.
    pub finding: &'a Finding,
    /// The cell's field and its new text.
    pub fix: &'a FixValue,
    /// May it be taken without looking?
    pub safe: bool,
}

impl Campaign {
    /// What the last check proposes and the user has not accepted otherwise, one proposal per cell.
    pub fn proposals(&self) -> impl Iterator<Item = Proposal<'_>> {
        let findings = self.checked().map_or(&[][..], |outcome| outcome.findings.as_slice());
        let mut seen = HashSet::new();
        findings.iter().filter_map(move |finding| {
            let fix = finding.fix.as_ref()?;
            let value = fix.value();
            let open = self.waivers().reason(finding).is_none();
            // Of two proposals for one cell the second is made anew once the first is taken.
            let first = open && seen.insert((finding.record, value.field));
            first.then_some(Proposal { finding, fix: value, safe: fix.is_safe() })
        })
    }

    /// The changes that take every proposal that cannot alter a meaning.
    pub fn take_safe(&self) -> Vec<Change> {
        self.proposals().filter(|one| one.safe).flat_map(|one| self.take(&one)).collect()
    }

    /// The changes that take the proposals of these rules, but for some cells.
    pub fn take_asked(&self, rules: &[String], except: &[(RecordId, Field)]) -> Vec<Change> {
        let wanted = |one: &Proposal<'_>| {
            !one.safe
                && rules.iter().any(|code| code == one.finding.rule.0.code)
                && !except.contains(&(one.finding.record, one.fix.field))
        };
        self.proposals().filter(wanted).flat_map(|one| self.take(&one)).collect()
    }

    /// The changes that take one proposal.
    pub fn take(&self, one: &Proposal<'_>) -> Vec<Change> {
        self.rewrite(one.finding.record, one.fix.field, &one.fix.value)
    }

    /// The changes that edit a cell and withdraw what was accepted about it: it no longer holds what
    /// was accepted. What was asked about the cell is answered.
    pub fn rewrite(&self, record: RecordId, field: Field, text: &str) -> Vec<Change> {
        let Some(edit) = self.edit(record, field, text) else { return Vec::new() };
        let accepted = self.waivers().of_cell(record, field);
        let withdrawn = accepted.filter_map(|(key, _)| self.waive(key.clone(), None));
        std::iter::once(edit).chain(withdrawn).chain(self.answer(record, field)).collect()
    }
}
