//! What the screen's parts share: the filter, the cases fetched, and which case is at hand.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::state::State;
use crate::casework::{Decision, Verdict};
use crate::reconcile::{Action, CaseKey};
use crate::worker::protocol::{CaseFilter, Request, Response};
use crate::worker::views::{CasePage, CaseView};

/// Cases fetched at a time.
const PAGE: usize = 60;

/// A form opened within a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Other actions and words.
    Change,
    /// The note that goes with doing nothing.
    Ignore,
}

/// Shared by the screen's parts. Copy; handed down as a context.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Which cases are shown.
    pub filter: RwSignal<CaseFilter>,
    /// The cases fetched.
    pub page: RwSignal<CasePage>,
    /// The form open in a card.
    pub form: RwSignal<Option<(CaseKey, Form)>>,
    /// The case shown in full.
    pub detail: RwSignal<Option<CaseKey>>,
    shown: RwSignal<usize>,
    /// The card that gets the focus once it is there.
    wanted: RwSignal<Option<CaseKey>>,
    /// The next waiting case after this one is looked for among those being fetched.
    sought: RwSignal<Option<Option<CaseKey>>>,
}

impl Desk {
    /// Makes the desk available to the components below and keeps it filled.
    pub fn provide(state: State) -> Desk {
        let desk = Desk {
            filter: RwSignal::new(state.take_wanted_cases()),
            page: RwSignal::new(CasePage::default()),
            form: RwSignal::new(None),
            detail: RwSignal::new(None),
            shown: RwSignal::new(PAGE),
            wanted: RwSignal::new(None),
            sought: RwSignal::new(None),
        };
        provide_context(desk);
        let revision = Memo::new(move |_| state.campaign.get().map_or(0, |view| view.revision));
        Effect::new(move |_| {
            revision.get();
            let request = Request::Cases { filter: desk.filter.get(), start: 0, count: desk.shown.get() };
            spawn_local(async move {
                if let Some(Response::Cases(fetched)) = state.ask(request).await {
                    // The screen may be gone by now.
                    desk.page.try_set(fetched);
                    if let Some(from) = desk.sought.try_update(Option::take).flatten() {
                        desk.step(from, false);
                    }
                }
            });
        });
        Effect::new(move |_| {
            desk.page.track();
            if let Some(key) = desk.wanted.get() {
                // The cards are drawn before the next frame.
                request_animation_frame(move || {
                    if focus_card(key) {
                        desk.wanted.try_set(None);
                    }
                });
            }
        });
        desk
    }

    /// The desk, from any component of the screen.
    pub fn get() -> Desk {
        expect_context()
    }

    /// Changes the filter; the list starts anew.
    pub fn choose(self, change: impl FnOnce(&mut CaseFilter)) {
        self.filter.update(change);
        self.shown.set(PAGE);
        self.form.set(None);
    }

    /// Fetches more of the list.
    pub fn show_more(self) {
        self.shown.update(|shown| *shown += PAGE);
    }

    /// Gives this card the focus, now or once it is drawn.
    pub fn go(self, key: CaseKey) {
        self.wanted.set(Some(key));
    }

    /// The case of this key, if it is fetched.
    pub fn case(self, key: CaseKey) -> Option<CaseView> {
        self.page.with_untracked(|page| page.cases.iter().find(|case| case.key == key).cloned())
    }

    /// The next waiting case after (or before) this one, round the end.
    pub fn next_open(self, from: Option<CaseKey>, back: bool) -> Option<CaseKey> {
        self.page.with_untracked(|page| {
            let at = from.and_then(|key| page.cases.iter().position(|case| case.key == key));
            let open = |case: &&CaseView| case.open && Some(case.key) != from;
            let (before, after) = match at {
                Some(at) => page.cases.split_at(at),
                None => (&[][..], page.cases.as_slice()),
            };
            let found = match back {
                false => after.iter().chain(before).find(open),
                true => before.iter().rev().chain(after.iter().rev()).find(open),
            };
            found.map(|case| case.key)
        })
    }

    /// Goes to the next waiting case; fetches more when those fetched are done.
    pub fn step(self, from: Option<CaseKey>, back: bool) {
        match self.next_open(from, back) {
            Some(key) => self.go(key),
            None if self.page.with_untracked(|page| page.cases.len() < page.total) => {
                self.sought.set(Some(from));
                self.show_more();
            }
            None => {}
        }
    }

    /// Decides a case; the focus goes to `then`, or stays with the case.
    pub fn decide(self, state: State, key: CaseKey, decision: Option<Decision>, then: Option<CaseKey>) {
        self.form.set(None);
        state.change(Request::Decide(key, decision));
        self.go(then.unwrap_or(key));
    }

    /// Accepts a case, unless it asks something.
    pub fn accept(self, state: State, key: CaseKey, then: Option<CaseKey>) {
        let asks = |case: &CaseView| case.proposed.contains(&Action::Decide);
        if self.case(key).is_some_and(|case| case.open && !asks(&case)) {
            self.decide(state, key, Some(Decision::new(Verdict::Accept)), then);
        }
    }
}

/// The id of a case's card.
pub fn card_id(key: CaseKey) -> String {
    format!("case-{:016x}", key.0)
}

fn focus_card(key: CaseKey) -> bool {
    use wasm_bindgen::JsCast;
    let card = document().get_element_by_id(&card_id(key));
    let Some(card) = card.and_then(|card| card.dyn_into::<web_sys::HtmlElement>().ok()) else { return false };
    // The card's style keeps it clear of the bar at the top.
    card.focus().is_ok()
}
