//! The organisation tree as the user corrected it.

use std::collections::BTreeMap;

use crate::reconcile::Case;
use crate::reconcile::branches::GeneralBranch;

/// What the user said of branches: the 团总支 each belongs to.
pub type GeneralChoices = BTreeMap<String, String>;

/// Puts branches where the user said they belong, and tells the cases.
pub fn regroup(tree: Vec<GeneralBranch>, cases: &mut [Case], said: &GeneralChoices) -> Vec<GeneralBranch> {
    if said.is_empty() {
        return tree;
    }
    for case in cases {
        if let Some(general) = said.get(&case.branch) {
            case.general_branch = Some(general.clone());
        }
    }
    let mut grouped: BTreeMap<Option<String>, Vec<String>> = BTreeMap::new();
    for GeneralBranch { name, branches } in tree {
        for branch in branches {
            let general = said.get(&branch).cloned().or_else(|| name.clone());
            grouped.entry(general).or_default().push(branch);
        }
    }
    grouped.values_mut().for_each(|branches| branches.sort());
    grouped.into_iter().map(|(name, branches)| GeneralBranch { name, branches }).collect()
}
