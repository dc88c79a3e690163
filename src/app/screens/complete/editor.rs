//! The one text area, which always has the focus and lies over the active cell.
//!
//! It takes every key, so that the first character of a Chinese input method is typed into it and never
//! lost. It is empty until something is typed or the cell is opened; only then does it hold the cell's text.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::columns::NUMBERS;
use super::drop_down::{DropDown, ListButton};
use super::line::is_frozen;
use super::row;
use super::sheet::{Over, ROW, Sheet};
use super::{clipboard, drop_down};
use crate::app::text;
use crate::casework::grid::keys::command;
use crate::casework::grid::{Command, Mode, Press, Range, Selection, Way};
use crate::worker::grid::{Answer, Ask, Put};
use crate::worker::protocol::Request;

/// The text area, and what hangs on it.
#[component]
pub fn Editor(sheet: Sheet) -> impl IntoView {
    let composing = RwSignal::new(false);
    let on_key = move |event: ev::KeyboardEvent| {
        // Keys that belong to an input method are its own.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let key = event.key();
        let press = Press {
            key: &key,
            ctrl: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
        };
        if drop_down::take_key(sheet, press) {
            event.prevent_default();
            return;
        }
        let mode = sheet.mode.get_untracked();
        if mode == Mode::Ready && press.ctrl && matches!(key.as_str(), "c" | "C" | "x" | "X") {
            clipboard::make_ready(sheet);
            return;
        }
        if let Some(command) = command(press, mode)
            && run(sheet, command)
        {
            event.prevent_default();
        }
    };
    let on_input = move |_| {
        let Some(editor) = sheet.editor.get_untracked() else { return };
        if sheet.mode.get_untracked() == Mode::Ready {
            sheet.mode.set(Mode::Typing);
            sheet.reveal(sheet.selection.get_untracked().active);
        }
        if !composing.get_untracked() {
            sheet.list.typed(sheet, editor.value());
        }
    };
    let begins = move |_| {
        composing.set(true);
        if sheet.mode.get_untracked() == Mode::Ready {
            sheet.mode.set(Mode::Typing);
            sheet.reveal(sheet.selection.get_untracked().active);
        }
    };
    let ends = move |_| {
        composing.set(false);
        let Some(editor) = sheet.editor.get_untracked() else { return };
        // A composition given up must not leave an empty text that would clear the cell.
        if editor.value().is_empty() && sheet.mode.get_untracked() == Mode::Typing {
            discard(sheet);
        } else {
            sheet.list.typed(sheet, editor.value());
        }
    };
    let place = Memo::new(move |_| place(sheet));
    let is_drawn = move || {
        let row = sheet.selection.get().active.row;
        sheet.lines.with(|lines| lines.iter().any(|line| line.at == row))
    };
    let pointed =
        move || sheet.list.pointed().or_else(|| is_drawn().then(|| row::id(sheet.selection.get().active)));
    view! {
        <textarea
            class="grid-editor"
            class:grid-editor-open=move || sheet.mode.get() != Mode::Ready
            class:grid-editor-frozen=move || sheet.active_field().is_some_and(is_frozen)
            id="cell-editor"
            rows="1"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            // A finger that only looks around must not bring up the keyboard.
            inputmode=move || if sheet.mode.get() == Mode::Ready && sheet.touched.get() { "none" } else { "text" }
            aria-label=move || label(sheet)
            aria-controls=move || if sheet.list.is_open() { "cell-list" } else { "grid" }
            aria-describedby="cell-findings"
            aria-activedescendant=pointed
            node_ref=sheet.editor
            style=("top", move || format!("{}px", place.get().1))
            style=("left", move || format!("{}px", place.get().0))
            style=("width", move || format!("{}px", place.get().2))
            on:keydown=on_key
            on:input=on_input
            on:compositionstart=begins
            on:compositionend=ends
            on:copy=move |event| clipboard::copy(sheet, &event, false)
            on:cut=move |event| clipboard::copy(sheet, &event, true)
            on:paste=move |event| clipboard::paste(sheet, &event)
            on:blur=move |_| commit(sheet)
        ></textarea>
        <ListButton sheet />
        <DropDown sheet />
    }
}

/// Where the active cell lies on the scrolled canvas: from the left, from the top, its width.
pub fn place(sheet: Sheet) -> (i64, i64, i64) {
    let active = sheet.selection.get().active;
    let fields = sheet.fields.get();
    let columns = sheet.columns.get();
    let field = fields.get(active.column).copied();
    let frozen = field.is_some_and(is_frozen);
    let left = if frozen { NUMBERS + sheet.view.get().2 } else { columns.left(&fields, active.column) };
    let top = sheet.scroll.get().on_canvas(active.row as i64 * ROW) + ROW;
    (left, top, field.map_or(0, |field| columns.width(field)))
}

fn label(sheet: Sheet) -> String {
    let field = sheet.active_field().map_or("", |field| field.label());
    format!("{} {field}", text::CELL_INPUT)
}

/// Opens the active cell with its text.
pub fn open(sheet: Sheet) {
    let active = sheet.selection.get_untracked().active;
    let text = untrack(|| sheet.text(active)).unwrap_or_default();
    put(sheet, &text);
    sheet.mode.set(Mode::Editing);
    sheet.reveal(active);
    sheet.focus();
}

fn put(sheet: Sheet, text: &str) {
    if let Some(editor) = sheet.editor.get_untracked() {
        editor.set_value(text);
        let end = text.encode_utf16().count() as u32;
        // Only elements that hold no text refuse a caret.
        let _ = editor.set_selection_range(end, end);
    }
}

/// Leaves what is being typed.
pub fn discard(sheet: Sheet) {
    put(sheet, "");
    sheet.mode.set(Mode::Ready);
    sheet.list.close();
}

/// Finishes what is being typed, if anything is.
pub fn commit(sheet: Sheet) {
    // The last blur comes when the screen is already gone.
    if sheet.mode.try_get_untracked().is_none_or(|mode| mode == Mode::Ready) {
        return;
    }
    let Some(text) = sheet.editor.get_untracked().map(|editor| editor.value()) else { return };
    discard(sheet);
    write(sheet, text);
}

/// Writes into the active cell.
pub fn write(sheet: Sheet, text: String) {
    let active = sheet.selection.get_untracked().active;
    if untrack(|| sheet.text(active)).as_ref() == Some(&text) {
        return;
    }
    let cell = untrack(|| sheet.line(active.row).zip(sheet.field(active.column)));
    match cell {
        Some((row, field)) => {
            sheet.show_text(active, &text);
            let request = Request::Edit { record: row.record, field, text };
            spawn_local(async move {
                sheet.state.changed(request, Vec::new()).await;
                sheet.refresh();
            });
        }
        None => sheet.put(Range::of(active, active), Put::Fill { text, only_blank: false }),
    }
}

/// Carries out what a key asks for. Says whether the key is used up.
fn run(sheet: Sheet, command: Command) -> bool {
    let selection = sheet.selection.get_untracked();
    let range = selection.range();
    let extent = untrack(|| sheet.extent());
    let mode = sheet.mode.get_untracked();
    match command {
        Command::Move(step) => go(sheet, selection.moved(step, extent)),
        Command::Stretch(step) => go(sheet, selection.stretched(step, extent)),
        Command::Edge(way) => to_edge(sheet, way, false),
        Command::StretchToEdge(way) => to_edge(sheet, way, true),
        Command::Enter(back) => go(sheet, selection.entered(back, extent)),
        Command::Tab(back) => {
            let next = selection.tabbed(back, extent);
            // At the grid's ends Tab leaves it, as it leaves every other part of the page.
            if mode == Mode::Ready && next.active == selection.active {
                return false;
            }
            go(sheet, next);
        }
        Command::FillTyped => {
            let typed = sheet.editor.get_untracked().map(|editor| editor.value());
            if let (Some(text), true) = (typed, mode != Mode::Ready) {
                discard(sheet);
                sheet.put(range, Put::Fill { text, only_blank: false });
            }
        }
        Command::Open if mode == Mode::Ready => open(sheet),
        Command::Open => sheet.mode.set(if mode == Mode::Typing { Mode::Editing } else { Mode::Typing }),
        Command::OpenEmpty => sheet.mode.set(Mode::Typing),
        Command::Cancel if mode == Mode::Ready => {
            let open = sheet.over.get_untracked() != Over::Nothing;
            sheet.over.set(Over::Nothing);
            if !open {
                sheet.finder.set(None);
            }
        }
        Command::Cancel => discard(sheet),
        Command::Clear if range.is_one() => write(sheet, String::new()),
        Command::Clear => sheet.put(range, Put::Clear),
        Command::All => sheet.selection.set(selection.all(extent)),
        Command::WholeRows => {
            sheet.selection.set(Selection::rows(range.from.row, range.to.row, extent));
        }
        Command::WholeColumns => {
            sheet.selection.set(Selection::columns(range.from.column, range.to.column, extent));
        }
        Command::FillDown => sheet.put(range, Put::Down),
        Command::Undo => sheet.state.change(Request::Undo),
        Command::Redo => sheet.state.change(Request::Redo),
        Command::Find => sheet.finder.set(Some(false)),
        Command::Replace => sheet.finder.set(Some(true)),
        Command::Finding(back) => {
            commit(sheet);
            sheet.to_finding(back);
        }
        Command::DropDown => sheet.list.open(sheet),
        Command::ColumnMenu => {
            if let Some(field) = untrack(|| sheet.active_field()) {
                sheet.over.set(Over::Menu(field));
            }
        }
    }
    true
}

fn go(sheet: Sheet, next: Selection) {
    commit(sheet);
    sheet.select(next);
}

fn to_edge(sheet: Sheet, way: Way, stretch: bool) {
    commit(sheet);
    let selection = sheet.selection.get_untracked();
    let from = if stretch { selection.head() } else { selection.active };
    spawn_local(async move {
        if let Some(Answer::Cell(Some(cell))) =
            sheet.ask(Ask::Edge(sheet.area(Range::of(from, from)), way)).await
        {
            sheet.select(if stretch { selection.stretched_to(cell) } else { Selection::at(cell) });
        }
    });
}
