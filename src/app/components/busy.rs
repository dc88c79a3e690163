//! Long work: what it is, how far it has come, and a way out.

use leptos::prelude::*;

use crate::app::state::{Busy, State};
use crate::app::{import, text};
use crate::worker::protocol::Progress;

/// Shown over the page while something takes its time.
#[component]
pub fn BusyPanel() -> impl IntoView {
    let state = State::get();
    view! {
        <Show when=move || state.busy.get().is_some()>
            <div class="busy" role="status" id="busy">
                <p class="busy-what">{move || state.busy.get().map(|busy| busy.what)}</p>
                // Without files nobody knows how far it is: then the bar only moves.
                <Show
                    when=move || state.busy.with(|busy| busy.as_ref().is_some_and(|busy| counted(busy).1 > 0))
                    fallback=|| view! { <progress class="busy-bar" aria-label=text::WORKING></progress> }
                >
                    <progress
                        class="busy-bar"
                        aria-label=text::WORKING
                        max=move || state.busy.get().map(|busy| counted(&busy).1.to_string())
                        prop:value=move || state.busy.get().map(|busy| counted(&busy).0.to_string())
                    ></progress>
                </Show>
                <ul class="busy-files">
                    {move || {
                        let reading = state.busy.with(|busy| busy.as_ref().map(|busy| busy.reading.clone()));
                        reading.unwrap_or_default().into_values().map(file).collect_view()
                    }}
                </ul>
                <p class="busy-more">
                    {move || state.busy.with(|busy| {
                        let (done, total) = counted(busy.as_ref()?);
                        (total > 1).then(|| format!("{done} / {total} {}", text::FILES_READ))
                    })}
                    <Show when=move || state.busy.get().is_some_and(|busy| busy.files.1 > 0)>
                        <button
                            type="button"
                            class="button button-quiet"
                            id="cancel-reading"
                            on:click=move |_| import::cancel(state)
                        >
                            {text::CANCEL}
                        </button>
                    </Show>
                </p>
            </div>
        </Show>
    }
}

/// Files done and files in all, read or written.
fn counted(busy: &Busy) -> (usize, usize) {
    busy.writing.as_ref().map_or(busy.files, |writing| writing.members)
}

/// One file being read, and how far that has come.
fn file(Progress { file, row, members: (member, members) }: Progress) -> impl IntoView {
    let members = (members > 1).then(|| format!("{member} / {members} {}", text::MEMBERS_READ));
    let rows = (row > 0).then(|| format!("{row} {}", text::ROWS_READ));
    let far = members.into_iter().chain(rows).collect::<Vec<_>>().join("　");
    view! {
        <li class="busy-file">
            <span class="busy-name">{file}</span>
            <span>{far}</span>
        </li>
    }
}
