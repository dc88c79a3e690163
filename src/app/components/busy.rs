//! Long work: what it is, how far it has come, and a way out.

use leptos::prelude::*;

use crate::app::state::State;
use crate::app::text;

/// Shown over the page while something takes its time.
#[component]
pub fn BusyPanel() -> impl IntoView {
    let state = State::get();
    view! {
        <Show when=move || state.busy.get().is_some()>
            <div class="busy" role="status" id="busy">
                <p class="busy-what">{move || state.busy.get().map(|busy| busy.what)}</p>
                <progress
                    class="busy-bar"
                    aria-label=text::READING
                    max=move || state.busy.get().map(|busy| busy.files.1.max(1).to_string())
                    prop:value=move || state.busy.get().map(|busy| busy.files.0.to_string())
                ></progress>
                <p class="busy-more">
                    {move || state.busy.get().map(|busy| {
                        let (done, total) = busy.files;
                        let (member, members) = busy.members;
                        let files = (total > 1).then(|| format!("{done} / {total} {}", text::FILES_READ));
                        let members = (members > 1).then(|| format!("{member} / {members} {}", text::MEMBERS_READ));
                        let rows = (busy.row > 0).then(|| format!("{} {}", busy.row, text::ROWS_READ));
                        [files, members, rows].into_iter().flatten().collect::<Vec<_>>().join("　")
                    })}
                    <Show when=move || state.busy.get().is_some_and(|busy| busy.files.1 > 0)>
                        <button
                            type="button"
                            class="button button-quiet"
                            id="cancel-reading"
                            on:click=move |_| state.cancel_reading()
                        >
                            {text::CANCEL}
                        </button>
                    </Show>
                </p>
            </div>
        </Show>
    }
}
