//! The frame around every screen: name, steps, undo, whether the work is saved, and what went wrong.

mod arrive;
mod help;
mod keys;
mod tools;

use leptos::prelude::*;

use super::about::Foot;
use super::components::{
    BusyPanel, DropZone, Glyph, Guide, Icon, IdleWatch, RestoreDialog, RulePanel, SaveBanner, SaveMark,
    WipeDialog,
};
use super::screens::{Complete, Import, Log, Merging, Output, Overview, Review, Settings};
use super::state::{Screen, State};
use super::text;
use super::update::UpdateBar;
use arrive::Announcer;
use help::HelpPanel;
use tools::Tools;

/// The whole page.
#[component]
pub fn Shell() -> impl IntoView {
    let state = State::provide();
    keys::listen(state);
    arrive::follow(state);
    view! {
        <DropZone>
            <div class="frame">
                <a class="skip" href="#main">{text::shell::SKIP}</a>
                <header class="topbar">
                    <span class="brand">
                        <span class="brand-mark" aria-hidden="true"></span>
                        <span class="brand-name">{text::TITLE}</span>
                    </span>
                    <Steps />
                    <span class="working" aria-hidden="true" hidden=move || state.asked.get() == 0></span>
                    <div class="topbar-end">
                        <SaveMark />
                        <Tools />
                    </div>
                </header>
                <Guide />
                <main class="screen" id="main" tabindex="-1">
                    <UpdateBar />
                    <Notices />
                    <Show
                        when=move || state.opened.get()
                        fallback=|| view! { <p class="muted" aria-busy="true">{text::LOADING}</p> }
                    >
                        <CurrentScreen />
                    </Show>
                </main>
                <Foot />
            </div>
            <BusyPanel />
            <RulePanel />
            <RestoreDialog />
            <WipeDialog />
            <IdleWatch />
            <HelpPanel />
            <Announcer />
        </DropZone>
    }
}

#[component]
fn CurrentScreen() -> impl IntoView {
    let state = State::get();
    move || match state.screen.get() {
        Screen::Import => view! { <Import /> }.into_any(),
        Screen::Overview => view! { <Overview /> }.into_any(),
        Screen::Review => view! { <Review /> }.into_any(),
        Screen::Complete => view! { <Complete /> }.into_any(),
        Screen::Output => view! { <Output /> }.into_any(),
        Screen::Merging => view! { <Merging /> }.into_any(),
        Screen::Settings => view! { <Settings /> }.into_any(),
        Screen::Log => view! { <Log /> }.into_any(),
    }
}

#[component]
fn Steps() -> impl IntoView {
    let state = State::get();
    let open = move || state.campaign.get().and_then(|view| view.counts).map_or(0, |counts| counts.open);
    let red = move || state.campaign.get().and_then(|view| view.counts).map_or(0, |counts| counts.red);
    let step = move |screen: Screen, label: &'static str, count: Option<(Signal<usize>, bool)>| {
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
                {count
                    .map(|(count, red)| {
                        view! {
                            <span
                                class="count"
                                class:count-red=red
                                class:count-none=move || count.get() == 0
                                title=move || count.get().to_string()
                            >
                                {move || text::shell::at_most(count.get())}
                            </span>
                        }
                    })}
            </button>
        }
    };
    view! {
        <nav class="steps" aria-label=text::SCREENS>
            {step(Screen::Import, text::IMPORT, None)}
            {step(Screen::Overview, text::overview::OVERVIEW, None)}
            {step(Screen::Review, text::REVIEW, Some((Signal::derive(open), false)))}
            {step(Screen::Complete, text::COMPLETE, Some((Signal::derive(red), true)))}
            {step(Screen::Output, text::OUTPUT, None)}
            <Show when=move || state.has_forms() || state.screen.get() == Screen::Merging>
                {step(Screen::Merging, text::merging::MERGING, None)}
            </Show>
            {step(Screen::Settings, text::settings::SETTINGS, None)}
        </nav>
    }
}

#[component]
fn Notices() -> impl IntoView {
    let state = State::get();
    view! {
        <div aria-live="polite">
            <SaveBanner />
            <For each=move || state.notices.get() key=|notice| notice.id let(notice)>
                <p class="banner" class:banner-wrong=notice.wrong>
                    {notice.wrong.then(|| view! { <Glyph icon=Icon::Warning /> })}
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
