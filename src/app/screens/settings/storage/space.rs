//! 浏览器的存储: how much there is, and whether the browser may clear it away.

use leptos::prelude::*;

use crate::app::components::megabytes;
use crate::app::keeping::space;
use crate::app::state::State;
use crate::app::text::storage as words;

/// The card.
#[component]
pub fn Space() -> impl IntoView {
    let state = State::get();
    space::look(state);
    let answer = move || {
        let space = state.keeping.space.get();
        match space.persisted {
            Some(true) => words::PERSISTED,
            Some(false) if space.is_refused => words::REFUSED,
            Some(false) => words::NOT_PERSISTED,
            None => words::PERSIST_UNKNOWN,
        }
    };
    let used = move || {
        let used = state.keeping.space.get().used;
        used.map(|(used, quota)| {
            format!("{} {}，{} {}。", words::USED, megabytes(used), words::OF, megabytes(quota))
        })
    };
    let may_ask = move || state.keeping.space.get().persisted == Some(false);
    view! {
        <section class="card" id="space">
            <div class="card-head">
                <h2 class="card-title">{words::SPACE}</h2>
                <Show when=may_ask>
                    <button
                        type="button"
                        class="button button-small"
                        id="ask-persist"
                        on:click=move |_| space::ask_to_persist(state)
                    >
                        {words::ASK_PERSIST}
                    </button>
                </Show>
            </div>
            <p id="persisted">{answer}</p>
            <p class="muted">{used}</p>
        </section>
    }
}
