//! 核对: who differs, how, why, and what is to be done.

mod branches;
mod case_card;
mod summary;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::components::Empty;
use crate::app::state::{Screen, State};
use crate::app::text;
use crate::worker::protocol::{CaseFilter, Request, Response};
use crate::worker::views::CasePage;
use branches::BranchQuestions;
use case_card::CaseCard;
use summary::Summary;

/// Cases fetched at a time.
const PAGE: usize = 60;

/// The screen.
#[component]
pub fn Review() -> impl IntoView {
    let state = State::get();
    let checked = Memo::new(move |_| state.campaign.get().is_some_and(|view| view.counts.is_some()));
    view! {
        <Show
            when=move || checked.get()
            fallback=move || {
                view! {
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
            }
        >
            <Cases />
        </Show>
    }
}

#[component]
fn Cases() -> impl IntoView {
    let state = State::get();
    let filter = RwSignal::new(CaseFilter::default());
    let shown = RwSignal::new(PAGE);
    let page = RwSignal::new(CasePage::default());
    let revision = Memo::new(move |_| state.campaign.get().map_or(0, |view| view.revision));
    Effect::new(move |_| {
        revision.get();
        let request = Request::Cases { filter: filter.get(), start: 0, count: shown.get() };
        spawn_local(async move {
            if let Some(Response::Cases(fetched)) = state.ask(request).await {
                // The screen may be gone by now.
                page.try_set(fetched);
            }
        });
    });
    let open = move || state.campaign.get().and_then(|view| view.counts).map_or(0, |counts| counts.open);
    let toggle = move |change: fn(&mut CaseFilter)| {
        filter.update(change);
        shown.set(PAGE);
    };
    view! {
        <section class="stack">
            <div class="screen-head">
                <h1 class="screen-title">{text::REVIEW}</h1>
                <button
                    type="button"
                    class="button"
                    id="accept-all"
                    disabled=move || open() == 0
                    on:click=move |_| state.change(Request::AcceptAll)
                >
                    {text::ACCEPT_ALL}
                </button>
            </div>
            <BranchQuestions />
            <Summary filter />
            <div class="row">
                <label class="check">
                    <input
                        type="checkbox"
                        id="only-open"
                        prop:checked=move || filter.get().open_only
                        on:change=move |_| toggle(|filter| filter.open_only = !filter.open_only)
                    />
                    {text::ONLY_OPEN}
                </label>
                <label class="check">
                    <input
                        type="checkbox"
                        id="settled-too"
                        prop:checked=move || filter.get().settled_too
                        on:change=move |_| toggle(|filter| filter.settled_too = !filter.settled_too)
                    />
                    {text::SETTLED_TOO}
                </label>
                <span class="muted row-end" aria-live="polite">
                    {move || format!("{} {}", page.get().total, text::PEOPLE)}
                </span>
            </div>
            <Show
                when=move || page.get().total != 0
                fallback=|| view! { <Empty title=text::NO_CASES more=text::NO_CASES_MORE /> }
            >
                <ul class="cases" id="cases">
                    <For
                        each=move || page.get().cases
                        key=|case| (case.key, case.decision.clone().map(|d| format!("{d:?}")), format!("{:?}", case.differences))
                        let(case)
                    >
                        <CaseCard case />
                    </For>
                </ul>
                <Show when=move || { page.get().cases.len() < page.get().total }>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| shown.update(|shown| *shown += PAGE)
                    >
                        {text::MORE_CASES}
                    </button>
                </Show>
            </Show>
        </section>
    }
}
