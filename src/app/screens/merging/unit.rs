//! Choosing whose form it is, out of the organisation tree.

use leptos::prelude::*;

use super::desk::Desk;
use crate::app::state::State;
use crate::app::text::merging as words;
use crate::casework::forms::Unit;
use crate::intake::table::TableId;
use crate::worker::merging::Ask;
use crate::worker::protocol::Request;

/// The list; what is chosen is said at once.
#[component]
pub fn UnitChoice(table: TableId, unit: Option<Unit>) -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let generals = desk.view.with_untracked(|view| view.generals.clone());
    // An option's value is its place among these.
    let mut units: Vec<Unit> = vec![Unit::Committee];
    let mut option = |one: Unit, label: String| {
        let chosen = unit.as_ref() == Some(&one);
        units.push(one);
        let value = (units.len() - 1).to_string();
        view! { <option value=value selected=chosen>{label}</option> }
    };
    let groups: Vec<_> = generals
        .into_iter()
        .map(|general| {
            let whole = general.name.clone();
            let whole = whole.map(|name| option(Unit::General(name.clone()), name));
            let branches: Vec<_> =
                general.branches.into_iter().map(|one| option(Unit::Branch(one.name), one.short)).collect();
            let label = general.name.unwrap_or_else(|| words::NO_GENERAL.to_owned());
            view! { <optgroup label=label>{whole} {branches}</optgroup> }
        })
        .collect();
    let committee = unit == Some(Unit::Committee);
    let choose = move |event| {
        let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|at| units.get(at)).cloned();
        state.change(Request::Merging(Ask::Unit(table, chosen)));
    };
    view! {
        <select
            class="select select-small"
            aria-label=words::CHOOSE_UNIT
            data-table=table.0.to_string()
            on:change=choose
        >
            <option value="" selected=unit.is_none()>{words::AS_WRITTEN}</option>
            <option value="0" selected=committee>{words::COMMITTEE}</option>
            {groups}
        </select>
    }
}
