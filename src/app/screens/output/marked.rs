//! 带批注的原文件: the user's own files with their wrong cells coloured.

use js_sys::Uint8Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlInputElement};

use super::Desk;
use crate::app::forms::write_marked;
use crate::app::state::State;
use crate::app::text::output as words;
use crate::app::{files, text};
use crate::worker::output::missing::MarkedSource;

/// The card; one line for each file.
#[component]
pub fn Marked() -> impl IntoView {
    let desk = Desk::get();
    let sources = Memo::new(move |_| {
        desk.view.with(|view| view.as_ref().map(|view| view.sources.clone()).unwrap_or_default())
    });
    view! {
        <section class="card forms-card">
            <h2 class="card-title">{words::MARKED}</h2>
            <p class="muted">
                {move || if sources.with(Vec::is_empty) { words::MARKED_NONE } else { words::MARKED_MORE }}
            </p>
            <ul class="forms marked">
                <For
                    each=move || sources.get()
                    key=|source| (source.table, source.marks)
                    let(source)
                >
                    <Line source />
                </For>
            </ul>
        </section>
    }
}

#[component]
fn Line(source: MarkedSource) -> impl IntoView {
    let state = State::get();
    let MarkedSource { table, file, marks, is_workbook } = source;
    // The workbook must be chosen again, and perhaps another one was.
    let needed = RwSignal::new(None::<bool>);
    let ask = move |chosen: Option<Uint8Array>| {
        spawn_local(async move {
            let answer = write_marked(state, table, chosen).await;
            needed.try_set(answer);
        });
    };
    let chosen = move |event: Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        let file = files::listed(input.files()).into_iter().next();
        // So that choosing the same file again is a change.
        input.set_value("");
        let Some(file) = file else { return };
        spawn_local(async move {
            match JsFuture::from(file.array_buffer()).await {
                Ok(buffer) => ask(Some(Uint8Array::new(&buffer))),
                Err(_) => state.notify(true, text::UNREADABLE_FILE.to_owned()),
            }
        });
    };
    let label = format!("{} {file}", words::DOWNLOAD);
    view! {
        <li class="form-line">
            <div class="form-about">
                <h3 class="form-name file-name">{file}</h3>
                {(!is_workbook).then(|| view! { <p class="muted">{words::MARKED_COPY}</p> })}
                {move || {
                    needed.get().map(|other| {
                        view! {
                            <p class="lack" role="alert">
                                <span>{if other { words::OTHER_FILE } else { words::NEEDS_FILE }}</span>
                                <label class="button button-small">
                                    <input type="file" class="button-input choose-again" accept=".xlsx,.xlsm" on:change=chosen />
                                    {words::CHOOSE_AGAIN}
                                </label>
                            </p>
                        }
                    })
                }}
            </div>
            <span class="form-count">{format!("{marks} {}", words::PLACES)}</span>
            <div class="form-presses">
                <button
                    type="button"
                    class="button download-marked"
                    aria-label=label
                    on:click=move |_| ask(None)
                >
                    {words::DOWNLOAD}
                </button>
            </div>
        </li>
    }
}
