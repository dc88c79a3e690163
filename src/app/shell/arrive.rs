//! For those who hear the page: the focus goes to the heading of a new screen, and counts are said.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::app::state::{Screen, State};
use crate::app::text::shell as text;

/// Moves the focus whenever the screen changes.
pub fn follow(state: State) {
    Effect::new(move |before: Option<Option<Screen>>| {
        // The page as it opens keeps its focus.
        let now = state.opened.get().then(|| state.screen.get());
        if before.flatten().is_some_and(|before| now.is_some_and(|now| now != before)) {
            request_animation_frame(focus_heading);
        }
        now
    });
}

fn focus_heading() {
    let place = document().query_selector("main h1").ok().flatten();
    let place = place.or_else(|| document().get_element_by_id("main"));
    let Some(place) = place.and_then(|place| place.dyn_into::<HtmlElement>().ok()) else { return };
    // A form or a grid of the screen may have taken the focus for itself.
    let taken =
        document().active_element().is_some_and(|active| active.closest("main").ok().flatten().is_some());
    if !taken {
        place.set_tab_index(-1);
        // It is in the document; focusing it cannot fail.
        let _ = place.focus();
    }
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Says how much is left, whenever that changes.
#[component]
pub fn Announcer() -> impl IntoView {
    let state = State::get();
    let counts = Memo::new(move |_| {
        state
            .campaign
            .with(|view| view.as_ref().and_then(|view| view.counts.as_ref()).map(|c| (c.open, c.red)))
    });
    view! {
        <p class="unseen" role="status" id="announcer">
            {move || counts.get().map(|(open, red)| text::left(open, red))}
        </p>
    }
}
