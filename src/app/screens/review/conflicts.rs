//! Edits of a replaced list that the newer one contradicts: asked about one by one.

use leptos::prelude::*;

use crate::app::state::State;
use crate::app::text;
use crate::app::text::newer_lists as words;
use crate::worker::newer_lists::{ConflictView, ConflictsView};
use crate::worker::protocol::Request;

/// The questions; nothing where there are none.
#[component]
pub fn Conflicts() -> impl IntoView {
    let state = State::get();
    let asked = Memo::new(move |_| state.campaign.get().map(|view| view.conflicts).unwrap_or_default());
    let more = move || {
        let ConflictsView { total, first } = asked.get();
        let left = total - first.len();
        (left > 0).then(
            || view! { <p class="muted">{format!("{} {left} {}", words::MORE_CONFLICTS, text::ITEMS)}</p> },
        )
    };
    view! {
        <Show when=move || { asked.get().total > 0 }>
            <section class="card conflicts" id="conflicts" aria-label=words::CONFLICTS>
                <h2 class="card-title">{words::CONFLICTS}</h2>
                <ul class="plain-list">
                    <For
                        each=move || asked.get().first
                        key=|conflict| (conflict.record, conflict.field)
                        let(conflict)
                    >
                        <Question conflict />
                    </For>
                </ul>
                {more}
            </section>
        </Show>
    }
}

#[component]
fn Question(conflict: ConflictView) -> impl IntoView {
    let state = State::get();
    let ConflictView { record, field, name, was, said, now, .. } = conflict;
    let said_of = format!("{name} {}", field.label());
    let settle = move |mine| state.change(Request::SettleEdit { record, field, mine });
    let line = move |label: &'static str, text: String| {
        let text = if text.is_empty() { words::EMPTY.to_owned() } else { text };
        view! { <div><dt>{label}</dt><dd>{move || state.masked(&text)}</dd></div> }
    };
    view! {
        <li class="conflict" role="group" aria-label=said_of>
            <strong>{name}</strong>
            <span class="muted">{field.label()}</span>
            <dl class="conflict-values">
                {line(words::WAS, was)} {line(words::SAID, said)} {line(words::NOW, now)}
            </dl>
            <span class="row row-end">
                <button type="button" class="button" data-does="file" on:click=move |_| settle(false)>
                    {words::TAKE_FILE}
                </button>
                <button type="button" class="button" data-does="mine" on:click=move |_| settle(true)>
                    {words::TAKE_MINE}
                </button>
            </span>
        </li>
    }
}
