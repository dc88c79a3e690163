//! A table pasted from a spreadsheet becomes a file like any other.

use js_sys::Array;
use leptos::ev;
use leptos::prelude::{WithUntracked, on_cleanup, window_event_listener};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DataTransfer, Event, File, HtmlInputElement, HtmlTextAreaElement};

use super::state::State;
use super::{files, import, text};

/// Takes what is pasted for as long as the calling component is shown.
pub fn listen(state: State) {
    let listener = window_event_listener(ev::paste, move |event| {
        let event: Event = event.unchecked_into();
        if is_typing(&event) {
            return;
        }
        let Some(clipboard) = clipboard(&event) else { return };
        event.prevent_default();
        match pasted(state, &clipboard) {
            found if found.is_empty() => state.notify(true, text::NOTHING_PASTED.to_owned()),
            found => import::start(state, found),
        }
    });
    on_cleanup(move || listener.remove());
}

/// Into a field for text one pastes text.
fn is_typing(event: &Event) -> bool {
    let Some(target) = event.target() else { return false };
    let input = target.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::type_);
    target.has_type::<HtmlTextAreaElement>()
        || input.is_some_and(|kind| !matches!(kind.as_str(), "checkbox" | "file"))
}

/// What the event's clipboard holds.
pub fn clipboard(event: &Event) -> Option<DataTransfer> {
    js_sys::Reflect::get(event, &JsValue::from_str("clipboardData")).ok()?.dyn_into().ok()
}

/// The clipboard's table. Spreadsheets offer the same cells as text with tabs, as HTML and as a picture;
/// a browser's table may come as HTML only; a file manager gives files.
fn pasted(state: State, clipboard: &DataTransfer) -> Vec<File> {
    let data = |kind| clipboard.get_data(kind).unwrap_or_default();
    let plain = data("text/plain");
    let html = data("text/html");
    let table = if plain.contains('\t') {
        plain
    } else if html.contains("<table") {
        html
    } else if plain.trim().contains('\n') {
        plain
    } else {
        return files::listed(clipboard.files());
    };
    File::new_with_str_sequence(&Array::of1(&JsValue::from(table)), &name(state)).into_iter().collect()
}

/// 粘贴的表格 1, 2, …
fn name(state: State) -> String {
    let last = state.campaign.with_untracked(|view| {
        let sources = view.iter().flat_map(|view| &view.sources);
        let numbers =
            sources.filter_map(|source| source.file.strip_prefix(text::PASTED)?.trim().parse().ok());
        numbers.max().unwrap_or(0_u32)
    });
    format!("{} {}", text::PASTED, last.saturating_add(1))
}
