//! Asking why.

use leptos::html;
use leptos::prelude::*;
use web_sys::SubmitEvent;

/// Asks for a reason; an empty one is not given.
#[component]
pub fn Reason(label: &'static str, action: &'static str, given: Callback<String>) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let input = NodeRef::<html::Input>::new();
    // The element is in the document; focusing it cannot fail.
    input.on_load(|input| drop(input.focus()));
    let none = move || reason.with(|reason| reason.trim().is_empty());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !none() {
            given.run(reason.get_untracked().trim().to_owned());
        }
    };
    view! {
        <form class="reason-form" on:submit=submit>
            <input
                class="input"
                autocomplete="off"
                maxlength="100"
                aria-label=label
                placeholder=label
                node_ref=input
                prop:value=move || reason.get()
                on:input=move |event| reason.set(event_target_value(&event))
            />
            <button type="submit" class="button button-small" disabled=none>{action}</button>
        </form>
    }
}
