//! 更改记录: everything that was done, and each of it taken back alone.

mod entry;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::components::Empty;
use crate::app::state::State;
use crate::app::text::log as text;
use crate::worker::change_log::{Answer, Ask, Kind, LogFilter, LogPage};
use crate::worker::protocol::{Request, Response};
use entry::EntryRow;

/// Entries fetched at a time.
const PAGE: usize = 50;

/// What stands in the way of taking an entry back: the entry, and what comes first.
type InTheWay = (usize, Vec<(usize, u64, String)>);

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Book {
    filter: RwSignal<LogFilter>,
    page: RwSignal<Option<LogPage>>,
    shown: RwSignal<usize>,
    in_the_way: RwSignal<Option<InTheWay>>,
}

impl Book {
    fn provide(state: State) -> Book {
        let book = Book {
            filter: RwSignal::new(LogFilter::default()),
            page: RwSignal::new(None),
            shown: RwSignal::new(PAGE),
            in_the_way: RwSignal::new(None),
        };
        provide_context(book);
        let revision =
            Memo::new(move |_| state.campaign.with(|view| view.as_ref().map_or(0, |view| view.revision)));
        Effect::new(move |_| {
            revision.get();
            let ask = Ask::Page { filter: book.filter.get(), start: 0, count: book.shown.get() };
            spawn_local(async move {
                if let Some(Response::Log(answer)) = state.ask(Request::Log(ask)).await
                    && let Answer::Page(fetched) = *answer
                {
                    // The screen may be gone by now.
                    book.page.try_set(Some(fetched));
                }
            });
        });
        book
    }

    fn get() -> Book {
        expect_context()
    }

    fn choose(self, change: impl FnOnce(&mut LogFilter)) {
        self.filter.update(change);
        self.shown.set(PAGE);
        self.in_the_way.set(None);
    }

    /// Takes one entry back, or says what stands in the way.
    fn take_back(self, state: State, index: usize) {
        self.in_the_way.set(None);
        spawn_local(async move {
            match state.ask(Request::TakeBack(index)).await {
                Some(Response::Campaign(view)) => state.campaign.set(Some(*view)),
                Some(Response::Log(answer)) => {
                    if let Answer::InTheWay(first) = *answer {
                        self.in_the_way.try_set(Some((index, first)));
                    }
                }
                _ => {}
            }
        });
    }
}

/// The screen.
#[component]
pub fn Log() -> impl IntoView {
    let state = State::get();
    let book = Book::provide(state);
    let total = move || book.page.with(|page| page.as_ref().map(|page| page.total));
    let fetched = move || book.page.with(|page| page.as_ref().map_or(0, |page| page.entries.len()));
    let narrowed = move || book.filter.with(|filter| *filter != LogFilter::default());
    let entries = move || book.page.get().map(|page| page.entries).unwrap_or_default();
    view! {
        <section class="stack" id="log">
            <div class="screen-head">
                <div>
                    <h1 class="screen-title">{text::LOG}</h1>
                    <p class="muted">{text::LOG_MORE}</p>
                </div>
                <span class="muted" id="log-total" role="status">{move || total().map(text::total)}</span>
            </div>
            <Show when=move || narrowed() || total().is_some_and(|total| total > 0)>
                <Filters />
            </Show>
            <Show
                when=move || total() != Some(0)
                fallback=move || match narrowed() {
                    true => view! { <Empty title=text::NONE_FOUND more=text::NONE_FOUND_MORE inner=true /> }.into_any(),
                    false => view! { <Empty title=text::EMPTY more=text::EMPTY_MORE inner=true /> }.into_any(),
                }
            >
                <ol class="log" id="entries">
                    <For each=entries key=|entry| format!("{entry:?}") let(entry)>
                        <EntryRow entry />
                    </For>
                </ol>
                <Show when=move || total().is_some_and(|total| fetched() < total)>
                    <button
                        type="button"
                        class="button"
                        id="more-entries"
                        on:click=move |_| book.shown.update(|shown| *shown += PAGE)
                    >
                        {text::MORE}
                    </button>
                </Show>
            </Show>
        </section>
    }
}

#[component]
fn Filters() -> impl IntoView {
    let book = Book::get();
    let kinds = Memo::new(move |_| {
        let kinds = book.page.with(|page| page.as_ref().map(|page| page.kinds.clone())).unwrap_or_default();
        let chosen = book.filter.with(|filter| filter.kind);
        kinds.into_iter().filter(|(kind, count)| *count > 0 || chosen == Some(*kind)).collect::<Vec<_>>()
    });
    let chip = move |kind: Option<Kind>, label: &'static str, count: usize| {
        view! {
            <button
                type="button"
                class="filter"
                data-kind=kind.map(|kind| format!("{kind:?}").to_lowercase())
                aria-pressed=move || book.filter.with(|filter| filter.kind == kind).to_string()
                on:click=move |_| book.choose(|filter| filter.kind = kind)
            >
                {label}
                <span class="filter-total">{count}</span>
            </button>
        }
    };
    let all = move || kinds.with(|kinds| kinds.iter().map(|(_, count)| count).sum::<usize>());
    view! {
        <div class="filter-bar">
            <input
                type="search"
                id="log-search"
                class="input search"
                placeholder=text::SEARCH
                aria-label=text::SEARCH
                prop:value=move || book.filter.with(|filter| filter.text.clone())
                on:input=move |event| book.choose(|filter| filter.text = event_target_value(&event))
            />
            <div class="filters" role="group" aria-label=text::BY_KIND>
                {move || chip(None, text::ALL, all())}
                {move || {
                    kinds.get().into_iter().map(|(kind, count)| chip(Some(kind), text::kind(kind), count)).collect_view()
                }}
            </div>
        </div>
    }
}
