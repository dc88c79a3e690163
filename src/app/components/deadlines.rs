//! The notice's days, with how far off they are from the day of checking.

use leptos::prelude::*;

use super::{Glyph, Icon};
use crate::app::state::{Screen, State, today};
use crate::app::text::overview as text;
use crate::domain::{PartialDate, profile::Campaign};

/// A day this long past belongs to an earlier year's notice.
const LONG_PAST: i32 = -90;

/// Days left at which it becomes urgent.
const SOON: i32 = 3;

/// The two days.
#[component]
pub fn Deadlines() -> impl IntoView {
    let state = State::get();
    // While nothing is told of a campaign, the notice's own days.
    let days = Memo::new(move |_| match &*state.campaign.read() {
        Some(view) => (view.today, view.report_due, view.ends),
        None => {
            let notice = Campaign::default();
            (today(), notice.report_due, notice.ends)
        }
    });
    let old = move || {
        let (today, _, ends) = days.get();
        today.days_until(ends).is_some_and(|days| days < LONG_PAST)
    };
    view! {
        <section class="deadlines" id="deadlines" aria-label=text::DEADLINES>
            <Glyph icon=Icon::Calendar />
            {move || {
                let (today, report, ends) = days.get();
                view! {
                    <p>{deadline(text::REPORT_DUE, report, today)}</p>
                    <p>{deadline(text::ENDS, ends, today)}</p>
                }
            }}
            <Show when=old>
                <p class="deadline-old">
                    {text::OTHER_YEAR}
                    <button type="button" class="link" on:click=move |_| state.screen.set(Screen::Settings)>
                        {text::CHANGE_DATES}
                    </button>
                </p>
            </Show>
        </section>
    }
}

fn deadline(what: &'static str, date: PartialDate, today: PartialDate) -> impl IntoView {
    let left = today.days_until(date);
    let class = match left {
        Some(days) if days < 0 => "deadline-left deadline-past",
        Some(days) if days <= SOON => "deadline-left deadline-soon",
        _ => "deadline-left",
    };
    view! {
        <span class="deadline-what">{what}</span>
        " "
        <strong>{text::day(date, today)}</strong>
        " "
        {left.map(|days| view! { <span class=class>{text::days_left(days)}</span> })}
    }
}
