//! The totals.

use leptos::prelude::*;

use crate::app::state::{Screen, State};
use crate::app::text;
use crate::worker::views::Counts;

/// Numbers at a glance.
#[component]
pub fn Summary() -> impl IntoView {
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
    }
}
