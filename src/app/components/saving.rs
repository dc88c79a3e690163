//! Whether the work is saved: a word in the bar, and above the screen what to do where it is not.

use leptos::prelude::*;

use crate::app::keeping::backup;
use crate::app::state::State;
use crate::app::text::{self, storage as words};
use crate::worker::keeping::Ask;
use crate::worker::protocol::SaveState;

/// The word in the bar; with several campaigns it names the one worked on.
#[component]
pub fn SaveMark() -> impl IntoView {
    let state = State::get();
    let class = move || match state.saving.get() {
        Some(SaveState::Failed(_)) => "saving saving-failed",
        Some(SaveState::Saved) => "saving saving-done",
        Some(SaveState::Following | SaveState::Memory) => "saving saving-apart",
        Some(SaveState::Pending) | None => "saving",
    };
    let label = move || match state.saving.get() {
        None => "",
        Some(SaveState::Pending) => text::SAVING,
        Some(SaveState::Saved) => text::SAVED,
        Some(SaveState::Failed(_)) => text::NOT_SAVED,
        Some(SaveState::Following) => words::FOLLOWING,
        Some(SaveState::Memory) => words::MEMORY,
    };
    let campaign = move || {
        let view = state.keeping.view.get();
        let name = view.current().map(|line| line.meta.name.clone());
        name.filter(|_| view.campaigns.len() > 1)
    };
    view! {
        {move || campaign().map(|name| view! { <span class="campaign-name" title=name.clone()>{name.clone()}</span> })}
        <span class=class role="status" id="save-state" title=text::PRIVACY>
            {label}
        </span>
    }
}

/// What stands above the screen while not everything is saved.
#[component]
pub fn SaveBanner() -> impl IntoView {
    let state = State::get();
    let button = move |id: &'static str, label: &'static str, ask: Ask| {
        view! {
            <button type="button" class="button" id=id on:click=move |_| state.start_keeping(ask.clone())>
                {label}
            </button>
        }
    };
    let back_up = move || {
        view! {
            <button
                type="button"
                class="button"
                id="banner-backup"
                on:click=move |_| backup::download(state, false, None)
            >
                {words::BACK_UP_SHORT}
            </button>
        }
    };
    let end = move |_| {
        if let Some(kiosk) = state.keeping.kiosk.get_untracked() {
            leptos::task::spawn_local(state.end_kiosk_session(kiosk));
        }
    };
    move || {
        match state.saving.get() {
        Some(SaveState::Failed(reason)) => view! {
            <p class="banner banner-wrong" id="save-failed" role="alert">
                <span>{reason}</span>
                {button("retry-saving", words::RETRY, Ask::Retry)}
                {back_up()}
            </p>
        }
        .into_any(),
        Some(SaveState::Following) => view! {
            <p class="banner" id="following">
                <span>{words::FOLLOWING_MORE}</span>
                {button("take-over", words::TAKE_OVER, Ask::TakeOver)}
            </p>
        }
        .into_any(),
        Some(SaveState::Memory) => view! {
            <p class="banner" id="kiosk-banner">
                <span>{words::MEMORY_MORE}</span>
                {back_up()}
                <button type="button" class="button" id="end-session" on:click=end>{words::END_SESSION}</button>
            </p>
        }
        .into_any(),
        _ => ().into_any(),
    }
    }
}
