//! A person who stands in several rows, and the choice which of them is taken.

use leptos::prelude::*;

use super::desk::Desk;
use super::row::said;
use super::veiled;
use crate::app::state::State;
use crate::app::text::merging as words;
use crate::worker::merging::{Ask, RepeatRow, RepeatView};
use crate::worker::protocol::Request;

/// The person in this place of the list.
#[component]
pub fn Repeat(at: ReadSignal<usize>, repeat: RepeatView) -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let RepeatView { name, rows } = repeat;
    let group = rows.first().map(|row| format!("repeat-{}-{}", row.record.table.0, row.record.row));
    let choice = move |row: RepeatRow| {
        let RepeatRow { record, place, day, branch, reason, taken } = row;
        let day = day.map(words::short_day);
        let take = move |_| {
            desk.change_row(state, at.get_untracked(), Request::Merging(Ask::Prefer(record)));
        };
        view! {
            <li>
                <label class="repeat-row">
                    <input type="radio" name=group.clone() prop:checked=taken on:change=take />
                    <span class="repeat-reason">{move || veiled(state, &reason)}</span>
                    <span class="muted">{branch}</span>
                    <span class="muted">{said(&place)} {day.map(|day| format!(" · {day}"))}</span>
                </label>
            </li>
        }
    };
    let rows = rows.into_iter().map(choice).collect_view();
    let said = name.clone();
    view! {
        <li class="card merging-row" tabindex="-1" data-name=said>
            <fieldset class="repeat">
                <legend><strong>{name}</strong></legend>
                <ul class="plain-list">{rows}</ul>
            </fieldset>
        </li>
    }
}
