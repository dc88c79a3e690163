//! A screen with nothing on it yet says what would be there and how to get it.

use leptos::prelude::*;

use crate::app::state::{Screen, State};
use crate::app::text;

/// A title, a sentence, and perhaps a way on.
#[component]
pub fn Empty(
    title: &'static str,
    more: &'static str,
    /// It stands within a screen that has a heading of its own.
    #[prop(optional)]
    inner: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="empty">
            {match inner {
                true => view! { <h2 class="empty-title">{title}</h2> }.into_any(),
                false => view! { <h1 class="empty-title">{title}</h1> }.into_any(),
            }}
            <p class="empty-more">{more}</p>
            {children.map(|children| children())}
        </section>
    }
}

/// What a screen shows before any list was checked: the way to the import.
#[component]
pub fn NotChecked() -> impl IntoView {
    let state = State::get();
    view! {
        <Empty title=text::NOT_CHECKED more=text::NOT_CHECKED_MORE>
            <button
                type="button"
                class="button button-primary"
                on:click=move |_| state.screen.set(Screen::Import)
            >
                {text::GO_IMPORT}
            </button>
        </Empty>
    }
}
