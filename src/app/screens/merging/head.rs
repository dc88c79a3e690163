//! Which form, due when, the totals, and the download.

use leptos::prelude::*;

use super::desk::Desk;
use super::download::Download;
use crate::app::state::{Screen, State};
use crate::app::text::merging as words;
use crate::domain::PartialDate;
use crate::worker::merging::Ask;
use crate::worker::protocol::Request;

/// The head of the screen.
#[component]
pub fn Head() -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let open = RwSignal::new(false);
    let due = Memo::new(move |_| desk.view.with(|view| view.due.to_string()));
    let on_due = move |event| {
        if let Some(day) = PartialDate::parse(&event_target_value(&event)).filter(|day| day.day.is_some()) {
            state.change(Request::Merging(Ask::Due(day)));
        }
    };
    let has_system = Memo::new(move |_| desk.view.with(|view| view.has_system) || !desk.fetched.get());
    view! {
        <div class="screen-head">
            <h1 class="screen-title">{words::MERGING}</h1>
            <div class="row">
                <label class="field-inline">
                    <span class="muted">{words::DUE}</span>
                    <input type="date" class="input" id="due" required=true prop:value=due on:change=on_due />
                </label>
                <button
                    type="button"
                    class="button button-primary"
                    id="merge"
                    on:click=move |_| open.set(true)
                >
                    {words::DOWNLOAD}
                </button>
            </div>
        </div>
        <Kinds />
        <Show when=move || !has_system.get()>
            <p class="banner">
                <span>{words::NO_SYSTEM}</span>
                <button type="button" class="button" on:click=move |_| state.screen.set(Screen::Import)>
                    {words::ADD_LISTS}
                </button>
            </p>
        </Show>
        <Totals />
        <Show when=move || open.get()>
            <Download closed=Callback::new(move |()| open.set(false)) />
        </Show>
    }
}

/// 附件1 or 附件3.
#[component]
fn Kinds() -> impl IntoView {
    let desk = Desk::get();
    let choice = move |at: usize| {
        let pressed = move || (desk.at() == at).to_string();
        let count = move || desk.view.with(|view| view.totals.get(at).map_or(0, |totals| totals.forms));
        view! {
            <button
                type="button"
                class="filter"
                id=format!("kind-{at}")
                aria-pressed=pressed
                on:click=move |_| desk.choose(|look| look.kind = Desk::kind_at(at))
            >
                {words::KINDS.get(at).copied()}
                <span class="filter-total">{count}</span>
            </button>
        }
    };
    view! { <div class="filters" role="group" aria-label=words::KIND>{choice(0)} {choice(1)}</div> }
}

#[component]
fn Totals() -> impl IntoView {
    let desk = Desk::get();
    let totals = Memo::new(move |_| desk.totals());
    let has_system = Memo::new(move |_| desk.view.with(|view| view.has_system));
    let figure = |label: &'static str, value: Signal<String>, class: Signal<&'static str>| {
        view! {
            <div class="figure">
                <span class="figure-label">{label}</span>
                <span class=move || format!("figure-value {}", class.get())>{value}</span>
            </div>
        }
    };
    let plain = Signal::derive(|| "");
    let of = move |words: fn(&crate::worker::merging::Totals) -> String| {
        Signal::derive(move || totals.with(words))
    };
    let late = Signal::derive(move || if totals.with(|totals| totals.late > 0) { "figure-late" } else { "" });
    view! {
        <div class="figures" id="merging-totals">
            <Show when=move || has_system.get()>
                {figure(
                    words::HANDED_IN,
                    of(|totals| format!("{} / {}", totals.handed_in, totals.branches)),
                    Signal::derive(|| "figure-accent"),
                )}
                {figure(words::LATE, of(|totals| totals.late.to_string()), late)}
            </Show>
            {figure(words::FORMS, of(|totals| format!("{} {}", totals.forms, words::FORMS_UNIT)), plain)}
            {figure(words::ROWS_IN, of(|totals| format!("{} {}", totals.rows, words::ROWS_UNIT)), plain)}
            {figure(words::ROWS_TAKEN, of(|totals| format!("{} {}", totals.taken, words::ROWS_UNIT)), plain)}
        </div>
    }
}
