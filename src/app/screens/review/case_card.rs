//! One person: what differs, what is proposed and why, and the user's answer.

use leptos::prelude::*;

use crate::app::state::State;
use crate::app::text;
use crate::casework::{Decision, Verdict};
use crate::reconcile::{Action, CaseKey, Certainty};
use crate::worker::protocol::Request;
use crate::worker::views::{Candidate, CaseView, Place};

/// The card.
#[component]
pub fn CaseCard(case: CaseView) -> impl IntoView {
    let actions = if case.decision.is_some() { &case.actions } else { &case.proposed };
    let badges = actions
        .iter()
        .filter(|action| **action != Action::None)
        .map(|action| view! { <li class="badge" data-action=action.id()>{action.label()}</li> })
        .collect_view();
    let differences = case
        .differences
        .iter()
        .map(|(field, system, roster)| {
            view! {
                <tr>
                    <th scope="row">{field.label()}</th>
                    <td class="was">{system.clone()}</td>
                    <td>{roster.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    let any_difference = !case.differences.is_empty();
    let reasons = case.reasons.iter().map(|reason| view! { <li>{reason.clone()}</li> }).collect_view();
    let deletion = case.deletion_reason.clone().map(|reason| {
        view! { <p class="form-reason"><span class="muted">{text::REASON_1}</span>{reason}</p> }
    });
    view! {
        <li class="card case" class:case-open=case.open data-name=case.name.clone()>
            <div class="case-head">
                <h2 class="case-name" class:red-name=case.red>{case.name.clone()}</h2>
                <ul class="badges">{badges}</ul>
                <Evidence certainty=case.certainty basis=case.basis.clone() lonely=lonely(&case) />
            </div>
            <p class="case-branch">{case.branch.clone()}</p>
            <Show when=move || any_difference>
                <table class="differences">
                    <thead>
                        <tr>
                            <td></td>
                            <th scope="col">{text::IN_SYSTEM}</th>
                            <th scope="col">{text::IN_ROSTER}</th>
                        </tr>
                    </thead>
                    <tbody>{differences.clone()}</tbody>
                </table>
            </Show>
            <Candidates key=case.key candidates=case.candidates.clone() />
            <ul class="reasons">{reasons}</ul>
            {deletion}
            <div class="case-foot">
                <p class="muted places">
                    {place(text::IN_SYSTEM, case.system.as_ref())}
                    {place(text::IN_ROSTER, case.roster.as_ref())}
                </p>
                <Answer
                    key=case.key
                    in_system=case.system.is_some()
                    proposed=case.proposed.clone()
                    decision=case.decision.clone()
                />
            </div>
        </li>
    }
}

fn lonely(case: &CaseView) -> Option<&'static str> {
    match (&case.system, &case.roster) {
        (Some(_), None) => Some(text::ONLY_SYSTEM),
        (None, Some(_)) => Some(text::ONLY_ROSTER),
        _ => None,
    }
}

fn place(side: &'static str, place: Option<&Place>) -> Option<impl IntoView + use<>> {
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

/// Who it may be, each with a button; "none" answers for all of them.
#[component]
fn Candidates(key: CaseKey, candidates: Vec<Candidate>) -> impl IntoView {
    let state = State::get();
    if candidates.is_empty() {
        return ().into_any();
    }
    let others: Vec<CaseKey> = candidates.iter().map(|candidate| candidate.key).collect();
    let none = move |_| others.iter().for_each(|other| state.change(Request::Link(key, *other, Some(false))));
    let list = candidates
        .into_iter()
        .map(|candidate| {
            let other = candidate.key;
            view! {
                <li class="candidate">
                    <div>
                        <strong>{candidate.name}</strong>
                        <span class="muted">{candidate.about}</span>
                        <p class="muted places">{place(text::CANDIDATE, Some(&candidate.place))}</p>
                    </div>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| state.change(Request::Link(key, other, Some(true)))
                    >
                        {text::SAME}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <div class="candidates">
            <p>{text::ASK_SAME}</p>
            <ul>{list}</ul>
            <button type="button" class="button button-quiet" on:click=none>{text::NOT_SAME}</button>
        </div>
    }
    .into_any()
}

#[component]
fn Answer(key: CaseKey, in_system: bool, proposed: Vec<Action>, decision: Option<Decision>) -> impl IntoView {
    let state = State::get();
    let decide = move |verdict: Option<Verdict>| {
        let decision = verdict.map(|verdict| Decision { verdict, note: String::new() });
        state.change(Request::Decide(key, decision));
    };
    let button = move |class: &'static str, label: &'static str, verdict: Option<Verdict>| {
        view! {
            <button type="button" class=class on:click=move |_| decide(verdict.clone())>{label}</button>
        }
    };
    if let Some(decision) = decision {
        let words = match decision.verdict {
            Verdict::Accept => text::ACCEPTED,
            Verdict::Ignore => text::IGNORED,
            Verdict::Instead(_) => text::DECIDED,
        };
        return view! {
            <p class="answer">
                <span class="answered">{words}</span>
                {button("button button-quiet", text::REVISE, None)}
            </p>
        }
        .into_any();
    }
    if proposed.contains(&Action::Decide) {
        let instead = |action| Some(Verdict::Instead(vec![action]));
        let answers = match in_system {
            true => vec![
                (text::ASK_DELETE, instead(Action::Delete)),
                (text::ASK_TRANSFER, instead(Action::Transfer)),
                (text::ASK_KEEP, Some(Verdict::Ignore)),
            ],
            false => vec![
                (text::ASK_SUPPLEMENT, instead(Action::Supplement)),
                (text::ASK_NO_MEMBER, Some(Verdict::Ignore)),
            ],
        };
        let answers = answers.into_iter().map(|(label, verdict)| button("button", label, verdict));
        return view! {
            <div class="answer" role="group" aria-label=text::ASK>
                <span class="muted">{text::ASK}</span>
                {answers.collect_view()}
            </div>
        }
        .into_any();
    }
    if proposed.iter().all(|action| *action == Action::None) {
        return ().into_any();
    }
    view! {
        <p class="answer">
            {button("button button-primary", text::ACCEPT, Some(Verdict::Accept))}
            {button("button button-quiet", text::IGNORE, Some(Verdict::Ignore))}
        </p>
    }
    .into_any()
}
