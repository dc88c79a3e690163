//! Before anything has been handed in: what this screen is for, and the way to begin.

use leptos::prelude::*;

use crate::app::components::FileButtons;
use crate::app::state::{Screen, State};
use crate::app::text::merging as words;

/// The empty state of the screen.
#[component]
pub fn Start() -> impl IntoView {
    view! {
        <section class="empty merging-start">
            <h1 class="empty-title">{words::EMPTY}</h1>
            <p class="empty-more">{words::EMPTY_MORE}</p>
            <div class="row">
                <FileButtons primary=true />
            </div>
        </section>
    }
}

/// On the first screen: those who collect forms begin elsewhere than those who check a branch.
#[component]
pub fn Invitation() -> impl IntoView {
    let state = State::get();
    view! {
        <aside class="card invitation">
            <div>
                <h2 class="card-title">{words::START}</h2>
                <p class="muted">{words::START_MORE}</p>
            </div>
            <button
                type="button"
                class="button"
                id="start-merging"
                on:click=move |_| state.screen.set(Screen::Merging)
            >
                {words::START_DO}
            </button>
        </aside>
    }
}
