//! 汇总: the forms handed in; who has not, what is wrong in them, who is repeated, and the merged form.

mod desk;
mod download;
mod head;
mod papers;
mod problem;
mod reminder;
mod repeats;
mod row;
mod rows;
mod standing;
mod start;
mod unit;
mod unknown;

use leptos::prelude::*;

use crate::app::state::State;
use crate::domain::mask::mask_numbers_in;
use desk::Desk;
use head::Head;
use papers::Papers;
use rows::Rows;
use standing::Standing;
pub use start::Invitation;
use start::Start;
use unknown::Unknown;

/// The screen.
#[component]
pub fn Merging() -> impl IntoView {
    let state = State::get();
    let any = Memo::new(move |_| state.has_forms());
    view! {
        <Show when=move || any.get() fallback=move || view! { <Start /> }>
            <Handed />
        </Show>
    }
}

#[component]
fn Handed() -> impl IntoView {
    let desk = Desk::provide(State::get());
    view! {
        <section class="stack merging" aria-busy=move || (!desk.fetched.get()).to_string()>
            <Head />
            <div class="merging-body">
                <Standing />
                <div class="stack">
                    <Unknown />
                    <Rows />
                    <Papers />
                </div>
            </div>
        </section>
    }
}

/// The text as bystanders may see it: identity numbers in it are hidden unless they are to be shown.
fn veiled(state: State, text: &str) -> String {
    if state.numbers_shown.get() { text.to_owned() } else { mask_numbers_in(text).into_owned() }
}
