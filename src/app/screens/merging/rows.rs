//! The rows of the forms: what is wrong, who is repeated, what is left out.

use leptos::prelude::*;

use super::desk::Desk;
use super::repeats::Repeat;
use super::row::Row;
use crate::app::state::State;
use crate::app::text::merging as words;
use crate::worker::merging::{Ask, Show as Choice};
use crate::worker::protocol::Request;

/// The section.
#[component]
pub fn Rows() -> impl IntoView {
    let desk = Desk::get();
    let lines = Memo::new(move |_| desk.view.with(|view| view.lines.clone()));
    let show = Memo::new(move |_| desk.look.with(|look| look.show));
    let heard = move || {
        let counts = lines.with(|lines| lines.counts);
        words::heard(counts.of(Choice::Problems), counts.of(Choice::Repeats), desk.totals().taken)
    };
    let none = move || match show.get() {
        Choice::Problems => words::ALL_RIGHT,
        Choice::Repeats => words::NO_REPEATS,
        Choice::LeftOut => words::NONE_OUT,
        Choice::All => words::NO_ROWS,
    };
    let empty = Memo::new(move |_| {
        desk.fetched.get() && lines.with(|lines| lines.rows.is_empty() && lines.repeats.is_empty())
    });
    let shown = move || lines.with(|lines| lines.rows.len() + lines.repeats.len());
    let more = move || lines.with(|lines| lines.counts.of(show.get())) > shown();
    view! {
        <section class="stack" aria-labelledby="merging-rows-title">
            <div class="rows-head">
                <h2 class="card-title" id="merging-rows-title" tabindex="-1">{words::ROWS}</h2>
                <Choices />
                <Safe />
            </div>
            <p class="unseen" role="status">{heard}</p>
            <Show when=move || show.get() == Choice::Repeats && !empty.get()>
                <p class="muted">{words::WHICH_ROW}</p>
            </Show>
            <ul class="merging-rows" id="merging-rows">
                <ForEnumerate
                    each=move || lines.with(|lines| lines.rows.clone())
                    key=|row| format!("{row:?}")
                    children=|at, row| view! { <Row at row /> }
                />
                <ForEnumerate
                    each=move || lines.with(|lines| lines.repeats.clone())
                    key=|repeat| format!("{repeat:?}")
                    children=|at, repeat| view! { <Repeat at repeat /> }
                />
            </ul>
            <Show when=move || empty.get()>
                <p class="merging-none">{none}</p>
            </Show>
            <Show when=more>
                <button type="button" class="button" on:click=move |_| desk.more()>{words::MORE}</button>
            </Show>
        </section>
    }
}

#[component]
fn Choices() -> impl IntoView {
    let desk = Desk::get();
    let chip = move |choice: Choice| {
        let total = Memo::new(move |_| desk.view.with(|view| view.lines.counts.of(choice)));
        let pressed = move || desk.look.with(|look| look.show == choice).to_string();
        view! {
            <button
                type="button"
                class="filter filter-small"
                class:filter-none=move || total.get() == 0
                data-show=format!("{choice:?}").to_lowercase()
                aria-pressed=pressed
                on:click=move |_| desk.choose(|look| look.show = choice)
            >
                {words::show(choice)}
                <span class="filter-total">{total}</span>
            </button>
        }
    };
    view! {
        <div class="filters" role="group" aria-label=words::BY_ROWS>
            {Choice::ALL.map(chip).collect_view()}
        </div>
    }
}

/// One press for every wording that can be put right without asking.
#[component]
fn Safe() -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let safe = Memo::new(move |_| desk.view.with(|view| view.lines.safe));
    let take = move |_| {
        let kind = desk.look.with_untracked(|look| look.kind);
        desk.change_row(state, 0, Request::Merging(Ask::TakeSafe(kind)));
    };
    view! {
        <Show when=move || { safe.get() > 0 }>
            <button
                type="button"
                class="button button-small row-end"
                id="take-safe"
                title=words::SAFE_MORE
                on:click=take
            >
                {move || format!("{}（{} 处）", words::SAFE, safe.get())}
            </button>
        </Show>
    }
}
