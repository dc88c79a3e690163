//! On a computer many people use: watches for a touch, counts down, and clears.

use gloo_timers::callback::Interval;
use js_sys::Date;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Dialog;
use crate::app::state::State;
use crate::app::text::storage as words;

/// How often it looks, in milliseconds.
const LOOKS: u32 = 500;

/// The watch and its countdown; nothing on anybody's own computer.
#[component]
pub fn IdleWatch() -> impl IntoView {
    let state = State::get();
    state.keeping.kiosk.get_untracked().map(|kiosk| {
        let touched = StoredValue::new(Date::now());
        let left = RwSignal::new(None::<u32>);
        let touch = move || {
            touched.set_value(Date::now());
            left.set(None);
        };
        let handles = [
            window_event_listener(ev::pointerdown, move |_| touch()),
            window_event_listener(ev::keydown, move |_| touch()),
            window_event_listener(ev::wheel, move |_| touch()),
        ];
        let interval = Interval::new(LOOKS, move || {
            let remaining = kiosk.millis() - (Date::now() - touched.get_value());
            if remaining <= 0.0 {
                // Once: the page is on its way out.
                touched.set_value(f64::INFINITY);
                spawn_local(state.end_kiosk_session(kiosk));
            } else if remaining <= kiosk.countdown() {
                left.set(Some((remaining / 1_000.0).ceil() as u32));
            }
        });
        let kept = StoredValue::new_local(Some((interval, handles)));
        on_cleanup(move || {
            if let Some((interval, handles)) = kept.try_update_value(Option::take).flatten() {
                drop(interval);
                handles.into_iter().for_each(WindowListenerHandle::remove);
            }
        });
        let is_counting = Memo::new(move |_| left.get().is_some());
        view! {
            <Show when=move || is_counting.get()>
                <Dialog
                    id="countdown"
                    title=words::COUNTDOWN
                    closed=Callback::new(move |()| touch())
                    foot=ViewFn::from(move || {
                        view! {
                            <button
                                type="button"
                                class="button button-primary row-end"
                                id="stay"
                                on:click=move |_| touch()
                            >
                                {words::STAY}
                            </button>
                        }
                    })
                >
                    <p>{words::COUNTDOWN_MORE}</p>
                    <p class="countdown" role="timer">
                        {move || left.get()}
                        " "
                        {words::SECONDS}
                    </p>
                </Dialog>
            </Show>
        }
    })
}
