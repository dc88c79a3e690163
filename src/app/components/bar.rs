//! A bar of parts: so much is done, so much waits.

use leptos::prelude::*;

/// Parts of a whole beside each other; the words stand beside it, so that it is drawn for the eye only.
#[component]
pub fn Bar(
    /// Class and size of each part.
    parts: Vec<(&'static str, usize)>,
    /// What the whole width stands for.
    whole: usize,
) -> impl IntoView {
    let scale = |size: usize| if whole == 0 { 0.0 } else { size as f64 * 100.0 / whole as f64 };
    let mut from = 0.0;
    let parts = parts
        .into_iter()
        .filter(|(_, size)| *size > 0)
        .map(|(class, size)| {
            let (x, width) = (from, scale(size));
            from += width;
            view! { <rect class=class x=format!("{x:.2}") y="0" width=format!("{width:.2}") height="8" /> }
        })
        .collect_view();
    view! {
        <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar-all" x="0" y="0" width="100" height="8" />
            {parts}
        </svg>
    }
}
