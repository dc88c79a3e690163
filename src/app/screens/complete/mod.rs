//! 完善: every member's data in a grid, what is wrong with it, and the place to mend it.

mod asking;
mod clipboard;
mod column_menu;
mod columns;
mod drop_down;
mod editor;
mod fill_dialog;
mod filters;
mod find_bar;
mod finding;
mod findings;
mod fix_dialog;
mod grid;
mod head;
mod here;
mod line;
mod mend_bar;
mod preview;
mod row;
mod sheet;
mod status;
mod toolbar;

use leptos::ev;
use leptos::prelude::*;

use crate::app::components::NotChecked;
use crate::app::state::{State, WantedRows};
use crate::app::text;
use crate::casework::look::Look;
use crate::intake::table::TableId;
use crate::worker::views::SourceView;
use column_menu::ColumnMenu;
use fill_dialog::FillDialog;
use filters::Filters;
use find_bar::FindBar;
use findings::Findings;
use grid::Grid;
use mend_bar::MendBar;
use preview::Preview;
use sheet::Sheet;
use status::Status;
use toolbar::Toolbar;

/// The screen.
#[component]
pub fn Complete() -> impl IntoView {
    let state = State::get();
    let sources = move || state.campaign.get().map(|view| view.sources).unwrap_or_default();
    let useful =
        move || sources().into_iter().filter(|source| source.included && source.rows > 0).collect::<Vec<_>>();
    let first = Memo::new(move |_| useful().first().map(|source| source.table));
    view! {
        {move || match first.get() {
            Some(table) => view! { <Members table /> }.into_any(),
            None => view! {
                <NotChecked />
            }
            .into_any(),
        }}
    }
}

#[component]
fn Members(table: TableId) -> impl IntoView {
    let state = State::get();
    let sheet = match state.take_wanted_rows() {
        Some(WantedRows::Record(record)) => {
            let sheet = Sheet::new(Look { flagged: true, ..Look::at(record.table) });
            sheet.go_to(record);
            sheet
        }
        Some(WantedRows::Rule(code)) => Sheet::new(Look { rule: Some(code), ..Look::at(table) }),
        None => Sheet::new(Look::at(table)),
    };
    let sources = move || state.campaign.get().map(|view| view.sources).unwrap_or_default();
    let title = |source: &SourceView| match source.sheet.as_str() {
        "" => format!("{}：{}", source.kind.label(), source.file),
        name => format!("{}：{} · {name}", source.kind.label(), source.file),
    };
    let on_table = move |event| {
        if let Ok(id) = event_target_value(&event).parse() {
            sheet.look_at(|_| Look::at(TableId(id)));
        }
    };
    let on_flagged = move |_| sheet.look_at(|look| Look { flagged: !look.flagged, ..look });
    // The keys of the grid that are wanted from everywhere on the screen.
    let on_key = move |event: ev::KeyboardEvent| {
        let ctrl = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "f" if ctrl => sheet.finder.set(Some(false)),
            "h" if ctrl => sheet.finder.set(Some(true)),
            "F8" => sheet.to_finding(event.shift_key()),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <section class="stack complete" on:keydown=move |event| if !event.default_prevented() { on_key(event) }>
            <div class="screen-head">
                <h1 class="screen-title">{text::COMPLETE}</h1>
                <div class="row">
                    <label class="field-inline">
                        <span class="muted">{text::TABLE}</span>
                        <select class="select" id="table" on:change=on_table>
                            {move || {
                                sources()
                                    .iter()
                                    .filter(|source| source.included)
                                    .map(|source| {
                                        let id = source.table;
                                        let chosen = id == sheet.look.with_untracked(|look| look.table);
                                        let words = title(source);
                                        view! { <option value=id.0.to_string() selected=chosen>{words}</option> }
                                    })
                                    .collect_view()
                            }}
                        </select>
                    </label>
                    <label class="check">
                        <input
                            type="checkbox"
                            id="only-flagged"
                            prop:checked=move || sheet.look.with(|look| look.flagged)
                            on:change=on_flagged
                        />
                        {text::ONLY_FLAGGED}
                    </label>
                </div>
            </div>
            <MendBar />
            <div class="complete-body">
                <div class="grid-frame">
                    <Toolbar sheet />
                    <FindBar sheet />
                    <Filters sheet />
                    <div class="grid-place">
                        <Grid sheet />
                        <ColumnMenu sheet />
                    </div>
                    <Status sheet />
                </div>
                <Findings sheet />
            </div>
            <FillDialog sheet />
            <Preview sheet />
        </section>
    }
}
