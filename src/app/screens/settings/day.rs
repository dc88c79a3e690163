//! The day of checking.

use leptos::prelude::*;

use crate::app::state::State;
use crate::app::text;
use crate::domain::PartialDate;
use crate::worker::protocol::Request;

/// Shows the day and lets it be set.
#[component]
pub fn Day(day: Memo<Option<PartialDate>>) -> impl IntoView {
    let state = State::get();
    let shown = move || state.campaign.get().map(|view| view.today.to_string());
    let on_change = move |event| {
        if let Some(day) = PartialDate::parse(&event_target_value(&event)) {
            state.change(Request::SetDay(Some(day)));
        }
    };
    view! {
        <section class="card setting-day">
            <div>
                <h2 class="card-title">{text::settings::DAY}</h2>
                <p class="muted">{text::settings::DAY_MORE}</p>
            </div>
            <div class="row">
                <input
                    type="date"
                    class="input"
                    id="day"
                    required=true
                    aria-label=text::settings::DAY
                    prop:value=shown
                    on:change=on_change
                />
                <Show when=move || day.get().is_some()>
                    <span class="muted">{text::settings::DAY_SET}</span>
                    <button
                        type="button"
                        class="button"
                        id="day-today"
                        on:click=move |_| state.change(Request::SetDay(None))
                    >
                        {text::settings::DAY_TODAY}
                    </button>
                </Show>
            </div>
        </section>
    }
}
