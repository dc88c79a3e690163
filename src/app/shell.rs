//! The frame around every screen: name, steps, undo, whether the work is saved, and what went wrong.

use leptos::prelude::*;

use super::components::{BusyPanel, DropZone, RulePanel};
use super::screens::{Complete, Import, Merging, Output, Review, Settings};
use super::state::{Screen, State};
use super::text;
use crate::worker::protocol::{Request, SaveState};

/// The whole page.
#[component]
pub fn Shell() -> impl IntoView {
    let state = State::provide();
    view! {
        <DropZone>
            <div class="frame">
                <header class="topbar">
                    <span class="brand">
                        <span class="brand-mark" aria-hidden="true"></span>
                        {text::TITLE}
                    </span>
                    <Steps />
                    <div class="topbar-end">
                        <UndoButtons />
                        <SaveMark />
                    </div>
                </header>
                <main class="screen">
                    <Notices />
                    {move || match state.screen.get() {
                        Screen::Import => view! { <Import /> }.into_any(),
                        Screen::Review => view! { <Review /> }.into_any(),
                        Screen::Complete => view! { <Complete /> }.into_any(),
                        Screen::Output => view! { <Output /> }.into_any(),
                        Screen::Merging => view! { <Merging /> }.into_any(),
                        Screen::Settings => view! { <Settings /> }.into_any(),
                    }}
                </main>
                <footer class="foot">{text::PRIVACY}</footer>
            </div>
            <BusyPanel />
            <RulePanel />
        </DropZone>
    }
}

#[component]
fn Steps() -> impl IntoView {
    let state = State::get();
    let open = move || state.campaign.get().and_then(|view| view.counts).map_or(0, |counts| counts.open);
    let red = move || state.campaign.get().and_then(|view| view.counts).map_or(0, |counts| counts.red);
    let step = move |screen: Screen, label: &'static str, count: Signal<usize>, red: bool| {
        let current = move || (state.screen.get() == screen).then_some("page");
        view! {
            <button
                type="button"
                class="step"
                id=format!("step-{screen:?}").to_lowercase()
                aria-current=current
                on:click=move |_| state.screen.set(screen)
            >
                {label}
                <Show when=move || { count.get() > 0 }>
                    <span class="count" class:count-red=red>{move || count.get()}</span>
                </Show>
            </button>
        }
    };
    let none = Signal::derive(|| 0);
    view! {
        <nav class="steps" aria-label=text::SCREENS>
            {step(Screen::Import, text::IMPORT, none, false)}
            {step(Screen::Review, text::REVIEW, Signal::derive(open), false)}
            {step(Screen::Complete, text::COMPLETE, Signal::derive(red), true)}
            {step(Screen::Output, text::OUTPUT, none, false)}
            <Show when=move || state.has_forms() || state.screen.get() == Screen::Merging>
                {step(Screen::Merging, text::merging::MERGING, none, false)}
            </Show>
            {step(Screen::Settings, text::settings::SETTINGS, none, false)}
        </nav>
    }
}

#[component]
fn UndoButtons() -> impl IntoView {
    let state = State::get();
    let undo = move || state.campaign.get().and_then(|view| view.undo);
    let redo = move || state.campaign.get().and_then(|view| view.redo);
    let title = |action: &str, what: Option<String>, nothing: &str| match what {
        Some(what) => format!("{action}：{what}"),
        None => nothing.to_owned(),
    };
    let any = move || undo().is_some() || redo().is_some();
    view! {
        <Show when=any>
        <button
            type="button"
            id="undo"
            class="button button-quiet"
            disabled=move || undo().is_none()
            title=move || title(text::UNDO, undo(), text::NOTHING_TO_UNDO)
            on:click=move |_| state.change(Request::Undo)
        >
            {text::UNDO}
        </button>
        <button
            type="button"
            id="redo"
            class="button button-quiet"
            disabled=move || redo().is_none()
            title=move || title(text::REDO, redo(), text::NOTHING_TO_REDO)
            on:click=move |_| state.change(Request::Redo)
        >
            {text::REDO}
        </button>
        </Show>
    }
}

#[component]
fn SaveMark() -> impl IntoView {
    let state = State::get();
    let class = move || match state.saving.get() {
        Some(SaveState::Failed(_)) => "saving saving-failed",
        Some(SaveState::Saved) => "saving saving-done",
        Some(SaveState::Pending) | None => "saving",
    };
    let label = move || match state.saving.get() {
        None => "",
        Some(SaveState::Pending) => text::SAVING,
        Some(SaveState::Saved) => text::SAVED,
        Some(SaveState::Failed(_)) => text::NOT_SAVED,
    };
    view! {
        <span class=class role="status" id="save-state" title=text::PRIVACY>
            {label}
        </span>
    }
}

#[component]
fn Notices() -> impl IntoView {
    let state = State::get();
    let failed = move || match state.saving.get() {
        Some(SaveState::Failed(reason)) => Some(reason),
        _ => None,
    };
    view! {
        <div aria-live="polite">
            {move || failed().map(|reason| view! { <p class="banner banner-wrong">{reason}</p> })}
            <For each=move || state.notices.get() key=|notice| notice.id let(notice)>
                <p class="banner" class:banner-wrong=notice.wrong>
                    <span>{notice.text}</span>
                    <button
                        type="button"
                        class="button button-quiet"
                        on:click=move |_| state.notices.update(|all| all.retain(|n| n.id != notice.id))
                    >
                        {text::DISMISS}
                    </button>
                </p>
            </For>
        </div>
    }
}
