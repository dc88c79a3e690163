//! Search and filters. Every choice shows how many cases it would leave.

use leptos::prelude::*;

use super::desk::Desk;
use crate::app::text;
use crate::app::text::newer_lists as words;
use crate::reconcile::Action;
use crate::worker::protocol::{CaseKind, CaseState};

fn kind_label(kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::Paired => text::PAIRED,
        CaseKind::OnlySystem => text::ONLY_SYSTEM,
        CaseKind::OnlyRoster => text::ONLY_ROSTER,
        CaseKind::Ambiguous => text::AMBIGUOUS,
    }
}

fn state_label(state: CaseState) -> &'static str {
    match state {
        CaseState::Open => text::OPEN,
        CaseState::Decided => text::DONE,
        CaseState::Changed => words::CHANGED,
        CaseState::Settled => words::SETTLED,
        CaseState::New => words::NEW,
    }
}

/// The filters.
#[component]
pub fn Filters() -> impl IntoView {
    let desk = Desk::get();
    let facets = Memo::new(move |_| desk.page.with(|page| page.facets.clone()));
    // Those that are rare are only offered where there are some.
    let states = move || {
        let chosen = desk.filter.with(|filter| filter.state);
        let always = |state| matches!(state, CaseState::Open | CaseState::Decided);
        let shown =
            move |(state, count): &(CaseState, usize)| *count > 0 || always(*state) || chosen == Some(*state);
        facets.get().states.into_iter().filter(shown).collect::<Vec<_>>()
    };
    let kinds = move || {
        let chosen = desk.filter.with(|filter| filter.kind);
        let shown = move |(kind, count): &(CaseKind, usize)| *count > 0 || chosen == Some(*kind);
        facets.get().kinds.into_iter().filter(shown).collect::<Vec<_>>()
    };
    let state_chip = move |(state, count): (CaseState, usize)| {
        let pressed = move || desk.filter.with(|filter| filter.state == Some(state));
        let choose = move || {
            desk.choose(|filter| filter.state = (filter.state != Some(state)).then_some(state));
        };
        chip(state_label(state), count, pressed, choose, ("state", format!("{state:?}").to_lowercase()))
    };
    let kind_chip = move |(kind, count): (CaseKind, usize)| {
        let pressed = move || desk.filter.with(|filter| filter.kind == Some(kind));
        let choose = move || desk.choose(|filter| filter.kind = (filter.kind != Some(kind)).then_some(kind));
        chip(kind_label(kind), count, pressed, choose, ("kind", format!("{kind:?}").to_lowercase()))
    };
    let action_chip = move |(action, total, _): (Action, usize, usize)| {
        let pressed = move || desk.filter.with(|filter| filter.action == Some(action));
        let choose =
            move || desk.choose(|filter| filter.action = (filter.action != Some(action)).then_some(action));
        chip(action.label(), total, pressed, choose, ("action", action.id().to_owned()))
    };
    let actions = move || {
        let chosen = desk.filter.with(|filter| filter.action);
        let mut actions = facets.get().actions;
        // A choice that leaves nothing must still be there to be taken back.
        if let Some(action) = chosen.filter(|chosen| !actions.iter().any(|(action, ..)| action == chosen)) {
            actions.push((action, 0, 0));
        }
        actions
    };
    view! {
        <div class="filter-bar">
            <input
                type="search"
                id="case-search"
                class="input search"
                placeholder=text::SEARCH
                aria-label=text::SEARCH
                prop:value=move || desk.filter.with(|filter| filter.text.clone())
                on:input=move |event| desk.choose(|filter| filter.text = event_target_value(&event))
            />
            <div class="filters" role="group" aria-label=text::BY_STATE>
                <span class="filters-label" aria-hidden="true">{text::STATE}</span>
                {move || states().into_iter().map(state_chip).collect_view()}
            </div>
            <div class="filters" role="group" aria-label=text::BY_KIND>
                <span class="filters-label" aria-hidden="true">{text::PAIRING}</span>
                {move || kinds().into_iter().map(kind_chip).collect_view()}
            </div>
            <div class="filters" role="group" aria-label=text::BY_ACTION>
                <span class="filters-label" aria-hidden="true">{text::ACTIONS}</span>
                {move || actions().into_iter().map(action_chip).collect_view()}
            </div>
        </div>
    }
}

fn chip(
    label: &'static str,
    count: usize,
    pressed: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn() + 'static,
    (group, value): (&'static str, String),
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="filter"
            class:filter-none={count == 0}
            aria-pressed=move || pressed().to_string()
            data-action=(group == "action").then(|| value.clone())
            data-state=(group == "state").then(|| value.clone())
            data-kind=(group == "kind").then(|| value.clone())
            on:click=move |_| choose()
        >
            {label}
            <span class="filter-total">{count}</span>
        </button>
    }
}
