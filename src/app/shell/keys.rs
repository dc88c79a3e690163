//! Keys that work on every screen: undo, redo, help.

use leptos::ev::{KeyboardEvent, keydown};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::app::state::State;
use crate::worker::protocol::Request;

/// Listens for as long as the page is there.
pub fn listen(state: State) {
    let handle = window_event_listener(keydown, move |event| press(state, &event));
    on_cleanup(move || handle.remove());
}

fn press(state: State, event: &KeyboardEvent) {
    // What a screen or an input method has taken is theirs; in a text field undo is the field's own, and
    // behind an open dialog nothing may change unseen.
    if event.default_prevented() || event.is_composing() || is_typing(event) || is_dialog_open() {
        return;
    }
    let ctrl = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
    match (event.key().to_lowercase().as_str(), ctrl) {
        ("z", true) if event.shift_key() => state.change(Request::Redo),
        ("z", true) => state.change(Request::Undo),
        ("y", true) => state.change(Request::Redo),
        ("?" | "？", false) => state.help_shown.set(true),
        _ => return,
    }
    event.prevent_default();
}

/// Is text being typed there?
fn is_typing(event: &KeyboardEvent) -> bool {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return false;
    };
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => {
            let kind = element.get_attribute("type").unwrap_or_default();
            !matches!(kind.as_str(), "checkbox" | "radio" | "file" | "button")
        }
        _ => element.has_attribute("contenteditable"),
    }
}

fn is_dialog_open() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}
