//! The line under the grid: what is selected, how many rows there are.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::app::text::grid as text;

/// The line; changes of what is selected are read out.
#[component]
pub fn Status(sheet: Sheet) -> impl IntoView {
    let range = Memo::new(move |_| sheet.selection.get().range());
    // What was said of one selection is not said of the next.
    Effect::new(move |_| {
        range.track();
        if !sheet.said.with_untracked(String::is_empty) {
            sheet.said.set(String::new());
        }
    });
    let selected = move || {
        let range = range.get();
        match sheet.said.get() {
            said if !said.is_empty() => said,
            _ if range.is_one() => String::new(),
            _ => format!(
                "{} {} {} {} {} {}",
                range.height(),
                text::ROWS,
                text::TIMES,
                range.width(),
                text::COLUMNS,
                text::SELECTED,
            ),
        }
    };
    let rows = move || {
        let (total, all) = sheet.page.with(|page| (page.total, page.all));
        if total == all {
            format!("{all} {}", text::ROWS)
        } else {
            format!("{} {total} {}（{} {all} {}）", text::SHOWN, text::ROWS, text::OF_ALL, text::ROWS)
        }
    };
    view! {
        <div class="grid-status">
            <span id="grid-selected" role="status">{selected}</span>
            <span class="legend" aria-hidden="true">
                <span class="legend-mark" data-state="wrong"></span>
                {text::STATE_WRONG}
                <span class="legend-mark" data-state="unsure"></span>
                {text::STATE_UNSURE}
                <span class="legend-mark" data-state="settled"></span>
                {text::STATE_SETTLED}
            </span>
            <span id="grid-rows" role="status">{rows}</span>
        </div>
    }
}
