//! One row of a form: whose, from where, whether it is taken, what is wrong with it.

use leptos::prelude::*;

use super::desk::Desk;
use super::problem::Problem;
use super::veiled;
use crate::app::state::State;
use crate::app::text;
use crate::app::text::merging as words;
use crate::worker::merging::{Ask, Part, RowView};
use crate::worker::protocol::Request;
use crate::worker::views::Place;

/// The row in this place of the list.
#[component]
pub fn Row(at: ReadSignal<usize>, row: RowView) -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let RowView { record, name, branch, reason, place, part, problems } = row;
    let taken = part == Part::Taken;
    let turn = move |_| {
        let request = Request::Merging(Ask::Row(record, Some(!taken)));
        desk.change_row(state, at.get_untracked(), request);
    };
    let name = if name.is_empty() { words::NO_NAME.to_owned() } else { name };
    let reason = if reason.is_empty() { words::REASON_NONE.to_owned() } else { reason };
    let instead = match part {
        Part::Instead(other) => Some(format!("{}：{}", words::INSTEAD, said(&other))),
        Part::Taken | Part::LeftOut => None,
    };
    let problems = problems.into_iter().map(|problem| view! { <Problem record at problem /> });
    view! {
        <li class="card merging-row" class:merging-row-out=!taken tabindex="-1" data-name=name.clone()>
            <div class="merging-row-head">
                <strong>{name.clone()}</strong>
                <span class="muted">{branch}</span>
                <label class="check row-end">
                    <input type="checkbox" prop:checked=taken on:change=turn aria-label=format!("{}{name}", words::PART) />
                    {words::PART}
                </label>
            </div>
            <p class="merging-reason">{move || veiled(state, &reason)}</p>
            <p class="muted">{said(&place)}</p>
            {instead.map(|words| view! { <p class="muted">{words}</p> })}
            <ul class="problems">{problems.collect_view()}</ul>
        </li>
    }
}

/// 附件1-1班.xlsx 第5行.
pub fn said(place: &Place) -> String {
    let sheet = if place.sheet.is_empty() { String::new() } else { format!(" · {}", place.sheet) };
    format!("{}{sheet} {}{}{}", place.file, text::ROW, place.row, text::ROW_END)
}
