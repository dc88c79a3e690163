//! Who has handed in: 团总支 and their branches; also what is looked at beside it.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::desk::Desk;
use super::reminder::Reminder;
use crate::app::state::State;
use crate::app::text::merging as words;
use crate::worker::merging::{Ask, BranchView, GeneralView, HandIn};
use crate::worker::protocol::{Request, Within};

/// More branches than this start folded away under their 团总支.
const MANY: usize = 100;

/// Which branches are listed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Only {
    Missing,
    Late,
    Handed,
    Excused,
}

impl Only {
    const ALL: [Only; 4] = [Only::Missing, Only::Late, Only::Handed, Only::Excused];

    const fn label(self) -> &'static str {
        match self {
            Only::Missing => "未交",
            Only::Late => "逾期",
            Only::Handed => "已交",
            Only::Excused => "代交或无需",
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Only::Missing => "missing",
            Only::Late => "late",
            Only::Handed => "handed",
            Only::Excused => "excused",
        }
    }

    fn holds(self, state: HandIn) -> bool {
        match self {
            Only::Missing => state == HandIn::Missing,
            Only::Late => matches!(state, HandIn::Late(_)),
            Only::Handed => matches!(state, HandIn::InTime(_) | HandIn::Undated),
            Only::Excused => matches!(state, HandIn::Through | HandIn::Nothing),
        }
    }
}

/// What the lines of the list share.
#[derive(Clone, Copy)]
struct List {
    only: RwSignal<Option<Only>>,
    /// 团总支 opened or closed otherwise than they start.
    turned: RwSignal<BTreeSet<Option<String>>>,
    many: Memo<bool>,
    at: Memo<usize>,
}

/// The column.
#[component]
pub fn Standing() -> impl IntoView {
    let desk = Desk::get();
    let generals = Memo::new(move |_| desk.view.with(|view| view.generals.clone()));
    let total = move || generals.with(|all| all.iter().map(|general| general.branches.len()).sum::<usize>());
    let list = List {
        only: RwSignal::new(None),
        turned: RwSignal::new(BTreeSet::new()),
        many: Memo::new(move |_| total() > MANY),
        at: Memo::new(move |_| desk.at()),
    };
    let none = move || list.only.get().is_some_and(|only| count(&generals.get(), only, list.at.get()) == 0);
    let everybody = move || desk.look.with(|look| look.within.is_none()).then_some("true");
    let remind = RwSignal::new(false);
    view! {
        <section class="card standing" aria-labelledby="standing-title">
            <div class="card-head">
                <h2 class="card-title" id="standing-title">{words::STANDING}</h2>
                <button
                    type="button"
                    class="button button-small"
                    id="remind"
                    on:click=move |_| remind.set(true)
                >
                    {words::REMIND}
                </button>
            </div>
            <Filters list generals />
            <button
                type="button"
                class="tree-node"
                id="standing-all"
                aria-current=everybody
                on:click=move |_| desk.choose(|look| look.within = None)
            >
                <span class="tree-name">{words::EVERYBODY}</span>
            </button>
            <ul class="standing-list">
                <For
                    each=move || generals.get()
                    key=move |general| format!("{general:?}")
                    let(general)
                >
                    <General general list />
                </For>
            </ul>
            <Show when=none>
                <p class="muted">{words::NOBODY}</p>
            </Show>
            <Show when=move || remind.get()>
                <Reminder closed=Callback::new(move |()| remind.set(false)) />
            </Show>
        </section>
    }
}

fn count(generals: &[GeneralView], only: Only, at: usize) -> usize {
    let branches = generals.iter().flat_map(|general| &general.branches);
    branches.filter(|branch| only.holds(state_at(&branch.states, at))).count()
}

fn state_at(states: &[HandIn; 2], at: usize) -> HandIn {
    states.get(at).copied().unwrap_or_default()
}

#[component]
fn Filters(list: List, generals: Memo<Vec<GeneralView>>) -> impl IntoView {
    let chip = move |only: Only| {
        let total = Memo::new(move |_| generals.with(|generals| count(generals, only, list.at.get())));
        let pressed = move || (list.only.get() == Some(only)).to_string();
        let turn = move |_| list.only.update(|now| *now = (*now != Some(only)).then_some(only));
        view! {
            <button
                type="button"
                class="filter filter-small"
                class:filter-none=move || total.get() == 0
                data-standing=only.id()
                aria-pressed=pressed
                on:click=turn
            >
                {only.label()}
                <span class="filter-total">{total}</span>
            </button>
        }
    };
    view! {
        <div class="filters" role="group" aria-label=words::BY_STANDING>
            {Only::ALL.map(chip).collect_view()}
        </div>
    }
}

#[component]
fn General(general: GeneralView, list: List) -> impl IntoView {
    let desk = Desk::get();
    let GeneralView { name, own, branches, .. } = general;
    let within = Within::General(name.clone());
    let current = {
        let within = within.clone();
        move || desk.look.with(|look| look.within.as_ref() == Some(&within)).then_some("true")
    };
    let key = name.clone();
    let open = {
        let key = key.clone();
        Memo::new(move |_| list.turned.with(|turned| turned.contains(&key)) == list.many.get())
    };
    let turn = move |_| {
        list.turned.update(|turned| {
            if !turned.remove(&key) {
                turned.insert(key.clone());
            }
        });
    };
    let label = name.unwrap_or_else(|| words::NO_GENERAL.to_owned());
    let title = label.clone();
    let branches = StoredValue::new(branches);
    let shown = move || {
        let (only, at) = (list.only.get(), list.at.get());
        let passes = |branch: &&BranchView| only.is_none_or(|only| only.holds(state_at(&branch.states, at)));
        branches.with_value(|branches| branches.iter().filter(passes).cloned().collect::<Vec<_>>())
    };
    let handed = move || {
        let at = list.at.get();
        branches.with_value(|branches| {
            let handed = branches.iter().filter(|one| state_at(&one.states, at) != HandIn::Missing).count();
            format!("{handed}/{}", branches.len())
        })
    };
    let own_words = move || {
        let own = state_at(&own, list.at.get());
        (own != HandIn::Missing).then(|| words::state(own))
    };
    view! {
        <li>
            <Show when=move || list.only.get().is_none() || !shown().is_empty()>
                <div class="standing-general">
                    <button
                        type="button"
                        class="standing-turn"
                        aria-expanded=move || open.get().to_string()
                        aria-label=title.clone()
                        on:click=turn.clone()
                    ></button>
                    <button
                        type="button"
                        class="tree-node"
                        aria-current=current.clone()
                        on:click={
                            let within = within.clone();
                            move |_| desk.choose(|look| look.within = Some(within.clone()))
                        }
                    >
                        <span class="tree-name">{label.clone()}</span>
                        <span class="standing-own">{own_words}</span>
                        <span class="tree-count">{handed}</span>
                    </button>
                </div>
                <Show when=move || open.get()>
                    <ul>
                        <For each=shown key=|branch| branch.name.clone() let(branch)>
                            <Branch branch list />
                        </For>
                    </ul>
                </Show>
            </Show>
        </li>
    }
}

#[component]
fn Branch(branch: BranchView, list: List) -> impl IntoView {
    let page = State::get();
    let desk = Desk::get();
    let BranchView { name, short, states, .. } = branch;
    let state = Memo::new(move |_| state_at(&states, list.at.get()));
    let within = Within::Branch(name.clone());
    let chosen = {
        let within = within.clone();
        Memo::new(move |_| desk.look.with(|look| look.within.as_ref() == Some(&within)))
    };
    let class = move || match state.get() {
        HandIn::Missing => "standing-state standing-missing",
        HandIn::Late(_) => "standing-state standing-late",
        HandIn::InTime(_) | HandIn::Undated => "standing-state standing-handed",
        HandIn::Through | HandIn::Nothing => "standing-state",
    };
    let full = name.clone();
    let say = move |nothing: bool| {
        let kind = Desk::kind_at(list.at.get_untracked());
        page.change(Request::Merging(Ask::Nothing(name.clone(), kind, nothing)));
    };
    let say = StoredValue::new(say);
    let offer = move |nothing: bool, label: &'static str| {
        view! {
            <button
                type="button"
                class="button button-small standing-nothing"
                on:click=move |_| say.with_value(|say| say(nothing))
            >
                {label}
            </button>
        }
    };
    view! {
        <li>
            <button
                type="button"
                class="tree-node"
                title=full.clone()
                data-branch=full
                aria-current=move || chosen.get().then_some("true")
                on:click=move |_| desk.choose(|look| look.within = Some(within.clone()))
            >
                <span class="tree-name">{short}</span>
                <span class=class>{move || words::state(state.get())}</span>
            </button>
            <Show when=move || chosen.get()>
                {move || match state.get() {
                    HandIn::Missing => Some(offer(true, words::NOTHING)),
                    HandIn::Nothing => Some(offer(false, words::NOTHING_BACK)),
                    _ => None,
                }}
            </Show>
        </li>
    }
}
