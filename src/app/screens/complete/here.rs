//! What is wrong with the active cell, said beside it.

use leptos::prelude::*;

use super::drop_down::is_low;
use super::editor;
use super::finding::Brief;
use super::sheet::{ROW, Sheet};
use crate::app::components::{Glyph, Icon};
use crate::app::text::grid as text;
use crate::casework::grid::{Cursor, Mode};
use crate::worker::row_view::FindingView;

/// The note beside the active cell; Escape puts it away until the next cell.
#[component]
pub fn Here(sheet: Sheet) -> impl IntoView {
    let place = Memo::new(move |_| editor::place(sheet));
    let away = RwSignal::new(None::<Cursor>);
    let findings = Memo::new(move |_| here(sheet));
    let shown = move || {
        sheet.mode.get() == Mode::Ready
            && !sheet.list.is_open()
            && sheet.selection.with(|selection| selection.range().is_one())
            && away.get() != Some(sheet.selection.get().active)
            && findings.with(|findings| !findings.is_empty())
    };
    let above = move || is_low(sheet, place.get().1);
    let top = move || if above() { place.get().1 - 6 } else { place.get().1 + ROW + 6 };
    let left = move || {
        let (_, wide, across) = sheet.view.get();
        // It may reach beyond the column, but not beyond what is in sight.
        place.get().0.min(across + wide - 340).max(across + 8)
    };
    let items = move || {
        let record = sheet.row().map(|row| row.record);
        let list = findings.get();
        record.map(|record| list.into_iter().map(|finding| view! { <Brief record finding /> }).collect_view())
    };
    view! {
        <Show when=shown>
            <div
                class="grid-here"
                class:grid-above=above
                id="cell-findings"
                role="note"
                aria-label=text::HERE
                style=("top", move || format!("{}px", top()))
                style=("left", move || format!("{}px", left()))
                // The focus stays with the grid whatever is pressed here.
                on:mousedown=|event| {
                    event.prevent_default();
                    event.stop_propagation();
                }
                on:dblclick=|event| event.stop_propagation()
            >
                <ul>{items}</ul>
                <button
                    type="button"
                    class="grid-here-close"
                    tabindex="-1"
                    aria-label=crate::app::text::mending::CLOSE
                    on:click=move |_| away.set(Some(sheet.selection.get_untracked().active))
                >
                    <Glyph icon=Icon::Close />
                </button>
            </div>
        </Show>
    }
}

/// What was found in the active cell and is not accepted.
pub fn here(sheet: Sheet) -> Vec<FindingView> {
    let (Some(row), Some(field)) = (sheet.row(), sheet.active_field()) else { return Vec::new() };
    let own = row.findings.iter().filter(|finding| finding.field == field && finding.accepted.is_none());
    own.cloned().collect()
}
