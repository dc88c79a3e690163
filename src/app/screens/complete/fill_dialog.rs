//! Filling a column, or the selected part of it: what with, and what that changes.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::preview::PlanLines;
use super::sheet::{Over, Sheet};
use crate::app::components::{Dialog, DialogFoot};
use crate::app::text::grid as words;
use crate::casework::grid::{Cursor, Range, Selection};
use crate::domain::Field;
use crate::worker::grid::{Answer, Ask, Choice, PlanView, Put};

/// The dialog, where it is open.
#[component]
pub fn FillDialog(sheet: Sheet) -> impl IntoView {
    let field = Memo::new(move |_| match sheet.over.get() {
        Over::Fill(field) => Some(field),
        _ => None,
    });
    move || field.get().map(|field| view! { <Filling sheet field /> })
}

/// What the notice asks to stand in the field, if it asks one thing.
pub fn expected(sheet: Sheet, field: Field) -> Option<String> {
    sheet.page.with(|page| page.expected.iter().find(|(one, _)| *one == field).map(|(_, text)| text.clone()))
}

#[component]
fn Filling(sheet: Sheet, field: Field) -> impl IntoView {
    let active = sheet.selection.get_untracked().active;
    let own = untrack(|| sheet.text(active));
    let with = RwSignal::new(untrack(|| expected(sheet, field)).or(own).unwrap_or_default());
    let only_blank = RwSignal::new(false);
    let plan = RwSignal::new(None::<PlanView>);
    let choices = RwSignal::new(Vec::<Choice>::new());
    let put = move || Put::Fill { text: with.get(), only_blank: only_blank.get() };
    // Several rows selected mean these; otherwise the whole column is meant.
    let selected = sheet.selection.get_untracked().range();
    let extent = untrack(|| sheet.extent());
    let range = if selected.height() > 1 {
        let column = |cell: Cursor| Cursor { column: active.column, ..cell };
        Range::of(column(selected.from), column(selected.to))
    } else {
        Selection::columns(active.column, active.column, extent).range()
    };
    let area = StoredValue::new(sheet.area(range));
    Effect::new(move |_| {
        let put = put();
        spawn_local(async move {
            let Some(area) = area.try_get_value() else { return };
            if let Some(Answer::Plan(view)) = sheet.ask(Ask::Preview(area, put.clone())).await
                && with
                    .try_get_untracked()
                    .is_some_and(|now| matches!(&put, Put::Fill { text, .. } if *text == now))
            {
                plan.try_set(Some(*view));
            }
        });
    });
    spawn_local(async move {
        let ask = Ask::Choices(sheet.look.get_untracked(), field);
        if let Some(Answer::Choices(list)) = sheet.ask(ask).await {
            choices.try_set(list);
        }
    });
    let closed = Callback::new(move |()| {
        sheet.over.set(Over::Nothing);
        sheet.focus_soon();
    });
    let cells = move || plan.with(|plan| plan.as_ref().map_or(0, |plan| plan.cells));
    let take = Callback::new(move |()| {
        sheet.put_area(area.get_value(), untrack(put), true);
        closed.run(());
    });
    let words = Signal::derive(move || format!("{} {} {}", words::FILL_DO, cells(), words::CELLS));
    let idle = Signal::derive(move || cells() == 0);
    let foot = move || view! { <DialogFoot id="fill-do" words idle take closed /> };
    let rows = range.height();
    let title = format!("{}：{}（{rows} {}）", words::FILL_COLUMN, field.label(), words::ROWS);
    let options = move || {
        let list = choices.get().into_iter();
        list.map(|choice| view! { <option value=choice.text></option> }).collect_view()
    };
    view! {
        <Dialog id="fill-dialog" title=title closed foot=foot.into()>
            <div class="fill-form">
                <label class="field-inline">
                    <span class="muted">{words::FILL_WITH}</span>
                    <input
                        class="input"
                        id="fill-with"
                        list="fill-choices"
                        autocomplete="off"
                        prop:value=move || with.get()
                        on:input=move |event| with.set(event_target_value(&event))
                    />
                </label>
                <datalist id="fill-choices">{options}</datalist>
                <label class="check">
                    <input
                        type="checkbox"
                        id="fill-only-blank"
                        on:change=move |_| only_blank.update(|only| *only = !*only)
                    />
                    {words::ONLY_BLANK}
                </label>
            </div>
            {move || plan.get().map(|plan| view! { <PlanLines sheet plan /> })}
        </Dialog>
    }
}
