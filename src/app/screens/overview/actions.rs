//! What is to be done, by kind: how much of it is done.

use leptos::prelude::*;

use crate::app::components::Bar;
use crate::app::state::State;
use crate::app::text::overview as text;
use crate::reconcile::Action;
use crate::worker::protocol::CaseFilter;

/// The card.
#[component]
pub fn Actions() -> impl IntoView {
    let state = State::get();
    let actions = Memo::new(move |_| {
        let counts = state.campaign.with(|view| view.as_ref().and_then(|view| view.counts.clone()));
        let mut actions = counts.map(|counts| counts.actions).unwrap_or_default();
        actions.retain(|(action, total, _)| *action != Action::None && *total > 0);
        actions
    });
    let most = move || actions.with(|actions| actions.iter().map(|(_, total, _)| *total).max().unwrap_or(0));
    view! {
        <section class="card" id="by-action">
            <h2 class="card-title">{text::BY_ACTION}</h2>
            <p class="muted">{text::BY_ACTION_MORE}</p>
            <ul class="bars">
                {move || {
                    let most = most();
                    actions.get().into_iter().map(|line| view! { <Line line most /> }).collect_view()
                }}
            </ul>
        </section>
    }
}

#[component]
fn Line(line: (Action, usize, usize), most: usize) -> impl IntoView {
    let state = State::get();
    let (action, total, waiting) = line;
    let show = move |_| {
        state.show_cases(CaseFilter { action: Some(action), ..CaseFilter::default() });
    };
    let done = total.saturating_sub(waiting);
    view! {
        <li>
            <button type="button" class="bar-line" data-action=action.id() on:click=show>
                <span class="bar-name">{action.label()}</span>
                <Bar parts=vec![("bar-done", done), ("bar-open", waiting)] whole=most />
                <span class="bar-numbers">
                    {total}
                    <span class="muted">{format!("{} {waiting}", text::OPEN)}</span>
                </span>
            </button>
        </li>
    }
}
