//! What is looked at, as chips that can be taken off.

use leptos::prelude::*;

use super::line::shown;
use super::sheet::Sheet;
use crate::app::components::{Glyph, Icon};
use crate::app::state::State;
use crate::app::text::grid as text;
use crate::casework::look::{ColumnFilter, Look, Order, Pick};

/// Values that are named on a chip.
const NAMED: usize = 3;

/// The chips; nothing where everything is looked at as the file has it.
#[component]
pub fn Filters(sheet: Sheet) -> impl IntoView {
    let any = move || sheet.look.with(|look| look.is_filtered() || look.sort.is_some());
    let outdated = move || sheet.page.with(|page| page.outdated);
    view! {
        <Show when=any>
            <div class="chips" role="group" aria-label=text::FILTERS id="chips">
                <Chips sheet />
                <Show when=outdated>
                    <button
                        type="button"
                        class="button button-small"
                        id="look-again"
                        on:click=move |_| {
                            sheet.look_at(|look| Look { turn: look.turn + 1, ..look });
                            sheet.focus();
                        }
                    >
                        {text::APPLY_AGAIN}
                    </button>
                </Show>
                <button
                    type="button"
                    class="button button-small button-quiet"
                    id="clear-look"
                    on:click=move |_| {
                        sheet.look_at(|look| Look::at(look.table));
                        sheet.focus();
                    }
                >
                    {text::CLEAR_ALL}
                </button>
            </div>
        </Show>
    }
}

#[component]
fn Chips(sheet: Sheet) -> impl IntoView {
    let state = sheet.state;
    let title = move |code: &str| {
        let rules = state
            .campaign
            .with(|view| view.as_ref().and_then(|view| view.counts.as_ref().map(|c| c.rules.clone())));
        rules
            .into_iter()
            .flatten()
            .find(|(own, ..)| own == code)
            .map_or(String::new(), |(_, title, ..)| title)
    };
    move || {
        let look = sheet.look.get();
        let mut chips = Vec::new();
        if look.flagged {
            chips.push(chip(sheet, text::ANY_FLAGGED.to_owned(), |look| look.flagged = false));
        }
        if let Some(code) = &look.rule {
            let words = format!("{} {code} {}", text::RULE, title(code));
            chips.push(chip(sheet, words, |look| look.rule = None));
        }
        for ColumnFilter { field, pick } in look.columns.clone() {
            let words = format!("{}：{}", field.label(), named(state, field, &pick));
            chips.push(chip(sheet, words, move |look| look.columns.retain(|one| one.field != field)));
        }
        if let Some((field, order)) = look.sort {
            let order = if order == Order::Rising { text::RISING } else { text::FALLING };
            let words = format!("{}{}{order}", text::SORTED_BY, field.label());
            chips.push(chip(sheet, words, |look| look.sort = None));
        }
        chips
    }
}

fn chip(sheet: Sheet, words: String, off: impl Fn(&mut Look) + Copy + Send + Sync + 'static) -> AnyView {
    let label = format!("{}：{words}", text::REMOVE);
    view! {
        <button
            type="button"
            class="chip"
            aria-label=label.clone()
            title=label
            on:click=move |_| {
                sheet.look_at(|mut look| {
                    off(&mut look);
                    look
                });
                sheet.focus();
            }
        >
            <span class="chip-words">{words}</span>
            <Glyph icon=Icon::Close />
        </button>
    }
    .into_any()
}

fn named(state: State, field: crate::domain::Field, pick: &Pick) -> String {
    let name = |value: &String| match value.as_str() {
        "" => text::BLANK.to_owned(),
        value => shown(state, field, value),
    };
    let list = |values: &[String]| {
        let mut names = values.iter().take(NAMED).map(name).collect::<Vec<_>>().join("、");
        if values.len() > NAMED {
            names = format!("{names} …（{}）", values.len());
        }
        names
    };
    match pick {
        filled if *filled == Pick::filled() => text::FILLED.to_owned(),
        Pick::Only(values) => list(values),
        Pick::Except(values) => format!("{}{}", text::EXCEPT, list(values)),
        Pick::Contains(part) => format!("{}“{part}”", text::CONTAINS),
        Pick::Flagged => text::FLAGGED.to_owned(),
    }
}
