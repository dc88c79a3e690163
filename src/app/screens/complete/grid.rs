//! The grid: only the rows in sight are drawn, and one text area always has the focus.
//!
//! The text area lies over the active cell and takes every key, so that the first character of a
//! Chinese input method is typed into it and never lost. It is empty until something is typed or the
//! cell is opened; only then does it hold the cell's text.

use std::hash::{DefaultHasher, Hash, Hasher};

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::Sheet;
use crate::app::state::State;
use crate::app::text;
use crate::casework::grid::{Cursor, Extent, Step};
use crate::domain::Field;
use crate::rules::Severity;
use crate::worker::protocol::{Request, Response};
use crate::worker::views::RowView;

/// Height of a row in pixels, the same in grid.css.
const ROW: usize = 34;

/// Rows fetched around those in sight.
const AROUND: usize = 60;

/// Width of the column of row numbers.
const NUMBERS: usize = 52;

/// The grid of one table.
#[component]
pub fn Grid(sheet: Sheet) -> impl IntoView {
    let state = State::get();
    let top = RwSignal::new(0usize);
    let height = RwSignal::new(600usize);
    let viewport = NodeRef::<html::Div>::new();
    let editor = NodeRef::<html::Textarea>::new();
    let editing = RwSignal::new(false);

    // The window moves in steps, so that scrolling a line asks for nothing.
    let window = Memo::new(move |_| {
        let first = top.get() / ROW;
        let start = (first / AROUND * AROUND).saturating_sub(AROUND);
        (start, height.get() / ROW + 3 * AROUND)
    });
    let revision = Memo::new(move |_| state.campaign.get().map_or(0, |view| view.revision));
    Effect::new(move |_| {
        revision.get();
        let (start, count) = window.get();
        let request =
            Request::Rows { table: sheet.table.get(), only_flagged: sheet.only_flagged.get(), start, count };
        spawn_local(async move {
            if let Some(Response::Rows(page)) = state.ask(request).await {
                // The screen may be gone by now.
                sheet.page.try_set(page);
            }
        });
    });

    let fields = Memo::new(move |_| sheet.page.get().fields);
    let columns = move || {
        let widths = fields.get().into_iter().map(|field| format!("{}px", width(field)));
        std::iter::once(format!("{NUMBERS}px")).chain(widths).collect::<Vec<_>>().join(" ")
    };
    let extent = move || Extent {
        rows: sheet.page.with(|page| page.total),
        columns: fields.get().len(),
        page: height.get() / ROW,
    };

    let show = move |cursor: Cursor| {
        sheet.cursor.set(cursor);
        let Some(viewport) = viewport.get_untracked() else { return };
        let head = ROW as i32;
        let (from, to) = ((cursor.row * ROW) as i32, ((cursor.row + 1) * ROW) as i32);
        let scroll = viewport.scroll_top();
        let inner = viewport.client_height() - head;
        if from < scroll {
            viewport.set_scroll_top(from);
        } else if to > scroll + inner {
            viewport.set_scroll_top(to - inner);
        }
        let left = left_of(&fields.get_untracked(), cursor.column) as i32;
        let right = left + fields.get_untracked().get(cursor.column).map_or(0, |field| width(*field)) as i32;
        let across = viewport.scroll_left();
        if left - (NUMBERS as i32) < across {
            viewport.set_scroll_left(left - NUMBERS as i32);
        } else if right > across + viewport.client_width() {
            viewport.set_scroll_left(right - viewport.client_width());
        }
    };
    let focus = move || {
        if let Some(editor) = editor.get_untracked() {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            // The element is in the document; focusing it cannot fail.
            let _ = editor.focus_with_options(&options);
        }
    };
    let current = move || {
        let row = sheet.row()?;
        row.cells.get(sheet.cursor.get_untracked().column).map(|cell| cell.text.clone())
    };
    let put = move |value: &str| {
        if let Some(editor) = editor.get_untracked() {
            editor.set_value(value);
        }
    };
    let open = move || {
        put(&untrack(current).unwrap_or_default());
        editing.set(true);
    };
    let close = move || {
        put("");
        editing.set(false);
    };
    let write = move |text: String| {
        let cursor = sheet.cursor.get_untracked();
        let field = fields.get_untracked().get(cursor.column).copied();
        if let (Some(row), Some(field)) = (untrack(move || sheet.row()), field) {
            state.change(Request::Edit { record: row.record, field, text });
        }
    };
    let commit = move || {
        if editing.get_untracked() {
            if let Some(editor) = editor.get_untracked() {
                write(editor.value());
            }
            close();
        }
    };

    let on_key = move |event: ev::KeyboardEvent| {
        // Keys that belong to an input method are its own.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let key = event.key();
        let ctrl = event.ctrl_key() || event.meta_key();
        let busy = editing.get_untracked();
        match key.as_str() {
            "F2" if !busy => open(),
            "Escape" if busy => close(),
            "Delete" | "Backspace" if !busy => write(String::new()),
            "z" if ctrl && !busy => state.change(Request::Undo),
            "y" if ctrl && !busy => state.change(Request::Redo),
            // Inside a text the arrows and ends move the caret.
            _ if busy && !matches!(key.as_str(), "Enter" | "Tab") => return,
            _ => {
                let Some(step) = Step::of_key(&key, event.shift_key(), ctrl) else { return };
                let from = sheet.cursor.get_untracked();
                let to = from.moved(step, extent());
                // At the grid's ends Tab leaves it, as it leaves every other part of the page.
                if key == "Tab" && to == from && !busy {
                    return;
                }
                commit();
                show(to);
            }
        }
        event.prevent_default();
    };
    let cell_at = move |target: Option<web_sys::EventTarget>| {
        let cell = target?.dyn_into::<web_sys::Element>().ok()?.closest("[data-column]").ok()??;
        let number = |name: &str| cell.get_attribute(name)?.parse::<usize>().ok();
        Some(Cursor { row: number("data-row")?, column: number("data-column")? })
    };
    let on_press = move |event: ev::MouseEvent| {
        let Some(cursor) = cell_at(event.target()) else { return };
        event.prevent_default();
        commit();
        show(cursor);
        focus();
    };
    let on_double = move |event: ev::MouseEvent| {
        if cell_at(event.target()).is_some() || event.target() == editor.get_untracked().map(Into::into) {
            open();
        }
    };
    let measure = move || {
        if let Some(viewport) = viewport.get_untracked() {
            top.set(viewport.scroll_top().max(0) as usize);
            height.set(viewport.client_height().max(0) as usize);
        }
    };
    viewport.on_load(move |_| measure());

    view! {
        <div
            class="grid"
            id="grid"
            role="grid"
            aria-label=text::COMPLETE
            aria-rowcount=move || (sheet.page.get().total + 1).to_string()
            node_ref=viewport
            on:scroll=move |_| measure()
            on:mousedown=on_press
            on:dblclick=on_double
        >
            <div class="grid-row grid-head" role="row" style=("grid-template-columns", columns)>
                <span class="grid-number" role="columnheader"></span>
                {move || {
                    fields
                        .get()
                        .into_iter()
                        .map(|field| view! { <span class="grid-cell" role="columnheader">{field.label()}</span> })
                        .collect_view()
                }}
            </div>
            <div
                class="grid-canvas"
                role="presentation"
                style=("height", move || format!("{}px", sheet.page.get().total * ROW))
            >
                <For each=move || numbered(sheet) key=|(at, row)| (*at, fingerprint(row)) let((at, row))>
                    <Row at row columns=Signal::derive(columns) fields=fields.get_untracked() />
                </For>
                <textarea
                    class="grid-editor"
                    class:grid-editor-open=move || editing.get()
                    id="cell-editor"
                    rows="1"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=text::CELL_INPUT
                    aria-activedescendant=move || {
                        let cursor = sheet.cursor.get();
                        format!("cell-{}-{}", cursor.row, cursor.column)
                    }
                    node_ref=editor
                    style=("top", move || format!("{}px", sheet.cursor.get().row * ROW))
                    style=("left", move || format!("{}px", left_of(&fields.get(), sheet.cursor.get().column)))
                    style=("width", move || {
                        let column = sheet.cursor.get().column;
                        format!("{}px", fields.get().get(column).map_or(0, |field| width(*field)))
                    })
                    on:keydown=on_key
                    on:input=move |_| editing.set(true)
                    on:blur=move |_| commit()
                ></textarea>
            </div>
        </div>
    }
}

fn numbered(sheet: Sheet) -> Vec<(usize, RowView)> {
    let page = sheet.page.get();
    (page.start..).zip(page.rows).collect()
}

/// Changes when the row must be drawn anew.
fn fingerprint(row: &RowView) -> u64 {
    let mut hasher = DefaultHasher::new();
    (row.record, row.red).hash(&mut hasher);
    for cell in &row.cells {
        (&cell.text, cell.edited, cell.severity).hash(&mut hasher);
    }
    hasher.finish()
}

#[component]
fn Row(at: usize, row: RowView, columns: Signal<String>, fields: Vec<Field>) -> impl IntoView {
    let red = row.red;
    let cells = row
        .cells
        .into_iter()
        .zip(fields)
        .enumerate()
        .map(|(column, (cell, field))| {
            let severity = match cell.severity {
                Some(Severity::Error) => "error",
                Some(Severity::Warning) => "warning",
                Some(Severity::Info) => "info",
                None => "none",
            };
            view! {
                <span
                    class="grid-cell"
                    role="gridcell"
                    id=format!("cell-{at}-{column}")
                    class:red-name=red && field == Field::Name
                    data-severity=severity
                    data-edited=cell.edited.then_some(text::EDITED)
                    data-row=at.to_string()
                    data-column=column.to_string()
                    data-field=field.id()
                >
                    {cell.text}
                </span>
            }
        })
        .collect_view();
    view! {
        <div
            class="grid-row"
            role="row"
            aria-rowindex=(at + 2).to_string()
            style=("top", format!("{}px", at * ROW))
            style=("grid-template-columns", move || columns.get())
        >
            <span class="grid-number" role="rowheader">{row.record.row}</span>
            {cells}
        </div>
    }
}

fn left_of(fields: &[Field], column: usize) -> usize {
    NUMBERS + fields.iter().take(column).map(|field| width(*field)).sum::<usize>()
}

/// A field's width in pixels: what its usual content needs.
fn width(field: Field) -> usize {
    match field {
        Field::OrgName | Field::HouseholdAddress => 300,
        Field::IdNumber => 188,
        Field::Name | Field::Phone | Field::MemberNumber | Field::StudentNumber => 140,
        Field::Branch | Field::Class => 160,
        Field::Birth | Field::Joined | Field::Ethnicity => 104,
        Field::Sex => 64,
        _ => 128,
    }
}
