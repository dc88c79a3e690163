//! How one table is read, in full: what is remembered of it, its header, its columns, what was left out.

use leptos::prelude::*;

use super::columns::Columns;
use super::preview::Preview;
use crate::app::state::State;
use crate::app::{memory, text};
use crate::intake::table::TableId;
use crate::worker::protocol::Request;
use crate::worker::views::SourceView;

/// Everything about one table that can be looked at and changed.
#[component]
pub fn Details(table: TableId, source: Memo<Option<SourceView>>) -> impl IntoView {
    let notes = move || source.with(|source| source.as_ref().map(|s| s.notes.clone()).unwrap_or_default());
    view! {
        <Memory table source />
        <section class="details-part">
            <Preview table source />
        </section>
        <section class="details-part">
            <h3 class="details-title">{text::COLUMNS}</h3>
            <Columns table source />
        </section>
        <Show when=move || !notes().is_empty()>
            <section class="details-part">
                <h3 class="details-title">{text::SKIPPED}</h3>
                <ul class="notes">
                    {move || notes().into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}
                </ul>
            </section>
        </Show>
    }
}

/// What is remembered for these headers, and the other tables that have them.
#[component]
fn Memory(table: TableId, source: Memo<Option<SourceView>>) -> impl IntoView {
    let state = State::get();
    let print =
        Memo::new(move |_| source.with(|s| s.as_ref()?.reading.as_ref().map(|reading| reading.print)));
    let remembered = move || {
        let print = print.get();
        state.readings.with(|kept| kept.iter().any(|reading| Some(reading.print) == print))
    };
    let words = move || match source.with(|source| source.as_ref().is_some_and(|s| s.as_before && !s.changed))
    {
        true => text::AS_BEFORE,
        false => text::WILL_REMEMBER,
    };
    // Other tables with these headers that are read otherwise.
    let others = Memo::new(move |_| {
        source.with(|source| {
            let Some(reading) = source.as_ref().filter(|s| s.changed).and_then(|s| s.reading.as_ref()) else {
                return 0;
            };
            state.campaign.with(|view| {
                let readings = view.iter().flat_map(|view| &view.sources).filter_map(|s| s.reading.as_ref());
                readings.filter(|other| other.print == reading.print && *other != reading).count()
            })
        })
    });
    let forget = move |_| {
        if let Some(print) = print.get_untracked() {
            memory::forget(state, print);
        }
    };
    view! {
        <Show when=remembered>
            <p class="memory">
                <span>{words}</span>
                <button type="button" class="button button-quiet button-small forget" on:click=forget>
                    {text::FORGET}
                </button>
            </p>
        </Show>
        <Show when=move || { others.get() > 0 }>
            <p class="memory">
                <span>{move || format!("还有 {} 张表的表头相同，识别方式不同。", others.get())}</span>
                <button
                    type="button"
                    class="button button-small read-alike"
                    on:click=move |_| state.change(Request::ReadAlike(table))
                >
                    {text::READ_ALIKE}
                </button>
            </p>
        </Show>
    }
}
