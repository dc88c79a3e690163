//! The screen by keyboard: from one waiting case to the next, and its answer.

use leptos::ev::{KeyboardEvent, keydown};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::desk::{Desk, Form, card_id};
use crate::app::state::State;
use crate::app::text;
use crate::reconcile::CaseKey;

/// Listens as long as the screen is there.
pub fn listen(state: State, desk: Desk) {
    let handle = window_event_listener(keydown, move |event| press(state, desk, &event));
    on_cleanup(move || handle.remove());
}

fn press(state: State, desk: Desk, event: &KeyboardEvent) {
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    let Some(active) = document().active_element() else { return };
    if modified || event.is_composing() || desk.detail.get_untracked().is_some() || is_typed_in(&active) {
        return;
    }
    let card = card_of(desk, &active);
    // On a button, Enter and Space are the button's own.
    let on_card = card.is_some_and(|key| active.id() == card_id(key));
    let done = match (event.key().as_str(), card) {
        ("n" | "N" | "j" | "J", _) => run(|| desk.step(card, false)),
        ("F8", _) => run(|| desk.step(card, event.shift_key())),
        ("k" | "K" | "p" | "P", _) => run(|| desk.step(card, true)),
        ("Enter", Some(key)) if on_card => run(|| desk.accept(state, key, desk.next_open(Some(key), false))),
        ("i" | "I", Some(key)) if is_open(desk, key) => run(|| desk.form.set(Some((key, Form::Ignore)))),
        ("e" | "E", Some(key)) => run(|| desk.form.set(Some((key, Form::Change)))),
        ("o" | "O", Some(key)) => run(|| desk.detail.set(Some(key))),
        ("/", _) => run(focus_search),
        _ => false,
    };
    if done {
        event.prevent_default();
    }
}

fn run(act: impl FnOnce()) -> bool {
    act();
    true
}

fn is_open(desk: Desk, key: CaseKey) -> bool {
    desk.case(key).is_some_and(|case| case.open)
}

fn is_typed_in(active: &Element) -> bool {
    let field = matches!(active.tag_name().as_str(), "TEXTAREA" | "SELECT");
    // A tick box takes no text.
    let input = active.tag_name() == "INPUT" && active.get_attribute("type").as_deref() != Some("checkbox");
    field || input || active.has_attribute("contenteditable")
}

fn card_of(desk: Desk, active: &Element) -> Option<CaseKey> {
    let id = active.closest(".case").ok().flatten()?.id();
    let find = |page: &crate::worker::views::CasePage| {
        page.cases.iter().map(|case| case.key).find(|key| card_id(*key) == id)
    };
    desk.page.with_untracked(find)
}

fn focus_search() {
    let field = document().get_element_by_id("case-search");
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // A field that is not shown takes no focus, and that is all.
        let _ = field.focus();
    }
}

/// The keys, for those who look for them.
#[component]
pub fn KeyHints() -> impl IntoView {
    let hints = text::KEYS.map(|(key, does)| view! { <span><kbd>{key}</kbd>{does}</span> });
    view! { <p class="key-hints muted">{hints.collect_view()}</p> }
}
