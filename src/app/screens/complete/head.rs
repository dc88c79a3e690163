//! The header: presses select whole columns, the button opens the column's menu, the edge changes its width.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::columns::fitting;
use super::line::is_frozen;
use super::sheet::{Over, Sheet};
use crate::app::components::{Glyph, Icon};
use crate::app::text::grid as text;
use crate::casework::grid::Selection;
use crate::casework::look::Order;
use crate::domain::Field;

/// The row of headers.
#[component]
pub fn Head(sheet: Sheet) -> impl IntoView {
    let all = move |event: ev::MouseEvent| {
        event.prevent_default();
        let extent = untrack(|| sheet.extent());
        sheet.selection.update(|selection| *selection = selection.all(extent));
        sheet.focus();
    };
    // The column pressed, while the button is down: dragging on selects more.
    let held = RwSignal::new(None::<usize>);
    view! {
        <div class="grid-row grid-head" role="row" aria-rowindex="1">
            <span
                class="grid-number grid-corner"
                role="columnheader"
                aria-colindex="1"
                title=text::ALL_CELLS
                on:mousedown=all
            >
                <span class="unseen">{text::ROW_NUMBER}</span>
            </span>
            <For each=move || sheet.fields.get().into_iter().enumerate() key=|one| *one let((column, field))>
                <HeadCell sheet column field held />
            </For>
        </div>
    }
}

#[component]
fn HeadCell(sheet: Sheet, column: usize, field: Field, held: RwSignal<Option<usize>>) -> impl IntoView {
    let order =
        move || sheet.look.with(|look| look.sort.filter(|(by, _)| *by == field).map(|(_, order)| order));
    let sorted = move || match order() {
        Some(Order::Rising) => "ascending",
        Some(Order::Falling) => "descending",
        None => "none",
    };
    let filtered = move || sheet.look.with(|look| look.pick(field).is_some());
    let sign = move || match (order(), filtered()) {
        (Some(Order::Rising), _) => Icon::Rising,
        (Some(Order::Falling), _) => Icon::Falling,
        (None, true) => Icon::Filter,
        (None, false) => Icon::Down,
    };
    let select = move |from: usize| {
        let extent = untrack(|| sheet.extent());
        sheet.selection.set(Selection::columns(from, column, extent));
    };
    let press = move |event: ev::MouseEvent| {
        if event.button() != 0 {
            return;
        }
        event.prevent_default();
        super::editor::commit(sheet);
        sheet.over.set(Over::Nothing);
        let active = sheet.selection.get_untracked().active.column;
        select(if event.shift_key() { active } else { column });
        held.set(Some(if event.shift_key() { active } else { column }));
        sheet.focus();
    };
    let over = move |event: ev::MouseEvent| {
        match held.get_untracked() {
            Some(from) if event.buttons() & 1 == 1 => select(from),
            Some(_) => held.set(None),
            None => {}
        };
    };
    let menu = move |event: ev::MouseEvent| {
        event.stop_propagation();
        let open = Over::Menu(field);
        sheet.over.update(|over| *over = if *over == open { Over::Nothing } else { open });
    };
    view! {
        <span
            class="grid-cell grid-title"
            class:grid-frozen=is_frozen(field)
            class:grid-chosen=move || {
                sheet.selection.with(|s| (s.range().from.column..=s.range().to.column).contains(&column))
            }
            role="columnheader"
            aria-colindex=(column + 2).to_string()
            aria-sort=sorted
            data-head=field.id()
            on:mousedown=press
            on:mouseenter=over
        >
            <span class="grid-title-words">{field.label()}</span>
            <button
                type="button"
                class="grid-menu-button"
                class:grid-menu-used=move || filtered() || order().is_some()
                tabindex="-1"
                aria-haspopup="dialog"
                aria-label=format!("{} {}", field.label(), text::MENU)
                title=text::MENU
                data-menu=field.id()
                on:mousedown=|event| event.stop_propagation()
                on:click=menu
            >
                {move || view! { <Glyph icon=sign() /> }}
            </button>
            <Handle sheet field />
        </span>
    }
}

/// The header's right edge: dragging changes the column's width, two presses fit it.
#[component]
fn Handle(sheet: Sheet, field: Field) -> impl IntoView {
    let from = RwSignal::new(None::<(i32, i64)>);
    let press = move |event: ev::PointerEvent| {
        event.stop_propagation();
        event.prevent_default();
        from.set(Some((event.client_x(), sheet.columns.with_untracked(|columns| columns.width(field)))));
        if let Some(handle) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
            // Without it dragging ends where the pointer leaves the handle, no worse.
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
    };
    let drag = move |event: ev::PointerEvent| {
        if let Some((x, width)) = from.get_untracked() {
            let width = width + i64::from(event.client_x() - x);
            sheet.columns.update(|columns| columns.set_width(field, width));
        }
    };
    let release = move |_| {
        if from.get_untracked().is_some() {
            from.set(None);
            sheet.columns.with_untracked(|columns| columns.keep());
        }
    };
    view! {
        <span
            class="grid-handle"
            aria-hidden="true"
            title=text::RESIZE
            on:mousedown=|event| event.stop_propagation()
            on:pointerdown=press
            on:pointermove=drag
            on:pointerup=release
            on:pointercancel=release
            on:dblclick=move |event| {
                event.stop_propagation();
                fit(sheet, field);
            }
        ></span>
    }
}

/// Makes the column as wide as the rows fetched need.
pub fn fit(sheet: Sheet, field: Field) {
    let at = sheet.page.with_untracked(|page| page.fields.iter().position(|one| *one == field));
    let Some(at) = at else { return };
    let width = sheet.lines.with_untracked(|lines| {
        let texts = lines.iter().filter_map(|line| line.row.cells.get(at)).map(|cell| cell.text.as_str());
        fitting(texts).max(fitting(std::iter::once(field.label())) + 24)
    });
    sheet.columns.update(|columns| columns.set_width(field, width));
    sheet.columns.with_untracked(|columns| columns.keep());
}
