//! 清除全部数据, from the foot of every screen: says what goes, and does it on one more press.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Dialog;
use crate::app::state::State;
use crate::app::text::storage as words;
use crate::worker::keeping::Ask;

/// The button at the foot.
#[component]
pub fn WipeButton(
    /// Its element's id.
    id: &'static str,
) -> impl IntoView {
    let state = State::get();
    let ask = move |_| {
        spawn_local(async move {
            // The list as it stands, other tabs' campaigns included.
            state.keep(Ask::List).await;
            state.keeping.is_wiping.set(true);
        });
    };
    view! {
        <button type="button" class="button button-quiet button-small" id=id on:click=ask>
            {words::WIPE}
        </button>
    }
}

/// The question.
#[component]
pub fn WipeDialog() -> impl IntoView {
    let state = State::get();
    let is_shown = move || state.keeping.is_wiping.get();
    view! {
        <Show when=is_shown>
            <Dialog
                id="wipe-dialog"
                title=words::WIPE
                closed=Callback::new(move |()| state.keeping.is_wiping.set(false))
                foot=ViewFn::from(Confirm)
            >
                <p>{words::WIPE_MORE}</p>
                <ul class="wipe-list">{move || goes(state)}</ul>
            </Dialog>
        </Show>
    }
}

#[component]
fn Confirm() -> impl IntoView {
    let state = State::get();
    view! {
        <button
            type="button"
            class="button row-end"
            id="wipe-cancel"
            on:click=move |_| state.keeping.is_wiping.set(false)
        >
            {words::CANCEL}
        </button>
        <button
            type="button"
            class="button button-danger"
            id="wipe-sure"
            on:click=move |_| spawn_local(state.wipe())
        >
            {words::WIPE_SURE}
        </button>
    }
}

/// What goes, line by line.
fn goes(state: State) -> impl IntoView {
    let campaigns = state.keeping.view.get().campaigns;
    let campaigns = campaigns.into_iter().map(|line| {
        let counts = super::counts(&line.meta.stand);
        view! { <li><strong>{line.meta.name}</strong>" "<span class="muted">{counts}</span></li> }
    });
    let count = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
    let others = [
        count(state.readings.with(Vec::len), words::WIPE_READINGS),
        count(state.branch_answers.with(Vec::len), words::WIPE_BRANCHES),
        Some(words::WIPE_DETAILS.to_owned()),
    ];
    let others = others.into_iter().flatten().map(|line| view! { <li>{line}</li> });
    (campaigns.collect_view(), others.collect_view())
}
