//! 导入: what was dropped, how it is read, and how to change that.

mod columns;
mod details;
mod list;
mod preview;
mod source;
mod welcome;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::components::FileButtons;
use crate::app::state::{Busy, Screen, State};
use crate::app::{memory, paste, text};
use crate::intake::table::TableKind;
use crate::worker::protocol::{Request, Response};
use list::SourceList;
use welcome::Welcome;

/// The screen.
#[component]
pub fn Import() -> impl IntoView {
    let state = State::get();
    paste::listen(state);
    let empty =
        Memo::new(move |_| state.campaign.with(|view| view.as_ref().is_none_or(|v| v.sources.is_empty())));
    view! {
        <RejectedFiles />
        <Show when=move || empty.get() fallback=move || view! { <Sources /> }>
            <Welcome />
        </Show>
    }
}

#[component]
fn Sources() -> impl IntoView {
    let state = State::get();
    let checked = move || state.campaign.with(|view| view.as_ref().is_some_and(|view| view.counts.is_some()));
    let has = move |kind| {
        state.campaign.with(|view| {
            view.iter().flat_map(|view| &view.sources).any(|source| source.included && source.kind == kind)
        })
    };
    let both = move || has(TableKind::SystemList) && has(TableKind::ClassRoster);
    let check = move |_| {
        spawn_local(async move {
            state.busy.set(Some(Busy { what: text::CHECKING.to_owned(), ..Busy::default() }));
            if let Some(Response::Campaign(view)) = state.ask(Request::Check).await {
                state.campaign.set(Some(*view));
                state.screen.set(Screen::Overview);
            }
            state.busy.set(None);
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
                <div>
                    <h1 class="screen-title">{text::SOURCES}</h1>
                    <p class="muted">{text::ADD_MORE}</p>
                </div>
                <div class="row">
                    <button type="button" class="button button-quiet" id="clear" on:click=clear>{text::CLEAR}</button>
                    <FileButtons />
                </div>
            </div>
            <SourceList />
            <Remembered />
            <div class="action-bar">
                <p class="muted">{move || (!both() && !state.has_forms()).then_some(text::NEED_BOTH)}</p>
                <Show when=move || state.has_forms()>
                    <button
                        type="button"
                        class="button button-large"
                        id="go-merge"
                        on:click=move |_| state.screen.set(Screen::Merging)
                    >
                        {text::merging::GO_MERGE}
                    </button>
                </Show>
                <button type="button" class="button button-primary button-large" id="check" on:click=check>
                    {move || if checked() { text::CHECK_AGAIN } else { text::START_CHECK }}
                </button>
            </div>
        </section>
    }
}

/// How many choices are remembered, and the way to forget them all.
#[component]
fn Remembered() -> impl IntoView {
    let state = State::get();
    let count = move || state.readings.with(Vec::len);
    view! {
        <Show when=move || { count() > 0 }>
            <p class="row muted" id="remembered">
                <span>{move || format!("{} {}", count(), text::REMEMBERED)}</span>
                <button
                    type="button"
                    class="button button-quiet button-small"
                    id="forget-all"
                    on:click=move |_| memory::forget_all(state)
                >
                    {text::FORGET_ALL}
                </button>
            </p>
        </Show>
    }
}

#[component]
fn RejectedFiles() -> impl IntoView {
    let state = State::get();
    view! {
        <Show when=move || !state.rejected.get().is_empty()>
            <section class="card card-wrong" id="rejected" role="alert">
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
