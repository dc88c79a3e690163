//! Light or dark. `theme.js` sets the colours before anything is painted; here the user chooses.

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use web_sys::Event;

/// What the user wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system is.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Where the choice is kept; theme.js reads it there.
const KEY: &str = "tuanji.theme";

/// Told to theme.js when the choice changed.
const CHANGED: &str = "tuanji-theme";

impl Theme {
    /// As chosen before.
    pub fn load() -> Theme {
        LocalStorage::get(KEY).unwrap_or_default()
    }

    /// The one after this.
    pub fn next(self) -> Theme {
        match self {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        }
    }

    /// Keeps the choice and has it shown. Where nothing may be kept, the page stays as the system is.
    pub fn choose(self) {
        let _ = LocalStorage::set(KEY, self);
        if let Ok(event) = Event::new(CHANGED) {
            let _ = window().dispatch_event(&event);
        }
    }
}
