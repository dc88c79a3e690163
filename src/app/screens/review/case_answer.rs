//! What a case can be answered: the buttons below it, or what was answered.

use leptos::prelude::*;

use super::case_card::place;
use super::desk::{Desk, Form};
use super::detail::verdict;
use crate::app::state::State;
use crate::app::text;
use crate::casework::{Decision, Verdict};
use crate::reconcile::{Action, CaseKey};
use crate::worker::protocol::Request;
use crate::worker::views::{Candidate, CaseView};

/// Who it may be, each with a button; "none" answers for all of them.
#[component]
pub fn Candidates(key: CaseKey, candidates: Vec<Candidate>) -> impl IntoView {
    let state = State::get();
    if candidates.is_empty() {
        return ().into_any();
    }
    let others: Vec<CaseKey> = candidates.iter().map(|candidate| candidate.key).collect();
    let none = move |_| state.change(Request::LinkNone(key, others.clone()));
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

/// The answer given, or the buttons to give one.
#[component]
pub fn Answer(case: CaseView) -> impl IntoView {
    let (state, desk) = (State::get(), Desk::get());
    let key = case.key;
    let open_form = move |form| move |_: leptos::ev::MouseEvent| desk.form.set(Some((key, form)));
    let show = view! {
        <button type="button" class="button button-quiet" data-does="detail" on:click=move |_| desk.detail.set(Some(key))>
            {text::DETAIL}
        </button>
    };
    let change = view! {
        <button type="button" class="button button-quiet" data-does="change" on:click=open_form(Form::Change)>
            {text::CHANGE}
        </button>
    };
    let said = case.decision.clone().filter(|_| !case.open);
    if let Some(decision) = said {
        let note = Some(decision.note.clone()).filter(|note| !note.is_empty());
        return view! {
            <p class="answer">
                <span class="answered">{verdict(Some(&decision))}</span>
                {note.map(|note| view! { <span class="muted">{note}</span> })}
                {show}
                {change}
                <button
                    type="button"
                    class="button button-quiet"
                    data-does="withdraw"
                    on:click=move |_| desk.decide(state, key, None, None)
                >
                    {text::REVISE}
                </button>
            </p>
        }
        .into_any();
    }
    if !case.open {
        return view! { <p class="answer">{show}</p> }.into_any();
    }
    if case.proposed.contains(&Action::Decide) {
        return view! {
            <div class="answer" role="group" aria-label=text::ASK>
                <span class="muted">{text::ASK}</span>
                {answers(state, desk, &case)}
                {show}
                {change}
            </div>
        }
        .into_any();
    }
    view! {
        <p class="answer">
            {show}
            {change}
            <button type="button" class="button button-quiet" data-does="ignore" on:click=open_form(Form::Ignore)>
                {text::IGNORE}
            </button>
            <button
                type="button"
                class="button button-primary"
                data-does="accept"
                on:click=move |_| desk.accept(state, key, None)
            >
                {text::ACCEPT}
            </button>
        </p>
    }
    .into_any()
}

/// The answers to a plain question, one button each.
fn answers(state: State, desk: Desk, case: &CaseView) -> impl IntoView + use<> {
    let key = case.key;
    let instead = |action| Verdict::Instead(vec![action]);
    let answers = match case.system.is_some() {
        true => vec![
            (text::ASK_DELETE, instead(Action::Delete)),
            (text::ASK_TRANSFER, instead(Action::Transfer)),
            (text::ASK_KEEP, Verdict::Ignore),
        ],
        false => {
            vec![(text::ASK_SUPPLEMENT, instead(Action::Supplement)), (text::ASK_NO_MEMBER, Verdict::Ignore)]
        }
    };
    answers
        .into_iter()
        .map(|(label, verdict)| {
            let answer = move |_| desk.decide(state, key, Some(Decision::new(verdict.clone())), None);
            view! { <button type="button" class="button" on:click=answer>{label}</button> }
        })
        .collect_view()
}
