//! 校团委 / 团总支 / 团支部 as a filter, with what waits in each; and where a branch belongs, corrected.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::branch_list::BranchList;
use super::desk::Desk;
use crate::app::state::State;
use crate::app::text;
use crate::domain::org_name::short_name;
use crate::worker::protocol::{Request, Response, Within};
use crate::worker::tree_view::{BranchView, GeneralView};

/// The tree; nothing where there is but one branch.
#[component]
pub fn BranchTree() -> impl IntoView {
    let state = State::get();
    let tree = RwSignal::new(Vec::<GeneralView>::new());
    let revision = Memo::new(move |_| state.campaign.get().map_or(0, |view| view.revision));
    Effect::new(move |_| {
        revision.get();
        spawn_local(async move {
            if let Some(Response::Tree(fetched)) = state.ask(Request::Tree).await {
                tree.try_set(fetched);
            }
        });
    });
    let branches = move || tree.with(|tree| tree.iter().map(|group| group.branches.len()).sum::<usize>());
    let totals = move || {
        tree.with(|tree| {
            tree.iter().fold((0, 0), |(open, total), group| (open + group.open, total + group.total))
        })
    };
    view! {
        <Show when=move || { branches() > 1 }>
            <details class="tree card" prop:open=is_wide()>
                <summary class="card-title">{text::BRANCHES}</summary>
                <ul class="tree-list">
                    <li>{move || node(None, text::COMMITTEE.to_owned(), None, totals())}</li>
                    <For each=move || tree.get() key=|group| format!("{group:?}") let(group)>
                        <Group group tree />
                    </For>
                </ul>
                <BranchList />
            </details>
        </Show>
    }
}

/// On a narrow screen the tree starts folded.
fn is_wide() -> bool {
    window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width > 900.0)
}

#[component]
fn Group(group: GeneralView, tree: RwSignal<Vec<GeneralView>>) -> impl IntoView {
    let within = Within::General(group.name.clone());
    let label = group.name.clone().unwrap_or_else(|| text::NO_GENERAL.to_owned());
    let name = group.name.clone();
    let branches = group.branches.into_iter();
    let branches =
        branches.map(|branch| view! { <Branch branch general=name.clone() tree /> }).collect_view();
    view! {
        <li>
            {node(Some(within), label, None, (group.open, group.total))}
            <ul>{branches}</ul>
        </li>
    }
}

#[component]
fn Branch(branch: BranchView, general: Option<String>, tree: RwSignal<Vec<GeneralView>>) -> impl IntoView {
    let desk = Desk::get();
    let within = Within::Branch(branch.name.clone());
    let chosen = {
        let within = within.clone();
        move || desk.filter.with(|filter| filter.within.as_ref() == Some(&within))
    };
    let label = short(&branch.name, general.as_deref());
    let (name, known) = (branch.name.clone(), branch.known);
    view! {
        <li>
            {node(Some(within), label, Some(branch.name), (branch.open, branch.total))}
            <Show when=move || chosen() && known>
                <GeneralChoice branch=name.clone() general=general.clone() tree />
            </Show>
        </li>
    }
}

/// Asks where the branch belongs; the answer stands in 附件3.
#[component]
fn GeneralChoice(branch: String, general: Option<String>, tree: RwSignal<Vec<GeneralView>>) -> impl IntoView {
    let state = State::get();
    let names = move || tree.get().into_iter().filter_map(|group| group.name).collect::<Vec<_>>();
    let list = format!("generals-{}", branch.len());
    let choose = move |event| {
        let typed = event_target_value(&event).trim().to_owned();
        state.change(Request::ChooseGeneral(branch.clone(), (!typed.is_empty()).then_some(typed)));
    };
    view! {
        <label class="tree-general">
            <span class="muted">{text::GENERAL_OF}</span>
            <input class="input" list=list.clone() prop:value=general.unwrap_or_default() on:change=choose />
            <datalist id=list>
                {move || names().into_iter().map(|name| view! { <option value=name></option> }).collect_view()}
            </datalist>
        </label>
    }
}

fn node(
    within: Option<Within>,
    label: String,
    full: Option<String>,
    (open, total): (usize, usize),
) -> impl IntoView {
    let desk = Desk::get();
    let current = {
        let within = within.clone();
        move || desk.filter.with(|filter| filter.within == within).then_some("true")
    };
    let counts = format!("{open}/{total}");
    let said = format!("{open} {}，{} {total}", text::OPEN, text::IN_ALL);
    view! {
        <button
            type="button"
            class="tree-node"
            class:tree-done={open == 0}
            aria-current=current
            title=full
            on:click=move |_| desk.choose(|filter| filter.within = within.clone())
        >
            <span class="tree-name">{label}</span>
            <span class="tree-count" aria-label=said>{counts}</span>
        </button>
    }
}

/// The name without what all of them share.
fn short(name: &str, general: Option<&str>) -> String {
    let short = if name.is_empty() { text::NO_BRANCH_NAME } else { short_name(name, general) };
    short.to_owned()
}
