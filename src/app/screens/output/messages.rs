//! 发给同学的话: one sentence for each, copied one by one or for the whole branch.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Desk;
use crate::app::clipboard::copy;
use crate::app::components::Dialog;
use crate::app::forms::ask;
use crate::app::state::State;
use crate::app::text::output as words;
use crate::worker::output::{Answer, Ask, BranchMessages};

/// The card, and the dialog it opens.
#[component]
pub fn Messages() -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let branches = RwSignal::new(None::<Vec<BranchMessages>>);
    let count = Memo::new(move |_| desk.view.with(|view| view.as_ref().map_or(0, |view| view.messages)));
    let open = move |_| {
        spawn_local(async move {
            if let Some((Answer::Messages(found), _)) = ask(state, Ask::Messages, Vec::new()).await {
                branches.try_set(Some(found));
            }
        });
    };
    let closed = Callback::new(move |()| branches.set(None));
    view! {
        <section class="card form-line">
            <div class="form-about">
                <h2 class="card-title">{words::MESSAGES}</h2>
                <p class="muted">
                    {move || if count.get() == 0 { words::MESSAGES_NONE } else { words::MESSAGES_MORE }}
                </p>
            </div>
            <span class="form-count" class:form-count-none=move || count.get() == 0>
                {move || format!("{} {}", count.get(), words::PEOPLE)}
            </span>
            <div class="form-presses">
                <button
                    type="button"
                    class="button"
                    id="messages-open"
                    disabled=move || count.get() == 0
                    on:click=open
                >
                    {words::MESSAGES_OPEN}
                </button>
            </div>
        </section>
        {move || {
            branches.get().map(|branches| {
                view! {
                    <Dialog id="messages" title=words::MESSAGES closed>
                        <Sheet branches />
                    </Dialog>
                }
            })
        }}
    }
}

#[component]
fn Sheet(branches: Vec<BranchMessages>) -> impl IntoView {
    let state = State::get();
    let branches = StoredValue::new(branches);
    let shown = RwSignal::new(0usize);
    // What was copied last: a message by its place, or all of them.
    let copied = RwSignal::new(None::<usize>);
    const ALL: usize = usize::MAX;
    let press = move |which: usize, text: &str| {
        if copy(text, None) {
            copied.set(Some(which));
        } else {
            state.notify(true, words::NOT_COPIED.to_owned());
        }
    };
    let label = move |which: usize, usual: &'static str| {
        move || if copied.get() == Some(which) { words::COPIED } else { usual }
    };
    let messages = move || {
        branches.with_value(|all| all.get(shown.get()).map(|one| one.messages.clone()).unwrap_or_default())
    };
    let all_text = move || messages().into_iter().map(|(_, text)| text).collect::<Vec<_>>().join("\n");
    let options = branches.with_value(|all| {
        let option = |(at, one): (usize, &BranchMessages)| {
            let name = format!("{}（{}）", one.branch, one.messages.len());
            view! { <option value=at.to_string()>{name}</option> }
        };
        all.iter().enumerate().map(option).collect_view()
    });
    view! {
        <div class="message-bar">
            <select
                class="select"
                aria-label=words::BRANCH
                on:change=move |event| {
                    copied.set(None);
                    shown.set(event_target_value(&event).parse().unwrap_or_default());
                }
            >
                {options}
            </select>
            <button
                type="button"
                class="button button-primary"
                id="copy-branch"
                on:click=move |_| press(ALL, &all_text())
            >
                {label(ALL, words::COPY_ALL)}
            </button>
        </div>
        <ul class="messages">
            {move || {
                messages()
                    .into_iter()
                    .enumerate()
                    .map(|(at, (_, text))| {
                        let words_of_it = text.clone();
                        view! {
                            <li class="message">
                                <p>{text}</p>
                                <button
                                    type="button"
                                    class="button button-small copy-one"
                                    on:click=move |_| press(at, &words_of_it)
                                >
                                    {label(at, words::COPY)}
                                </button>
                            </li>
                        }
                    })
                    .collect_view()
            }}
        </ul>
    }
}
