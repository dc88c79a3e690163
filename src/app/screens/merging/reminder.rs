//! The message to those who have not handed in, to be changed and copied.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use crate::app::components::{CopyOutcome, Dialog, copy};
use crate::app::state::State;
use crate::app::text::merging as words;
use crate::worker::merging::Ask;
use crate::worker::protocol::{Request, Response, Within};

/// The dialog. It is about the 团总支 looked at, or about all.
#[component]
pub fn Reminder(closed: Callback<()>) -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let message = RwSignal::new(None::<Option<String>>);
    let said = RwSignal::new("");
    let field = NodeRef::<html::Textarea>::new();
    let look = desk.look.get_untracked();
    let general = match look.within {
        Some(Within::General(name)) => name,
        _ => None,
    };
    spawn_local(async move {
        let request = Request::Merging(Ask::Reminder(look.kind, general));
        if let Some(Response::Reminder(words)) = state.ask(request).await {
            // The dialog may be closed by now.
            message.try_set(Some(words));
        }
    });
    let on_copy = move |_| {
        let Some(field) = field.get_untracked() else { return };
        spawn_local(async move {
            let outcome = match copy(&field).await {
                CopyOutcome::Done => words::COPIED,
                CopyOutcome::Selected => words::COPY_BY_HAND,
            };
            said.try_set(outcome);
        });
    };
    let text = move || message.get().flatten();
    let foot = move || {
        view! {
            <span class="muted" role="status">{said}</span>
            <button
                type="button"
                class="button button-primary"
                id="copy-reminder"
                disabled=move || text().is_none()
                on:click=on_copy
            >
                {words::COPY}
            </button>
        }
    };
    view! {
        <Dialog id="reminder" title=words::REMIND_TITLE closed foot=foot.into()>
            {move || match message.get() {
                None => ().into_any(),
                Some(None) => view! { <p>{words::REMIND_NONE}</p> }.into_any(),
                Some(Some(written)) => view! {
                    <p class="muted">{words::REMIND_MORE}</p>
                    <textarea
                        class="input reminder-text"
                        rows="8"
                        aria-label=words::REMIND_TITLE
                        node_ref=field
                        prop:value=written
                    ></textarea>
                }
                .into_any(),
            }}
        </Dialog>
    }
}
