//! The first thing anyone sees: what this does, in three steps, and the ways to begin.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::components::{Deadlines, FileButtons, Glyph, Icon, guide};
use crate::app::screens::merging::Invitation;
use crate::app::state::State;
use crate::app::{files, import, text};

/// The empty state of the import screen.
#[component]
pub fn Welcome() -> impl IntoView {
    let state = State::get();
    let sample = move |_| {
        spawn_local(async move {
            match files::sample().await {
                Some(files) => {
                    guide::turn(state, true);
                    import::start(state, files);
                }
                None => state.notify(true, text::NO_SAMPLE.to_owned()),
            }
        });
    };
    let step = |number: &'static str, title: &'static str, more: &'static str| {
        view! {
            <li class="welcome-step">
                <span class="welcome-number" aria-hidden="true">{number}</span>
                <div>
                    <h2 class="welcome-step-title">{title}</h2>
                    <p class="muted">{more}</p>
                </div>
            </li>
        }
    };
    view! {
        <section class="welcome">
            <h1 class="welcome-title">{text::WELCOME}</h1>
            <p class="welcome-more">{text::WELCOME_MORE}</p>
            <div class="drop-card">
                <p class="drop-words">{text::DROP_HERE}</p>
                <div class="row">
                    <FileButtons primary=true />
                    <button type="button" class="button" id="try-sample" on:click=sample>
                        <Glyph icon=Icon::Sample />
                        {text::TRY_SAMPLE}
                    </button>
                </div>
                <p class="muted">{text::PASTE_HINT}</p>
            </div>
            <ol class="welcome-steps">
                {step("1", text::STEP_1, text::STEP_1_MORE)}
                {step("2", text::STEP_2, text::STEP_2_MORE)}
                {step("3", text::STEP_3, text::STEP_3_MORE)}
            </ol>
            <Deadlines />
            <Invitation />
        </section>
    }
}
