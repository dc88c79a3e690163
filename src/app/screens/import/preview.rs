//! The first rows of a sheet as the file has them, where the header is pointed out.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::state::State;
use crate::app::text;
use crate::intake::table::TableId;
use crate::worker::protocol::{Request, Response};
use crate::worker::sources::{PreviewRow, RowRole, SheetPreview};
use crate::worker::views::SourceView;

/// A column's name in a spreadsheet: A, B, … Z, AA, …
pub fn column_name(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from_u32(u32::from('A') + rest % 26).unwrap_or('?'));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The rows, fetched when this is first shown and whenever the table is read anew.
#[component]
pub fn Preview(table: TableId, source: Memo<Option<SourceView>>) -> impl IntoView {
    let state = State::get();
    let preview = RwSignal::new(SheetPreview { columns: Vec::new(), cut: false, rows: Vec::new() });
    Effect::new(move |_| {
        // The table may just have been taken away.
        if source.with(Option::is_none) {
            return;
        }
        spawn_local(async move {
            if let Some(Response::Preview(rows)) = state.ask(Request::Preview(table)).await {
                let _ = preview.try_set(rows);
            }
        });
    });
    let header = Memo::new(move |_| {
        source.with(|source| source.as_ref().map(|s| s.header_rows.clone()).unwrap_or_default())
    });
    let set = move |rows: Vec<u32>| state.change(Request::SetHeader(table, rows));
    let on_none = move |event| {
        if event_target_checked(&event) {
            set(Vec::new());
        } else if let Some(first) = preview.with_untracked(|p| p.rows.first().map(|row| row.number)) {
            set(vec![first]);
        }
    };
    let columns = Memo::new(move |_| preview.with(|preview| preview.columns.clone()));
    let numbers =
        Memo::new(move |_| preview.with(|preview| preview.rows.iter().map(|r| r.number).collect::<Vec<_>>()));
    view! {
        <div class="details-head">
            <h3 class="details-title">{text::HEADER}</h3>
            <p class="muted">{text::HEADER_HOW}</p>
            <label class="check">
                <input
                    type="checkbox"
                    class="no-header"
                    prop:checked=move || header.with(Vec::is_empty)
                    on:change=on_none
                />
                {text::NO_HEADER}
            </label>
        </div>
        <div class="table-scroll">
            <table class="preview">
                <thead>
                    <tr>
                        <th class="preview-number"></th>
                        <th class="preview-role">{text::ROLE}</th>
                        {move || columns.get().into_iter().map(|c| view! { <th>{column_name(c)}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || numbers.get() key=|number| *number let(number)>
                        <Row number preview header set />
                    </For>
                </tbody>
            </table>
        </div>
        <Show when=move || preview.with(|preview| preview.cut)>
            <p class="muted">{text::CUT_COLUMNS}</p>
        </Show>
    }
}

/// One row; pressing it makes it the header.
#[component]
fn Row(
    number: u32,
    preview: RwSignal<SheetPreview>,
    header: Memo<Vec<u32>>,
    set: impl Fn(Vec<u32>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let row = Memo::new(move |_| {
        preview.with(|preview| preview.rows.iter().find(|row| row.number == number).cloned())
    });
    let role = move || row.with(|row| row.as_ref().map(|row: &PreviewRow| row.role));
    let is_header = Memo::new(move |_| header.with(|rows| rows.contains(&number)));
    // Only a row beside the header can become part of it.
    let beside = Memo::new(move |_| {
        header.with(|rows| match rows.as_slice() {
            [] => false,
            rows => !rows.contains(&number) && rows.iter().any(|row| row.abs_diff(number) == 1),
        })
    });
    let choose = move |_| {
        if header.with_untracked(|rows| rows.as_slice() != [number]) {
            set(vec![number]);
        }
    };
    let join = move |event: web_sys::MouseEvent| {
        event.stop_propagation();
        let mut rows = header.get_untracked();
        rows.push(number);
        rows.sort_unstable();
        set(rows);
    };
    view! {
        <tr class="preview-row" data-row=number.to_string() data-role=move || role().map(id) on:click=choose>
            <th class="preview-number" scope="row">
                <button
                    type="button"
                    class="preview-choose"
                    aria-pressed=move || is_header.get().to_string()
                    title=format!("以第 {number} 行为表头")
                >
                    {number}
                </button>
            </th>
            <td class="preview-role">
                {move || role().map(label)}
                <Show when=move || beside.get()>
                    <button
                        type="button"
                        class="preview-join"
                        title=format!("把第 {number} 行并入表头")
                        on:click=join
                    >
                        {text::JOIN_HEADER}
                    </button>
                </Show>
            </td>
            {move || {
                let cells = row.with(|row| row.as_ref().map(|row| row.cells.clone()).unwrap_or_default());
                cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()
            }}
        </tr>
    }
}

fn id(role: RowRole) -> &'static str {
    match role {
        RowRole::Title => "title",
        RowRole::Header => "header",
        RowRole::Record => "record",
        RowRole::Skipped => "skipped",
    }
}

fn label(role: RowRole) -> &'static str {
    match role {
        RowRole::Title => text::ROLE_TITLE,
        RowRole::Header => text::HEADER,
        RowRole::Record => "",
        RowRole::Skipped => text::ROLE_SKIPPED,
    }
}
