//! How the files are wanted: in how many pieces, on what paper; and all of them at once.

use std::fmt::Debug;

use leptos::prelude::*;

use super::Desk;
use super::before::order;
use crate::app::forms::change;
use crate::app::state::State;
use crate::app::text::output as words;
use crate::worker::output::{Papers, Split};
use crate::worker::protocol::{FormDetails, FormKind};

/// The choices and the button.
#[component]
pub fn How() -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let units = Memo::new(move |_| desk.view.with(|view| view.as_ref().map_or((0, 0), |view| view.units)));
    let split = move |choice: Split| {
        let count = move || match choice {
            Split::Merged => String::new(),
            Split::General => format!("{} 份", units.get().0),
            Split::Branch => format!("{} 份", units.get().1),
        };
        let label = match choice {
            Split::Merged => words::SPLIT_MERGED,
            Split::General => words::SPLIT_GENERAL,
            Split::Branch => words::SPLIT_BRANCH,
        };
        let count = view! { <span class="muted row-end">{count}</span> };
        view! { <Choice name="split" label choice of=|details| &mut details.split>{count}</Choice> }
    };
    let paper = move |choice: Papers| {
        let label = match choice {
            Papers::Xlsx => words::PAPER_XLSX,
            Papers::Docx => words::PAPER_DOCX,
            Papers::Both => words::PAPER_BOTH,
        };
        view! { <Choice name="paper" label choice of=|details| &mut details.papers /> }
    };
    view! {
        <section class="card how">
            <h2 class="card-title">{words::HOW}</h2>
            <fieldset class="choices">
                <legend class="field-label">{words::SPLIT}</legend>
                {Split::ALL.map(split).collect_view()}
            </fieldset>
            <Show when=move || state.details.with(|details| details.split != Split::Merged)>
                <p class="muted">{words::SPLIT_MORE}</p>
            </Show>
            <fieldset class="choices choices-row">
                <legend class="field-label">{words::PAPER}</legend>
                {Papers::ALL.map(paper).collect_view()}
            </fieldset>
            <button
                type="button"
                class="button button-primary button-large"
                id="download-all"
                on:click=move |_| order(state, desk, FormKind::ALL.to_vec())
            >
                {words::DOWNLOAD_ALL}
            </button>
        </section>
    }
}

/// One of several ways, which the details remember.
#[component]
fn Choice<T>(
    name: &'static str,
    label: &'static str,
    choice: T,
    of: fn(&mut FormDetails) -> &mut T,
    /// What stands behind it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView
where
    T: Copy + Debug + PartialEq + Send + Sync + 'static,
{
    let state = State::get();
    view! {
        <label class="check">
            <input
                type="radio"
                name=name
                value=format!("{choice:?}")
                prop:checked=move || *of(&mut state.details.get()) == choice
                on:change=move |_| change(state, |details| *of(details) = choice)
            />
            {label}
            {children.map(|children| children())}
        </label>
    }
}
