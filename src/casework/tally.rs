//! How much there is of everything, kept up to date record by record and case by case.

use std::collections::{BTreeMap, BTreeSet};

use super::decision::Standing;
use super::news::Turn;
use super::waiver::Waivers;
use crate::intake::table::TableId;
use crate::reconcile::{Action, Case};
use crate::rules::{Finding, Rule, Severity};

/// Counts of findings and cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// What was found.
    pub found: Found,
    /// What is to be done.
    pub work: Work,
}

/// Counts of findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Findings by rule, those accepted aside.
    pub rules: Counts<&'static str>,
    /// Findings accepted as they are.
    pub accepted: usize,
    /// Rows of the system's lists whose names it shows in red.
    pub red: usize,
    /// Proposals that cannot alter a meaning.
    pub safe: usize,
    /// Proposals to be looked at first, by rule.
    pub asked: Counts<&'static str>,
    /// The system's lists, as they were when this was counted.
    system: BTreeSet<TableId>,
}

/// Counts of cases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// People in both lists.
    pub paired: usize,
    /// Cases that wait.
    pub open: usize,
    /// Cases decided.
    pub decided: usize,
    /// Cases by action, and how many of these wait.
    pub actions: Counts<Action>,
    /// The same for those that wait.
    pub waiting: Counts<Action>,
    /// Cases with something to do that were not there, or had nothing to do.
    pub new: usize,
    /// Cases for which something else is proposed now.
    pub changed: usize,
    /// Cases with nothing left to do.
    pub settled: usize,
}

/// How often there is each of something.
pub type Counts<K> = BTreeMap<K, usize>;

/// Does something come, or go?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// It comes.
    In,
    /// It goes.
    Out,
}

impl Step {
    fn count(self, number: &mut usize) {
        match self {
            Step::In => *number += 1,
            Step::Out => *number = number.saturating_sub(1),
        }
    }

    fn count_in<K: Ord>(self, counts: &mut Counts<K>, key: K) {
        use std::collections::btree_map::Entry;
        match (self, counts.entry(key)) {
            (Step::Out, Entry::Occupied(entry)) if *entry.get() <= 1 => drop(entry.remove()),
            (Step::Out, Entry::Vacant(_)) => {}
            (step, entry) => step.count(entry.or_default()),
        }
    }
}

/// Does the finding leave somebody's data incomplete?
fn leaves_incomplete(finding: &Finding, waivers: &Waivers) -> bool {
    let rule: &Rule = finding.rule.0;
    rule.severity == Severity::Error
        && !rule.code.starts_with("AF")
        && (rule.code.starts_with("CP") || rule.code.starts_with("CD") || rule.name.ends_with("-missing"))
        && waivers.reason(finding).is_none()
}

impl Found {
    /// Counts all findings, where these are the system's lists.
    pub fn of(findings: &[Finding], system: BTreeSet<TableId>, waivers: &Waivers) -> Found {
        let mut found = Found { system, ..Found::default() };
        for own in findings.chunk_by(|a, b| a.record == b.record) {
            found.count(Step::In, own, waivers);
        }
        found
    }

    /// Counts the findings of one record.
    pub fn count(&mut self, step: Step, own: &[Finding], waivers: &Waivers) {
        let mut proposed = Vec::new();
        for finding in own {
            if waivers.reason(finding).is_some() {
                step.count(&mut self.accepted);
                continue;
            }
            let code = finding.rule.0.code;
            step.count_in(&mut self.rules, code);
            let Some(fix) = &finding.fix else { continue };
            // Of two proposals for one cell the second is made anew once the first is taken.
            if proposed.contains(&fix.value().field) {
                continue;
            }
            proposed.push(fix.value().field);
            if fix.is_safe() {
                step.count(&mut self.safe);
            } else {
                step.count_in(&mut self.asked, code);
            }
        }
        if self.gaps(own, waivers).next().is_some() {
            step.count(&mut self.red);
        }
    }

    /// Those of a record's findings for which the system shows its name in red (N五(三)). A roster is
    /// no list of the system: what it lacks turns nobody red.
    pub fn gaps<'a>(
        &'a self,
        own: &'a [Finding],
        waivers: &'a Waivers,
    ) -> impl Iterator<Item = &'a Finding> + use<'a> {
        let shown = own.iter().filter(|finding| self.system.contains(&finding.record.table));
        shown.filter(|finding| leaves_incomplete(finding, waivers))
    }
}

impl Work {
    /// Counts a case that stands so, and what newer lists did to it.
    pub fn count(&mut self, step: Step, case: &Case, standing: Standing, turn: Option<Turn>) {
        let open = matches!(standing, Standing::Open | Standing::Reopened);
        if case.system.is_some() && case.roster.is_some() {
            step.count(&mut self.paired);
        }
        for action in &case.actions {
            step.count_in(&mut self.actions, *action);
            if open {
                step.count_in(&mut self.waiting, *action);
            }
        }
        if open {
            step.count(&mut self.open);
        }
        if standing == Standing::Decided {
            step.count(&mut self.decided);
        }
        match turn {
            Some(Turn::New) => step.count(&mut self.new),
            Some(Turn::Changed) => step.count(&mut self.changed),
            Some(Turn::Settled) => step.count(&mut self.settled),
            None => {}
        }
    }
}
