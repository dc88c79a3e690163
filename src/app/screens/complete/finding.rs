//! One finding: what is wrong, who mends it, and the two answers: take the fix, or accept it as it is.

use leptos::prelude::*;

use super::line::shown;
use crate::app::components::{Reason, RuleCode, SeverityDot};
use crate::app::state::State;
use crate::app::text;
use crate::casework::FindingKey;
use crate::domain::Field;
use crate::intake::table::RecordId;
use crate::rules::Severity;
use crate::worker::protocol::Request;
use crate::worker::row_view::{FindingView, FixView, Place};

/// The finding about a record.
#[component]
pub fn Finding(record: RecordId, finding: FindingView) -> impl IntoView {
    let state = State::get();
    let message = finding.message.clone();
    let class = match (&finding.accepted, finding.severity) {
        (Some(_), _) => "finding finding-accepted",
        (None, Severity::Error) => "finding finding-error",
        (None, Severity::Warning) => "finding finding-warning",
        (None, Severity::Info) => "finding finding-info",
    };
    let key = FindingKey { record, field: finding.field, rule: finding.code.clone().into() };
    let related: Vec<String> = finding.related.iter().map(words).collect();
    let related = (!related.is_empty()).then(|| format!("{}{}", text::mending::RELATED, related.join("、")));
    let answers = match finding.accepted.clone() {
        Some(reason) => view! { <Accepted key reason /> }.into_any(),
        None => view! { <Answers key finding=finding.clone() /> }.into_any(),
    };
    view! {
        <li class=class data-code=finding.code.clone()>
            <p class="finding-head">
                <strong>{finding.field.label()}</strong>
                <RuleCode code=finding.code.clone() />
            </p>
            <p>{move || state.masked(&message)}</p>
            {related.map(|words| view! { <p class="finding-more">{words}</p> })}
            <p class="finding-more">{finding.mender.label()}</p>
            {answers}
        </li>
    }
}

/// The finding in two lines: the sentence, and the fix where there is one.
#[component]
pub fn Brief(record: RecordId, finding: FindingView) -> impl IntoView {
    let state = State::get();
    let message = finding.message.clone();
    let fix = finding.fix.clone().map(|fix| view! { <Fix record field=finding.field fix /> });
    view! {
        <li class="brief" data-code=finding.code.clone()>
            <SeverityDot severity=finding.severity />
            <span class="brief-words">{move || state.masked(&message)}</span>
            <RuleCode code=finding.code.clone() />
            {fix}
        </li>
    }
}

/// The button that takes a fix. One of another cell says which.
#[component]
fn Fix(record: RecordId, field: Field, fix: FixView) -> impl IntoView {
    let state = State::get();
    let of = if fix.field == field { "" } else { fix.field.label() };
    let value = fix.value.clone();
    let words = move || format!("{of}{}“{}”", text::mending::FIX_TO, shown(state, fix.field, &value));
    let take = move |_| state.change(Request::Edit { record, field: fix.field, text: fix.value.clone() });
    view! {
        <button type="button" class="button button-small button-fix" title=words.clone() on:click=take>
            <span class="button-words">{words.clone()}</span>
        </button>
    }
}

fn words(place: &Place) -> String {
    format!("{} {}{}{}", place.file, text::ROW, place.row, text::ROW_END)
}

#[component]
fn Accepted(key: FindingKey, reason: String) -> impl IntoView {
    let state = State::get();
    view! {
        <p class="finding-reason">{text::mending::WAIVED}{reason}</p>
        <div class="finding-answers">
            <button
                type="button"
                class="button button-small"
                on:click=move |_| state.change(Request::Waive(key.clone(), None))
            >
                {text::mending::WAIVE_BACK}
            </button>
        </div>
    }
}

#[component]
fn Answers(key: FindingKey, finding: FindingView) -> impl IntoView {
    let state = State::get();
    let asked = RwSignal::new(false);
    let record = key.record;
    let key = StoredValue::new(key);
    let fix = finding.fix.clone().map(|fix| view! { <Fix record field=finding.field fix /> });
    view! {
        <div class="finding-answers">
            {fix}
            <button
                type="button"
                class="button button-small button-waive"
                aria-expanded=move || asked.get().to_string()
                on:click=move |_| asked.update(|asked| *asked = !*asked)
            >
                {text::mending::WAIVE}
            </button>
        </div>
        <Show when=move || asked.get()>
            <Reason
                label=text::mending::WAIVE_REASON
                action=text::mending::WAIVE_DO
                given=Callback::new(move |reason| {
                    state.change(Request::Waive(key.get_value(), Some(reason)));
                })
            />
        </Show>
    }
}
