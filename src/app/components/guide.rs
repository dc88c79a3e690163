//! A line on each screen that leads through the sample data. It asks for nothing and can be put away.

use gloo_storage::{SessionStorage, Storage};
use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::app::state::{Screen, State};
use crate::app::text::guide as text;
use crate::worker::protocol::Request;

/// Kept while the tab lives, so that a reload does not lose the thread.
const KEY: &str = "tuanji.guide";

/// Is the guide on?
pub fn is_on() -> bool {
    SessionStorage::get(KEY).unwrap_or(false)
}

/// Begins or ends it. Where nothing may be kept, a reload ends it too.
pub fn turn(state: State, on: bool) {
    let _ = SessionStorage::set(KEY, on);
    state.guided.set(on);
}

/// The line; nothing once it is put away or the campaign is empty.
#[component]
pub fn Guide() -> impl IntoView {
    let state = State::get();
    let has_lists =
        move || state.campaign.with(|view| view.as_ref().is_some_and(|view| !view.sources.is_empty()));
    view! {
        <Show when=move || state.guided.get() && has_lists()>
            <aside class="guide" id="guide" aria-label=text::LABEL>
                <span class="guide-mark"><Glyph icon=Icon::Sample />{text::SAMPLE}</span>
                <p class="guide-words">{move || words(state.screen.get())}</p>
                <Next />
                <button
                    type="button"
                    class="button button-quiet button-icon"
                    id="end-guide"
                    title=text::DISMISS
                    aria-label=text::DISMISS
                    on:click=move |_| turn(state, false)
                >
                    <Glyph icon=Icon::Close />
                </button>
            </aside>
        </Show>
    }
}

fn words(screen: Screen) -> &'static str {
    match screen {
        Screen::Import => text::IMPORT,
        Screen::Overview => text::OVERVIEW,
        Screen::Review => text::REVIEW,
        Screen::Complete => text::COMPLETE,
        Screen::Output => text::OUTPUT,
        Screen::Merging | Screen::Settings | Screen::Log => text::OTHER,
    }
}

/// The way on, where it is not the screen's own button.
#[component]
fn Next() -> impl IntoView {
    let state = State::get();
    let button = move |label: &'static str, press: Callback<()>| {
        view! {
            <button type="button" class="button button-small" id="guide-next" on:click=move |_| press.run(())>
                {label}
                <Glyph icon=Icon::Arrow />
            </button>
        }
    };
    let to = move |label, screen| Some(button(label, Callback::new(move |()| state.screen.set(screen))));
    let clear = Callback::new(move |()| {
        turn(state, false);
        state.screen.set(Screen::Import);
        state.change(Request::Clear);
    });
    move || match state.screen.get() {
        Screen::Import => None,
        Screen::Overview => to(text::TO_REVIEW, Screen::Review),
        // The first form is what the user came for; mending is shown after it.
        Screen::Review => to(text::TO_OUTPUT, Screen::Output),
        Screen::Output => to(text::TO_COMPLETE, Screen::Complete),
        Screen::Complete => Some(button(text::CLEAR, clear)),
        Screen::Merging | Screen::Settings | Screen::Log => to(text::TO_OVERVIEW, Screen::Overview),
    }
}
