//! What each column of a table means, why, and a sample of what it holds.

use leptos::prelude::*;

use super::preview::column_name;
use crate::app::state::State;
use crate::app::text;
use crate::domain::Field;
use crate::intake::table::TableId;
use crate::worker::protocol::Request;
use crate::worker::views::{ColumnView, SourceView};

/// One line per column.
#[component]
pub fn Columns(table: TableId, source: Memo<Option<SourceView>>) -> impl IntoView {
    let indexes = Memo::new(move |_| {
        let columns = |source: &SourceView| source.columns.iter().map(|column| column.index).collect();
        source.with(|source| source.as_ref().map(columns)).unwrap_or_else(Vec::new)
    });
    view! {
        <div class="table-scroll">
            <table class="plain-table">
                <thead>
                    <tr>
                        <th class="column-letter"></th>
                        <th>{text::COLUMN}</th>
                        <th>{text::MEANING}</th>
                        <th>{text::SAMPLE}</th>
                        <th>{text::WHY}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || indexes.get() key=|index| *index let(index)>
                        <ColumnLine table index source />
                    </For>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn ColumnLine(table: TableId, index: u16, source: Memo<Option<SourceView>>) -> impl IntoView {
    let state = State::get();
    let column = Memo::new(move |_| {
        source.with(|source| source.as_ref()?.columns.iter().find(|c| c.index == index).cloned())
    });
    let of = move |read: fn(&ColumnView) -> String| {
        column.with(|column| column.as_ref().map(read).unwrap_or_default())
    };
    let field = Memo::new(move |_| column.with(|column| column.as_ref().and_then(|column| column.field)));
    let on_field = move |event| {
        state.change(Request::SetField(table, index, Field::from_id(&event_target_value(&event))));
    };
    let option = move |each: Field| {
        view! {
            <option value=each.id() prop:selected=move || field.get() == Some(each)>{each.label()}</option>
        }
    };
    let header = move || {
        of(|column| match column.header.as_str() {
            "" => text::BLANK_HEADER.to_owned(),
            header => header.to_owned(),
        })
    };
    view! {
        <tr data-column=index.to_string() class:column-unused=move || field.get().is_none()>
            <td class="column-letter">{column_name(index)}</td>
            <td class="column-header">{header}</td>
            <td>
                <select
                    class="select select-small"
                    aria-label=move || format!("{}：{}", text::MEANING, header())
                    on:change=on_field
                >
                    <option value="" prop:selected=move || field.get().is_none()>{text::UNUSED}</option>
                    {Field::ALL.iter().copied().map(option).collect_view()}
                </select>
            </td>
            <td class="sample">{move || of(|column| column.sample.clone())}</td>
            <td class="muted">{move || of(|column| column.why.clone())}</td>
        </tr>
    }
}
