//! Finding and replacing: a bar over the grid.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::sheet::{Pending, Sheet};
use crate::app::components::{Glyph, Icon};
use crate::app::text::grid as text;
use crate::casework::grid::{Cursor, Range, Selection};
use crate::casework::look::find::{Found, Needle};
use crate::worker::grid::{Answer, Ask, Put};

/// Where is looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    Table,
    Column,
    /// The range selected when it was chosen.
    Selection(Range),
}

/// The bar, where it is open.
#[component]
pub fn FindBar(sheet: Sheet) -> impl IntoView {
    let open = Memo::new(move |_| sheet.finder.get().is_some());
    move || open.get().then(|| view! { <Bar sheet /> })
}

#[component]
fn Bar(sheet: Sheet) -> impl IntoView {
    let needle = RwSignal::new(Needle::default());
    let with = RwSignal::new(String::new());
    let selected = sheet.selection.get_untracked().range();
    let within = RwSignal::new(if selected.is_one() { Within::Table } else { Within::Selection(selected) });
    let found = RwSignal::new(None::<Found>);
    let input = NodeRef::<html::Input>::new();
    // The element is in the document; focusing it cannot fail.
    input.on_load(|input| drop(input.focus()));

    let range = move || {
        let extent = untrack(|| sheet.extent());
        let active = sheet.selection.get_untracked().active;
        match within.get_untracked() {
            Within::Table => Selection::default().all(extent).range(),
            Within::Column => Selection::columns(active.column, active.column, extent).range(),
            Within::Selection(range) => range,
        }
    };
    let look = move |back: bool, stay: bool| {
        if needle.with_untracked(|needle| needle.text.is_empty()) {
            return found.set(None);
        }
        let active = sheet.selection.get_untracked().active;
        // While it is being typed the cell that already fits is kept.
        let from = match (stay, active.column.checked_sub(1)) {
            (true, Some(column)) => Cursor { column, ..active },
            (true, None) => Cursor { row: active.row.wrapping_sub(1), column: usize::MAX },
            (false, _) => active,
        };
        let ask = Ask::Find { area: sheet.area(range()), needle: needle.get_untracked(), from, back };
        spawn_local(async move {
            if let Some(Answer::Found(answer)) = sheet.ask(ask).await {
                found.try_set(Some(answer));
                if let Some(cell) = answer.next {
                    sheet.selection.set(Selection::at(cell));
                    sheet.reveal(cell);
                }
            }
        });
    };
    let replace_one = move || {
        let active = sheet.selection.get_untracked().active;
        let put = Put::Replace { needle: needle.get_untracked(), with: with.get_untracked() };
        sheet.put(Range::of(active, active), put);
        look(false, false);
    };
    let replace_all = move || {
        let put = Put::Replace { needle: needle.get_untracked(), with: with.get_untracked() };
        let area = sheet.area(range());
        spawn_local(async move {
            let ask = Ask::Preview(area.clone(), put.clone());
            if let Some(Answer::Plan(plan)) = sheet.ask(ask).await {
                sheet.pending.try_set(Some(Pending { area, put, plan: *plan }));
            }
        });
    };
    let close = move || {
        sheet.finder.set(None);
        sheet.focus();
    };
    let on_key = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            "Escape" => close(),
            "Enter" if !event.is_composing() && event.key_code() != 229 => look(event.shift_key(), false),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let on_within = move |event| {
        within.set(match event_target_value(&event).as_str() {
            "column" => Within::Column,
            "selection" => Within::Selection(sheet.selection.get_untracked().range()),
            _ => Within::Table,
        });
        look(false, true);
    };
    let replacing = move || sheet.finder.get() == Some(true);
    let none = move || found.get().is_none_or(|found| found.count == 0);
    let count = move || match found.get() {
        None => String::new(),
        Some(Found { count: 0, .. }) => text::NOT_FOUND.to_owned(),
        Some(Found { count, number, .. }) => format!("{number} / {count} {}", text::FOUND),
    };
    let in_selection = matches!(within.get_untracked(), Within::Selection(_));
    view! {
        <div class="find-bar" id="find-bar" role="search" on:keydown=on_key>
            <input
                class="input"
                id="find-what"
                autocomplete="off"
                aria-label=text::FIND_WHAT
                placeholder=text::FIND_WHAT
                node_ref=input
                on:input=move |event| {
                    needle.update(|needle| needle.text = event_target_value(&event));
                    look(false, true);
                }
            />
            <select class="select" id="find-within" aria-label=text::WHERE on:change=on_within>
                <option value="table">{text::IN_TABLE}</option>
                <option value="column">{text::IN_COLUMN}</option>
                <option value="selection" selected=in_selection>{text::IN_SELECTION}</option>
            </select>
            <label class="check">
                <input
                    type="checkbox"
                    on:change=move |_| {
                        needle.update(|needle| needle.whole = !needle.whole);
                        look(false, true);
                    }
                />
                {text::WHOLE_CELL}
            </label>
            <span class="find-count" id="find-count" role="status">{count}</span>
            <button type="button" class="button button-small" id="find-previous" disabled=none on:click=move |_| look(true, false)>
                {text::PREVIOUS}
            </button>
            <button type="button" class="button button-small" id="find-next" disabled=none on:click=move |_| look(false, false)>
                {text::NEXT}
            </button>
            <button
                type="button"
                class="button button-small button-quiet"
                aria-expanded=move || replacing().to_string()
                on:click=move |_| sheet.finder.update(|open| *open = open.map(|replacing| !replacing))
            >
                {text::REPLACE_ONE}
            </button>
            <button type="button" class="button button-small button-quiet row-end" aria-label=crate::app::text::mending::CLOSE on:click=move |_| close()>
                <Glyph icon=Icon::Close />
            </button>
            <Show when=replacing>
                <div class="find-replace">
                    <input
                        class="input"
                        id="replace-with"
                        autocomplete="off"
                        aria-label=text::REPLACE_WITH
                        placeholder=text::REPLACE_WITH
                        on:input=move |event| with.set(event_target_value(&event))
                    />
                    <button type="button" class="button button-small" id="replace-one" disabled=none on:click=move |_| replace_one()>
                        {text::REPLACE_ONE}
                    </button>
                    <button type="button" class="button button-small" id="replace-all" disabled=none on:click=move |_| replace_all()>
                        {text::REPLACE_ALL}
                    </button>
                </div>
            </Show>
        </div>
    }
}
