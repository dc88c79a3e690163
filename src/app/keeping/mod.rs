//! Keeping the work: which campaign, how well it is saved, backup files, a computer many people use.

pub mod backup;
pub mod kiosk;
pub mod local;
pub mod space;

use leptos::prelude::{GetUntracked, RwSignal, Set, WithUntracked};
use leptos::task::spawn_local;

use super::state::State;
use super::text::storage as words;
use crate::store::meta::CampaignId;
use crate::worker::keeping::{Ask, KeepingView};
use crate::worker::protocol::{Request, Response, SaveState};
use kiosk::Kiosk;

/// What the page knows of what is kept.
#[derive(Clone, Copy)]
pub struct Keeping {
    /// The campaigns.
    pub view: RwSignal<KeepingView>,
    /// The rules of a computer many people use, where it is one.
    pub kiosk: RwSignal<Option<Kiosk>>,
    /// Backup files the user has given and is asked about.
    pub offer: RwSignal<Option<backup::Offer>>,
    /// The user is asked whether everything is to be deleted.
    pub is_wiping: RwSignal<bool>,
    /// What the browser says of its storage.
    pub space: RwSignal<space::Space>,
}

impl Keeping {
    /// As the page starts.
    pub fn start() -> Keeping {
        Keeping {
            view: RwSignal::new(KeepingView::default()),
            kiosk: RwSignal::new(kiosk::found()),
            offer: RwSignal::new(None),
            is_wiping: RwSignal::new(false),
            space: RwSignal::new(space::Space::default()),
        }
    }

    /// Is nothing to be kept?
    pub fn is_kiosk(self) -> bool {
        self.kiosk.get_untracked().is_some()
    }

    /// What an engine is told first.
    pub fn opening(self) -> Request {
        let campaign = local::campaign();
        Request::Keeping(Ask::Open { campaign, today: super::state::today(), kiosk: self.is_kiosk() })
    }
}

impl State {
    /// Asks the keeper for something whose answer is the list of campaigns. Says whether it was done.
    pub async fn keep(self, ask: Ask) -> bool {
        match self.ask(Request::Keeping(ask)).await {
            Some(Response::Keeping(view)) => {
                self.kept(*view);
                true
            }
            _ => false,
        }
    }

    /// The same without waiting.
    pub fn start_keeping(self, ask: Ask) {
        spawn_local(async move {
            self.keep(ask).await;
        });
    }

    /// Takes note of what is kept now.
    pub fn kept(self, view: KeepingView) {
        self.note_eviction(&view);
        if !self.keeping.is_kiosk() && view.current != CampaignId::default() {
            local::remember_campaign(view.current);
        }
        self.keeping.view.set(view);
    }

    /// Says so where campaigns were saved and the browser has none of them any more.
    fn note_eviction(self, view: &KeepingView) {
        let has_lists = view.campaigns.iter().any(|line| line.meta.stand.tables > 0);
        let is_first = self.keeping.view.with_untracked(|view| view.campaigns.is_empty());
        if self.keeping.is_kiosk() || matches!(self.saving.get_untracked(), Some(SaveState::Failed(_))) {
            return;
        }
        if is_first && self.saving.get_untracked().is_none() && local::was_kept() {
            self.notify(true, words::EVICTED.to_owned());
        }
        local::mark_kept(has_lists);
    }

    /// Deletes everything the browser keeps for this page and starts anew.
    pub async fn wipe(self) {
        if self.keep(Ask::Wipe).await {
            local::clear();
            self.restart();
        }
    }

    /// Loads the page anew: nothing that was in memory is left.
    pub fn restart(self) {
        self.end_workers();
        // Refused only where there is no page any more.
        let _ = leptos::prelude::window().location().reload();
    }
}
