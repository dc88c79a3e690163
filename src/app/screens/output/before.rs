//! Before a download: what the forms still lack is asked, once, and may be left blank.

use leptos::prelude::*;

use super::Desk;
use super::gaps::GapFields;
use crate::app::components::Dialog;
use crate::app::forms::{change, write};
use crate::app::state::State;
use crate::app::text::output as words;
use crate::worker::output::Gap;
use crate::worker::protocol::FormKind;

/// Downloads these forms, or asks first for what they lack.
pub fn order(state: State, desk: Desk, kinds: Vec<FormKind>) {
    if open_gaps(state, desk, &kinds).is_empty() {
        write(state, kinds);
    } else {
        desk.waiting.set(Some(kinds));
    }
}

/// What these forms lack and nobody has answered.
fn open_gaps(state: State, desk: Desk, kinds: &[FormKind]) -> Vec<Gap> {
    let details = state.details.get_untracked();
    desk.view.with_untracked(|view| {
        let gaps = view.iter().flat_map(|view| &view.gaps);
        let lacked = gaps.filter(|gap| kinds.iter().any(|kind| gap.concerns(*kind)));
        lacked.filter(|gap| !gap.is_settled(&details)).cloned().collect()
    })
}

/// The dialog, while forms wait.
#[component]
pub fn Before() -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let closed = Callback::new(move |()| desk.waiting.set(None));
    let go = move |leave_blank: bool| {
        let Some(kinds) = desk.waiting.get_untracked() else { return };
        if leave_blank {
            let left = open_gaps(state, desk, &kinds);
            change(state, |details| details.blank.extend(left.iter().map(Gap::key)));
        }
        desk.waiting.set(None);
        write(state, kinds);
    };
    move || {
        desk.waiting.get().map(|kinds| {
            // What was open when the dialog came up: a field must not go away while it is filled in.
            let gaps = open_gaps(state, desk, &kinds);
            let answered = {
                let gaps = gaps.clone();
                move || state.details.with(|details| gaps.iter().all(|gap| gap.is_settled(details)))
            };
            let answered = Memo::new(move |_| answered());
            let foot = ViewFn::from(move || {
                view! {
                    <button type="button" class="button" id="leave-blank" on:click=move |_| go(true)>
                        {words::BLANK_AND_GO}
                    </button>
                    <button
                        type="button"
                        class="button button-primary"
                        id="go"
                        disabled=move || !answered.get()
                        on:click=move |_| go(false)
                    >
                        {words::GO}
                    </button>
                }
            });
            view! {
                <Dialog id="before" title=words::BEFORE closed foot>
                    <p class="muted">{words::BEFORE_MORE}</p>
                    <div class="gap-list">
                        {gaps.into_iter().map(|gap| view! { <GapFields gap prefix="ask-" /> }).collect_view()}
                    </div>
                </Dialog>
            }
        })
    }
}
