//! What rosters call their classes, where that may mean several branches: asked once, for all rows that
//! use the words.

use leptos::prelude::*;

use crate::app::state::State;
use crate::app::text::branches as words;
use crate::app::{memory, text};
use crate::reconcile::BranchMatch;
use crate::worker::protocol::Request;

/// The questions; nothing where there are none.
#[component]
pub fn BranchQuestions() -> impl IntoView {
    let state = State::get();
    let questions = move || state.campaign.get().map(|view| view.branch_questions).unwrap_or_default();
    view! {
        <Show when=move || !questions().is_empty()>
            <section class="card branch-questions">
                <h2 class="card-title">{words::ASK}</h2>
                <p class="muted">{words::ASK_MORE}</p>
                <ul class="plain-list">
                    <For each=questions key=|question| question.words.clone() let(question)>
                        <li class="row">
                            <strong>{question.words.clone()}</strong>
                            <span class="muted">{format!("{} {}", question.rows, text::PEOPLE)}</span>
                            <Choice question />
                        </li>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

/// The value of the choice "none of them"; no branch is called so.
const NONE: &str = "-";

/// The branches the words may mean, to choose from.
#[component]
fn Choice(question: BranchMatch) -> impl IntoView {
    let state = State::get();
    let BranchMatch { words, candidates, .. } = question;
    let label = words.clone();
    let on_choice = move |event| {
        let branch = match event_target_value(&event).as_str() {
            "" => return,
            NONE => None,
            branch => Some(branch.to_owned()),
        };
        answer(state, &words, Some(branch));
    };
    let option = |branch: String| view! { <option value=branch.clone()>{branch.clone()}</option> };
    view! {
        <select class="select" aria-label=label on:change=on_choice>
            <option value="">{words::CHOOSE}</option>
            {candidates.into_iter().map(option).collect_view()}
            <option value=NONE>{words::NONE}</option>
        </select>
    }
}

/// Takes an answer, and remembers it for the next campaign.
pub fn answer(state: State, words: &str, branch: Option<Option<String>>) {
    memory::remember_branch(state, words, branch.clone());
    state.change(Request::ChooseBranches(vec![(words.to_owned(), branch)]));
}
