//! One thing wrong in a row, and its answers: take what is proposed, write it anew, accept it.

use leptos::html;
use leptos::prelude::*;
use web_sys::SubmitEvent;

use super::desk::Desk;
use super::veiled;
use crate::app::components::{Reason, RuleCode};
use crate::app::state::State;
use crate::app::text;
use crate::app::text::merging as words;
use crate::casework::FindingKey;
use crate::domain::Field;
use crate::intake::table::RecordId;
use crate::worker::merging::{Ask, ProblemView};
use crate::worker::protocol::Request;

/// What is open below a problem.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Write,
    Accept,
}

/// The problem of a record whose row stands in this place.
#[component]
pub fn Problem(record: RecordId, at: ReadSignal<usize>, problem: ProblemView) -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let ProblemView { value, finding, alike } = problem;
    let field = finding.field;
    let key = StoredValue::new(FindingKey { record, field, rule: finding.code.clone().into() });
    let change = move |request| desk.change_row(state, at.get_untracked(), request);
    let open = RwSignal::new(None::<Form>);
    let turn = move |form: Form| open.update(|open| *open = (*open != Some(form)).then_some(form));
    let fix = finding.fix.map(|fix| {
        let said = move || words::take(alike, &veiled(state, &fix.value));
        view! {
            <button
                type="button"
                class="button button-small button-fix"
                data-does="take"
                on:click=move |_| change(Request::Merging(Ask::TakeAlike(key.get_value())))
            >
                {said}
            </button>
        }
    });
    let answer = move |form: Form, label: &'static str, does: &'static str| {
        view! {
            <button
                type="button"
                class="button button-small"
                data-does=does
                aria-expanded=move || (open.get() == Some(form)).to_string()
                on:click=move |_| turn(form)
            >
                {label}
            </button>
        }
    };
    let written = StoredValue::new(value);
    let code = finding.code.clone();
    view! {
        <li class="problem" data-code=code>
            <p class="problem-words">
                <strong>{field.label()}</strong>
                <span>{finding.message}</span>
                <RuleCode code=finding.code />
            </p>
            <div class="finding-answers">
                {fix}
                {answer(Form::Write, words::TYPE, "write")}
                {answer(Form::Accept, text::mending::WAIVE, "accept")}
            </div>
            {move || match open.get() {
                None => ().into_any(),
                Some(Form::Write) => {
                    let given = move |text| change(Request::Edit { record, field, text });
                    view! { <Write field value=written.get_value() given=Callback::new(given) /> }.into_any()
                }
                Some(Form::Accept) => {
                    let given = move |reason| change(Request::Waive(key.get_value(), Some(reason)));
                    view! {
                        <Reason
                            label=text::mending::WAIVE_REASON
                            action=text::mending::WAIVE_DO
                            given=Callback::new(given)
                        />
                    }
                    .into_any()
                }
            }}
        </li>
    }
}

/// Writes the cell anew.
#[component]
fn Write(field: Field, value: String, given: Callback<String>) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    // The element is in the document; focusing it cannot fail.
    input.on_load(|input| drop(input.focus()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(input) = input.get_untracked() {
            given.run(input.value());
        }
    };
    view! {
        <form class="reason-form" on:submit=submit>
            <input
                class="input"
                autocomplete="off"
                aria-label=field.label()
                node_ref=input
                prop:value=value
            />
            <button type="submit" class="button button-small">{words::TYPE_DO}</button>
        </form>
    }
}
