//! A decision in the making: the actions ticked, the words for the forms, the note.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::app::text;
use crate::casework::{Decision, Terms, Verdict};
use crate::reconcile::Action;

/// What a user can choose, in the order of the decision table.
const CHOICES: [Action; 6] = [
    Action::Delete,
    Action::Supplement,
    Action::Amend,
    Action::Transfer,
    Action::Retain,
    Action::TransferHome,
];

/// What is typed so far. Copy; its parts are signals.
#[derive(Clone, Copy)]
pub struct Draft {
    chosen: RwSignal<Vec<Action>>,
    deletion: RwSignal<String>,
    retention: RwSignal<String>,
    transfer: RwSignal<String>,
    note: RwSignal<String>,
}

impl Draft {
    /// Begins with these actions, words and this note.
    pub fn new(actions: &[Action], terms: &Terms, note: &str) -> Draft {
        let words = |text: &Option<String>| RwSignal::new(text.clone().unwrap_or_default());
        Draft {
            chosen: RwSignal::new(
                actions.iter().copied().filter(|action| CHOICES.contains(action)).collect(),
            ),
            deletion: words(&terms.deletion_reason),
            retention: words(&terms.retention_reason),
            transfer: words(&terms.transfer_to),
            note: RwSignal::new(note.to_owned()),
        }
    }

    /// The decision as it stands. Words left as proposed go on being the proposal's own.
    pub fn decision(self, proposed: &[Action], words: &Terms) -> Decision {
        let mut actions = self.chosen.get_untracked();
        actions.sort_unstable();
        let has = |wanted: &[Action]| actions.iter().any(|action| wanted.contains(action));
        let term = |text: RwSignal<String>, proposed: &Option<String>, wanted: &[Action]| {
            let text = text.get_untracked().trim().to_owned();
            (has(wanted) && !text.is_empty() && proposed.as_deref() != Some(text.as_str())).then_some(text)
        };
        let terms = Terms {
            deletion_reason: term(self.deletion, &words.deletion_reason, &[Action::Delete]),
            retention_reason: term(self.retention, &words.retention_reason, &[Action::Retain]),
            transfer_to: term(self.transfer, &words.transfer_to, &[Action::Transfer, Action::TransferHome]),
        };
        let mut proposed = proposed.to_vec();
        proposed.sort_unstable();
        let verdict = if actions.is_empty() {
            Verdict::Ignore
        } else if actions == proposed {
            Verdict::Accept
        } else {
            Verdict::Instead(actions)
        };
        Decision { verdict, note: self.note.get_untracked().trim().to_owned(), terms, about: None }
    }

    fn has(self, action: Action) -> bool {
        self.chosen.with(|chosen| chosen.contains(&action))
    }

    fn toggle(self, action: Action) {
        self.chosen.update(|chosen| match chosen.iter().position(|known| *known == action) {
            Some(at) => drop(chosen.remove(at)),
            None => chosen.push(action),
        });
    }

    /// The tick boxes, and the lines that belong to what is ticked.
    pub fn fields(self) -> impl IntoView {
        let ticks = CHOICES.into_iter().map(|action| {
            view! {
                <label class="check"><input
                    type="checkbox"
                    name=action.id()
                    prop:checked=move || self.has(action)
                    on:change=move |_| self.toggle(action)
                />
                {action.label()}</label>
            }
        });
        view! {
            <fieldset class="ticks">
                <legend>{text::DO_INSTEAD}</legend>
                {ticks.collect_view()}
            </fieldset>
            <Show when=move || self.has(Action::Delete)>
                {line(text::REASON_1, "deletion-reason", self.deletion)}
            </Show>
            <Show when=move || self.has(Action::Retain)>
                {line(text::REASON_3, "retention-reason", self.retention)}
            </Show>
            <Show when=move || self.has(Action::Transfer) || self.has(Action::TransferHome)>
                {line(text::TRANSFER_TO, "transfer-to", self.transfer)}
            </Show>
            {self.note_line(text::NOTE)}
        }
    }

    /// The line for the note alone.
    pub fn note_line(self, label: &'static str) -> impl IntoView {
        line(label, "note", self.note)
    }
}

fn line(label: &'static str, name: &'static str, text: RwSignal<String>) -> impl IntoView {
    view! {
        <label class="draft-line">
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

/// A form around a draft: Enter and the first button do it, Escape and the second leave it.
pub fn sheet(
    fields: impl IntoView + 'static,
    confirm: impl Fn() -> String + Send + Sync + 'static,
    save: impl Fn() + 'static,
    cancel: impl Fn() + Clone + 'static,
) -> impl IntoView {
    let form = NodeRef::<leptos::html::Form>::new();
    form.on_load(|form| {
        let first = form.query_selector("input").ok().flatten();
        if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
            // Where it cannot take the focus, the user presses Tab once.
            let _ = first.focus();
        }
    });
    let leave = cancel.clone();
    view! {
        <form
            class="case-form"
            node_ref=form
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
            on:keydown=move |event| {
                // Escape ends an IME's composition first.
                if event.key() == "Escape" && !event.is_composing() {
                    leave();
                }
            }
        >
            {fields}
            <p class="answer">
                <button type="submit" class="button button-primary">{confirm}</button>
                <button type="button" class="button button-quiet" on:click=move |_| cancel()>{text::CANCEL}</button>
            </p>
        </form>
    }
}
