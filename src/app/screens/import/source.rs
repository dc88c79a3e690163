//! One table on one line: whether it is used, its file, what it was taken for, how many people it has.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use leptos::prelude::*;

use super::details::Details;
use crate::app::state::State;
use crate::app::text;
use crate::intake::table::{TableId, TableKind};
use crate::worker::protocol::Request;
use crate::worker::views::SourceView;

/// What a table can be, the same in every line: made one by one they would take longer than the rest of hundreds of lists.
static KINDS: LazyLock<String> = LazyLock::new(|| {
    let option = |kind: TableKind| format!("<option value=\"{}\">{}</option>", kind.id(), kind.label());
    TableKind::ALL.into_iter().map(option).collect()
});

/// The line of one table; its details below it once they are wanted.
#[component]
pub fn Source(table: TableId, open: RwSignal<BTreeSet<TableId>>) -> impl IntoView {
    let state = State::get();
    let source = Memo::new(move |_| {
        state.campaign.with(|view| view.as_ref()?.sources.iter().find(|s| s.table == table).cloned())
    });
    let of = move |read: fn(&SourceView) -> String| {
        source.with(|source| source.as_ref().map(read).unwrap_or_default())
    };
    let kind = Memo::new(move |_| source.with(|source| source.as_ref().map(|source| source.kind)));
    let used = Memo::new(move |_| source.with(|source| source.as_ref().is_some_and(|s| s.included)));
    let is_open = Memo::new(move |_| open.with(|open| open.contains(&table)));
    let toggle = move |_| {
        open.update(|open| {
            if !open.remove(&table) {
                open.insert(table);
            }
        });
    };
    let on_kind = move |event| {
        let chosen = event_target_value(&event);
        if let Some(kind) = TableKind::ALL.into_iter().find(|kind| kind.id() == chosen) {
            state.change(Request::SetKind(table, kind));
        }
    };
    let file = of(|source| source.file.clone());
    let details = format!("source-{}", table.0);
    view! {
        <li
            class="source"
            class:source-unused=move || !used.get()
            data-table=table.0.to_string()
            data-kind=move || kind.get().map(TableKind::id)
        >
            <div class="source-line">
                <input
                    type="checkbox"
                    class="source-use"
                    aria-label=format!("{}：{file}", text::USE)
                    title=text::USE
                    prop:checked=move || used.get()
                    on:change=move |event| state.change(Request::Include(table, event_target_checked(&event)))
                />
                <button
                    type="button"
                    class="source-toggle"
                    aria-expanded=move || is_open.get().to_string()
                    aria-controls=details.clone()
                    title=text::DETAILS_OF
                    on:click=toggle
                >
                    <span class="source-chevron" aria-hidden="true"></span>
                    <span class="source-name">
                        <span class="card-title">{move || of(|source| source.file.clone())}</span>
                        <span class="source-facts">{move || of(facts)}</span>
                    </span>
                </button>
                <ul class="source-marks">
                    {move || source.with(|source| source.as_ref().map(marks)).unwrap_or_default()
                        .into_iter()
                        .map(|(look, words)| view! { <li class="mark" data-look=look>{words}</li> })
                        .collect_view()}
                </ul>
                <span class="source-people">
                    <strong>{move || of(|source| source.rows.to_string())}</strong>
                    {move || if kind.get() == Some(TableKind::Unknown) { text::ROWS } else { text::PEOPLE }}
                </span>
                <select
                    class="select source-kind"
                    class:select-warn=move || kind.get() == Some(TableKind::Unknown)
                    aria-label=format!("{}：{file}", text::KIND)
                    inner_html=KINDS.as_str()
                    prop:value=move || kind.get().map(TableKind::id).unwrap_or_default()
                    on:change=on_kind
                ></select>
                <button
                    type="button"
                    class="button button-quiet source-remove"
                    aria-label=format!("{}：{file}", text::REMOVE)
                    on:click=move |_| state.change(Request::RemoveTable(table))
                >
                    {text::REMOVE}
                </button>
            </div>
            <Show when=move || is_open.get()>
                <div class="source-details" id=details.clone()>
                    <Details table source />
                </div>
            </Show>
        </li>
    }
}

/// Sheet, header and columns in a few words.
fn facts(source: &SourceView) -> String {
    let mapped = source.columns.iter().filter(|column| column.field.is_some()).count();
    let header = match source.header_rows.as_slice() {
        [] => None,
        [row] => Some(format!("表头第 {row} 行")),
        [first, .., last] => Some(format!("表头第 {first}–{last} 行")),
    };
    let parts = [
        (!source.sheet.is_empty()).then(|| source.sheet.clone()),
        header,
        (!source.columns.is_empty()).then(|| format!("识别 {mapped}/{} 列", source.columns.len())),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What catches the eye: how it looks, and the words.
fn marks(source: &SourceView) -> Vec<(&'static str, String)> {
    let mut marks = Vec::new();
    let known = source.kind != TableKind::Unknown;
    if source.hidden {
        marks.push(("plain", text::HIDDEN_SHEET.to_owned()));
    }
    if !source.included {
        marks.push(("plain", text::NOT_USED.to_owned()));
    } else {
        if known && source.header_rows.is_empty() {
            marks.push(("unsure", text::NO_HEADER.to_owned()));
        }
        if !source.lacks.is_empty() {
            let fields: Vec<&str> = source.lacks.iter().map(|field| field.label()).collect();
            marks.push(("unsure", format!("{} {}", text::LACKS, fields.join("、"))));
        }
    }
    if source.as_before {
        marks.push(("accent", text::AS_BEFORE.to_owned()));
    }
    marks
}
