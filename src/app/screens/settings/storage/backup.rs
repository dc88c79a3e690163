//! 备份与移交: write a backup, sealed or not; open one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::app::files;
use crate::app::keeping::backup;
use crate::app::state::State;
use crate::app::text::storage as words;

/// The card.
#[component]
pub fn Backup() -> impl IntoView {
    let state = State::get();
    let passphrase = RwSignal::new(String::new());
    let download = move |all| {
        let typed = passphrase.get_untracked();
        backup::download(state, all, (!typed.is_empty()).then_some(typed));
    };
    let chosen = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        let files = files::listed(input.files());
        spawn_local(backup::open(state, files));
        // So that choosing the same file again is a change.
        input.set_value("");
    };
    view! {
        <section class="card" id="backup">
            <h2 class="card-title">{words::BACKUP}</h2>
            <p class="muted">{words::BACKUP_MORE}</p>
            <form class="fields" on:submit=move |event| event.prevent_default()>
                <label class="field">
                    <span class="field-label">{words::PASSPHRASE}</span>
                    <input
                        class="input"
                        type="password"
                        id="backup-passphrase"
                        autocomplete="new-password"
                        prop:value=move || passphrase.get()
                        on:input=move |event| passphrase.set(event_target_value(&event))
                    />
                </label>
            </form>
            <p class="muted">{words::PASSPHRASE_MORE}</p>
            <div class="row card-buttons">
                <button type="button" class="button" id="back-up" on:click=move |_| download(false)>
                    {words::BACK_UP}
                </button>
                <Show when=move || state.keeping.view.with(|view| view.campaigns.len() > 1)>
                    <button type="button" class="button" id="back-up-all" on:click=move |_| download(true)>
                        {words::BACK_UP_ALL}
                    </button>
                </Show>
                <label class="button">
                    <input
                        type="file"
                        id="open-backup"
                        class="button-input"
                        accept=".tuanji"
                        multiple=true
                        on:change=chosen
                    />
                    {words::RESTORE}
                </label>
            </div>
            <p class="muted">{words::RESTORE_HINT}</p>
        </section>
    }
}
