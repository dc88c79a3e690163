//! 批次与设置: what the school expects, the day of checking, and every rule.

mod day;
mod form;
mod form_words;
mod inputs;
mod menders;
mod rules;
mod storage;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::app::state::State;
use crate::app::{files, text};
use crate::worker::protocol::{Request, Response};
use crate::worker::settings::SettingsView;
use day::Day;
use form::ProfileForm;
use rules::Rules;
use storage::{Campaigns, Storage};

/// The screen.
#[component]
pub fn Settings() -> impl IntoView {
    let state = State::get();
    let settings = RwSignal::new(None::<SettingsView>);
    let revision = Memo::new(move |_| state.campaign.get().map_or(0, |view| view.revision));
    Effect::new(move |_| {
        revision.get();
        spawn_local(async move {
            if let Some(Response::Settings(view)) = state.ask(Request::Settings).await {
                // The screen may be gone by now.
                settings.try_set(Some(*view));
            }
        });
    });
    // Each part is drawn anew only when what it shows has changed.
    let profile = Memo::new(move |_| settings.get().map(|view| view.profile));
    let families = Memo::new(move |_| settings.get().map(|view| view.families).unwrap_or_default());
    let day = Memo::new(move |_| settings.get().and_then(|view| view.day));
    view! {
        <section class="stack settings">
            <div class="screen-head">
                <h1 class="screen-title">{text::settings::SETTINGS}</h1>
                <Transfer />
            </div>
            <p class="muted">{text::settings::SETTINGS_MORE}</p>
            <Campaigns />
            <Day day />
            {move || profile.get().map(|profile| view! { <ProfileForm profile /> })}
            <Show when=move || families.with(|families| !families.is_empty())>
                <Rules families />
            </Show>
            <Storage />
        </section>
    }
}

/// The profile as a file, and the notice's own.
#[component]
fn Transfer() -> impl IntoView {
    let state = State::get();
    let chosen = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        if let Some(file) = files::listed(input.files()).into_iter().next() {
            state.import_profile(file);
        }
        // So that choosing the same file again is a change.
        input.set_value("");
    };
    view! {
        <div class="row">
            <button type="button" class="button" id="export-profile" on:click=move |_| state.export_profile()>
                {text::settings::EXPORT}
            </button>
            <label class="button">
                <input
                    type="file"
                    id="import-profile"
                    class="button-input"
                    accept=".json,application/json"
                    on:change=chosen
                />
                {text::settings::IMPORT}
            </label>
            <button
                type="button"
                class="button button-quiet"
                id="reset-profile"
                on:click=move |_| state.change(Request::SetProfile(None))
            >
                {text::settings::RESET}
            </button>
        </div>
    }
}
