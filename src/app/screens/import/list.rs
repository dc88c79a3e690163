//! The list of tables: one line each; many of them grouped by kind and filtered.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::source::Source;
use crate::app::state::State;
use crate::app::text;
use crate::intake::table::{TableId, TableKind};
use crate::worker::views::SourceView;

/// So many tables are taken in at a glance; more are grouped.
const FEW: usize = 6;

/// So many lines are drawn at once, more than a screen shows: the page would stand still while hundreds were.
const AT_ONCE: usize = 40;

/// Which tables are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    All,
    Kind(TableKind),
    Doubtful,
}

impl Filter {
    fn lets(self, source: &SourceView) -> bool {
        match self {
            Filter::All => true,
            Filter::Kind(kind) => source.kind == kind,
            Filter::Doubtful => is_doubtful(source),
        }
    }

    fn label(self) -> &'static str {
        match self {
            Filter::All => text::ALL_TABLES,
            Filter::Kind(kind) => kind.label(),
            Filter::Doubtful => text::TO_LOOK_AT,
        }
    }

    fn id(self) -> &'static str {
        match self {
            Filter::All => "all",
            Filter::Kind(kind) => kind.id(),
            Filter::Doubtful => "doubtful",
        }
    }
}

/// Should the user look at how it was read?
pub fn is_doubtful(source: &SourceView) -> bool {
    source.kind == TableKind::Unknown
        || (source.included && (!source.lacks.is_empty() || source.header_rows.is_empty()))
}

/// A line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Item {
    Head(TableKind),
    Table(TableId),
}

/// The tables and what narrows them down.
#[component]
pub fn SourceList() -> impl IntoView {
    let state = State::get();
    let filter = RwSignal::new(Filter::All);
    let open = RwSignal::new(BTreeSet::new());
    let with_sources = move |read: &dyn Fn(&[SourceView]) -> Vec<Item>| {
        state.campaign.with(|view| read(view.as_ref().map_or(&[], |view| &view.sources)))
    };
    let items = Memo::new(move |_| with_sources(&|sources| items(sources, filter.get())));
    let drawn = RwSignal::new(AT_ONCE);
    let has_more = move || items.with(Vec::len) > drawn.get();
    Effect::new(move |_| {
        if has_more() {
            request_animation_frame(move || {
                // The screen may have been left meanwhile.
                let _ = drawn.try_update(|drawn| *drawn += AT_ONCE);
            });
        }
    });
    let in_sight = move || items.with(|all| all.iter().take(drawn.get()).copied().collect::<Vec<_>>());
    view! {
        <Filters filter />
        <ul class="sources">
            <For each=in_sight key=|item| *item let(item)>
                {match item {
                    Item::Head(kind) => view! { <Group kind /> }.into_any(),
                    Item::Table(table) => view! { <Source table open /> }.into_any(),
                }}
            </For>
        </ul>
    }
}

fn items(sources: &[SourceView], filter: Filter) -> Vec<Item> {
    if sources.len() <= FEW {
        return sources.iter().map(|source| Item::Table(source.table)).collect();
    }
    // What the filter stood for may be gone.
    let filter = if sources.iter().any(|source| filter.lets(source)) { filter } else { Filter::All };
    let mut items = Vec::new();
    for kind in TableKind::ALL {
        let of_kind = sources.iter().filter(|source| source.kind == kind && filter.lets(source));
        let tables: Vec<Item> = of_kind.map(|source| Item::Table(source.table)).collect();
        if !tables.is_empty() {
            items.push(Item::Head(kind));
            items.extend(tables);
        }
    }
    items
}

#[component]
fn Filters(filter: RwSignal<Filter>) -> impl IntoView {
    let state = State::get();
    let count = move |filter: Filter| {
        state.campaign.with(|view| {
            view.iter().flat_map(|view| &view.sources).filter(|source| filter.lets(source)).count()
        })
    };
    let offered = Memo::new(move |_| {
        let kinds = TableKind::ALL.into_iter().map(Filter::Kind);
        let all = [Filter::All].into_iter().chain(kinds).chain([Filter::Doubtful]);
        all.filter(|filter| count(*filter) > 0).collect::<Vec<_>>()
    });
    let button = move |each: Filter| {
        view! {
            <button
                type="button"
                class="filter"
                data-filter=each.id()
                aria-pressed=move || (filter.get() == each).to_string()
                on:click=move |_| filter.set(each)
            >
                {each.label()}
                <span class="filter-total">{move || count(each)}</span>
            </button>
        }
    };
    view! {
        <Show when=move || { count(Filter::All) > FEW }>
            <div class="filters" role="group" aria-label=text::FILTER_TABLES>
                <For each=move || offered.get() key=|each| each.id() let(each)>
                    {button(each)}
                </For>
            </div>
        </Show>
    }
}

#[component]
fn Group(kind: TableKind) -> impl IntoView {
    let state = State::get();
    let facts = move || {
        state.campaign.with(|view| {
            let used = view.iter().flat_map(|view| &view.sources).filter(|s| s.kind == kind);
            let (tables, people) = used.fold((0, 0), |(tables, people), source| {
                (tables + 1, people + if source.included { source.rows } else { 0 })
            });
            format!("{tables} {}　{people} {}", text::TABLES, text::PEOPLE)
        })
    };
    view! {
        <li class="source-group">
            <h2 class="source-group-title">{kind.label()}</h2>
            <span class="muted">{facts}</span>
        </li>
    }
}
