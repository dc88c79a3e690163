//! The bar that offers a newer version. src/app/offline.js says when there is one and changes over.

use leptos::prelude::*;
use web_sys::Event;

use super::state::State;
use super::text::about as text;
use crate::worker::protocol::SaveState;

/// Says that there is a newer version, until the user takes it or puts it off.
#[component]
pub fn UpdateBar() -> impl IntoView {
    let state = State::get();
    let newer = RwSignal::new(false);
    let listening = window_event_listener_untyped("tuanji-newer", move |_| newer.set(true));
    on_cleanup(move || listening.remove());
    // Taking it loads the page anew: nothing may be under way or unsaved then.
    let waits =
        Memo::new(move |_| state.busy.get().is_some() || state.saving.get() == Some(SaveState::Pending));
    let unsaved = Memo::new(move |_| matches!(state.saving.get(), Some(SaveState::Failed(_))));
    let update = move |_| {
        if let Ok(event) = Event::new("tuanji-update") {
            // False only where a listener refuses, which none does.
            let _ = window().dispatch_event(&event);
        }
    };
    view! {
        <div aria-live="polite">
            <Show when=move || newer.get()>
                <div class="banner update-bar" id="update-bar">
                    <span class="update-words">
                        {move || if unsaved.get() { text::NEWER_UNSAVED } else { text::NEWER }}
                    </span>
                    <button
                        type="button"
                        class="button button-primary"
                        id="update-now"
                        disabled=move || waits.get() || unsaved.get()
                        on:click=update
                    >
                        {text::UPDATE}
                    </button>
                    <button type="button" class="button button-quiet" id="update-later" on:click=move |_| newer.set(false)>
                        {text::LATER}
                    </button>
                </div>
            </Show>
        </div>
    }
}
