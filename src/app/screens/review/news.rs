//! What newer lists changed, and the older lists they replace.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use crate::app::state::State;
use crate::app::text;
use crate::app::text::newer_lists as words;
use crate::intake::table::TableId;
use crate::worker::newer_lists::{NewsView, ReplacementView};
use crate::worker::protocol::{CaseState, Request};

/// Asks whether newer lists replace those they repeat.
#[component]
pub fn Replacements() -> impl IntoView {
    let state = State::get();
    let pairs = Memo::new(move |_| state.campaign.get().map(|view| view.replacements).unwrap_or_default());
    view! {
        <Show when=move || !pairs.get().is_empty()>
            <section class="card replacements" aria-label=words::REPLACE>
                <Show when=move || { pairs.get().len() > 1 }>
                    <div class="row">
                        <h2 class="card-title">
                            {move || format!("{} {}", pairs.get().len(), words::SOME_REPLACED)}
                        </h2>
                        <button
                            type="button"
                            class="button button-primary row-end"
                            id="replace-all"
                            on:click=move |_| {
                                replace(state, pairs.get_untracked().iter().map(|pair| pair.table).collect());
                            }
                        >
                            {words::REPLACE_ALL}
                        </button>
                    </div>
                </Show>
                <ul class="plain-list replacement-list">
                    <For each=move || pairs.get() key=|pair| pair.table let(pair)>
                        <Replacement pair only=Signal::derive(move || pairs.get().len() == 1) />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn Replacement(pair: ReplacementView, only: Signal<bool>) -> impl IntoView {
    let state = State::get();
    let table = pair.table;
    view! {
        <li class="replacement">
            <p>
                <strong>{pair.new}</strong>
                {words::REPLACES}
                <strong>{pair.old}</strong>
                {words::REPLACES_MORE}
            </p>
            <p class="row">
                <button
                    type="button"
                    class="button"
                    class:button-primary=only
                    data-replace=table.0
                    on:click=move |_| replace(state, vec![table])
                >
                    {words::REPLACE}
                </button>
                <button
                    type="button"
                    class="button button-quiet"
                    data-keep=table.0
                    on:click=move |_| state.change(Request::KeepBoth(table))
                >
                    {words::KEEP_BOTH}
                </button>
            </p>
        </li>
    }
}

/// Replaces them and says what became of the edits.
fn replace(state: State, lists: Vec<TableId>) {
    spawn_local(async move {
        state.changed(Request::Replace(lists), Vec::new()).await;
        if let Some(done) = state.campaign.get_untracked().and_then(|view| view.undo) {
            state.notify(false, done);
        }
    });
}

/// What changed since the lists changed; put away once it was seen.
#[component]
pub fn News() -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let news = Memo::new(move |_| state.campaign.get().map(|view| view.news).unwrap_or_default());
    let worth = move || {
        let NewsView { new, changed, settled, gone, unseen, .. } = news.get();
        unseen && new + changed + settled + gone > 0
    };
    let part = move |label: &'static str, count: usize, of: CaseState| {
        (count > 0).then(|| {
            view! {
                <button
                    type="button"
                    class="filter"
                    on:click=move |_| desk.choose(|filter| filter.state = Some(of))
                >
                    {label}
                    <span class="filter-total">{count}</span>
                </button>
            }
        })
    };
    let gone = move || {
        let NewsView { gone, gone_first, .. } = news.get();
        let named =
            gone_first.into_iter().map(|(name, branch)| view! { <li>{format!("{name}　{branch}")}</li> });
        let named = named.collect_view();
        (gone > 0).then(|| {
            view! {
                <details class="gone">
                    <summary>{format!("{} {gone} {}", words::GONE, text::PEOPLE)}</summary>
                    <ul class="plain-list muted">{named}</ul>
                </details>
            }
        })
    };
    view! {
        <Show when=worth>
            <section class="card news" id="news" aria-label=words::NEWS>
                <h2 class="card-title">{words::NEWS}</h2>
                <div class="filters">
                    {move || part(words::NEW, news.get().new, CaseState::New)}
                    {move || part(words::CHANGED, news.get().changed, CaseState::Changed)}
                    {move || part(words::SETTLED, news.get().settled, CaseState::Settled)}
                </div>
                {gone}
                <button
                    type="button"
                    class="button button-quiet row-end"
                    on:click=move |_| state.change(Request::SeenNews)
                >
                    {text::DISMISS}
                </button>
            </section>
        </Show>
    }
}
