//! Copying from the grid and pasting into it.

use js_sys::{Function, Reflect, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Event;

use super::sheet::Sheet;
use crate::app::paste::clipboard;
use crate::app::text::grid as text;
use crate::casework::grid::clip::{self, Block};
use crate::casework::grid::{Cursor, Mode, Range, Selection};
use crate::worker::grid::{Ask, Put};
use crate::worker::protocol::Request;

/// Texts up to this length are measured on the page, to select what was pasted.
const MEASURED: usize = 100_000;

thread_local! {
    /// What the engine has made ready for the next copy: the range, its text and its HTML.
    static READY: std::cell::RefCell<Option<(Range, u64, String, String)>> = const { std::cell::RefCell::new(None) };
}

/// Browsers copy only where something is selected; a blank in the text area is.
pub fn make_ready(sheet: Sheet) {
    if let Some(editor) = sheet.editor.get_untracked() {
        editor.set_value(" ");
        editor.select();
    }
}

fn clear(sheet: Sheet) {
    if let Some(editor) = sheet.editor.get_untracked() {
        editor.set_value("");
    }
}

/// The browser copies or cuts: gives it the selected cells.
pub fn copy(sheet: Sheet, event: &impl AsRef<JsValue>, cut: bool) {
    if sheet.mode.get_untracked() != Mode::Ready {
        return;
    }
    let Some(event) = event.as_ref().dyn_ref::<Event>() else { return };
    event.prevent_default();
    clear(sheet);
    let range = sheet.selection.get_untracked().range();
    let stamp = sheet.page.with_untracked(|page| page.stamp);
    let Some((plain, html)) = here(sheet, range).or_else(|| ready(range, stamp)) else {
        fetch(sheet, range, stamp, cut);
        return;
    };
    if let Some(clipboard) = clipboard(event) {
        // Only a clipboard that is read from refuses, and this one is written to.
        let _ = clipboard.set_data("text/plain", &plain);
        if !html.is_empty() {
            let _ = clipboard.set_data("text/html", &html);
        }
        sheet.said.set(text::copied(range.height(), range.width()));
        if cut {
            sheet.put(range, Put::Cut);
        }
    }
}

/// The cells, where all of them have been fetched.
fn here(sheet: Sheet, range: Range) -> Option<(String, String)> {
    let row = |row: usize| -> Option<Vec<String>> {
        let columns = range.from.column..=range.to.column;
        columns.map(|column| untrack(|| sheet.text(Cursor { row, column }))).collect()
    };
    let block: Block = (range.from.row..=range.to.row).map(row).collect::<Option<_>>()?;
    Some((clip::to_tsv(&block), clip::to_html(&block)))
}

fn ready(range: Range, stamp: u64) -> Option<(String, String)> {
    let (of, at, plain, html) = READY.take()?;
    (of == range && at == stamp).then_some((plain, html))
}

/// Has the engine make the cells ready, and copies again.
fn fetch(sheet: Sheet, range: Range, stamp: u64, cut: bool) {
    spawn_local(async move {
        let ask = Request::Grid(Box::new(Ask::Copy(sheet.area(range))));
        let Some((_, buffers)) = sheet.state.ask_for_bytes(ask).await else { return };
        let mut texts = buffers.iter().map(decoded);
        let (plain, html) = (texts.next().unwrap_or_default(), texts.next().unwrap_or_default());
        READY.set(Some((range, stamp, plain, html)));
        make_ready(sheet);
        if !exec(if cut { "cut" } else { "copy" }) {
            sheet.state.notify(false, text::PREPARED.to_owned());
        }
    });
}

fn decoded(bytes: &Uint8Array) -> String {
    String::from_utf8(bytes.to_vec()).unwrap_or_default()
}

/// Asks the browser to copy now, shortly after the key was pressed. Some refuse.
fn exec(what: &str) -> bool {
    let document: JsValue = document().into();
    let exec = Reflect::get(&document, &JsValue::from_str("execCommand")).ok();
    let exec = exec.and_then(|exec| exec.dyn_into::<Function>().ok());
    exec.and_then(|exec| exec.call1(&document, &JsValue::from_str(what)).ok())
        .is_some_and(|done| done.is_truthy())
}

/// The browser pastes: cells into cells; into an open cell it pastes text itself.
pub fn paste(sheet: Sheet, event: &impl AsRef<JsValue>) {
    if sheet.mode.get_untracked() != Mode::Ready {
        return;
    }
    let Some(event) = event.as_ref().dyn_ref::<Event>() else { return };
    event.prevent_default();
    let Some(clipboard) = clipboard(event) else { return };
    let plain = clipboard.get_data("text/plain").unwrap_or_default();
    let html =
        if plain.is_empty() { clipboard.get_data("text/html").unwrap_or_default() } else { String::new() };
    if plain.is_empty() && !html.contains("<t") {
        sheet.state.notify(true, text::NOTHING_TO_PASTE.to_owned());
        return;
    }
    let selection = sheet.selection.get_untracked();
    if selection.range().is_one() && plain.len() + html.len() <= MEASURED {
        let block = clip::read(&plain, &html);
        let (height, width) = (block.len(), block.iter().map(Vec::len).max().unwrap_or(0));
        let Cursor { row, column } = selection.active;
        let to = Cursor { row: row + height.max(1) - 1, column: column + width.max(1) - 1 };
        let extent = untrack(|| sheet.extent());
        sheet.selection.set(Selection::at(selection.active).stretched_to(to.fitted(extent)));
    }
    sheet.put(selection.range(), Put::Paste { plain, html });
}
