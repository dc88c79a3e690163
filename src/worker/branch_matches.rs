//! What the rosters' words for classes were taken for: shown, corrected, and remembered for next time.

use serde::{Deserialize, Serialize};

use super::views::CampaignView;
use crate::casework::{Campaign, Change};
use crate::domain::order;
use crate::reconcile::BranchMatch;

/// The user's answer about some words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BranchAnswer {
    /// The rosters' words.
    pub words: String,
    /// The branch's full name, or that it is none of them.
    pub branch: Option<String>,
}

/// All of them, for correcting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BranchMatches {
    /// One per way of naming a class: those least sure first.
    pub matches: Vec<BranchMatch>,
    /// The full names of the system's branches.
    pub branches: Vec<String>,
}

/// So many answers are remembered; the oldest go first.
const REMEMBERED: usize = 1_000;

/// What the words were taken for.
pub fn all(campaign: &Campaign) -> BranchMatches {
    let Some(outcome) = campaign.checked() else { return BranchMatches::default() };
    let mut matches = outcome.branches.clone();
    order::sort_by(&mut matches, |a, b| b.sureness.cmp(&a.sureness).then_with(|| a.words.cmp(&b.words)));
    let branches = outcome.tree.iter().flat_map(|group| group.branches.iter().cloned());
    BranchMatches { matches, branches: branches.collect() }
}

/// The changes that answer, or with `None` leave it to the words again.
pub fn choose(campaign: &Campaign, answers: Vec<(String, Option<Option<String>>)>) -> (String, Vec<Change>) {
    let label = match answers.as_slice() {
        [(words, _)] => format!("{words}对应的支部"),
        answers => format!("{} 个班级对应的支部", answers.len()),
    };
    let changes = answers.into_iter().filter_map(|(words, branch)| campaign.choose_branch(words, branch));
    (label, changes.collect())
}

/// The answers given earlier to what is asked now.
pub fn recall(kept: &[BranchAnswer], view: &CampaignView) -> Vec<BranchAnswer> {
    let asked = |answer: &&BranchAnswer| {
        view.branch_questions.iter().any(|question| {
            let fits = |branch: &String| question.candidates.contains(branch);
            question.words == answer.words && answer.branch.as_ref().is_none_or(fits)
        })
    };
    kept.iter().filter(asked).cloned().collect()
}

/// What is kept after another answer.
pub fn remember(
    mut kept: Vec<BranchAnswer>,
    words: &str,
    branch: Option<Option<String>>,
) -> Vec<BranchAnswer> {
    kept.retain(|answer| answer.words != words);
    kept.extend(branch.map(|branch| BranchAnswer { words: words.to_owned(), branch }));
    let over = kept.len().saturating_sub(REMEMBERED);
    kept.drain(..over);
    kept
}
