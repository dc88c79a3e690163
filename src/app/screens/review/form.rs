//! The forms within a card: other actions with their words, or the note of a case left alone.

use leptos::prelude::*;

use super::desk::{Desk, Form};
use super::draft::{Draft, sheet};
use crate::app::state::State;
use crate::app::text;
use crate::casework::{Decision, Terms, Verdict};
use crate::reconcile::{Action, CaseKey};
use crate::worker::views::CaseView;

/// The form that is open in this case's card.
#[component]
pub fn CaseForm(case: CaseView, form: Form) -> impl IntoView {
    match form {
        Form::Change => view! { <Change case /> }.into_any(),
        Form::Ignore => view! { <Ignore case /> }.into_any(),
    }
}

/// The case as the form begins with it: what holds now, or what is proposed.
fn begun(case: &CaseView) -> &[Action] {
    if case.open { &case.proposed } else { &case.actions }
}

#[component]
fn Change(case: CaseView) -> impl IntoView {
    let (state, desk) = (State::get(), Desk::get());
    let key = case.key;
    let terms = Terms {
        deletion_reason: case.deletion_reason.clone(),
        retention_reason: case.retention_reason.clone(),
        transfer_to: case.transfer_to.clone(),
    };
    let note = case.decision.as_ref().map_or("", |made| &made.note);
    let draft = Draft::new(begun(&case), &terms, note);
    let save = move || desk.decide(state, key, Some(draft.decision(&case.proposed, &terms)), None);
    sheet(draft.fields(), || text::CONFIRM.to_owned(), save, move || close(desk, key))
}

#[component]
fn Ignore(case: CaseView) -> impl IntoView {
    let (state, desk) = (State::get(), Desk::get());
    let key = case.key;
    let draft = Draft::new(&[], &Terms::default(), "");
    let save = move || {
        let next = desk.next_open(Some(key), false);
        let note = draft.decision(&[], &Terms::default()).note;
        desk.decide(state, key, Some(Decision { note, ..Decision::new(Verdict::Ignore) }), next);
    };
    let confirm = || text::CONFIRM.to_owned();
    sheet(draft.note_line(text::WHY_IGNORE), confirm, save, move || close(desk, key))
}

fn close(desk: Desk, key: CaseKey) {
    desk.form.set(None);
    desk.go(key);
}
