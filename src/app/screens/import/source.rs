//! One imported table: what it was taken for, and each column's meaning, all changeable.

use leptos::prelude::*;

use crate::app::state::State;
use crate::app::text;
use crate::domain::Field;
use crate::intake::table::{TableId, TableKind};
use crate::worker::protocol::Request;
use crate::worker::views::{ColumnView, SourceView};

/// The card of one table.
#[component]
pub fn Source(source: SourceView) -> impl IntoView {
    let state = State::get();
    let table = source.table;
    let mapped = source.columns.iter().filter(|column| column.field.is_some()).count();
    let hidden = source.hidden.then(|| text::HIDDEN_SHEET.to_owned());
    let named = (!source.sheet.is_empty()).then(|| source.sheet.clone());
    let place = named.into_iter().chain(hidden).collect::<Vec<_>>().join(" · ");
    let facts = [
        Some(format!("{} 人", source.rows)),
        source.header_row.map(|row| format!("表头在第 {row} 行")),
        Some(format!("识别 {mapped} / {} 列", source.columns.len())),
    ];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join("　");
    let kind = source.kind;
    let unknown = kind == TableKind::Unknown;
    let on_kind = move |event| {
        let chosen = event_target_value(&event);
        if let Some(kind) = TableKind::ALL.into_iter().find(|kind| kind.id() == chosen) {
            state.change(Request::SetKind(table, kind));
        }
    };
    view! {
        <li class="card source" data-kind=kind.id()>
            <div class="card-head">
                <div class="source-name">
                    <h2 class="card-title">{source.file.clone()}</h2>
                    <p class="muted">{place}</p>
                </div>
                <label class="field-inline">
                    <span class="muted">{text::KIND}</span>
                    <select class="select" class:select-warn=unknown on:change=on_kind>
                        {TableKind::ALL
                            .into_iter()
                            .map(|each| view! { <option value=each.id() selected=each == kind>{each.label()}</option> })
                            .collect_view()}
                    </select>
                </label>
                <button
                    type="button"
                    class="button button-quiet"
                    on:click=move |_| state.change(Request::RemoveTable(table))
                >
                    {text::REMOVE}
                </button>
            </div>
            <p class="source-facts">{facts}</p>
            <ul class="chips">
                {source
                    .columns
                    .iter()
                    .filter_map(|column| column.field)
                    .map(|field| view! { <li class="chip">{field.label()}</li> })
                    .collect_view()}
            </ul>
            <details class="source-columns" open=unknown>
                <summary>{text::SHOW_COLUMNS}</summary>
                <Columns table columns=source.columns />
            </details>
            <ul class="notes">
                {source.notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}
            </ul>
        </li>
    }
}

#[component]
fn Columns(table: TableId, columns: Vec<ColumnView>) -> impl IntoView {
    let state = State::get();
    let row = move |column: ColumnView| {
        let index = column.index;
        let on_field = move |event| {
            state.change(Request::SetField(table, index, Field::from_id(&event_target_value(&event))));
        };
        let header = if column.header.is_empty() { text::NO_HEADER.to_owned() } else { column.header };
        let label = format!("{}：{header}", text::MEANING);
        view! {
            <tr>
                <td>{header}</td>
                <td>
                    <select class="select" aria-label=label on:change=on_field>
                        <option value="" selected=column.field.is_none()>{text::UNUSED}</option>
                        {Field::ALL
                            .iter()
                            .map(|field| {
                                let chosen = column.field == Some(*field);
                                view! { <option value=field.id() selected=chosen>{field.label()}</option> }
                            })
                            .collect_view()}
                    </select>
                </td>
                <td class="sample">{column.sample}</td>
                <td class="muted">{column.why}</td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll">
            <table class="plain-table">
                <thead>
                    <tr>
                        <th>{text::COLUMN}</th>
                        <th>{text::MEANING}</th>
                        <th>{text::SAMPLE}</th>
                        <th>{text::WHY}</th>
                    </tr>
                </thead>
                <tbody>{columns.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
