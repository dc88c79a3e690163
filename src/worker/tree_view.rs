//! The organisation tree with what is done and what waits.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::casework::Campaign;
use crate::casework::decision::{Standing, standing};

/// A 团总支 and its branches.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GeneralView {
    /// Its name; nothing for branches of none.
    pub name: Option<String>,
    /// Cases that wait.
    pub open: usize,
    /// Cases with something to do, done or not.
    pub total: usize,
    /// Its branches.
    pub branches: Vec<BranchView>,
}

/// A branch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BranchView {
    /// Its full name; of a class in no system list, the roster's words.
    pub name: String,
    /// Is it one of the system's, so that a 团总支 can be said?
    pub known: bool,
    /// Cases that wait.
    pub open: usize,
    /// Cases with something to do, done or not.
    pub total: usize,
}

/// Branches, each with whether it is one of the system's.
type Branches<'a> = Vec<(&'a str, bool)>;

/// The tree, those of no 团总支 last.
pub fn tree(campaign: &Campaign) -> Vec<GeneralView> {
    let Some(outcome) = campaign.checked() else { return Vec::new() };
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for case in &outcome.cases {
        let (open, total) = counts.entry(&case.branch).or_default();
        let standing = standing(case, campaign.decision(case));
        *open += usize::from(matches!(standing, Standing::Open | Standing::Reopened));
        *total += usize::from(standing != Standing::Quiet);
    }
    let mut groups: Vec<(Option<String>, Branches<'_>)> = Vec::new();
    let mut rest: Branches<'_> = Vec::new();
    for group in &outcome.tree {
        let branches = group.branches.iter().map(|branch| (branch.as_str(), true));
        match &group.name {
            Some(name) => groups.push((Some(name.clone()), branches.collect())),
            None => rest.extend(branches),
        }
    }
    let placed: std::collections::BTreeSet<&str> =
        outcome.tree.iter().flat_map(|group| group.branches.iter().map(String::as_str)).collect();
    rest.extend(counts.keys().filter(|branch| !placed.contains(*branch)).map(|branch| (*branch, false)));
    if !rest.is_empty() {
        groups.push((None, rest));
    }
    let view = |(name, branches): (Option<String>, Branches<'_>)| {
        let branches: Vec<BranchView> = branches
            .into_iter()
            .map(|(branch, known)| {
                let (open, total) = counts.get(branch).copied().unwrap_or_default();
                BranchView { name: branch.to_owned(), known, open, total }
            })
            .collect();
        GeneralView {
            name,
            open: branches.iter().map(|branch| branch.open).sum(),
            total: branches.iter().map(|branch| branch.total).sum(),
            branches,
        }
    };
    groups.into_iter().map(view).collect()
}
