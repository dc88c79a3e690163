//! 完善: every member's data in a grid, what is wrong with it, and the place to mend it.

mod finding;
mod findings;
mod fix_dialog;
mod grid;
mod mend_bar;

use leptos::prelude::*;

use crate::app::components::Empty;
use crate::app::state::{Screen, State, WantedRows};
use crate::app::text;
use crate::casework::grid::Cursor;
use crate::intake::table::TableId;
use crate::worker::views::{RowPage, RowView, SourceView};
use findings::Findings;
use grid::Grid;
use mend_bar::MendBar;

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Sheet {
    table: RwSignal<TableId>,
    only_flagged: RwSignal<bool>,
    page: RwSignal<RowPage>,
    cursor: RwSignal<Cursor>,
}

impl Sheet {
    /// The record under the cursor, if it has been fetched.
    fn row(self) -> Option<RowView> {
        self.page.with(|page| {
            let at = self.cursor.get().row.checked_sub(page.start)?;
            page.rows.get(at).cloned()
        })
    }
}

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
                <Empty title=text::NOT_CHECKED more=text::NOT_CHECKED_MORE>
                    <button
                        type="button"
                        class="button button-primary"
                        on:click=move |_| state.screen.set(Screen::Import)
                    >
                        {text::GO_IMPORT}
                    </button>
                </Empty>
            }
            .into_any(),
        }}
    }
}

#[component]
fn Members(table: TableId) -> impl IntoView {
    let state = State::get();
    let wanted = state.take_wanted_rows();
    let table = match &wanted {
        Some(WantedRows::Record(record)) => record.table,
        _ => table,
    };
    let sheet = Sheet {
        table: RwSignal::new(table),
        only_flagged: RwSignal::new(wanted.is_some()),
        page: RwSignal::new(RowPage::default()),
        cursor: RwSignal::new(Cursor::default()),
    };
    let sources = move || state.campaign.get().map(|view| view.sources).unwrap_or_default();
    let title = |source: &SourceView| match source.sheet.as_str() {
        "" => format!("{}：{}", source.kind.label(), source.file),
        name => format!("{}：{} · {name}", source.kind.label(), source.file),
    };
    let on_table = move |event| {
        if let Ok(id) = event_target_value(&event).parse() {
            sheet.cursor.set(Cursor::default());
            sheet.table.set(TableId(id));
        }
    };
    let on_flagged = move |_| {
        sheet.cursor.set(Cursor::default());
        sheet.only_flagged.update(|only| *only = !*only);
    };
    view! {
        <section class="stack complete">
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
                                        let chosen = id == sheet.table.get_untracked();
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
                            prop:checked=move || sheet.only_flagged.get()
                            on:change=on_flagged
                        />
                        {text::ONLY_FLAGGED}
                    </label>
                    <span class="muted" aria-live="polite">
                        {move || format!("{} {}", sheet.page.get().total, text::PEOPLE)}
                    </span>
                </div>
            </div>
            <MendBar />
            <div class="complete-body">
                <Grid sheet />
                <Findings sheet />
            </div>
        </section>
    }
}
