//! The tools over the grid, for those who do not know the keys.

use leptos::ev;
use leptos::prelude::*;

use super::columns::Columns;
use super::fill_dialog::expected;
use super::line::is_frozen;
use super::sheet::{Over, Sheet};
use crate::app::components::{Glyph, Icon};
use crate::app::text::grid as text;

/// The tools.
#[component]
pub fn Toolbar(sheet: Sheet) -> impl IntoView {
    let toggle =
        move |open: Over| sheet.over.update(|over| *over = if *over == open { Over::Nothing } else { open });
    let active = move || sheet.active_field();
    let fill_words = move || {
        let asked = active().and_then(|field| expected(sheet, field).map(|text| (field, text)));
        match asked {
            Some((field, asked)) => format!("{}全部填为“{asked}”", field.label()),
            None => format!("{}：{}", text::FILL_COLUMN, active().map_or("", |field| field.label())),
        }
    };
    let fill = move |_| {
        if let Some(field) = untrack(active) {
            sheet.over.set(Over::Fill(field));
        }
    };
    let menu = move |_| {
        if let Some(field) = untrack(active) {
            sheet.reveal(sheet.selection.get_untracked().active);
            toggle(Over::Menu(field));
        }
    };
    let none = move || sheet.page.with(|page| page.total == 0);
    view! {
        <div class="grid-tools" role="toolbar" aria-label=text::TOOLS>
            <button
                type="button"
                class="button button-small"
                id="next-finding"
                title=text::NEXT_FINDING_KEYS
                on:click=move |_| {
                    sheet.to_finding(false);
                    sheet.focus();
                }
            >
                <Glyph icon=Icon::Next />
                {text::NEXT_FINDING}
                <kbd>"F8"</kbd>
            </button>
            <button
                type="button"
                class="button button-small grid-fill"
                id="fill-column"
                title=text::FILL_MORE
                disabled=none
                on:click=fill
            >
                <Glyph icon=Icon::Fill />
                <span class="button-words">{fill_words}</span>
            </button>
            <button
                type="button"
                class="button button-small"
                id="open-finder"
                title=text::FIND_KEYS
                aria-expanded=move || sheet.finder.get().is_some().to_string()
                on:click=move |_| sheet.finder.update(|open| *open = if open.is_some() { None } else { Some(true) })
            >
                <Glyph icon=Icon::Search />
                {text::FIND}
            </button>
            <button type="button" class="button button-small" id="open-menu" title=text::SORT_FILTER_KEYS on:click=menu>
                <Glyph icon=Icon::Sort />
                {text::SORT_FILTER}
            </button>
            <span class="grid-columns">
                <button
                    type="button"
                    class="button button-small"
                    id="open-columns"
                    aria-expanded=move || (sheet.over.get() == Over::Columns).to_string()
                    on:click=move |_| toggle(Over::Columns)
                >
                    <Glyph icon=Icon::Columns />
                    {text::SHOW_COLUMNS}
                </button>
                <Show when=move || sheet.over.get() == Over::Columns>
                    <Chooser sheet />
                </Show>
            </span>
        </div>
    }
}

/// Which columns are shown.
#[component]
fn Chooser(sheet: Sheet) -> impl IntoView {
    let all = sheet.page.with_untracked(|page| page.fields.clone());
    let close = move || {
        sheet.over.set(Over::Nothing);
        sheet.focus();
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    let lines = all.into_iter().filter(|field| !is_frozen(*field)).map(|field| {
        let shown = move || sheet.columns.with(|columns| columns.is_shown(field));
        let switch = move |_| {
            let show = !untrack(shown);
            sheet.columns.update(|columns| columns.show(field, show));
            sheet.columns.with_untracked(Columns::keep);
        };
        view! {
            <li>
                <label class="grid-value" data-column-of=field.id()>
                    <input type="checkbox" prop:checked=shown on:change=switch />
                    <span class="grid-value-text">{field.label()}</span>
                </label>
            </li>
        }
    });
    view! {
        <div class="grid-menu grid-chooser" id="column-chooser" role="dialog" aria-label=text::SHOW_COLUMNS on:keydown=on_key>
            <ul class="grid-values">{lines.collect_view()}</ul>
            <div class="grid-menu-foot">
                <button
                    type="button"
                    class="button button-small button-quiet"
                    on:click=move |_| {
                        sheet.columns.set(Columns::default());
                        sheet.columns.with_untracked(Columns::keep);
                        close();
                    }
                >
                    {text::DEFAULT_COLUMNS}
                </button>
            </div>
        </div>
    }
}
