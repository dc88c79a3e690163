//! 补录: the rows as they are pasted into the official template.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Desk;
use crate::app::clipboard::copy;
use crate::app::components::Dialog;
use crate::app::forms::ask;
use crate::app::state::State;
use crate::app::text::output as words;
use crate::worker::output::{Answer, Ask, Template};

/// So many rows are shown; all are copied.
const SHOWN: usize = 100;

/// The dialog, while it is wanted.
#[component]
pub fn TemplateDialog() -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let template = RwSignal::new(None::<Template>);
    Effect::new(move |_| {
        if desk.template.get() {
            spawn_local(async move {
                if let Some((Answer::Template(found), _)) = ask(state, Ask::Template, Vec::new()).await {
                    template.try_set(Some(found));
                }
            });
        }
    });
    let closed = Callback::new(move |()| {
        template.set(None);
        desk.template.set(false);
    });
    move || {
        template.get().map(|template| {
            let done = RwSignal::new(false);
            let Template { headers, rows, text, html } = template;
            let foot = ViewFn::from(move || {
                let (text, html) = (text.clone(), html.clone());
                view! {
                    <button
                        type="button"
                        class="button button-primary"
                        id="copy-template"
                        on:click=move |_| match copy(&text, Some(&html)) {
                            true => done.set(true),
                            false => state.notify(true, words::NOT_COPIED.to_owned()),
                        }
                    >
                        {move || if done.get() { words::COPIED } else { words::TEMPLATE_COPY }}
                    </button>
                }
            });
            let more = rows.len().saturating_sub(SHOWN);
            let cells = |row: Vec<String>| row.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view();
            view! {
                <Dialog id="template-rows" title=words::TEMPLATE closed foot>
                    <p class="muted">{words::TEMPLATE_MORE}</p>
                    <div class="template-scroll">
                        <table class="template-table">
                            <thead>
                                <tr>{headers.into_iter().map(|text| view! { <th>{text}</th> }).collect_view()}</tr>
                            </thead>
                            <tbody>
                                {rows
                                    .into_iter()
                                    .take(SHOWN)
                                    .map(|row| view! { <tr>{cells(row)}</tr> })
                                    .collect_view()}
                            </tbody>
                        </table>
                    </div>
                    {(more > 0).then(|| view! { <p class="muted">{format!("另有 {more} 行，也会一起复制。")}</p> })}
                </Dialog>
            }
        })
    }
}
