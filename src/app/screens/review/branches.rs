//! Short names of the rosters that may mean several branches: asked once, for all rows that use them.

use leptos::prelude::*;

use crate::app::state::State;
use crate::app::text;
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
                <h2 class="card-title">{text::ASK_BRANCH}</h2>
                <p class="muted">{text::ASK_BRANCH_MORE}</p>
                <ul class="plain-list">
                    <For each=questions key=|question| question.words.clone() let(question)>
                        <Question question />
                    </For>
                </ul>
            </section>
        </Show>
    }
}

/// The value of the choice "none of them"; no branch is called so.
const NONE: &str = "-";

#[component]
fn Question(question: BranchMatch) -> impl IntoView {
    let state = State::get();
    let words = question.words.clone();
    let on_choice = move |event| {
        let branch = match event_target_value(&event).as_str() {
            "" => return,
            NONE => None,
            branch => Some(branch.to_owned()),
        };
        state.change(Request::ChooseBranch(words.clone(), branch));
    };
    let rows = format!("{} {}", question.rows, text::PEOPLE);
    view! {
        <li class="row">
            <strong>{question.words.clone()}</strong>
            <span class="muted">{rows}</span>
            <select class="select" aria-label=question.words on:change=on_choice>
                <option value="">{text::CHOOSE}</option>
                {question
                    .candidates
                    .into_iter()
                    .map(|branch| view! { <option value=branch.clone()>{branch.clone()}</option> })
                    .collect_view()}
                <option value=NONE>{text::NO_BRANCH}</option>
            </select>
        </li>
    }
}
