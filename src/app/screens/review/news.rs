//! What newer lists changed, and the older list they replace.

use leptos::prelude::*;

use super::desk::Desk;
use crate::app::state::State;
use crate::app::text;
use crate::intake::table::TableId;
use crate::worker::protocol::{CaseState, Request};
use crate::worker::views::NewsView;

/// Asks whether a newer export replaces the one it repeats.
#[component]
pub fn Replacements() -> impl IntoView {
    let state = State::get();
    let kept = RwSignal::new(Vec::<TableId>::new());
    let pairs = move || {
        let pairs = state.campaign.get().map(|view| view.replacements).unwrap_or_default();
        pairs.into_iter().filter(|pair| !kept.with(|kept| kept.contains(&pair.table))).collect::<Vec<_>>()
    };
    view! {
        <For each=pairs key=|pair| pair.table let(pair)>
            <section class="card news" aria-label=text::REPLACE>
                <p>
                    <strong>{pair.new}</strong>
                    {text::REPLACES}
                    <strong>{pair.old}</strong>
                    {text::REPLACES_MORE}
                </p>
                <p class="row">
                    <button
                        type="button"
                        class="button button-primary"
                        data-replace=pair.table.0
                        on:click=move |_| state.change(Request::Replace(pair.table))
                    >
                        {text::REPLACE}
                    </button>
                    <button
                        type="button"
                        class="button button-quiet"
                        on:click=move |_| kept.update(|kept| kept.push(pair.table))
                    >
                        {text::KEEP_BOTH}
                    </button>
                </p>
            </section>
        </For>
    }
}

/// What changed since the lists changed; put away once it was seen.
#[component]
pub fn News() -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let news = Memo::new(move |_| state.campaign.get().map(|view| view.news).unwrap_or_default());
    let worth = move || {
        let NewsView { new, reopened, settled, gone, unseen, .. } = news.get();
        unseen && new + reopened + settled + gone > 0
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
                    <summary>{format!("{} {gone} {}", text::GONE, text::PEOPLE)}</summary>
                    <ul class="plain-list muted">{named}</ul>
                </details>
            }
        })
    };
    view! {
        <Show when=worth>
            <section class="card news" id="news" aria-label=text::NEWS>
                <h2 class="card-title">{text::NEWS}</h2>
                <div class="filters">
                    {move || part(text::NEW, news.get().new, CaseState::New)}
                    {move || part(text::REOPENED, news.get().reopened, CaseState::Reopened)}
                    {move || part(text::SETTLED, news.get().settled, CaseState::Settled)}
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
