//! A column's menu: sorting, filtering by what it holds, its width, hiding it.

use std::collections::BTreeSet;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::columns::NUMBERS;
use super::head::fit;
use super::line::{is_frozen, shown};
use super::sheet::{Over, Sheet};
use crate::app::text::grid as text;
use crate::casework::look::values::Values;
use crate::casework::look::{Order, Pick};
use crate::domain::Field;
use crate::worker::grid::{Answer, Ask};

/// Width of the menu in pixels, the same in grid-tools.css.
const WIDTH: i64 = 280;

/// The menu of the column it was opened for.
#[component]
pub fn ColumnMenu(sheet: Sheet) -> impl IntoView {
    let field = Memo::new(move |_| match sheet.over.get() {
        Over::Menu(field) => Some(field),
        _ => None,
    });
    move || field.get().map(|field| view! { <Menu sheet field /> })
}

#[component]
fn Menu(sheet: Sheet, field: Field) -> impl IntoView {
    let left = move || {
        let (_, wide, across) = sheet.view.get();
        let fields = sheet.fields.get();
        let columns = sheet.columns.get();
        let column = fields.iter().position(|one| *one == field).unwrap_or(0);
        let left = if is_frozen(field) { NUMBERS } else { columns.left(&fields, column) - across };
        left.min(wide - WIDTH).max(0)
    };
    let close = move || {
        sheet.over.set(Over::Nothing);
        sheet.focus();
    };
    let sort = move |order: Option<Order>| {
        sheet.look_at(|mut look| {
            look.sort = order.map(|order| (field, order));
            look
        });
        sheet.focus();
    };
    let pick = move |pick: Option<Pick>| {
        sheet.look_at(|look| look.picking(field, pick));
        sheet.focus();
    };
    let now = sheet.look.with_untracked(|look| look.pick(field).cloned());
    let order = sheet.look.with_untracked(|look| look.sort.filter(|(by, _)| *by == field).map(|(_, o)| o));
    let is = move |wanted: Option<Order>| (order == wanted).to_string();
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            close();
        }
    };
    view! {
        <div
            class="grid-menu"
            id="column-menu"
            role="dialog"
            aria-label=format!("{} {}", field.label(), text::MENU)
            data-field=field.id()
            style=("left", move || format!("{}px", left()))
            on:keydown=on_key
        >
            <div class="segments" role="group" aria-label=text::SORT_FILTER>
                <button type="button" class="segment" id="sort-rising" aria-pressed=is(Some(Order::Rising))
                    on:click=move |_| sort(Some(Order::Rising))>{text::RISING}</button>
                <button type="button" class="segment" id="sort-falling" aria-pressed=is(Some(Order::Falling))
                    on:click=move |_| sort(Some(Order::Falling))>{text::FALLING}</button>
                <button type="button" class="segment" aria-pressed=is(None)
                    on:click=move |_| sort(None)>{text::UNSORTED}</button>
            </div>
            <ValueList sheet field now=now.clone() pick=Callback::new(move |one| pick(Some(one))) />
            <div class="grid-menu-foot">
                <Show when={let now = now.clone(); move || now.is_some()}>
                    <button type="button" class="button button-small" id="clear-pick" on:click=move |_| pick(None)>
                        {text::CLEAR_FILTER}
                    </button>
                </Show>
                <button
                    type="button"
                    class="button button-small button-quiet"
                    on:click=move |_| {
                        fit(sheet, field);
                        close();
                    }
                >
                    {text::FIT_COLUMN}
                </button>
                <Show when=move || !is_frozen(field)>
                    <button
                        type="button"
                        class="button button-small button-quiet"
                        on:click=move |_| {
                            sheet.columns.update(|columns| columns.show(field, false));
                            sheet.columns.with_untracked(|columns| columns.keep());
                            close();
                        }
                    >
                        {text::HIDE_COLUMN}
                    </button>
                </Show>
            </div>
        </div>
    }
}

/// What the column holds, to be chosen from.
#[component]
fn ValueList(sheet: Sheet, field: Field, now: Option<Pick>, pick: Callback<Pick>) -> impl IntoView {
    let search = RwSignal::new(String::new());
    let values = RwSignal::new(Values::default());
    let chosen = RwSignal::new(match &now {
        Some(Pick::Only(values)) => values.iter().cloned().collect::<BTreeSet<String>>(),
        _ => BTreeSet::new(),
    });
    let input = NodeRef::<html::Input>::new();
    // The element is in the document; focusing it cannot fail.
    input.on_load(|input| drop(input.focus()));
    Effect::new(move |_| {
        let ask = Ask::Values { look: sheet.look.get_untracked(), field, search: search.get() };
        spawn_local(async move {
            if let Some(Answer::Values(found)) = sheet.ask(ask).await {
                // The menu may be closed by now.
                values.try_set(found);
            }
        });
    });
    let quick =
        [(text::BLANK, Pick::blank()), (text::FILLED, Pick::filled()), (text::FLAGGED, Pick::Flagged)];
    let quick = quick
        .into_iter()
        .map(|(label, one)| {
            let pressed = (now.as_ref() == Some(&one)).to_string();
            view! {
                <button type="button" class="segment" aria-pressed=pressed on:click=move |_| pick.run(one.clone())>
                    {label}
                </button>
            }
        })
        .collect_view();
    let line = move |(value, count): (String, usize)| {
        let label = if value.is_empty() { format!("（{}）", text::BLANK) } else { value.clone() };
        let name = label.clone();
        let label = move || shown(sheet.state, field, &name);
        let (on, key) = (value.clone(), value.clone());
        let switch = move |_| {
            chosen.update(|chosen| {
                if !chosen.remove(&key) {
                    chosen.insert(key.clone());
                }
            });
        };
        view! {
            <li>
                <label class="grid-value">
                    <input
                        type="checkbox"
                        prop:checked=move || chosen.with(|chosen| chosen.contains(&on))
                        on:change=switch
                    />
                    <span class="grid-value-text">{label}</span>
                    <span class="muted row-end">{count}</span>
                </label>
            </li>
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let chosen: Vec<String> = chosen.get_untracked().into_iter().collect();
        let typed = search.get_untracked().trim().to_owned();
        if !chosen.is_empty() {
            pick.run(Pick::Only(chosen));
        } else if !typed.is_empty() {
            pick.run(Pick::Contains(typed));
        }
    };
    let unlisted = move || values.with(|values| values.distinct.saturating_sub(values.values.len()));
    let nothing = move || chosen.with(BTreeSet::is_empty) && search.with(|typed| typed.trim().is_empty());
    view! {
        <div class="segments" role="group" aria-label=text::FILTERS>{quick}</div>
        <form class="grid-values-form" on:submit=submit>
            <input
                class="input"
                id="value-search"
                autocomplete="off"
                placeholder=text::SEARCH_VALUES
                aria-label=text::SEARCH_VALUES
                node_ref=input
                prop:value=move || search.get()
                on:input=move |event| search.set(event_target_value(&event))
            />
            <ul class="grid-values">
                <For each=move || values.get().values key=|one| one.clone() let(one)>
                    {line(one)}
                </For>
            </ul>
            <Show when=move || values.with(|values| values.values.is_empty())>
                <p class="muted">{text::NO_VALUES}</p>
            </Show>
            <Show when=move || { unlisted() > 0 }>
                <p class="muted">{move || format!("{} {}", unlisted(), text::MORE_VALUES)}</p>
            </Show>
            <button type="submit" class="button button-primary button-small" id="apply-pick" disabled=nothing>
                {text::APPLY}
            </button>
        </form>
    }
}
