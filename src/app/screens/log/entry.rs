//! One entry: when, what, its changes with old and new, and the button that takes it back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::Book;
use crate::app::clock;
use crate::app::components::{Glyph, Icon};
use crate::app::state::State;
use crate::app::text::log as text;
use crate::casework::text_diff::hide_numbers_in_both;
use crate::worker::change_log::{Answer, Ask, ChangeLine, EntryState, EntryView};
use crate::worker::protocol::{Request, Response};

/// The entry.
#[component]
pub fn EntryRow(entry: EntryView) -> impl IntoView {
    let (state, book) = (State::get(), Book::get());
    let index = entry.index;
    let lines = RwSignal::new(entry.lines.clone());
    let first = entry.lines.len();
    let hidden = entry.changes.saturating_sub(first);
    let unfolded = move || lines.with(Vec::len) > first;
    let unfold = move |_| {
        if unfolded() {
            lines.update(|lines| lines.truncate(first));
            return;
        }
        spawn_local(async move {
            if let Some(Response::Log(answer)) = state.ask(Request::Log(Ask::Entry(index))).await
                && let Answer::Entry(all) = *answer
            {
                lines.try_set(all);
            }
        });
    };
    let mark = match entry.state {
        EntryState::Done => None,
        EntryState::TakenBack => Some(text::TAKEN_BACK),
        EntryState::Undone => Some(text::UNDONE),
    };
    let label = format!("{}：{}", text::TAKE_BACK, entry.label);
    let take_back = (entry.state == EntryState::Done).then(|| {
        view! {
            <button
                type="button"
                class="button button-small"
                data-does="take-back"
                aria-label=label
                on:click=move |_| book.take_back(state, index)
            >
                <Glyph icon=Icon::Undo />
                {text::TAKE_BACK}
            </button>
        }
    });
    view! {
        <li
            class="card entry"
            class:entry-gone=entry.state != EntryState::Done
            id=row_id(index)
            tabindex="-1"
            data-index=index.to_string()
        >
            <div class="entry-head">
                <h2 class="entry-title">{entry.label.clone()}</h2>
                <span class="chip">{text::kind(entry.kind)}</span>
                {mark.map(|mark| view! { <span class="chip chip-plain">{mark}</span> })}
                <time class="muted">{clock::time(entry.at)}</time>
                {take_back}
            </div>
            <ul class="changes">
                {move || lines.get().into_iter().map(|line| view! { <Line line /> }).collect_view()}
            </ul>
            {(hidden > 0).then(|| view! {
                <button
                    type="button"
                    class="button button-quiet button-small"
                    aria-expanded=move || unfolded().to_string()
                    on:click=unfold
                >
                    {move || match unfolded() {
                        true => text::FOLD.to_owned(),
                        false => format!("{}（{}）", text::SHOW_ALL, first + hidden),
                    }}
                </button>
            })}
            <InTheWay index />
        </li>
    }
}

fn row_id(index: usize) -> String {
    format!("entry-{index}")
}

#[component]
fn Line(line: ChangeLine) -> impl IntoView {
    let state = State::get();
    let ChangeLine { place, what, old, new } = line;
    let (empty_old, empty_new) = (old.is_empty(), new.is_empty());
    let values = StoredValue::new((old, new));
    let shown = move || match state.numbers_shown.get() {
        true => values.get_value(),
        false => values.with_value(|(old, new)| hide_numbers_in_both(old, new)),
    };
    let value = move |empty: bool, pick: fn((String, String)) -> String| match empty {
        true => view! { <span class="muted">{text::NOTHING}</span> }.into_any(),
        false => view! { <span>{move || pick(shown())}</span> }.into_any(),
    };
    view! {
        <li class="change">
            <span class="change-place">
                {place}
                {(!what.is_empty()).then(|| view! { <span class="muted">{what}</span> })}
            </span>
            <span class="change-values">
                <span class="unseen">{text::FROM}</span>
                <span class="change-old">{value(empty_old, |(old, _)| old)}</span>
                <Glyph icon=Icon::Arrow />
                <span class="unseen">{text::TO}</span>
                <span class="change-new">{value(empty_new, |(_, new)| new)}</span>
            </span>
        </li>
    }
}

/// What has to be taken back first, with the way to it.
#[component]
fn InTheWay(index: usize) -> impl IntoView {
    let book = Book::get();
    let first = move || book.in_the_way.get().filter(|(of, _)| *of == index).map(|(_, first)| first);
    move || {
        let first = first()?;
        let Some((at, when, label)) = first.into_iter().next() else {
            return Some(view! { <p class="in-the-way" role="alert">{text::GONE}</p> }.into_any());
        };
        Some(
            view! {
                <p class="in-the-way" role="alert">
                    <span>{format!("{}“{label}”（{}）", text::FIRST_TAKE_BACK, clock::time(when))}</span>
                    <button type="button" class="button button-small" on:click=move |_| go(at)>{text::SHOW_IT}</button>
                </p>
            }
            .into_any(),
        )
    }
}

/// Later entries stand above, so the one asked for has been fetched.
fn go(index: usize) {
    let row = document().get_element_by_id(&row_id(index));
    if let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
        // It is in the document; focusing it cannot fail.
        let _ = row.focus();
    }
}
