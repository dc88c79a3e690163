//! The whole page takes dropped files and folders.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::DragEvent;

use crate::app::state::{Screen, State};
use crate::app::{files, import, text};

/// Takes drops anywhere on what it holds.
#[component]
pub fn DropZone(children: Children) -> impl IntoView {
    let state = State::get();
    // Entering a child is told before leaving its parent: only the difference says who is inside.
    let depth = RwSignal::new(0i32);
    let drop = move |event: DragEvent| {
        event.prevent_default();
        depth.set(0);
        let Some(transfer) = event.data_transfer() else { return };
        let entries = files::entries(&transfer);
        let plain = files::listed(transfer.files());
        spawn_local(async move {
            let gathered = files::gather(entries).await;
            state.screen.set(Screen::Import);
            import::start(state, if gathered.is_empty() { plain } else { gathered });
        });
    };
    view! {
        <div
            class="drop-zone"
            class:drop-zone-active=move || { depth.get() > 0 }
            data-words=text::DROP_NOW
            on:dragenter=move |event| {
                event.prevent_default();
                depth.update(|depth| *depth += 1);
            }
            on:dragover=move |event| event.prevent_default()
            on:dragleave=move |_| depth.update(|depth| *depth = (*depth - 1).max(0))
            on:drop=drop
        >
            {children()}
        </div>
    }
}
