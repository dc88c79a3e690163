//! The whole at a glance: a ring of what is decided, and the figures beside it.

use leptos::prelude::*;

use crate::app::components::{Glyph, Icon};
use crate::app::state::{Screen, State};
use crate::app::text::overview as text;
use crate::worker::protocol::{CaseFilter, CaseState};
use crate::worker::views::Counts;

/// The ring's radius, in the units of its drawing.
const RADIUS: f64 = 42.0;

/// The card.
#[component]
pub fn ProgressCard() -> impl IntoView {
    let state = State::get();
    let counts = Memo::new(move |_| {
        state.campaign.with(|view| view.as_ref().and_then(|view| view.counts.clone()).unwrap_or_default())
    });
    let done = move || counts.with(|counts| counts.decided);
    let all = move || counts.with(|counts| counts.decided + counts.open);
    let open = move || counts.with(|counts| counts.open);
    let show = move |wanted: CaseState| {
        state.show_cases(CaseFilter { state: Some(wanted), ..CaseFilter::default() });
    };
    view! {
        <section class="card progress-card" aria-label=text::PROGRESS>
            <Ring done=Signal::derive(done) all=Signal::derive(all) />
            <div class="progress-figures">
                {figure("open", text::OPEN, "", counts, |c| c.open, Callback::new(move |()| show(CaseState::Open)))}
                {figure("decided", text::DECIDED, "", counts, |c| c.decided, Callback::new(move |()| show(CaseState::Decided)))}
                {figure("red", text::RED, "red-name", counts, |c| c.red, Callback::new(move |()| state.screen.set(Screen::Complete)))}
            </div>
            <dl class="progress-facts">
                {fact(text::MEMBERS, counts, |c| c.members)}
                {fact(text::STUDENTS, counts, |c| c.students)}
                {fact(text::PAIRED, counts, |c| c.paired)}
            </dl>
            <div class="progress-next">
                <Show
                    when=move || { open() > 0 }
                    fallback=move || view! {
                        <p class="all-done"><Glyph icon=Icon::Check />{text::ALL_DONE}</p>
                        <button
                            type="button"
                            class="button button-primary"
                            id="go-forms"
                            on:click=move |_| state.screen.set(Screen::Output)
                        >
                            {text::GO_FORMS}
                        </button>
                    }
                >
                    <button
                        type="button"
                        class="button button-primary"
                        id="go-on"
                        on:click=move |_| show(CaseState::Open)
                    >
                        {text::GO_ON}
                        <Glyph icon=Icon::Arrow />
                    </button>
                </Show>
            </div>
        </section>
    }
}

fn figure(
    id: &'static str,
    label: &'static str,
    class: &'static str,
    counts: Memo<Counts>,
    value: fn(&Counts) -> usize,
    press: Callback<()>,
) -> impl IntoView {
    let number = move || counts.with(value);
    // A red nought would be a false alarm.
    let class = move || if number() > 0 { format!("big-number {class}") } else { "big-number".to_owned() };
    view! {
        <button type="button" class="big-figure" id=format!("figure-{id}") on:click=move |_| press.run(())>
            <span class=class>{number}</span>
            <span class="big-label">{label}</span>
        </button>
    }
}

fn fact(label: &'static str, counts: Memo<Counts>, value: fn(&Counts) -> usize) -> impl IntoView {
    view! {
        <div>
            <dt>{label}</dt>
            <dd>{move || counts.with(value)}</dd>
        </div>
    }
}

/// How much of all is done, as a ring that fills.
#[component]
fn Ring(done: Signal<usize>, all: Signal<usize>) -> impl IntoView {
    let round = std::f64::consts::TAU * RADIUS;
    let part = move || if all.get() == 0 { 1.0 } else { done.get() as f64 / all.get() as f64 };
    let said = move || text::of_all(done.get(), all.get());
    view! {
        <svg class="ring" viewBox="0 0 100 100" role="img" aria-label=said>
            <circle class="ring-all" cx="50" cy="50" r=RADIUS.to_string() />
            <circle
                class="ring-done"
                cx="50"
                cy="50"
                r=RADIUS.to_string()
                transform="rotate(-90 50 50)"
                stroke-dasharray=move || format!("{:.1} {round:.1}", part() * round)
                class:ring-none=move || part() <= 0.0
            />
            <text class="ring-number" x="50" y="50" text-anchor="middle" dominant-baseline="central">
                {move || format!("{}%", (part() * 100.0).floor())}
            </text>
        </svg>
    }
}
