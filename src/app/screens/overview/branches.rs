//! Branch by branch: how many there are, how much waits, whose names are red.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::red_names::RedNames;
use crate::app::components::{Bar, Glyph, Icon};
use crate::app::state::State;
use crate::app::text::overview as text;
use crate::worker::overview::{Answer, Ask, BranchLine};
use crate::worker::protocol::{CaseFilter, CaseState, Request, Response, Within};

/// From so many branches on they can be sorted and narrowed down.
const MANY: usize = 6;

/// So many are drawn at first, and so many more at a time: a university has thousands.
const AT_ONCE: usize = 100;

/// In which order they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Tree,
    Open,
    Red,
}

impl Order {
    const ALL: [(Order, &'static str); 3] =
        [(Order::Tree, text::BY_ORDER), (Order::Open, text::BY_OPEN), (Order::Red, text::BY_RED)];
}

/// The table.
#[component]
pub fn Branches() -> impl IntoView {
    let state = State::get();
    let lines = RwSignal::new(Vec::<BranchLine>::new());
    let revision =
        Memo::new(move |_| state.campaign.with(|view| view.as_ref().map_or(0, |view| view.revision)));
    Effect::new(move |_| {
        revision.get();
        spawn_local(async move {
            if let Some(Response::Overview(answer)) = state.ask(Request::Overview(Ask::Branches)).await
                && let Answer::Branches(fetched) = *answer
            {
                // The screen may be gone by now.
                lines.try_set(fetched);
            }
        });
    });
    let order = RwSignal::new(Order::Tree);
    let undone = RwSignal::new(false);
    // Which branch's red names are shown.
    let opened = RwSignal::new(None::<String>);
    let count = RwSignal::new(AT_ONCE);
    let wanted = Memo::new(move |_| {
        let mut shown = lines.get();
        if undone.get() {
            shown.retain(|line| line.open > 0 || line.red > 0);
        }
        match order.get() {
            Order::Tree => {}
            Order::Open => shown.sort_by_key(|line| std::cmp::Reverse(line.open)),
            Order::Red => shown.sort_by_key(|line| std::cmp::Reverse(line.red)),
        }
        shown
    });
    let shown = move || wanted.with(|wanted| wanted.iter().take(count.get()).cloned().collect::<Vec<_>>());
    let rest = move || wanted.with(Vec::len).saturating_sub(count.get());
    let most = Memo::new(move |_| {
        lines.with(|lines| lines.iter().map(|line| line.open + line.decided).max().unwrap_or(0))
    });
    view! {
        <section class="card" id="branches">
            <div class="card-head">
                <h2 class="card-title">{text::BRANCHES}</h2>
                <Show when=move || lines.with(|lines| lines.len() >= MANY)>
                    <Choices order undone />
                </Show>
            </div>
            <table class="branches" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader">{text::BRANCH}</th>
                        <th scope="col" role="columnheader" class="number">{text::MEMBERS}</th>
                        <th scope="col" role="columnheader" class="number">{text::STUDENTS}</th>
                        <th scope="col" role="columnheader" class="branch-bar">{text::PROGRESS}</th>
                        <th scope="col" role="columnheader" class="number">{text::OPEN}</th>
                        <th scope="col" role="columnheader" class="number">{text::RED}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <For each=shown key=|line| format!("{line:?}") let(line)>
                        <Branch line most opened />
                    </For>
                </tbody>
            </table>
            <Show when=move || { rest() > 0 }>
                <button
                    type="button"
                    class="button button-small"
                    id="more-branches"
                    on:click=move |_| count.update(|count| *count += AT_ONCE)
                >
                    {move || text::more_branches(AT_ONCE.min(rest()), rest())}
                </button>
            </Show>
        </section>
    }
}

#[component]
fn Choices(order: RwSignal<Order>, undone: RwSignal<bool>) -> impl IntoView {
    let option = move |(at, (of, label)): (usize, (Order, &'static str))| {
        view! { <option value=at.to_string() selected=move || order.get() == of>{label}</option> }
    };
    let choose = move |event| {
        let at: usize = event_target_value(&event).parse().unwrap_or_default();
        order.set(Order::ALL.get(at).map_or(Order::Tree, |(order, _)| *order));
    };
    view! {
        <div class="row">
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || undone.get()
                    on:change=move |_| undone.update(|undone| *undone = !*undone)
                />
                {text::ONLY_UNDONE}
            </label>
            <label class="field-inline">
                <span class="muted">{text::SORT}</span>
                <select class="select select-small" id="branch-order" on:change=choose>
                    {Order::ALL.into_iter().enumerate().map(option).collect_view()}
                </select>
            </label>
        </div>
    }
}

#[component]
fn Branch(line: BranchLine, most: Memo<usize>, opened: RwSignal<Option<String>>) -> impl IntoView {
    let state = State::get();
    let name = StoredValue::new(line.name.clone());
    let title = if line.name.is_empty() { text::NO_BRANCH_NAME.to_owned() } else { line.name.clone() };
    let within = move |wanted: Option<CaseState>| {
        let within = Some(Within::Branch(name.get_value()));
        state.show_cases(CaseFilter { within, state: wanted, ..CaseFilter::default() });
    };
    let is_open = Memo::new(move |_| opened.with(|opened| opened.as_deref() == Some(&name.get_value())));
    let toggle = move |_| {
        opened.update(|opened| {
            *opened = (opened.as_deref() != Some(&name.get_value())).then(|| name.get_value());
        })
    };
    let (open, decided, red) = (line.open, line.decided, line.red);
    let red_cell = match red {
        0 => view! { <span class="muted">"0"</span> }.into_any(),
        red => view! {
            <button
                type="button"
                class="link red-name"
                aria-expanded=move || is_open.get().to_string()
                aria-label=format!("{title}：{} {red}", text::RED_NAMES)
                on:click=toggle
            >
                {red}
                <Glyph icon=Icon::Down />
            </button>
        }
        .into_any(),
    };
    let open_cell = match open {
        0 => view! { <span class="muted">"0"</span> }.into_any(),
        open => view! {
            <button
                type="button"
                class="link"
                aria-label=format!("{title}：{} {open}", text::OPEN)
                on:click=move |_| within(Some(CaseState::Open))
            >
                {open}
            </button>
        }
        .into_any(),
    };
    view! {
        <tr role="row" data-branch=line.name>
            <th scope="row" role="rowheader">
                <button type="button" class="link branch-name" on:click=move |_| within(None)>{title}</button>
                {line.general.map(|general| view! { <span class="muted branch-general">{general}</span> })}
            </th>
            <td role="cell" class="number" data-label=text::MEMBERS>{line.members}</td>
            <td role="cell" class="number" data-label=text::STUDENTS>{line.students}</td>
            <td role="cell" class="branch-bar" data-label=text::PROGRESS>
                {move || view! { <Bar parts=vec![("bar-done", decided), ("bar-open", open)] whole=most.get() /> }}
                <span class="unseen">{text::of_all(decided, decided + open)}</span>
            </td>
            <td role="cell" class="number" data-label=text::OPEN>{open_cell}</td>
            <td role="cell" class="number" data-label=text::RED>{red_cell}</td>
        </tr>
        <Show when=move || is_open.get()>
            <tr role="row" class="branch-red">
                <td role="cell" colspan="6"><RedNames branch=name.get_value() /></td>
            </tr>
        </Show>
    }
}
