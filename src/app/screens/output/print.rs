//! 附件1 and 附件3 as pages: what the printer gets, shown on the screen first.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

use super::Desk;
use crate::app::text::output as words;
use crate::forms::office::OfficeForm;

/// So many rows are laid out at a time, so that the page never stands still.
const ROWS_AT_ONCE: usize = 150;

/// The pages, while they are wanted.
#[component]
pub fn PrintView() -> impl IntoView {
    let desk = Desk::get();
    move || desk.papers.get().map(|papers| view! { <Pages papers /> })
}

#[component]
fn Pages(papers: Vec<OfficeForm>) -> impl IntoView {
    let desk = Desk::get();
    let total: usize = papers.iter().map(|paper| paper.lines().count()).sum();
    // How many rows, counted over all papers, are laid out.
    let laid = RwSignal::new(0usize);
    lay(laid, total);
    let ready = move || laid.get() >= total;
    let mut before = 0;
    let papers = papers
        .into_iter()
        .map(|paper| {
            let first = before;
            before += paper.lines().count();
            view! { <Paper paper first laid /> }
        })
        .collect_view();
    // The window does not refuse; where it has no printer it says so itself.
    let print = move |_| drop(window().print());
    view! {
        <div class="print-view">
            <div class="print-bar">
                <button type="button" class="button" id="print-back" on:click=move |_| desk.papers.set(None)>
                    {words::BACK}
                </button>
                <p class="muted">
                    {move || match ready() {
                        true => words::PRINT_HOW.to_owned(),
                        false => format!("{} {} / {total}", words::PRINT_DRAWING, laid.get()),
                    }}
                </p>
                <button
                    type="button"
                    class="button button-primary"
                    id="print-now"
                    disabled=move || !ready()
                    on:click=print
                >
                    {words::PRINT_NOW}
                </button>
            </div>
            {papers}
        </div>
    }
}

/// Lays out the next rows, and after them the next.
fn lay(laid: RwSignal<usize>, total: usize) {
    Timeout::new(0, move || {
        // Gone once the pages are closed.
        if let Some(count) = laid.try_update(|count| {
            *count = (*count + ROWS_AT_ONCE).min(total);
            *count
        }) && count < total
        {
            lay(laid, total);
        }
    })
    .forget();
}

#[component]
fn Paper(paper: OfficeForm, first: usize, laid: RwSignal<usize>) -> impl IntoView {
    let span = paper.columns.len().to_string();
    let share = |width: u32| {
        let all: u32 = paper.columns.iter().map(|column| column.width).sum();
        format!("{:.3}%", f64::from(width) * 100.0 / f64::from(all.max(1)))
    };
    let columns = paper
        .columns
        .iter()
        .map(|column| view! { <col style=("width", share(column.width)) /> })
        .collect_view();
    let headers = paper
        .columns
        .iter()
        .map(|column| view! { <th scope="col">{column.header.clone()}</th> })
        .collect_view();
    let is_words: Vec<bool> = paper.columns.iter().map(|column| column.is_words).collect();
    let rows: Vec<Vec<String>> =
        paper.lines().map(|line| line.into_iter().map(str::to_owned).collect()).collect();
    let rows = StoredValue::new(rows);
    let shown = Memo::new(move |_| laid.get().saturating_sub(first).min(rows.with_value(Vec::len)));
    let cells = move |at: usize| {
        let row = rows.with_value(|rows| rows.get(at).cloned().unwrap_or_default());
        let cell = |(text, words): (String, bool)| view! { <td class:paper-words=words>{text}</td> };
        row.into_iter().zip(is_words.clone()).map(cell).collect_view()
    };
    let promise = paper.promise.map(|promise| {
        let signature = promise.signature.into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
        view! {
            <tbody>
                <tr>
                    <td class="paper-promise" colspan=span.clone()>
                        <p>{promise.promise}</p>
                        <div class="paper-signature">{signature}</div>
                    </td>
                </tr>
            </tbody>
        }
    });
    let line = (!paper.line.is_empty()).then(|| {
        let parts = paper.line.into_iter().map(|part| view! { <span>{part}</span> }).collect_view();
        view! { <p class="paper-line">{parts}</p> }
    });
    let heading = paper.notes_heading.map(|heading| view! { <h3 class="paper-notes-heading">{heading}</h3> });
    let small = heading.is_some();
    view! {
        <article class="paper">
            <p class="paper-label">{paper.label}</p>
            <h2 class="paper-title">{paper.title}</h2>
            {line}
            <table class="paper-table">
                <colgroup>{columns}</colgroup>
                <thead>
                    <tr>{headers}</tr>
                </thead>
                <tbody>
                    <For each=move || 0..shown.get() key=|at| *at let(at)>
                        <tr>{cells(at)}</tr>
                    </For>
                </tbody>
                {promise}
            </table>
            <div class="paper-notes" class:paper-notes-small=small>
                {heading}
                {paper.notes.into_iter().map(|note| view! { <p>{note}</p> }).collect_view()}
            </div>
        </article>
    }
}
