//! The ? panel: what the screen is for, and its keys.

use leptos::prelude::*;

use crate::app::components::Dialog;
use crate::app::state::{Screen, State};
use crate::app::text::help::{self as text, Help};

/// The panel, while it is asked for.
#[component]
pub fn HelpPanel() -> impl IntoView {
    let state = State::get();
    let closed = Callback::new(move |()| state.help_shown.set(false));
    move || {
        state.help_shown.get().then(|| {
            let help = of(state.screen.get_untracked());
            view! { <Dialog id="help" title=help.title closed><Page help /></Dialog> }
        })
    }
}

fn of(screen: Screen) -> &'static Help {
    match screen {
        Screen::Import => &text::IMPORT,
        Screen::Overview => &text::OVERVIEW,
        Screen::Review => &text::REVIEW,
        Screen::Complete => &text::COMPLETE,
        Screen::Output => &text::OUTPUT,
        Screen::Merging => &text::MERGING,
        Screen::Settings => &text::SETTINGS,
        Screen::Log => &text::LOG,
    }
}

#[component]
fn Page(help: &'static Help) -> impl IntoView {
    let keys = (!help.keys.is_empty()).then(|| view! { <Keys title=text::KEYS keys=help.keys /> });
    view! {
        <section class="rule-section">
            <h3>{text::WHAT_FOR}</h3>
            {help.lines.iter().map(|line| view! { <p>{*line}</p> }).collect_view()}
        </section>
        {keys}
        <Keys title=text::KEYS_EVERYWHERE keys=text::EVERYWHERE />
    }
}

#[component]
fn Keys(title: &'static str, keys: &'static [(&'static str, &'static str)]) -> impl IntoView {
    let lines =
        keys.iter().map(|(key, does)| view! { <div><dt><kbd>{*key}</kbd></dt><dd>{*does}</dd></div> });
    view! {
        <section class="rule-section">
            <h3>{title}</h3>
            <dl class="key-list">{lines.collect_view()}</dl>
        </section>
    }
}
