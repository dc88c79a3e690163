//! The forms handed in, one line each: whose, when, how much of it is taken.

use leptos::prelude::*;

use super::desk::Desk;
use super::unit::UnitChoice;
use crate::app::state::State;
use crate::app::text::merging as words;
use crate::domain::PartialDate;
use crate::worker::merging::{Ask, FormView};
use crate::worker::protocol::Request;

/// So many are listed before more are asked for.
const LISTED: usize = 30;

/// The section.
#[component]
pub fn Papers() -> impl IntoView {
    let desk = Desk::get();
    let forms = Memo::new(move |_| desk.view.with(|view| view.forms.clone()));
    let listed = RwSignal::new(LISTED);
    let total = move || forms.with(Vec::len);
    let none = move || desk.fetched.get() && total() == 0;
    view! {
        <section class="card papers" aria-labelledby="papers-title">
            <div class="card-head">
                <h2 class="card-title" id="papers-title">
                    {words::PAPERS} " " <span class="filter-total">{total}</span>
                </h2>
                <p class="muted">{words::DAY}"："{words::DAY_MORE}</p>
            </div>
            <ul class="papers-list">
                <For
                    each=move || forms.get().into_iter().take(listed.get())
                    key=|form| format!("{form:?}")
                    let(form)
                >
                    <Paper form />
                </For>
            </ul>
            <Show when=none>
                <p class="muted">{words::NO_PAPERS}</p>
            </Show>
            <Show when=move || { total() > listed.get() }>
                <button
                    type="button"
                    class="button button-small"
                    on:click=move |_| listed.update(|listed| *listed += LISTED)
                >
                    {words::MORE}
                </button>
            </Show>
        </section>
    }
}

#[component]
fn Paper(form: FormView) -> impl IntoView {
    let state = State::get();
    let FormView { table, file, sheet, unit, whose, why, day, late, rows, taken, problems, .. } = form;
    let changing = RwSignal::new(false);
    let on_day = move |event| {
        let text = event_target_value(&event);
        let day = PartialDate::parse(&text);
        if day.is_some() || text.is_empty() {
            state.change(Request::Merging(Ask::HandedIn(table, day)));
        }
    };
    let whose = if unit.is_none() { words::UNKNOWN.to_owned() } else { whose };
    let wrong = (problems > 0).then(|| format!("{problems} 个问题"));
    let unit = StoredValue::new(unit);
    view! {
        <li class="handed" data-file=file.clone()>
            <div class="handed-whose">
                <strong>{whose}</strong>
                <span class="muted">{words::why(why)}</span>
                <button
                    type="button"
                    class="button button-quiet button-small"
                    aria-expanded=move || changing.get().to_string()
                    on:click=move |_| changing.update(|changing| *changing = !*changing)
                >
                    {words::CHANGE_UNIT}
                </button>
            </div>
            <Show when=move || changing.get()>
                <UnitChoice table unit=unit.get_value() />
            </Show>
            <div class="handed-file muted">
                {file.clone()} {(!sheet.is_empty()).then(|| format!(" · {sheet}"))}
            </div>
            <div class="handed-facts">
                <input
                    type="date"
                    class="input input-small"
                    class:input-late=late
                    aria-label=format!("{}：{file}", words::DAY)
                    prop:value=day.map(|day| day.to_string()).unwrap_or_default()
                    on:change=on_day
                />
                <span>{format!("{} {rows} 行，{} {taken} 行", words::ROWS_IN, words::PART)}</span>
                {wrong.map(|wrong| view! { <span class="handed-wrong">{wrong}</span> })}
            </div>
        </li>
    }
}
