//! What every way of naming a class was taken for, to be looked at and corrected.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::branches::answer;
use crate::app::components::Dialog;
use crate::app::state::State;
use crate::app::text::branches as words;
use crate::app::{memory, text};
use crate::reconcile::{BranchMatch, Match};
use crate::worker::branch_matches::BranchMatches;
use crate::worker::protocol::{Request, Response};

/// More rows than this are found by typing.
const SHOWN: usize = 200;
/// The full names, for the browser to offer as the user types.
const NAMES: &str = "branch-names";

/// The press that opens the list.
#[component]
pub fn BranchList() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button type="button" class="button button-quiet" id="branch-list-open" on:click=move |_| open.set(true)>
            {words::ALL}
        </button>
        <Show when=move || open.get()>
            <Dialog id="branch-list" title=words::ALL.to_owned() closed=Callback::new(move |()| open.set(false))>
                <List />
            </Dialog>
        </Show>
    }
}

#[component]
fn List() -> impl IntoView {
    let state = State::get();
    let all = RwSignal::new(BranchMatches::default());
    let typed = RwSignal::new(String::new());
    let revision = Memo::new(move |_| state.campaign.get().map_or(0, |view| view.revision));
    Effect::new(move |_| {
        revision.get();
        spawn_local(async move {
            if let Some(Response::Branches(fetched)) = state.ask(Request::Branches).await {
                all.try_set(*fetched);
            }
        });
    });
    let shown = move || {
        let typed = typed.get();
        let fits = |found: &&BranchMatch| {
            found.words.contains(&typed) || found.branch.as_ref().is_some_and(|name| name.contains(&typed))
        };
        all.with(|all| all.matches.iter().filter(fits).take(SHOWN).cloned().collect::<Vec<_>>())
    };
    let names = move || {
        let option = |name: &String| view! { <option value=name.clone()></option> };
        all.with(|all| all.branches.iter().map(option).collect_view())
    };
    let kept = move || state.branch_answers.with(Vec::len);
    view! {
        <p class="muted">{words::HOW_TO}</p>
        <input
            type="search"
            class="input"
            placeholder=words::FILTER
            aria-label=words::FILTER
            prop:value=move || typed.get()
            on:input=move |event| typed.set(event_target_value(&event))
        />
        <datalist id=NAMES>{names} <option value=words::NONE></option></datalist>
        <ul class="plain-list branch-list">
            <For each=shown key=|found| format!("{found:?}") let(found)>
                <Line found all />
            </For>
        </ul>
        <Show when=move || { kept() > 0 }>
            <p class="row muted">
                {move || format!("{} {}", kept(), words::REMEMBERED)}
                <button type="button" class="button button-quiet" on:click=move |_| memory::forget_branches(state)>
                    {words::FORGET}
                </button>
            </p>
        </Show>
    }
}

#[component]
fn Line(found: BranchMatch, all: RwSignal<BranchMatches>) -> impl IntoView {
    let state = State::get();
    let BranchMatch { words: said, branch, sureness, rows, .. } = found;
    let shown = match (sureness, branch) {
        (_, Some(branch)) => branch,
        (Match::Chosen, None) => words::NONE.to_owned(),
        _ => String::new(),
    };
    let (label, named) = (said.clone(), said.clone());
    let on_change = {
        let said = said.clone();
        move |event| match event_target_value(&event).trim() {
            "" => answer(state, &said, None),
            words::NONE => answer(state, &said, Some(None)),
            branch if all.with_untracked(|all| all.branches.iter().any(|name| name == branch)) => {
                answer(state, &said, Some(Some(branch.to_owned())));
            }
            _ => state.notify(true, words::NO_SUCH.to_owned()),
        }
    };
    view! {
        <li class="branch-line" data-words=named>
            <span>
                <strong>{said}</strong>
                <span class="muted">{format!(" {rows} {}", text::PEOPLE)}</span>
            </span>
            <span class="badge" class:badge-unsure=sureness == Match::Doubtful>{sureness.label()}</span>
            <input
                class="input"
                list=NAMES
                aria-label=label
                placeholder=words::UNKNOWN
                prop:value=shown
                on:change=on_change
            />
        </li>
    }
}
