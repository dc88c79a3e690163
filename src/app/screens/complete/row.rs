//! One row as drawn, and the mark of the selection on the cells in sight.

use leptos::prelude::*;

use super::line::{Line, is_frozen, shown};
use super::sheet::{ROW, Sheet};
use crate::app::text;
use crate::app::text::grid as words;
use crate::casework::grid::{Cursor, Range, Selection};
use crate::domain::Field;
use crate::rules::Severity;
use crate::worker::row_view::{CellView, RowState};

/// A row.
#[component]
pub fn Row(sheet: Sheet, line: Line) -> impl IntoView {
    let Line { at, row, .. } = line;
    let number = row.record.row;
    let (state, words) = match row.state {
        RowState::Wrong => (Some("wrong"), Some(words::STATE_WRONG)),
        RowState::Unsure => (Some("unsure"), Some(words::STATE_UNSURE)),
        RowState::Settled => (Some("settled"), Some(words::STATE_SETTLED)),
        RowState::Quiet => (None, None),
    };
    let order = sheet.page.with_untracked(|page| page.fields.clone());
    let cells = move || {
        let row = row.clone();
        let selected = sheet.selection.get_untracked();
        sheet.fields.with(|fields| {
            let cells = fields.iter().enumerate().filter_map(|(column, field)| {
                let cell = row.cells.get(order.iter().position(|one| one == field)?)?;
                let place = Cursor { row: at, column };
                let red = row.red && *field == Field::Name;
                Some(view! { <Cell sheet cell=cell.clone() place field=*field red selected /> })
            });
            cells.collect_view()
        })
    };
    view! {
        <div
            class="grid-row"
            role="row"
            aria-rowindex=(at + 2).to_string()
            data-state=state
            style=("top", move || format!("{}px", sheet.scroll.with(|scroll| scroll.on_canvas(at as i64 * ROW))))
        >
            <span class="grid-number" role="rowheader" aria-colindex="1" data-row=at.to_string() title=words>
                {number}
            </span>
            {cells}
        </div>
    }
}

#[component]
fn Cell(
    sheet: Sheet,
    cell: CellView,
    place: Cursor,
    field: Field,
    red: bool,
    selected: Selection,
) -> impl IntoView {
    let severity = cell.severity.map(|severity| match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    });
    let (chosen, edge) = mark(place, selected.range());
    let class = match (is_frozen(field), red) {
        (true, true) => "grid-cell grid-frozen red-name",
        (true, false) => "grid-cell grid-frozen",
        (false, _) => "grid-cell",
    };
    let text = match field {
        Field::IdNumber | Field::DeletionReason | Field::RetentionReason => {
            let text = cell.text;
            (move || shown(sheet.state, field, &text)).into_any()
        }
        _ => cell.text.into_any(),
    };
    view! {
        <span
            class=class
            role="gridcell"
            id=id(place)
            aria-colindex=(place.column + 2).to_string()
            aria-selected=chosen
            data-edge=edge
            data-severity=severity
            data-edited=cell.edited.then_some(text::EDITED)
            data-row=place.row.to_string()
            data-column=place.column.to_string()
            data-field=field.id()
        >
            {text}
        </span>
    }
}

/// A cell's id in the document.
pub fn id(place: Cursor) -> String {
    format!("cell-{}-{}", place.row, place.column)
}

/// Is the cell selected, and at which edges of the range does it lie?
fn mark(cell: Cursor, range: Range) -> (&'static str, Option<String>) {
    if !range.contains(cell) {
        return ("false", None);
    }
    if range.is_one() {
        return ("true", None);
    }
    let sides = [
        (cell.row == range.from.row, "top"),
        (cell.row == range.to.row, "bottom"),
        (cell.column == range.from.column, "left"),
        (cell.column == range.to.column, "right"),
    ];
    let edge: Vec<&str> = sides.iter().filter(|(is_there, _)| *is_there).map(|(_, side)| *side).collect();
    ("true", Some(if edge.is_empty() { "inside".to_owned() } else { edge.join(" ") }))
}

/// Marks the cells in sight that the selection has come to, or left. Cells are drawn with their mark;
/// one pass over those that differ is cheaper than a watcher for each.
pub fn paint(sheet: Sheet, before: Option<Selection>, now: Selection) {
    let before = before.map_or(Range::of(now.active, now.active), Selection::range);
    let now = now.range();
    if before == now {
        return;
    }
    let columns = sheet.fields.with_untracked(Vec::len);
    for line in untrack(|| sheet.drawn()) {
        for column in 0..columns {
            let cell = Cursor { row: line.at, column };
            let (was, is) = (mark(cell, before), mark(cell, now));
            if was == is {
                continue;
            }
            let Some(element) = document().get_element_by_id(&id(cell)) else { continue };
            // Attributes with these names can always be set.
            let _ = element.set_attribute("aria-selected", is.0);
            let _ = match is.1 {
                Some(edge) => element.set_attribute("data-edge", &edge),
                None => element.remove_attribute("data-edge"),
            };
        }
    }
}
