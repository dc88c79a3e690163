//! Checking a campaign, and what is kept of it so that the next check looks only at what changed.

use std::collections::{BTreeMap, BTreeSet};

use super::super::decision::{Decision, standing};
use super::super::recheck::{range_of, recheck, replace_forms};
use super::super::stale::{Since, Stale};
use super::super::tally::{Found, Step, Tally, Work};
use super::super::tree::{put_where_said, regroup};
use super::super::waiver::{FindingKey, Waivers};
use super::{Campaign, Outcome};
use crate::domain::PartialDate;
use crate::intake::table::{RecordId, Table, TableKind};
use crate::reconcile::{Case, CaseKey, Input, Link, Reconciled};
use crate::rules::af::Directory;
use crate::rules::{Context, Finding, Groups, check, check_everything};

/// After edits of more cells than this everything is checked anew, which is then faster.
const MANY_CELLS: usize = 1_000;

/// The last check.
#[derive(Debug, Default)]
pub(super) struct LastCheck {
    /// What it found.
    pub outcome: Outcome,
    /// How much of everything that is.
    tally: Tally,
    /// Are the cases counted, as they were decided but for this?
    pub is_counted: bool,
    /// The decisions they are counted by, where another was made since.
    counted_by: BTreeMap<CaseKey, Option<Decision>>,
    /// The lasting names of everybody in the lists, in order.
    names: Vec<CaseKey>,
    /// Which of those known before are in no list any more.
    left: Vec<usize>,
    /// The rows the rules compare.
    groups: Groups,
    /// The people the forms are held against.
    directory: Directory,
    /// Who is who, and what that was found with.
    reconciled: Reconciled,
    on: PartialDate,
}

impl LastCheck {
    /// A decision is about to be another.
    pub fn hear_decision(&mut self, key: CaseKey, was: Option<&Decision>) {
        self.counted_by.entry(key).or_insert_with(|| was.cloned());
    }

    /// Accepts a finding or takes that back, and counts it so.
    pub fn accept(&mut self, waivers: &mut Waivers, finding: &FindingKey, reason: Option<String>) {
        let own = self.outcome.findings_of(finding.record);
        self.tally.found.count(Step::Out, own, waivers);
        waivers.set(finding, reason);
        self.tally.found.count(Step::In, own, waivers);
    }
}

impl Outcome {
    /// Everything found in a record.
    pub fn findings_of(&self, record: RecordId) -> &[Finding] {
        self.findings.get(range_of(&self.findings, record)).unwrap_or_default()
    }
}

impl Campaign {
    /// Runs the rules and pairs the lists, as far as anything changed since the last time. The outcome
    /// is always the one that checking everything would have.
    pub fn check(&mut self, today: PartialDate) -> &Outcome {
        let day = self.day.unwrap_or(today);
        if day != self.last.on {
            self.stale = Stale::Everything;
        }
        self.count_decisions();
        if !self.stale.is_nothing() {
            match std::mem::replace(&mut self.stale, Stale::nothing()) {
                Stale::Some(since) if since.cells.len() <= MANY_CELLS => self.check_again(&since, day),
                _ => self.check_everything(day),
            }
            self.last.on = day;
        }
        if !self.last.is_counted {
            self.count_work();
        }
        &self.last.outcome
    }

    fn check_everything(&mut self, day: PartialDate) {
        let context = Context { today: day, profile: &self.profile };
        let kinds = [TableKind::SystemList, TableKind::ClassRoster];
        let records = kinds.into_iter().flat_map(|kind| self.each(kind));
        let (mut findings, groups) = check_everything(records, self, &context);
        let directory = self.directory();
        findings.extend(self.form_findings(&directory, &context));
        check::sort(&mut findings);
        self.last.groups = groups;
        self.last.directory = directory;
        (self.last.reconciled, self.last.outcome) = self.paired(findings, day);
        let system = self.chosen_tables().filter(|table| table.kind() == TableKind::SystemList);
        let system = system.map(|table| table.id).collect();
        self.last.tally.found = Found::of(&self.last.outcome.findings, system, &self.waivers);
        self.last.outcome.replacements = self.replacements();
        let names = |case: &Case| std::iter::once(case.key).chain(case.other_key);
        self.last.names = self.last.outcome.cases.iter().flat_map(names).collect();
        self.last.names.sort_unstable();
        self.last.is_counted = false;
    }

    fn check_again(&mut self, since: &Since, day: PartialDate) {
        let mut last = std::mem::take(&mut self.last);
        let context = Context { today: day, profile: &self.profile };
        let found = &mut last.tally.found;
        let count = &mut |before: &[Finding], now: &[Finding]| {
            found.count(Step::Out, before, &self.waivers);
            found.count(Step::In, now, &self.waivers);
        };
        let findings = &mut last.outcome.findings;
        recheck(findings, &mut last.groups, &since.cells, self, &context, count);
        if self.concern_forms(&since.cells, &mut last.directory) {
            let forms = self.form_tables().map(|table| table.id);
            replace_forms(findings, forms, self.form_findings(&last.directory, &context), count);
        }
        self.pair_again(&mut last, since, day);
        self.last = last;
    }

    /// Finds who is who after edits and answers; cases that stay as they were are not made again.
    fn pair_again(&self, last: &mut LastCheck, since: &Since, day: PartialDate) {
        let edited: BTreeSet<RecordId> = since.cells.iter().map(|(id, _)| *id).collect();
        let touched = match since.grouped {
            true => None,
            false => self.ask(day, |input| last.reconciled.again(input, &edited, since.said)),
        };
        let Some(touched) = touched else {
            let findings = std::mem::take(&mut last.outcome.findings);
            let replacements = std::mem::take(&mut last.outcome.replacements);
            (last.reconciled, last.outcome) = self.paired(findings, day);
            last.outcome.replacements = replacements;
            last.is_counted = false;
            return;
        };
        let work = &mut last.tally.work;
        let mut count = |step, cases: &[Case]| {
            for case in cases {
                let standing = standing(case, self.decision(case));
                work.count(step, case, standing, self.turn(case, standing));
            }
        };
        let finish = |cases: &mut [Case]| put_where_said(cases, &self.generals);
        let Outcome { cases, branches, tree, unplaced_changes, .. } = &mut last.outcome;
        *unplaced_changes = last.reconciled.unplaced_changes().to_vec();
        self.ask(day, |input| {
            last.reconciled.renew(input, &touched, cases, finish, |before, now| {
                count(Step::Out, before);
                count(Step::In, now);
            });
        });
        if touched.places {
            *branches = last.reconciled.branches();
            *tree = regroup(last.reconciled.tree(), &self.generals);
        }
    }

    /// Asks about the lists as they are.
    fn ask<T>(&self, today: PartialDate, question: impl FnOnce(&Input<'_>) -> T) -> T {
        let tables: Vec<&Table> = self.chosen_tables().collect();
        let links =
            self.links.iter().map(|((one, other), same)| Link { one: *one, other: *other, same: *same });
        question(&Input {
            tables: &tables,
            overlay: &self.overlay,
            profile: &self.profile,
            branch_choices: &self.branch_choices,
            links: &links.collect::<Vec<_>>(),
            today,
        })
    }

    fn paired(&self, findings: Vec<Finding>, today: PartialDate) -> (Reconciled, Outcome) {
        let (reconciled, outcome) = self.ask(today, |input| {
            let reconciled = Reconciled::new(input);
            let outcome = reconciled.outcome(input);
            (reconciled, outcome)
        });
        let mut cases = outcome.cases;
        put_where_said(&mut cases, &self.generals);
        let tree = regroup(outcome.tree, &self.generals);
        let (branches, unplaced_changes) = (outcome.branches, outcome.unplaced_changes);
        let replacements = Vec::new();
        (reconciled, Outcome { findings, cases, branches, tree, unplaced_changes, replacements })
    }

    fn count_work(&mut self) {
        let mut work = Work::default();
        for case in &self.last.outcome.cases {
            let standing = standing(case, self.decision(case));
            work.count(Step::In, case, standing, self.turn(case, standing));
        }
        self.last.tally.work = work;
        let left = self.known().map(|known| known.left(|key| self.is_present(key)));
        self.last.left = left.unwrap_or_default();
        self.last.is_counted = true;
    }

    /// Counts the cases decided otherwise since they were counted.
    fn count_decisions(&mut self) {
        let before = std::mem::take(&mut self.last.counted_by);
        if before.is_empty() || !self.last.is_counted {
            return;
        }
        let mut work = std::mem::take(&mut self.last.tally.work);
        let keys = |case: &Case| std::iter::once(case.key).chain(case.other_key);
        for case in &self.last.outcome.cases {
            if keys(case).all(|key| !before.contains_key(&key)) {
                continue;
            }
            let was = |key| before.get(&key).map_or_else(|| self.decisions.get(&key), Option::as_ref);
            let mut count = |step, decision| {
                let standing = standing(case, decision);
                work.count(step, case, standing, self.turn(case, standing));
            };
            count(Step::Out, keys(case).find_map(was));
            count(Step::In, self.decision(case));
        }
        self.last.tally.work = work;
    }

    /// Which of those known before are in no list any more, as of the last check.
    pub(in crate::casework) fn left(&self) -> &[usize] {
        &self.last.left
    }

    /// How much there is of everything in the last check's outcome.
    pub fn tally(&self) -> &Tally {
        &self.last.tally
    }

    /// For what the system shows a record's name in red, as of the last check; nothing for a roster's.
    pub fn gaps(&self, record: RecordId) -> impl Iterator<Item = &Finding> {
        self.last.tally.found.gaps(self.last.outcome.findings_of(record), &self.waivers)
    }

    /// Does the system show this record's name in red?
    pub fn is_red(&self, record: RecordId) -> bool {
        self.gaps(record).next().is_some()
    }

    /// Is somebody of this lasting name in the lists?
    pub fn is_present(&self, key: CaseKey) -> bool {
        self.last.names.binary_search(&key).is_ok()
    }
}
