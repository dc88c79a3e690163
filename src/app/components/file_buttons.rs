//! Choosing files or a folder.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement};

use crate::app::state::State;
use crate::app::{files, import, text};

/// Two file inputs dressed as buttons. Focus and keyboard are the inputs' own.
#[component]
pub fn FileButtons(
    /// Choosing files is what this screen is for.
    #[prop(optional)]
    primary: bool,
) -> impl IntoView {
    let state = State::get();
    let chosen = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        let files = files::listed(input.files());
        import::start(state, files);
        // So that choosing the same file again is a change.
        input.set_value("");
    };
    let folder = NodeRef::<html::Input>::new();
    folder.on_load(|input| input.set_webkitdirectory(true));
    view! {
        <label class="button" class:button-primary=primary>
            <input type="file" id="choose-files" class="button-input" multiple=true on:change=chosen />
            {text::CHOOSE_FILES}
        </label>
        <label class="button">
            <input
                type="file"
                id="choose-folder"
                class="button-input"
                multiple=true
                node_ref=folder
                on:change=chosen
            />
            {text::CHOOSE_FOLDER}
        </label>
    }
}
