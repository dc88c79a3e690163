//! What would be written into many cells, old and new, before it is.

use leptos::prelude::*;

use super::line::shown;
use super::sheet::{Pending, Sheet};
use crate::app::components::Dialog;
use crate::app::text;
use crate::app::text::grid as words;
use crate::worker::grid::{PlanView, Put};
use crate::worker::mending::FixLine;

/// The dialog over what waits to be looked at.
#[component]
pub fn Preview(sheet: Sheet) -> impl IntoView {
    move || sheet.pending.get().map(|pending| view! { <Waiting sheet pending /> })
}

#[component]
fn Waiting(sheet: Sheet, pending: Pending) -> impl IntoView {
    let closed = Callback::new(move |()| {
        sheet.pending.set(None);
        sheet.focus_soon();
    });
    let (title, action) = match &pending.put {
        Put::Replace { .. } => (words::REPLACE_TITLE, words::REPLACE_DO),
        _ => (words::PASTE_TITLE, words::PASTE_DO),
    };
    let cells = pending.plan.cells;
    let plan = pending.plan.clone();
    let pending = StoredValue::new(pending);
    let take = move |_| {
        let Pending { area, put, .. } = pending.get_value();
        sheet.put_area(area, put, true);
        closed.run(());
    };
    let foot = move || {
        view! {
            <button type="button" class="button" on:click=move |_| closed.run(())>{text::CANCEL}</button>
            <button type="button" class="button button-primary" id="put-do" disabled=cells == 0 on:click=take>
                {format!("{action} {cells} {}", words::CELLS)}
            </button>
        }
    };
    view! {
        <Dialog id="put-dialog" title=title closed foot=foot.into()>
            <PlanLines sheet plan />
        </Dialog>
    }
}

/// How much would change, what would not, and the first of the cells.
#[component]
pub fn PlanLines(sheet: Sheet, plan: PlanView) -> impl IntoView {
    let PlanView { cells, rows, beyond, too_narrow, lines } = plan;
    let summary = if cells == 0 {
        words::NOTHING_CHANGES.to_owned()
    } else {
        format!("{} {rows} {}、{cells} {}", words::WOULD_CHANGE, words::ROWS, words::CELLS)
    };
    let cut = (lines.len() < cells).then(|| format!("{} {} {}", words::LISTED, lines.len(), words::CELLS));
    let lines = lines.into_iter().map(|line| view! { <PlanLine sheet line /> }).collect_view();
    view! {
        {(beyond != (0, 0)).then(|| view! { <p class="banner banner-wrong" id="put-beyond">{words::beyond(beyond.0, beyond.1)}</p> })}
        {(too_narrow > 0).then(|| view! { <p class="banner banner-wrong" id="put-narrow">{format!("{too_narrow} {}", words::TOO_NARROW)}</p> })}
        <p class="put-summary" id="put-summary" role="status">{summary}</p>
        <ul class="fix-lines put-lines">{lines}</ul>
        {cut.map(|words| view! { <p class="muted">{words}</p> })}
    }
}

#[component]
fn PlanLine(sheet: Sheet, line: FixLine) -> impl IntoView {
    let field = line.field;
    let place = format!("{} {}{}{}", line.place.file, text::ROW, line.place.row, text::ROW_END);
    let words = move |text: String| {
        move || {
            if text.is_empty() {
                text::mending::EMPTY_CELL.to_owned()
            } else {
                shown(sheet.state, field, &text)
            }
        }
    };
    let (no_old, no_new) = (line.old.is_empty(), line.new.is_empty());
    view! {
        <li class="fix-line put-line">
            <span class="fix-who" title=place>{line.name}</span>
            <span class="fix-field">{field.label()}</span>
            <span class="fix-old" class:fix-empty=no_old>{words(line.old)}</span>
            <span class="fix-arrow" aria-label=text::mending::FIX_TO>"→"</span>
            <span class="fix-new" class:fix-empty=no_new>{words(line.new)}</span>
        </li>
    }
}
