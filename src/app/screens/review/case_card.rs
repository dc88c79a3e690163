//! One person: what differs, what is proposed and why, and the user's answer.

use leptos::prelude::*;

use super::case_answer::{Answer, Candidates};
use super::desk::{Desk, card_id};
use super::detail::verdict;
use super::form::CaseForm;
use crate::app::state::State;
use crate::app::text;
use crate::app::text::newer_lists as words;
use crate::casework::Standing;
use crate::casework::news::Turn;
use crate::casework::text_diff::{Run, diff, hide_numbers};
use crate::reconcile::{Action, Certainty};
use crate::worker::views::{CaseView, Place};

/// The card.
#[component]
pub fn CaseCard(case: CaseView) -> impl IntoView {
    let (state, desk) = (State::get(), Desk::get());
    let actions = if case.open { &case.proposed } else { &case.actions };
    let mark = case.turn.map(|turn| {
        let (label, of) = match turn {
            Turn::New => (words::NEW, "new"),
            Turn::Changed => (words::CHANGED, "changed"),
            Turn::Settled => (words::SETTLED, "settled"),
        };
        view! { <li class="badge" data-turn=of>{label}</li> }
    });
    let before = case.decision.clone().filter(|_| case.standing == Standing::Reopened).map(|made| {
        view! { <p class="muted">{format!("{}{}", text::BEFORE, verdict(Some(&made)))}</p> }
    });
    let badges = actions
        .iter()
        .filter(|action| **action != Action::None)
        .map(|action| view! { <li class="badge" data-action=action.id()>{action.label()}</li> })
        .collect_view();
    let differences = case
        .differences
        .iter()
        .map(|(field, system, roster)| {
            let (ours, theirs) = diff(system, roster);
            view! {
                <tr>
                    <th scope="row">{field.label()}</th>
                    <td>{marked(ours)}</td>
                    <td>{marked(theirs)}</td>
                </tr>
            }
        })
        .collect_view();
    let differences = (!case.differences.is_empty()).then(|| {
        view! {
                <table class="differences">
                    <thead>
                        <tr>
                            <td></td>
                            <th scope="col">{text::IN_SYSTEM}</th>
                            <th scope="col">{text::IN_ROSTER}</th>
                        </tr>
                    </thead>
                    <tbody>{differences}</tbody>
                </table>
        }
    });
    let reasons = case
        .reasons
        .clone()
        .into_iter()
        .map(|reason| view! { <li>{move || state.masked(&reason)}</li> })
        .collect_view();
    let deletion = said(text::REASON_1, case.actions.contains(&Action::Delete), case.deletion_reason.clone());
    let moves = case.actions.iter().any(|action| matches!(action, Action::Transfer | Action::TransferHome));
    view! {
        <li
            class="card case"
            class:case-open=case.open
            id=card_id(case.key)
            tabindex="-1"
            aria-labelledby=format!("{}-name", card_id(case.key))
            data-name=case.name.clone()
        >
            <div class="case-head">
                <h2 class="case-name" class:red-name=case.red id=format!("{}-name", card_id(case.key))>
                    {case.name.clone()}
                </h2>
                <ul class="badges">{mark}{badges}</ul>
                <Evidence certainty=case.certainty basis=case.basis.clone() lonely=lonely(&case) />
            </div>
            <p class="case-branch">{case.branch.clone()}</p>
            {differences}
            <Candidates key=case.key candidates=case.candidates.clone() />
            <ul class="reasons">{reasons}</ul>
            {before}
            {deletion}
            {said(text::REASON_3, case.actions.contains(&Action::Retain), case.retention_reason.clone())}
            {said(text::TRANSFER_TO, moves, case.transfer_to.clone())}
            <div class="case-foot">
                <p class="muted places">
                    {place(text::IN_SYSTEM, case.system.as_ref())}
                    {place(text::IN_ROSTER, case.roster.as_ref())}
                </p>
                {
                    let case = case.clone();
                    move || {
                        let form = desk.form.get().filter(|(of, _)| *of == case.key).map(|(_, form)| form);
                        match form {
                            Some(form) => view! { <CaseForm case=case.clone() form /> }.into_any(),
                            None => view! { <Answer case=case.clone() /> }.into_any(),
                        }
                    }
                }
            </div>
        </li>
    }
}

/// What a form will say.
fn said(label: &'static str, applies: bool, words: Option<String>) -> Option<impl IntoView> {
    let state = State::get();
    let words = words.filter(|_| applies)?;
    Some(
        view! { <p class="form-reason"><span class="muted">{label}</span>{move || state.masked(&words)}</p> },
    )
}

fn lonely(case: &CaseView) -> Option<&'static str> {
    match (&case.system, &case.roster) {
        (Some(_), None) => Some(text::ONLY_SYSTEM),
        (None, Some(_)) => Some(text::ONLY_ROSTER),
        _ => None,
    }
}

/// The text with what the other side has not, marked; identity numbers hidden but for that.
pub fn marked(runs: Vec<Run>) -> impl IntoView {
    let state = State::get();
    let mark = |run: &Run| match run.differs {
        true => view! { <mark class="slip">{run.text.clone()}</mark> }.into_any(),
        false => run.text.clone().into_any(),
    };
    move || {
        let shown = if state.numbers_shown.get() { runs.clone() } else { hide_numbers(&runs) };
        shown.iter().map(mark).collect_view()
    }
}

/// Where a row stands, as `side` calls it.
pub fn place(side: &'static str, place: Option<&Place>) -> Option<impl IntoView + use<>> {
    let place = place?;
    let sheet = if place.sheet.is_empty() { String::new() } else { format!(" · {}", place.sheet) };
    let words = format!("{side}：{}{sheet} {}{}{}", place.file, text::ROW, place.row, text::ROW_END);
    Some(view! { <span>{words}</span> })
}

#[component]
fn Evidence(certainty: Certainty, basis: String, lonely: Option<&'static str>) -> impl IntoView {
    match lonely {
        Some(words) => view! { <p class="evidence">{words}</p> }.into_any(),
        None => view! {
            <p class="evidence" class:evidence-unsure=certainty != Certainty::Certain>
                <strong>{certainty.label()}</strong>
                {basis}
            </p>
        }
        .into_any(),
    }
}
