//! The grid: only the rows in sight are drawn, and one text area always has the focus.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::editor::Editor;
use super::head::Head;
use super::here::Here;
use super::line::is_frozen;
use super::row::{Row, paint};
use super::sheet::{Over, ROW, Sheet};
use crate::app::text::grid as words;
use crate::casework::grid::{Cursor, Selection};

/// How often a mouse held still outside the grid scrolls it on.
const PULL: Duration = Duration::from_millis(60);

/// What a press of the mouse has taken hold of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hold {
    Cells,
    Rows,
}

/// The grid of one table.
#[component]
pub fn Grid(sheet: Sheet) -> impl IntoView {
    sheet.follow();
    let viewport = sheet.viewport;
    let measure = move || {
        let Some(viewport) = viewport.get_untracked() else { return };
        let view = (
            i64::from(viewport.client_height().max(0)),
            i64::from(viewport.client_width()),
            i64::from(viewport.scroll_left()),
        );
        if sheet.view.get_untracked() != view {
            sheet.view.set(view);
        }
        let bar = i64::from(viewport.scroll_top().max(0));
        let (scroll, put) = untrack(|| sheet.scroll.get().moved(bar, sheet.span()));
        if sheet.scroll.get_untracked() != scroll {
            sheet.scroll.set(scroll);
        }
        if let Some(bar) = put {
            viewport.set_scroll_top(bar as i32);
        }
    };
    viewport.on_load(move |_| measure());
    let resized = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());

    Effect::new(move |before: Option<Selection>| {
        let selection = sheet.selection.get();
        paint(sheet, before, selection);
        selection
    });

    let template = move || sheet.columns.with(|columns| sheet.fields.with(|fields| columns.template(fields)));
    let width = move || {
        let all = sheet.fields.with(Vec::len);
        let width = sheet.columns.with(|columns| sheet.fields.with(|fields| columns.left(fields, all)));
        format!("{width}px")
    };
    let total = Memo::new(move |_| sheet.page.with(|page| page.total));
    let canvas = move || {
        total.track();
        format!("{}px", sheet.span().canvas())
    };
    view! {
        <div
            class="grid"
            id="grid-view"
            node_ref=viewport
            style=("--grid-columns", template)
            style=("--grid-width", width)
            on:scroll=move |_| measure()
        >
            <Pressed sheet>
                <div
                    class="grid-table"
                    id="grid"
                    role="grid"
                    aria-label=words::GRID
                    aria-multiselectable="true"
                    aria-rowcount=move || (total.get() + 1).to_string()
                    aria-colcount=move || (sheet.fields.with(Vec::len) + 1).to_string()
                    aria-busy=move || (sheet.waiting.get() > 0).to_string()
                >
                    <Head sheet />
                    <div class="grid-canvas" role="rowgroup" style=("height", canvas)>
                        <For each=move || sheet.drawn() key=|line| (line.at, line.print) let(line)>
                            <Row sheet line />
                        </For>
                    </div>
                </div>
                <Editor sheet />
                <Here sheet />
            </Pressed>
            <Show when=move || { total.get() == 0 && sheet.page.with(|page| page.all > 0) }>
                <p class="grid-nothing">
                    <strong>{words::NOTHING_SHOWN}</strong>
                    <span class="muted">{words::NOTHING_SHOWN_MORE}</span>
                </p>
            </Show>
            <Show when=move || { sheet.waiting.get() > 0 }>
                <div class="grid-working" role="progressbar" aria-label=words::WORKING></div>
            </Show>
        </div>
    }
}

/// Selecting with the mouse: cells and row numbers, by press, with Shift, by dragging.
#[component]
fn Pressed(sheet: Sheet, children: Children) -> impl IntoView {
    let hold = RwSignal::new(None::<Hold>);
    let mouse = StoredValue::new((0, 0));
    let cell_at = move |target: Option<web_sys::EventTarget>| {
        let cell = target?.dyn_into::<web_sys::Element>().ok()?.closest("[data-row]").ok()??;
        let number = |name: &str| cell.get_attribute(name)?.parse::<usize>().ok();
        Some((number("data-row")?, number("data-column")))
    };
    let press = move |event: ev::MouseEvent| {
        if event.button() != 0 && sheet.selection.with_untracked(|s| !s.range().is_one()) {
            return;
        }
        let Some((row, column)) = cell_at(event.target()) else { return };
        event.prevent_default();
        super::editor::commit(sheet);
        let selection = sheet.selection.get_untracked();
        let extent = untrack(|| sheet.extent());
        let (next, held) = match column {
            Some(column) if event.shift_key() => {
                (selection.stretched_to(Cursor { row, column }), Hold::Cells)
            }
            Some(column) => (Selection::at(Cursor { row, column }), Hold::Cells),
            None if event.shift_key() => (Selection::rows(selection.active.row, row, extent), Hold::Rows),
            None => (Selection::rows(row, row, extent), Hold::Rows),
        };
        mouse.set_value((event.client_x(), event.client_y()));
        hold.set((event.button() == 0).then_some(held));
        sheet.selection.set(next);
        sheet.list.close();
        sheet.over.set(Over::Nothing);
        // Not brought wholly into sight: the cell must not slip away from under the mouse.
        sheet.focus();
    };
    let drag = move |(x, y): (i32, i32)| {
        let Some(Some(held)) = hold.try_get_untracked() else { return };
        let Some(cell) = untrack(|| under(sheet, x, y)) else { return };
        let selection = sheet.selection.get_untracked();
        let whole = Cursor { row: cell.row, column: untrack(|| sheet.extent()).last_column() };
        let next = selection.stretched_to(if held == Hold::Rows { whole } else { cell });
        if next.range() != selection.range() {
            sheet.selection.set(next);
            sheet.reveal(if held == Hold::Rows { Cursor { column: 0, ..cell } } else { cell });
        }
    };
    let moved = window_event_listener(ev::mousemove, move |event| {
        if hold.try_get_untracked().flatten().is_none() {
            return;
        }
        if event.buttons() & 1 == 0 {
            return hold.set(None);
        }
        let at = (event.client_x(), event.client_y());
        mouse.set_value(at);
        drag(at);
    });
    let released = window_event_listener(ev::mouseup, move |_| {
        hold.try_set(None);
    });
    on_cleanup(move || {
        moved.remove();
        released.remove();
    });
    // Held still outside the grid, the mouse goes on pulling.
    Effect::new(move |pull: Option<Option<IntervalHandle>>| {
        if let Some(Some(pull)) = pull {
            pull.clear();
        }
        hold.get()?;
        let pull = move || {
            let at = mouse.try_get_value().unwrap_or_default();
            if !is_over(sheet, at) {
                drag(at);
            }
        };
        set_interval_with_handle(pull, PULL).ok()
    });
    let open = move |event: ev::MouseEvent| {
        if matches!(cell_at(event.target()), Some((_, Some(_)))) {
            super::editor::open(sheet);
        }
    };
    view! {
        <div
            class="grid-held"
            on:touchstart=move |_| sheet.touched.set(true)
            on:mousedown=press
            on:dblclick=open
        >
            {children()}
        </div>
    }
}

/// Does this place in the window lie in the grid?
fn is_over(sheet: Sheet, (x, y): (i32, i32)) -> bool {
    let Some(place) = sheet.viewport.get_untracked().map(|view| view.get_bounding_client_rect()) else {
        return true;
    };
    let within = |at: i32, from: f64, to: f64| (from..to).contains(&f64::from(at));
    within(x, place.left(), place.right()) && within(y, place.top() + ROW as f64, place.bottom())
}

/// The cell at this place in the window; the nearest one where it is outside the grid.
fn under(sheet: Sheet, x: i32, y: i32) -> Option<Cursor> {
    let viewport = sheet.viewport.get()?;
    let place = viewport.get_bounding_client_rect();
    let (x, y) = (i64::from(x) - place.left() as i64, i64::from(y) - place.top() as i64);
    let row = (y - ROW + sheet.scroll.get().top).max(0) / ROW;
    let fields = sheet.fields.get();
    let columns = sheet.columns.get();
    let frozen = columns.left(&fields, usize::from(fields.first().is_some_and(|field| is_frozen(*field))));
    let across = if x < frozen { 0 } else { i64::from(viewport.scroll_left()) };
    let column = columns.at(&fields, x + across);
    Some(Cursor { row: usize::try_from(row).ok()?, column }.fitted(sheet.extent()))
}
