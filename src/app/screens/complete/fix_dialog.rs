//! The proposals that must be looked at: old and new, row by row, grouped by rule.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::components::{Dialog, DialogFoot, RuleCode};
use crate::app::state::State;
use crate::app::text;
use crate::casework::text_diff::hide_numbers_in_both;
use crate::domain::Field;
use crate::intake::table::RecordId;
use crate::worker::mending::{FixChoice, FixGroup, FixLine};
use crate::worker::protocol::{Request, Response};

/// Rows fetched at a time.
const STEP: usize = 100;

/// A cell.
type Cell = (RecordId, Field);

/// What the user has left out.
#[derive(Clone, Copy)]
struct Choice {
    /// Rules none of whose proposals are taken.
    off: RwSignal<BTreeSet<String>>,
    /// Single cells, with the rule that proposes for them.
    except: RwSignal<BTreeMap<Cell, String>>,
}

impl Choice {
    fn is_on(self, code: &str) -> bool {
        self.off.with(|off| !off.contains(code))
    }

    fn left_out_of(self, code: &str) -> usize {
        self.except.with(|except| except.values().filter(|rule| *rule == code).count())
    }
}

/// The dialog; takes what stays selected as one entry of the history.
#[component]
pub fn FixDialog(groups: Vec<FixGroup>, closed: Callback<()>) -> impl IntoView {
    let state = State::get();
    let choice = Choice { off: RwSignal::default(), except: RwSignal::default() };
    let all = StoredValue::new(groups.clone());
    let taken = move || {
        let on = |group: &&FixGroup| choice.is_on(&group.code);
        let count = |group: &FixGroup| group.count - choice.left_out_of(&group.code).min(group.count);
        all.with_value(|groups| groups.iter().filter(on).map(count).sum::<usize>())
    };
    let take = Callback::new(move |()| {
        let on = |code: &String| choice.off.with_untracked(|off| !off.contains(code));
        let rules = all.get_value().into_iter().map(|group| group.code).filter(on).collect();
        let except = choice.except.with_untracked(|except| except.keys().copied().collect());
        state.change(Request::TakeFixes(FixChoice::Of { rules, except }));
        closed.run(());
    });
    let words =
        Signal::derive(move || format!("{} {} {}", text::mending::TAKE, taken(), text::mending::TAKE_END));
    let idle = Signal::derive(move || taken() == 0);
    let foot = move || view! { <DialogFoot id="take-fixes" words idle take closed /> };
    let list = groups.into_iter().map(|group| view! { <Group group choice /> }).collect_view();
    view! {
        <Dialog id="fix-dialog" title=text::mending::PREVIEW closed foot=foot.into()>
            <p class="muted">{text::mending::PREVIEW_MORE}</p>
            {list}
        </Dialog>
    }
}

#[component]
fn Group(group: FixGroup, choice: Choice) -> impl IntoView {
    let state = State::get();
    let lines = RwSignal::new(Vec::<FixLine>::new());
    let code = StoredValue::new(group.code.clone());
    let more = move || {
        let start = lines.with_untracked(Vec::len);
        let request = Request::Fixes { rule: code.get_value(), start, count: STEP };
        spawn_local(async move {
            if let Some(Response::Fixes(page)) = state.ask(request).await {
                // The dialog may be closed by now.
                lines.try_update(|lines| lines.extend(page.fixes));
            }
        });
    };
    more();
    let on = move || code.with_value(|code| choice.is_on(code));
    let switch = move |_| {
        let code = code.get_value();
        choice.except.update(|except| except.retain(|_, rule| *rule != code));
        choice.off.update(|off| {
            if !off.remove(&code) {
                off.insert(code);
            }
        });
    };
    let listed = move || lines.with(Vec::len);
    let count = group.count;
    let name = group.code.clone();
    view! {
        <section class="fix-group" data-rule=name>
            <header class="fix-group-head">
                <label class="check">
                    <input type="checkbox" prop:checked=on on:change=switch />
                    <strong>{group.title}</strong>
                </label>
                <RuleCode code=group.code />
                <span class="muted row-end">{format!("{count} {}", text::mending::TAKE_END)}</span>
            </header>
            <ul class="fix-lines" class:fix-lines-off=move || !on()>
                <For each=move || lines.get() key=|line| (line.record, line.field) let(line)>
                    <Line line code choice />
                </For>
            </ul>
            <Show when=move || { listed() < count && listed() > 0 }>
                <p class="fix-more">
                    <span class="muted">
                        {move || format!("{} {} {}", text::mending::LISTED, listed(), text::mending::LISTED_END)}
                    </span>
                    <button type="button" class="button button-small" on:click=move |_| more()>
                        {text::mending::LIST_MORE}
                    </button>
                </p>
            </Show>
        </section>
    }
}

#[component]
fn Line(line: FixLine, code: StoredValue<String>, choice: Choice) -> impl IntoView {
    let state = State::get();
    let cell = (line.record, line.field);
    let on = move || code.with_value(|code| choice.is_on(code));
    let chosen = move || on() && choice.except.with(|except| !except.contains_key(&cell));
    let switch = move |_| {
        choice.except.update(|except| {
            if except.remove(&cell).is_none() {
                except.insert(cell, code.get_value());
            }
        });
    };
    let place = format!("{} {}{}{}", line.place.file, text::ROW, line.place.row, text::ROW_END);
    let empty = line.old.is_empty();
    let old = if empty { text::mending::EMPTY_CELL.to_owned() } else { line.old };
    let values = StoredValue::new((old, line.new));
    let shown = move || match state.numbers_shown.get() {
        true => values.get_value(),
        false => values.with_value(|(old, new)| hide_numbers_in_both(old, new)),
    };
    view! {
        <li>
            <label class="fix-line" class:fix-line-off=move || !chosen()>
                <input type="checkbox" disabled=move || !on() prop:checked=chosen on:change=switch />
                <span class="fix-who" title=place>{line.name}</span>
                <span class="fix-field">{line.field.label()}</span>
                <span class="fix-old" class:fix-empty=empty>{move || shown().0}</span>
                <span class="fix-arrow" aria-label=text::mending::FIX_TO>"→"</span>
                <span class="fix-new">{move || shown().1}</span>
            </label>
        </li>
    }
}
