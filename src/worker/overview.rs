//! 概览: what is done and what is open, branch by branch; and whose names are red.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::casework::Campaign;
use crate::casework::decision::{Standing, standing};
use crate::domain::{Field, order};
use crate::intake::table::RecordId;

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// Every branch.
    Branches,
    /// Whose names are red in a branch.
    RedNames(String),
}

/// What it is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// Every branch, those of one 团总支 together.
    Branches(Vec<BranchLine>),
    /// The red names.
    RedNames(RedNames),
}

/// How a branch stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BranchLine {
    /// The 团总支 it belongs to.
    pub general: Option<String>,
    /// Its full name; of a class in no system list, the roster's words.
    pub name: String,
    /// People in the system's lists.
    pub members: usize,
    /// People in the rosters.
    pub students: usize,
    /// Cases that wait.
    pub open: usize,
    /// Cases decided.
    pub decided: usize,
    /// People whose names the system shows in red.
    pub red: usize,
}

/// Some red names of a branch.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RedNames {
    /// How many there are.
    pub total: usize,
    /// The first of them.
    pub people: Vec<RedName>,
}

/// Somebody whose data are incomplete.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RedName {
    /// The name.
    pub name: String,
    /// The system's row.
    pub record: RecordId,
    /// What is missing or wrong there.
    pub fields: Vec<Field>,
}

/// So many names are told at once.
const NAMES: usize = 300;

/// What was asked for.
pub fn answer(campaign: &Campaign, ask: &Ask) -> Answer {
    match ask {
        Ask::Branches => Answer::Branches(branches(campaign)),
        Ask::RedNames(branch) => Answer::RedNames(red_names(campaign, branch)),
    }
}

fn branches(campaign: &Campaign) -> Vec<BranchLine> {
    let Some(outcome) = campaign.checked() else { return Vec::new() };
    let mut lines: BTreeMap<&str, BranchLine> = BTreeMap::new();
    for case in &outcome.cases {
        let line = lines.entry(&case.branch).or_default();
        line.members += usize::from(case.system.is_some());
        line.students += usize::from(case.roster.is_some());
        match standing(case, campaign.decision(case)) {
            Standing::Open | Standing::Reopened => line.open += 1,
            Standing::Decided => line.decided += 1,
            Standing::Settled | Standing::Quiet => {}
        }
        line.red += usize::from(case.system.is_some_and(|record| campaign.is_red(record)));
    }
    let mut ordered = Vec::new();
    for group in &outcome.tree {
        for name in &group.branches {
            let line = lines.remove(name.as_str()).unwrap_or_default();
            ordered.push(BranchLine { general: group.name.clone(), name: name.clone(), ..line });
        }
    }
    ordered.extend(lines.into_iter().map(|(name, line)| BranchLine { name: name.to_owned(), ..line }));
    ordered
}

fn red_names(campaign: &Campaign, branch: &str) -> RedNames {
    let Some(outcome) = campaign.checked() else { return RedNames::default() };
    let mut names = RedNames::default();
    for case in outcome.cases.iter().filter(|case| case.branch == branch) {
        let Some(record) = case.system.filter(|record| campaign.is_red(*record)) else { continue };
        names.total += 1;
        if names.people.len() < NAMES {
            let mut fields: Vec<Field> = campaign.gaps(record).map(|finding| finding.field).collect();
            order::sort(&mut fields);
            fields.dedup();
            names.people.push(RedName { name: case.name.clone(), record, fields });
        }
    }
    names
}
