//! 导入: what was dropped, how it is read, and how to change that.

mod source;
mod welcome;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::components::FileButtons;
use crate::app::state::{Screen, State};
use crate::app::text;
use crate::intake::table::TableKind;
use crate::worker::protocol::Request;
use source::Source;
use welcome::Welcome;

/// The screen.
#[component]
pub fn Import() -> impl IntoView {
    let state = State::get();
    let sources = move || state.campaign.get().map(|view| view.sources).unwrap_or_default();
    let empty = Memo::new(move |_| sources().is_empty());
    view! {
        <Show when=move || empty.get() fallback=move || view! { <Sources /> }>
            <Welcome />
        </Show>
        <RejectedFiles />
    }
}

#[component]
fn Sources() -> impl IntoView {
    let state = State::get();
    let sources = move || state.campaign.get().map(|view| view.sources).unwrap_or_default();
    let checked = move || state.campaign.get().is_some_and(|view| view.counts.is_some());
    let has = move |kind| sources().iter().any(|source| source.kind == kind);
    let both = move || has(TableKind::SystemList) && has(TableKind::ClassRoster);
    let check = move |_| {
        spawn_local(async move {
            if let Some(crate::worker::protocol::Response::Campaign(view)) = state.ask(Request::Check).await {
                state.campaign.set(Some(*view));
                state.screen.set(Screen::Review);
            }
        });
    };
    let clear = move |_| {
        let sure = window().confirm_with_message(text::CLEAR_SURE).unwrap_or(false);
        if sure {
            state.rejected.set(Vec::new());
            state.change(Request::Clear);
        }
    };
    view! {
        <section class="stack">
            <div class="screen-head">
                <h1 class="screen-title">{text::SOURCES}</h1>
                <div class="row">
                    <button type="button" class="button button-quiet" id="clear" on:click=clear>{text::CLEAR}</button>
                    <FileButtons />
                </div>
            </div>
            <ul class="sources">
                <For each=sources key=|source| (source.table, source.kind, fingerprint(source)) let(source)>
                    <Source source />
                </For>
            </ul>
            <div class="action-bar">
                <p class="muted">{move || if both() { text::ADD_MORE } else { text::NEED_BOTH }}</p>
                <button type="button" class="button button-primary button-large" id="check" on:click=check>
                    {move || if checked() { text::CHECK_AGAIN } else { text::START_CHECK }}
                </button>
            </div>
        </section>
    }
}

/// Changes when a source must be drawn anew.
fn fingerprint(source: &crate::worker::views::SourceView) -> Vec<Option<crate::domain::Field>> {
    source.columns.iter().map(|column| column.field).collect()
}

#[component]
fn RejectedFiles() -> impl IntoView {
    let state = State::get();
    view! {
        <Show when=move || !state.rejected.get().is_empty()>
            <section class="card card-wrong" id="rejected">
                <div class="card-head">
                    <h2 class="card-title">{text::REJECTED}</h2>
                    <button
                        type="button"
                        class="button button-quiet"
                        on:click=move |_| state.rejected.set(Vec::new())
                    >
                        {text::DISMISS}
                    </button>
                </div>
                <ul class="plain-list">
                    {move || {
                        state
                            .rejected
                            .get()
                            .into_iter()
                            .map(|file| view! { <li><strong>{file.file}</strong><br />{file.reason}</li> })
                            .collect_view()
                    }}
                </ul>
            </section>
        </Show>
    }
}
