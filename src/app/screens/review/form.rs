//! The forms within a card: other actions with their words, or the note of a case left alone.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::desk::{Desk, Form};
use crate::app::state::State;
use crate::app::text;
use crate::casework::{Decision, Terms, Verdict};
use crate::reconcile::Action;
use crate::worker::views::CaseView;

/// What a user can choose, in the order of the decision table.
const CHOICES: [Action; 6] = [
    Action::Delete,
    Action::Supplement,
    Action::Amend,
    Action::Transfer,
    Action::Retain,
    Action::TransferHome,
];

/// The form that is open in this case's card.
#[component]
pub fn CaseForm(case: CaseView, form: Form) -> impl IntoView {
    match form {
        Form::Change => view! { <Change case /> }.into_any(),
        Form::Ignore => view! { <Ignore case /> }.into_any(),
    }
}

/// The case as the form begins with it: what holds now, or what is proposed.
fn begun(case: &CaseView) -> Vec<Action> {
    let holding = if case.open { &case.proposed } else { &case.actions };
    holding.iter().copied().filter(|action| CHOICES.contains(action)).collect()
}

#[component]
fn Change(case: CaseView) -> impl IntoView {
    let (state, desk) = (State::get(), Desk::get());
    let chosen = RwSignal::new(begun(&case));
    let words = |text: &Option<String>| RwSignal::new(text.clone().unwrap_or_default());
    let deletion = words(&case.deletion_reason);
    let retention = words(&case.retention_reason);
    let transfer = words(&case.transfer_to);
    let note = RwSignal::new(case.decision.as_ref().map(|made| made.note.clone()).unwrap_or_default());
    let sheet = NodeRef::<leptos::html::Form>::new();
    sheet.on_load(|sheet| {
        let first = sheet.query_selector("input").ok().flatten();
        if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Where it cannot take the focus, the user presses Tab once.
            let _ = first.focus();
        }
    });
    let has = move |action| chosen.with(|chosen| chosen.contains(&action));
    let key = case.key;
    let save = move || {
        let mut actions = chosen.get_untracked();
        actions.sort_unstable();
        // Left as proposed, the proposal's own words go on holding.
        let term = |text: RwSignal<String>, proposed: &Option<String>, applies: bool| {
            let text = text.get_untracked().trim().to_owned();
            (applies && !text.is_empty() && proposed.as_deref() != Some(text.as_str())).then_some(text)
        };
        let terms = Terms {
            deletion_reason: term(deletion, &case.deletion_reason, actions.contains(&Action::Delete)),
            retention_reason: term(retention, &case.retention_reason, actions.contains(&Action::Retain)),
            transfer_to: term(
                transfer,
                &case.transfer_to,
                actions.iter().any(|action| matches!(action, Action::Transfer | Action::TransferHome)),
            ),
        };
        let mut proposed = case.proposed.clone();
        proposed.sort_unstable();
        let verdict = if actions.is_empty() {
            Verdict::Ignore
        } else if actions == proposed {
            Verdict::Accept
        } else {
            Verdict::Instead(actions)
        };
        let note = note.get_untracked().trim().to_owned();
        desk.decide(state, key, Some(Decision { verdict, note, terms, about: None }), None);
    };
    let ticks = CHOICES.into_iter().map(|action| {
        let toggle = move |_| {
            chosen.update(|chosen| match chosen.iter().position(|known| *known == action) {
                Some(at) => drop(chosen.remove(at)),
                None => chosen.push(action),
            });
        };
        view! {
            <label class="check"><input
                type="checkbox"
                name=action.id()
                prop:checked=move || has(action)
                on:change=toggle
            />
            {action.label()}</label>
        }
    });
    view! {
        <form
            class="case-form"
            node_ref=sheet
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
            on:keydown=move |event| leave(desk, key, &event)
        >
            <fieldset class="ticks">
                <legend>{text::DO_INSTEAD}</legend>
                {ticks.collect_view()}
            </fieldset>
            <Show when=move || has(Action::Delete)>{line(text::REASON_1, "deletion-reason", deletion)}</Show>
            <Show when=move || has(Action::Retain)>{line(text::REASON_3, "retention-reason", retention)}</Show>
            <Show when=move || has(Action::Transfer) || has(Action::TransferHome)>
                {line(text::TRANSFER_TO, "transfer-to", transfer)}
            </Show>
            {line(text::NOTE, "note", note)}
            <Buttons on_cancel=move || close(desk, key) />
        </form>
    }
}

#[component]
fn Ignore(case: CaseView) -> impl IntoView {
    let (state, desk) = (State::get(), Desk::get());
    let note = RwSignal::new(String::new());
    let key = case.key;
    let field = NodeRef::<leptos::html::Input>::new();
    field.on_load(|field| drop(field.focus()));
    let save = move || {
        let note = note.get_untracked().trim().to_owned();
        let next = desk.next_open(Some(key), false);
        desk.decide(state, key, Some(Decision { note, ..Decision::new(Verdict::Ignore) }), next);
    };
    view! {
        <form
            class="case-form"
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
            on:keydown=move |event| leave(desk, key, &event)
        >
            <label class="form-line">
                <span>{text::WHY_IGNORE}</span>
                <input
                    class="input"
                    name="note"
                    node_ref=field
                    prop:value=move || note.get()
                    on:input=move |event| note.set(event_target_value(&event))
                />
            </label>
            <Buttons on_cancel=move || close(desk, key) />
        </form>
    }
}

#[component]
fn Buttons(on_cancel: impl Fn() + 'static) -> impl IntoView {
    view! {
        <p class="answer">
            <button type="submit" class="button button-primary">{text::CONFIRM}</button>
            <button type="button" class="button button-quiet" on:click=move |_| on_cancel()>{text::CANCEL}</button>
        </p>
    }
}

fn line(label: &'static str, name: &'static str, text: RwSignal<String>) -> impl IntoView {
    view! {
        <label class="form-line">
            <span>{label}</span>
            <input
                class="input"
                name=name
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            />
        </label>
    }
}

fn leave(desk: Desk, key: crate::reconcile::CaseKey, event: &leptos::ev::KeyboardEvent) {
    // Escape ends an IME's composition first.
    if event.key() == "Escape" && !event.is_composing() {
        close(desk, key);
    }
}

fn close(desk: Desk, key: crate::reconcile::CaseKey) {
    desk.form.set(None);
    desk.go(key);
}
