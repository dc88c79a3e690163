//! A dialog over the page: the browser's own, which keeps the focus and closes on Escape.

use leptos::html;
use leptos::prelude::*;
use web_sys::MouseEvent;

use super::icon::{Glyph, Icon};
use crate::app::text;

/// Open for as long as it is in the document; `closed` is told when the user closes it.
#[component]
pub fn Dialog(
    /// Its element's id.
    id: &'static str,
    /// Its heading.
    #[prop(into)]
    title: String,
    /// Runs when it has closed.
    closed: Callback<()>,
    /// Buttons at its foot; without any there is one that closes it.
    #[prop(optional)]
    foot: Option<ViewFn>,
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    // Refused only where it is open already.
    dialog.on_load(|dialog| drop(dialog.show_modal()));
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let on_click = move |event: MouseEvent| {
        // The dialog's own box is filled by its frame: a press that reaches it fell beside it.
        if event.target() == dialog.get_untracked().map(Into::into) {
            close();
        }
    };
    let heading = format!("{id}-title");
    let named_by = heading.clone();
    view! {
        <dialog
            class="dialog"
            id=id
            aria-labelledby=named_by
            node_ref=dialog
            on:close=move |_| closed.run(())
            on:click=on_click
        >
            <div class="dialog-frame">
                <header class="dialog-head">
                    <h2 class="dialog-title" id=heading>{title}</h2>
                    <button
                        type="button"
                        class="button button-quiet dialog-close"
                        aria-label=text::mending::CLOSE
                        on:click=move |_| close()
                    >
                        <Glyph icon=Icon::Close />
                    </button>
                </header>
                // Reached by keyboard, so that it can be scrolled by keyboard.
                <div class="dialog-body" tabindex="0">{children()}</div>
                {foot.map(|foot| view! { <footer class="dialog-foot">{foot.run()}</footer> })}
            </div>
        </dialog>
    }
}

/// The foot of a dialog that does something: leave it, or do it to so many.
#[component]
pub fn DialogFoot(
    /// The id of the button that does it.
    id: &'static str,
    /// What that says.
    #[prop(into)]
    words: Signal<String>,
    /// There is nothing to do.
    #[prop(into)]
    idle: Signal<bool>,
    /// Does it.
    take: Callback<()>,
    /// Closes the dialog.
    closed: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="button" on:click=move |_| closed.run(())>{text::CANCEL}</button>
        <button
            type="button"
            class="button button-primary"
            id=id
            disabled=move || idle.get()
            on:click=move |_| take.run(())
        >
            {move || words.get()}
        </button>
    }
}
