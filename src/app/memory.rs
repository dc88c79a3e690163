//! How sheets with certain headers are read, and which branches rosters mean by their words, as the user
//! chose: kept in the browser, forgotten on wish.

use leptos::prelude::{GetUntracked, Set, Update, UpdateValue, WithUntracked};

use super::keeping::local;
use super::state::State;
use super::text::branches as words;
use crate::intake::remember::Reading;
use crate::worker::branch_matches::{self, BranchAnswer};
use crate::worker::protocol::Request;
use crate::worker::sources;
use crate::worker::views::CampaignView;

const KEY: &str = "tuanji.readings";
const BRANCHES: &str = "tuanji.branches";

/// What was kept; nothing where it cannot be read.
pub fn load() -> Vec<Reading> {
    local::get(KEY).unwrap_or_default()
}

/// Takes note of what the user has just chosen or taken back; called before the page shows `new`.
pub fn follow(state: State, new: &CampaignView) {
    let kept = state.readings.get_untracked();
    let next = state.campaign.with_untracked(|old| {
        let old = old.as_ref().map_or(&[][..], |view| &view.sources);
        sources::follow(kept.clone(), old, &new.sources)
    });
    if next != kept {
        state.readings.set(next);
        save(state);
    }
}

/// Forgets the reading of these headers.
pub fn forget(state: State, print: u64) {
    state.readings.update(|kept| kept.retain(|reading| reading.print != print));
    save(state);
}

/// Forgets everything.
pub fn forget_all(state: State) {
    state.readings.set(Vec::new());
    save(state);
}

fn save(state: State) {
    local::keep(state, KEY, &state.readings.get_untracked());
}

/// The answers about branches that were kept.
pub fn load_branches() -> Vec<BranchAnswer> {
    local::get(BRANCHES).unwrap_or_default()
}

/// Takes note of an answer, or with `None` forgets it.
pub fn remember_branch(state: State, words: &str, branch: Option<Option<String>>) {
    state.branch_answers.update(|kept| *kept = branch_matches::remember(std::mem::take(kept), words, branch));
    save_branches(state);
}

/// Forgets all answers about branches.
pub fn forget_branches(state: State) {
    state.branch_answers.set(Vec::new());
    save_branches(state);
}

/// Gives the answers kept from earlier campaigns to what is asked now; each once, so that undoing it
/// asks again.
pub fn recall_branches(state: State, view: &CampaignView) {
    let kept = state.branch_answers.get_untracked();
    let mut known = branch_matches::recall(&kept, view);
    state.recalled.update_value(|recalled| known.retain(|answer| recalled.insert(answer.words.clone())));
    if !known.is_empty() {
        let answers = known.into_iter().map(|answer| (answer.words, Some(answer.branch))).collect::<Vec<_>>();
        state.notify(false, words::recalled(answers.len()));
        state.change(Request::ChooseBranches(answers));
    }
}

fn save_branches(state: State) {
    local::keep(state, BRANCHES, &state.branch_answers.get_untracked());
}
