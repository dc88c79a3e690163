//! What can be mended all at once.

use leptos::prelude::*;

use super::fix_dialog::FixDialog;
use crate::app::state::{Screen, State};
use crate::app::text;
use crate::worker::mending::FixChoice;
use crate::worker::protocol::Request;

/// The safe fixes in one press, the others by way of their preview; and the day all this is judged by.
#[component]
pub fn MendBar() -> impl IntoView {
    let state = State::get();
    let fixes = Memo::new(move |_| {
        state.campaign.get().and_then(|view| view.counts).map(|counts| counts.fixes).unwrap_or_default()
    });
    let safe = move || fixes.with(|fixes| fixes.safe);
    let asked = move || fixes.with(|fixes| fixes.asked.iter().map(|group| group.count).sum::<usize>());
    let day = move || state.campaign.get().map(|view| view.today.to_string());
    let previewing = RwSignal::new(false);
    view! {
        <div class="mend-bar">
            <Show when=move || { safe() > 0 }>
                <button
                    type="button"
                    class="button button-primary"
                    id="fix-safe"
                    title=text::mending::FIX_SAFE_MORE
                    on:click=move |_| state.change(Request::TakeFixes(FixChoice::Safe))
                >
                    {move || format!("{} {} {}", text::mending::FIX_SAFE, safe(), text::mending::FIX_SAFE_END)}
                </button>
            </Show>
            <Show when=move || { asked() > 0 }>
                <button type="button" class="button" id="fix-asked" on:click=move |_| previewing.set(true)>
                    {move || format!("{} {} {}", text::mending::FIX_ASKED, asked(), text::mending::FIX_ASKED_END)}
                </button>
            </Show>
            <button type="button" class="button button-quiet row-end" on:click=move |_| state.screen.set(Screen::Settings)>
                {text::mending::CHECKED_ON}
                " "
                {day}
            </button>
            <Show when=move || previewing.get()>
                <FixDialog groups=fixes.get_untracked().asked closed=Callback::new(move |()| previewing.set(false)) />
            </Show>
        </div>
    }
}
