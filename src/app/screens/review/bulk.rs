//! Everybody shown, decided at once: how many that would be is said before, and one undo takes it back.

use leptos::prelude::*;

use super::desk::{Desk, Form};
use super::draft::{Draft, sheet};
use crate::app::state::State;
use crate::app::text;
use crate::app::text::bulk as words;
use crate::casework::{Decision, Terms, Verdict};
use crate::worker::protocol::Request;

/// How many are shown, and one press for all of them.
#[component]
pub fn Bulk() -> impl IntoView {
    let (state, desk) = (State::get(), Desk::get());
    let form = RwSignal::new(None::<Form>);
    let acceptable = Memo::new(move |_| desk.page.with(|page| page.facets.acceptable));
    let waiting = Memo::new(move |_| desk.page.with(|page| page.facets.waiting));
    let decide = move |decision| {
        state.change(Request::DecideShown(desk.filter.get_untracked(), decision));
        form.set(None);
    };
    // What the form was opened for is no longer shown.
    Effect::new(move |_| {
        desk.filter.track();
        form.set(None);
    });
    let open = move |of: Form, label: fn(usize) -> String, id: &'static str| {
        view! {
            <button
                type="button"
                class="button button-quiet"
                id=id
                aria-expanded=move || (form.get() == Some(of)).to_string()
                on:click=move |_| form.update(|form| *form = (*form != Some(of)).then_some(of))
            >
                {move || label(waiting.get())}
            </button>
        }
    };
    view! {
        <div class="row bulk">
            <span class="muted" aria-live="polite" id="case-total">
                {move || format!("{} {}", desk.page.with(|page| page.total), text::PEOPLE)}
            </span>
            <label class="check">
                <input
                    type="checkbox"
                    id="settled-too"
                    prop:checked=move || desk.filter.with(|filter| filter.settled_too)
                    on:change=move |_| desk.choose(|filter| filter.settled_too = !filter.settled_too)
                />
                {text::SETTLED_TOO}
            </label>
            <span class="row row-end">
                <Show when=move || { waiting.get() > 0 }>
                    {open(Form::Ignore, words::ignore, "ignore-all")}
                    {open(Form::Change, words::change, "change-all")}
                </Show>
                <Show when=move || { acceptable.get() > 0 }>
                    <button
                        type="button"
                        class="button"
                        id="accept-all"
                        on:click=move |_| decide(Decision::new(Verdict::Accept))
                    >
                        {move || words::accept(acceptable.get())}
                    </button>
                </Show>
            </span>
        </div>
        {move || match form.get()? {
            Form::Ignore => {
                let draft = Draft::new(&[], &Terms::default(), "");
                let save = move || {
                    let note = draft.decision(&[], &Terms::default()).note;
                    decide(Decision { note, ..Decision::new(Verdict::Ignore) });
                };
                let fields = view! {
                    <p>{move || words::about_ignoring(waiting.get())}</p>
                    {draft.note_line(text::WHY_IGNORE)}
                };
                Some(sheet(fields, move || words::ignore(waiting.get()), save, move || form.set(None)).into_any())
            }
            Form::Change => {
                let draft = Draft::new(&[], &Terms::default(), "");
                let save = move || decide(draft.decision(&[], &Terms::default()));
                let fields = view! {
                    <p>{move || words::about_changing(waiting.get())}</p>
                    {draft.fields()}
                };
                Some(sheet(fields, move || words::change(waiting.get()), save, move || form.set(None)).into_any())
            }
        }}
    }
}
