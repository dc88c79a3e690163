//! A backup file was given: what is in it, and what is to be done with it. Nothing is replaced unasked.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Dialog, counts, moment};
use crate::app::keeping::backup::{self, Offer};
use crate::app::state::State;
use crate::app::text::storage as words;
use crate::worker::keeping::{BackupLine, Restore};

/// The question.
#[component]
pub fn RestoreDialog() -> impl IntoView {
    let state = State::get();
    let is_shown = Memo::new(move |_| state.keeping.offer.with(Option::is_some));
    view! {
        <Show when=move || is_shown.get()>
            <Dialog
                id="restore"
                title=words::OFFER
                closed=Callback::new(move |()| backup::forget(state))
            >
                {move || state.keeping.offer.get().map(|offer| body(state, offer))}
            </Dialog>
        </Show>
    }
}

fn body(state: State, Offer { view, sealed }: Offer) -> AnyView {
    let lines = view.campaigns.iter().map(line).collect_view();
    let is_known = !view.campaigns.is_empty();
    let sealed = sealed.first().map(|(name, _)| view! { <Unseal name=name.clone() /> });
    let ways = (is_known && sealed.is_none()).then(|| ways(state, &view.campaigns));
    view! {
        {is_known.then(|| view! { <p>{words::CONTENTS}</p><ul class="wipe-list">{lines}</ul> })}
        {sealed}
        {ways}
    }
    .into_any()
}

fn line(line: &BackupLine) -> impl IntoView + use<> {
    let (name, counts) = (line.meta.name.clone(), counts(&line.meta.stand));
    let changed = format!("{} {}", words::LAST_CHANGED, moment(line.meta.changed));
    view! {
        <li>
            <strong>{name}</strong>
            <br />
            <span class="muted">{counts} "；" {changed}</span>
        </li>
    }
}

/// What can be done, each with what it means.
fn ways(state: State, campaigns: &[BackupLine]) -> impl IntoView + use<> {
    let replaced = match campaigns {
        [BackupLine { here: Some((name, changed)), .. }] => Some((name.clone(), moment(*changed))),
        _ => None,
    };
    let is_sure = RwSignal::new(false);
    let way = move |id: &'static str, label: &'static str, more: &'static str, how: Restore| {
        view! {
            <li class="way">
                <button type="button" class="button" id=id on:click=move |_| backup::restore(state, how)>
                    {label}
                </button>
                <span class="muted">{more}</span>
            </li>
        }
    };
    let press = move |_| {
        if is_sure.get_untracked() {
            backup::restore(state, Restore::Replace);
        } else {
            is_sure.set(true);
        }
    };
    let replace = replaced.map(|(name, changed)| {
        view! {
            <li class="way">
                <button
                    type="button"
                    class="button"
                    class:button-danger=move || is_sure.get()
                    id="restore-replace"
                    on:click=press
                >
                    {move || if is_sure.get() { words::REPLACE_SURE } else { words::REPLACE }}
                </button>
                <span class="muted">{words::replace_more(&name, &changed)}</span>
            </li>
        }
    });
    view! {
        <p>{words::OFFER_MORE}</p>
        <ul class="ways">
            {way("restore-beside", words::BESIDE, words::BESIDE_MORE, Restore::Beside)}
            {way("restore-join", words::JOIN, words::JOIN_MORE, Restore::Join)}
            {replace}
        </ul>
    }
}

/// Asks for one file's passphrase.
#[component]
fn Unseal(name: String) -> impl IntoView {
    let state = State::get();
    let passphrase = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let is_busy = RwSignal::new(false);
    let open = move || {
        wrong.set(None);
        is_busy.set(true);
        spawn_local(async move {
            let outcome = backup::unseal(state, passphrase.get_untracked()).await;
            // Opened, this form is gone.
            is_busy.try_set(false);
            wrong.try_set(outcome.err());
        });
    };
    view! {
        <form
            class="unseal"
            on:submit=move |event| {
                event.prevent_default();
                open();
            }
        >
            <p><strong>{name}</strong></p>
            <label class="field">
                <span class="field-label">{words::SEALED}</span>
                <input
                    class="input"
                    type="password"
                    id="restore-passphrase"
                    autocomplete="off"
                    autofocus=true
                    prop:value=move || passphrase.get()
                    on:input=move |event| passphrase.set(event_target_value(&event))
                />
            </label>
            {move || wrong.get().map(|sentence| view! { <p class="red-name" role="alert" id="unseal-wrong">{sentence}</p> })}
            <button type="submit" class="button button-primary" id="unseal" disabled=move || is_busy.get()>
                {words::UNSEAL}
            </button>
        </form>
    }
}
