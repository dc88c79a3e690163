//! Forms of which nobody can tell whose they are: asked once.

use leptos::prelude::*;

use super::desk::Desk;
use super::unit::UnitChoice;
use crate::app::text::merging as words;

/// So many are asked about at a time.
const ASKED: usize = 5;

/// The question; nothing where all is known.
#[component]
pub fn Unknown() -> impl IntoView {
    let desk = Desk::get();
    let unknown = Memo::new(move |_| {
        desk.view.with(|view| {
            view.unknown
                .iter()
                .map(|form| (form.table, form.file.clone(), form.sheet.clone()))
                .collect::<Vec<_>>()
        })
    });
    let total = move || unknown.with(Vec::len);
    view! {
        <Show when=move || { total() > 0 }>
            <section class="card unknown" id="unknown" aria-labelledby="unknown-title">
                <h2 class="card-title" id="unknown-title">
                    {move || format!("{}：{} {}", words::UNKNOWN, total(), words::FORMS_UNIT)}
                </h2>
                <p class="muted">{words::UNKNOWN_MORE}</p>
                <ul class="plain-list">
                    <For
                        each=move || unknown.get().into_iter().take(ASKED)
                        key=|(table, ..)| *table
                        let((table, file, sheet))
                    >
                        <li class="unknown-form">
                            <span class="unknown-file">{file} {(!sheet.is_empty()).then(|| format!(" · {sheet}"))}</span>
                            <UnitChoice table unit=None />
                        </li>
                    </For>
                </ul>
            </section>
        </Show>
    }
}
