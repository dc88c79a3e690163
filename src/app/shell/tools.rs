//! What is at hand on every screen: undo, the change log, hidden numbers, colours, help.

use leptos::prelude::*;

use crate::app::components::{Icon, IconButton};
use crate::app::state::{Screen, State};
use crate::app::text::shell as text;
use crate::app::theme::Theme;
use crate::worker::protocol::Request;

/// The buttons at the end of the bar.
#[component]
pub fn Tools() -> impl IntoView {
    let state = State::get();
    let undo = move || state.campaign.with(|view| view.as_ref().and_then(|view| view.undo.clone()));
    let redo = move || state.campaign.with(|view| view.as_ref().and_then(|view| view.redo.clone()));
    let title = |action: &str, what: Option<String>, nothing: &str| match what {
        Some(what) => format!("{action}：{what}"),
        None => nothing.to_owned(),
    };
    let any = move || state.campaign.with(|view| view.as_ref().is_some_and(|view| !view.sources.is_empty()));
    let log = Signal::derive(move || state.screen.get() == Screen::Log);
    view! {
        <div class="tools" role="group" aria-label=text::TOOLS>
            <Show when=move || any() || undo().is_some() || redo().is_some()>
                <IconButton
                    id="undo"
                    icon=Icon::Undo
                    label=Signal::derive(move || title(text::UNDO, undo(), text::NOTHING_TO_UNDO))
                    disabled=Signal::derive(move || undo().is_none())
                    press=Callback::new(move |()| state.change(Request::Undo))
                />
                <IconButton
                    id="redo"
                    icon=Icon::Redo
                    label=Signal::derive(move || title(text::REDO, redo(), text::NOTHING_TO_REDO))
                    disabled=Signal::derive(move || redo().is_none())
                    press=Callback::new(move |()| state.change(Request::Redo))
                />
                <IconButton
                    id="open-log"
                    icon=Icon::History
                    label=Signal::stored(text::LOG.to_owned())
                    pressed=log
                    press=Callback::new(move |()| state.screen.set(Screen::Log))
                />
                <NumbersButton />
            </Show>
            <ThemeButton />
            <IconButton
                id="open-help"
                icon=Icon::Help
                label=Signal::stored(text::HELP.to_owned())
                press=Callback::new(move |()| state.help_shown.set(true))
            />
        </div>
    }
}

/// Identity numbers hidden or shown, everywhere at once.
#[component]
fn NumbersButton() -> impl IntoView {
    let state = State::get();
    let shown = move || state.numbers_shown.get();
    view! {
        <IconButton
            id="show-numbers"
            icon=Signal::derive(move || if shown() { Icon::Eye } else { Icon::EyeOff })
            label=Signal::stored(text::SHOW_NUMBERS.to_owned())
            pressed=Signal::derive(shown)
            press=Callback::new(move |()| state.numbers_shown.update(|shown| *shown = !*shown))
        />
    }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let theme = RwSignal::new(Theme::load());
    let icon = move || match theme.get() {
        Theme::System => Icon::System,
        Theme::Light => Icon::Light,
        Theme::Dark => Icon::Dark,
    };
    let next = move |()| {
        theme.update(|theme| *theme = theme.next());
        theme.get_untracked().choose();
    };
    view! {
        <IconButton
            id="theme"
            icon=Signal::derive(icon)
            label=Signal::derive(move || text::theme(theme.get()))
            press=Callback::new(next)
        />
    }
}
