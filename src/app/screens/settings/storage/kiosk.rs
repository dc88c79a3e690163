//! 公用电脑模式: switched on and off by the operator.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::components::WipeButton;
use crate::app::keeping::kiosk::{MINUTES, Source};
use crate::app::state::State;
use crate::app::text::storage as words;

/// The card.
#[component]
pub fn KioskMode() -> impl IntoView {
    let state = State::get();
    let minutes = RwSignal::new(MINUTES.to_string());
    let switch_on = move |_| {
        if window().confirm_with_message(words::KIOSK_SURE).unwrap_or(false) {
            let minutes = minutes.get_untracked().trim().parse().unwrap_or(MINUTES);
            spawn_local(state.switch_kiosk_on(minutes));
        }
    };
    let body = move || {
        match state.keeping.kiosk.get() {
        None => view! {
            <div class="row card-buttons">
                <label class="field-inline">
                    <span class="field-label">{words::KIOSK_MINUTES}</span>
                    <input
                        class="input input-number"
                        type="number"
                        min="1"
                        max="240"
                        id="kiosk-minutes"
                        prop:value=move || minutes.get()
                        on:input=move |event| minutes.set(event_target_value(&event))
                    />
                </label>
                <button type="button" class="button" id="kiosk-on" on:click=switch_on>{words::KIOSK_ON}</button>
            </div>
        }
        .into_any(),
        Some(kiosk) if kiosk.source == Source::Settings => view! {
            <p class="row card-buttons">
                <span>{words::KIOSK_IS_ON} " " {words::KIOSK_MINUTES} "：" {kiosk.minutes.to_string()}</span>
                <button
                    type="button"
                    class="button"
                    id="kiosk-off"
                    on:click=move |_| state.switch_kiosk_off()
                >
                    {words::KIOSK_OFF}
                </button>
            </p>
        }
        .into_any(),
        Some(kiosk) => view! {
            <p>{words::KIOSK_BY_PAGE} " " {words::KIOSK_MINUTES} "：" {kiosk.minutes.to_string()}</p>
        }
        .into_any(),
    }
    };
    view! {
        <section class="card" id="kiosk">
            <div class="card-head">
                <h2 class="card-title">{words::KIOSK}</h2>
                <WipeButton id="wipe-here" />
            </div>
            <p class="muted">{words::KIOSK_MORE}</p>
            {body}
        </section>
    }
}
