//! 公用电脑模式: a computer many people use. Nothing is stored at all; after a while without a touch the
//! page starts anew, and what was in memory is gone.
//!
//! The operator switches it on in the settings, or ships it on: `<meta name="tuanji-kiosk" content="10">`
//! in the page, or `?kiosk=10` in its address, with the minutes. An address alone never deletes what was
//! stored before: anybody may send one.

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::{document, window};
use serde::{Deserialize, Serialize};

use super::local;
use crate::app::state::State;

/// Minutes without a touch where nobody has said how many.
pub const MINUTES: f64 = 10.0;

/// The countdown before the end, in seconds; at most half of the time allowed.
const COUNTDOWN: f64 = 60.0;

/// Who said that this is such a computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// The operator, in the settings.
    Settings,
    /// The operator, in the page.
    Page,
    /// The page's address.
    Address,
}

/// The rules of such a computer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kiosk {
    /// After so many minutes without a touch.
    pub minutes: f64,
    /// Who said so.
    pub source: Source,
}

/// What the settings keep of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Setting {
    /// After so many minutes.
    pub minutes: f64,
}

impl Kiosk {
    /// After so many milliseconds without a touch.
    pub fn millis(self) -> f64 {
        self.minutes * 60_000.0
    }

    /// The countdown, in milliseconds.
    pub fn countdown(self) -> f64 {
        (self.millis() / 2.0).min(COUNTDOWN * 1_000.0)
    }
}

/// Is this such a computer?
pub fn found() -> Option<Kiosk> {
    if let Some(minutes) = in_address() {
        return Some(Kiosk { minutes, source: Source::Address });
    }
    if let Some(Setting { minutes }) = local::get(local::KIOSK) {
        return Some(Kiosk { minutes: sane(minutes), source: Source::Settings });
    }
    let meta = document().query_selector("meta[name=tuanji-kiosk]").ok().flatten()?;
    let minutes = meta.get_attribute("content").unwrap_or_default();
    Some(Kiosk { minutes: minutes_in(&minutes), source: Source::Page })
}

fn in_address() -> Option<f64> {
    let search = window().location().search().ok()?;
    let mut parts = search.trim_start_matches('?').split('&');
    parts.find_map(|part| match part.split_once('=') {
        Some(("kiosk", minutes)) => Some(minutes_in(minutes)),
        None if part == "kiosk" => Some(MINUTES),
        _ => None,
    })
}

fn minutes_in(text: &str) -> f64 {
    text.trim().parse().map_or(MINUTES, sane)
}

/// Neither so short that nobody can work, nor so long that it is none.
fn sane(minutes: f64) -> f64 {
    if minutes.is_finite() { minutes.clamp(0.05, 240.0) } else { MINUTES }
}

impl State {
    /// The operator switches it on; what is stored goes.
    pub async fn switch_kiosk_on(self, minutes: f64) {
        if self.keep(crate::worker::keeping::Ask::Wipe).await {
            local::clear();
            let _ = LocalStorage::set(local::KIOSK, Setting { minutes: sane(minutes) });
            self.restart();
        }
    }

    /// The operator switches it off.
    pub fn switch_kiosk_off(self) {
        LocalStorage::delete(local::KIOSK);
        self.restart();
    }

    /// The user is done, or has gone: nothing stays.
    pub async fn end_kiosk_session(self, kiosk: Kiosk) {
        match kiosk.source {
            Source::Address => self.restart(),
            Source::Settings | Source::Page => self.wipe().await,
        }
    }
}
