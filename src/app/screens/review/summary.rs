//! The totals, and the actions as filters.

use leptos::prelude::*;

use crate::app::state::{Screen, State};
use crate::app::text;
use crate::reconcile::Action;
use crate::worker::protocol::CaseFilter;
use crate::worker::views::Counts;

/// Numbers at a glance; those of actions filter the list.
#[component]
pub fn Summary(filter: RwSignal<CaseFilter>) -> impl IntoView {
    let state = State::get();
    let counts = move || state.campaign.get().and_then(|view| view.counts).unwrap_or_default();
    let figure = move |label: &'static str, value: fn(&Counts) -> usize, class: &'static str| {
        view! {
            <div class="figure">
                <span class="figure-label">{label}</span>
                <span class=format!("figure-value {class}")>{move || value(&counts())}</span>
            </div>
        }
    };
    let chip = move |action: Option<Action>, label: &'static str, total: usize, open: usize| {
        let pressed = move || (filter.get().action == action).to_string();
        let title = (total > 0).then(|| format!("{open} {}", text::OPEN));
        let done = total > 0 && open == 0;
        view! {
            <button
                type="button"
                class="filter"
                class:filter-done=done
                title=title
                aria-pressed=pressed
                data-action=action.map(Action::id)
                on:click=move |_| filter.update(|filter| filter.action = action)
            >
                {label}
                <span class="filter-total">{(total > 0).then_some(total)}</span>
            </button>
        }
    };
    view! {
        <div class="figures">
            {figure(text::MEMBERS, |counts| counts.members, "")}
            {figure(text::STUDENTS, |counts| counts.students, "")}
            {figure(text::PAIRED, |counts| counts.paired, "")}
            {figure(text::OPEN, |counts| counts.open, "figure-accent")}
            <button type="button" class="figure figure-link" on:click=move |_| state.screen.set(Screen::Complete)>
                <span class="figure-label">{text::RED}</span>
                <span class="figure-value figure-red">{move || counts().red}</span>
            </button>
        </div>
        <div class="filters" role="group">
            {chip(None, text::ALL, 0, 0)}
            {move || {
                counts()
                    .actions
                    .into_iter()
                    .filter(|(action, ..)| *action != Action::None)
                    .map(|(action, total, open)| chip(Some(action), action.label(), total, open))
                    .collect_view()
            }}
        </div>
    }
}
