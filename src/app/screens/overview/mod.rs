//! 概览: how far the work is, as a whole, by action, by rule and by branch.

mod actions;
mod branches;
mod progress;
mod red_names;
mod rules;

use leptos::prelude::*;

use crate::app::components::{Deadlines, NotChecked};
use crate::app::state::State;
use crate::app::text;
use actions::Actions;
use branches::Branches;
use progress::ProgressCard;
use rules::Rules;

/// The screen.
#[component]
pub fn Overview() -> impl IntoView {
    let state = State::get();
    let checked =
        Memo::new(move |_| state.campaign.with(|view| view.as_ref().is_some_and(|v| v.counts.is_some())));
    view! {
        <Show
            when=move || checked.get()
            fallback=move || view! {
                <NotChecked />
            }
        >
            <section class="stack overview">
                <div class="screen-head">
                    <h1 class="screen-title">{text::overview::OVERVIEW}</h1>
                    <Deadlines />
                </div>
                <ProgressCard />
                <div class="overview-pair">
                    <Actions />
                    <Rules />
                </div>
                <Branches />
            </section>
        </Show>
    }
}
