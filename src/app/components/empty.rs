//! A screen with nothing on it yet says what would be there and how to get it.

use leptos::prelude::*;

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
