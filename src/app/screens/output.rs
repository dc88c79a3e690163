//! 表格: the forms, what they still need, and their downloads.

use leptos::prelude::*;

use crate::app::state::{Screen, State};
use crate::app::text;
use crate::reconcile::Action;
use crate::worker::protocol::{FormDetails, FormKind};

/// The screen.
#[component]
pub fn Output() -> impl IntoView {
    let state = State::get();
    let open = move || state.campaign.get().and_then(|view| view.counts).map_or(0, |counts| counts.open);
    view! {
        <section class="stack">
            <div class="screen-head">
                <h1 class="screen-title">{text::OUTPUT}</h1>
            </div>
            <Show when=move || { open() > 0 }>
                <p class="banner">
                    <span>{move || format!("{} {}", open(), text::STILL_OPEN)}</span>
                    <button type="button" class="button" on:click=move |_| state.screen.set(Screen::Review)>
                        {text::REVIEW_THEM}
                    </button>
                </p>
            </Show>
            <Details />
            <ul class="forms">{FormKind::ALL.map(|kind| view! { <Form kind /> }).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Details() -> impl IntoView {
    let state = State::get();
    let input = move |id: &'static str, label: &'static str, of: fn(&mut FormDetails) -> &mut String| {
        view! {
            <label class="field">
                <span class="field-label">{label}</span>
                <input
                    class="input"
                    id=id
                    autocomplete="off"
                    prop:value=move || {
                        let mut details = state.details.get();
                        std::mem::take(of(&mut details))
                    }
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        state.details.update(|details| *of(details) = text);
                    }
                />
            </label>
        }
    };
    view! {
        <section class="card">
            <h2 class="card-title">{text::DETAILS}</h2>
            <p class="muted">{text::DETAILS_MORE}</p>
            <div class="fields">
                {input("unit", text::UNIT, |details| &mut details.unit)}
                {input("filler", text::FILLER, |details| &mut details.filler)}
                {input("phone", text::PHONE, |details| &mut details.phone)}
            </div>
        </section>
    }
}

#[component]
fn Form(kind: FormKind) -> impl IntoView {
    let state = State::get();
    let (id, title, more, actions) = describe(kind);
    let people = move || {
        let counts = state.campaign.get().and_then(|view| view.counts)?;
        let proposed = counts.actions.iter().filter(|(action, ..)| actions.contains(action));
        (!actions.is_empty()).then(|| proposed.map(|(_, total, _)| total).sum::<usize>())
    };
    let none = move || state.campaign.get().is_none_or(|view| view.sources.is_empty());
    let primary = matches!(kind, FormKind::Deletion | FormKind::Retention);
    view! {
        <li class="card form-card">
            <div>
                <h2 class="card-title">{title}</h2>
                <p class="muted">{more}</p>
            </div>
            <span class="form-count">
                {move || people().map(|people| format!("{people} {}", text::PEOPLE))}
            </span>
            <button
                type="button"
                class="button"
                class:button-primary=primary
                id=id
                disabled=none
                aria-label=format!("{}{title}", text::DOWNLOAD)
                on:click=move |_| state.download(kind)
            >
                {text::DOWNLOAD}
            </button>
        </li>
    }
}

type Description = (&'static str, &'static str, &'static str, &'static [Action]);

fn describe(kind: FormKind) -> Description {
    match kind {
        FormKind::Deletion => {
            ("download-deletion", text::FORM_DELETION, text::FORM_DELETION_MORE, &[Action::Delete])
        }
        FormKind::Retention => {
            ("download-retention", text::FORM_RETENTION, text::FORM_RETENTION_MORE, &[Action::Retain])
        }
        FormKind::Supplement => {
            ("download-supplement", text::FORM_SUPPLEMENT, text::FORM_SUPPLEMENT_MORE, &[Action::Supplement])
        }
        FormKind::Transfer => (
            "download-transfer",
            text::FORM_TRANSFER,
            text::FORM_TRANSFER_MORE,
            &[Action::Transfer, Action::TransferHome],
        ),
        FormKind::Completion => {
            ("download-completion", text::FORM_COMPLETION, text::FORM_COMPLETION_MORE, &[])
        }
        FormKind::Report => ("download-report", text::FORM_REPORT, text::FORM_REPORT_MORE, &[]),
    }
}
