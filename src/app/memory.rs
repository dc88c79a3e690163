//! How sheets with certain headers are read, as the user chose: kept in the browser, forgotten on wish.

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::{GetUntracked, Set, Update, WithUntracked};

use super::state::State;
use crate::intake::remember::Reading;
use crate::worker::sources;
use crate::worker::views::CampaignView;

const KEY: &str = "tuanji.readings";

/// What was kept; nothing where it cannot be read.
pub fn load() -> Vec<Reading> {
    LocalStorage::get(KEY).unwrap_or_default()
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
    // Private windows may refuse; then it holds until the page is closed.
    let _ = LocalStorage::set(KEY, state.readings.get_untracked());
}
