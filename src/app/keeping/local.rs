//! The little things the page keeps beside the campaigns: in localStorage, and per tab in sessionStorage.
//! None of it is about a member.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use leptos::prelude::window;
use serde::{Deserialize, Serialize};

use crate::app::state::State;
use crate::store::meta::CampaignId;

/// How every key of this page begins.
const PREFIX: &str = "tuanji.";
const CAMPAIGN: &str = "tuanji.campaign";
const KEPT: &str = "tuanji.kept";
/// The operator's own setting, which outlives what users leave.
pub const KIOSK: &str = "tuanji.kiosk";

/// What was kept under a key; nothing where it cannot be read.
pub fn get<T: for<'a> Deserialize<'a>>(key: &str) -> Option<T> {
    LocalStorage::get(key).ok()
}

/// Keeps something, unless this is a computer many people use. Private windows may refuse as well; then
/// it holds until the page is closed.
pub fn keep(state: State, key: &str, value: &impl Serialize) {
    if !state.keeping.is_kiosk() {
        let _ = LocalStorage::set(key, value);
    }
}

/// The campaign of this tab, or the one last worked on in any.
pub fn campaign() -> Option<CampaignId> {
    SessionStorage::get(CAMPAIGN).or_else(|_| LocalStorage::get(CAMPAIGN)).ok()
}

/// This tab works on this campaign now.
pub fn remember_campaign(id: CampaignId) {
    let _ = SessionStorage::set(CAMPAIGN, id);
    let _ = LocalStorage::set(CAMPAIGN, id);
}

/// Campaigns have been saved here: should they be gone one day, the browser has cleared them away.
pub fn mark_kept(is_kept: bool) {
    match is_kept {
        true => drop(LocalStorage::set(KEPT, true)),
        false => LocalStorage::delete(KEPT),
    }
}

/// Were campaigns saved here?
pub fn was_kept() -> bool {
    LocalStorage::get(KEPT).unwrap_or(false)
}

/// Forgets everything of this page but the operator's own setting.
pub fn clear() {
    let stores = [window().local_storage(), window().session_storage()];
    for store in stores.into_iter().filter_map(|store| store.ok().flatten()) {
        let count = store.length().unwrap_or_default();
        // Other pages may share the address.
        let keys = (0..count).filter_map(|at| store.key(at).ok().flatten());
        let ours: Vec<String> = keys.filter(|key| key.starts_with(PREFIX) && key != KIOSK).collect();
        for key in ours {
            // Refused only where nothing could be written either.
            let _ = store.remove_item(&key);
        }
    }
}
