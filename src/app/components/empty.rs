//! A screen with nothing on it yet says what would be there and how to get it.

use leptos::prelude::*;

/// A title, a sentence, and perhaps a way on.
#[component]
pub fn Empty(
    title: &'static str,
    more: &'static str,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="empty">
            <h2 class="empty-title">{title}</h2>
            <p class="empty-more">{more}</p>
            {children.map(|children| children())}
        </section>
    }
}
