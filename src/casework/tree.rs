//! The organisation tree as the user corrected it.

use std::collections::BTreeMap;

use crate::domain::order;
use crate::reconcile::Case;
use crate::reconcile::branches::GeneralBranch;

/// What the user said of branches: the 团总支 each belongs to.
pub type GeneralChoices = BTreeMap<String, String>;

/// Tells cases of which 团总支 the user said their branch is.
pub fn put_where_said(cases: &mut [Case], said: &GeneralChoices) {
    if said.is_empty() {
        return;
    }
    for case in cases {
        if let Some(general) = said.get(&case.branch) {
            case.general_branch = Some(general.clone());
        }
    }
}

/// Puts branches where the user said they belong.
pub fn regroup(tree: Vec<GeneralBranch>, said: &GeneralChoices) -> Vec<GeneralBranch> {
    if said.is_empty() {
        return tree;
    }
    let mut grouped: BTreeMap<Option<String>, Vec<String>> = BTreeMap::new();
    for GeneralBranch { name, branches } in tree {
        for branch in branches {
            let general = said.get(&branch).cloned().or_else(|| name.clone());
            grouped.entry(general).or_default().push(branch);
        }
    }
    grouped.values_mut().for_each(|branches| order::sort(branches));
    grouped.into_iter().map(|(name, branches)| GeneralBranch { name, branches }).collect()
}
