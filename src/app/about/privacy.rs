//! 隐私: what happens to the data, and how to see for oneself that it is so.

use leptos::prelude::*;

use crate::app::text::about as text;

/// The page's words.
#[component]
pub fn Privacy() -> impl IntoView {
    text::PRIVACY_SECTIONS
        .iter()
        .map(|(heading, lines)| {
            let lines = lines.iter().map(|line| view! { <li>{*line}</li> }).collect_view();
            view! {
                <section class="about-section">
                    <h3>{*heading}</h3>
                    <ul>{lines}</ul>
                </section>
            }
        })
        .collect_view()
}
