//! The icons: files of the Lucide set, as they come, under style/icons beside their licence.

use leptos::prelude::*;

/// An icon used somewhere on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// On to the next thing.
    Arrow,
    /// A day in the calendar.
    Calendar,
    /// Done.
    Check,
    /// Dark colours.
    Dark,
    /// Hidden from view.
    EyeOff,
    /// In view.
    Eye,
    /// A question answered.
    Help,
    /// What was done before.
    History,
    /// Light colours.
    Light,
    /// Do again.
    Redo,
    /// Something to try.
    Sample,
    /// Light or dark as the system is.
    System,
    /// Take back.
    Undo,
    /// Something is wrong.
    Warning,
    /// More below.
    Down,
    /// Put away.
    Close,
    /// Which columns.
    Columns,
    /// The same into many cells.
    Fill,
    /// Only some rows.
    Filter,
    /// The next one.
    Next,
    /// Look for a text.
    Search,
    /// Only some rows, in some order.
    Sort,
    /// From small to large.
    Rising,
    /// From large to small.
    Falling,
}

impl Icon {
    const fn drawing(self) -> &'static str {
        match self {
            Icon::Arrow => include_str!("../../../style/icons/arrow-right.svg"),
            Icon::Calendar => include_str!("../../../style/icons/calendar-clock.svg"),
            Icon::Check => include_str!("../../../style/icons/check.svg"),
            Icon::Down => include_str!("../../../style/icons/chevron-down.svg"),
            Icon::Dark => include_str!("../../../style/icons/moon.svg"),
            Icon::EyeOff => include_str!("../../../style/icons/eye-off.svg"),
            Icon::Eye => include_str!("../../../style/icons/eye.svg"),
            Icon::Help => include_str!("../../../style/icons/circle-question-mark.svg"),
            Icon::History => include_str!("../../../style/icons/history.svg"),
            Icon::Light => include_str!("../../../style/icons/sun.svg"),
            Icon::Redo => include_str!("../../../style/icons/redo-2.svg"),
            Icon::Sample => include_str!("../../../style/icons/sparkles.svg"),
            Icon::System => include_str!("../../../style/icons/sun-moon.svg"),
            Icon::Undo => include_str!("../../../style/icons/undo-2.svg"),
            Icon::Warning => include_str!("../../../style/icons/triangle-alert.svg"),
            Icon::Columns => include_str!("../../../style/icons/columns-3.svg"),
            Icon::Fill => include_str!("../../../style/icons/paint-bucket.svg"),
            Icon::Filter => include_str!("../../../style/icons/funnel.svg"),
            Icon::Next => include_str!("../../../style/icons/skip-forward.svg"),
            Icon::Search => include_str!("../../../style/icons/search.svg"),
            Icon::Sort => include_str!("../../../style/icons/list-filter.svg"),
            Icon::Rising => include_str!("../../../style/icons/arrow-up.svg"),
            Icon::Falling => include_str!("../../../style/icons/arrow-down.svg"),
            Icon::Close => include_str!("../../../style/icons/x.svg"),
        }
    }
}

/// The icon, for the eye only: what it means is said by the button it stands in.
#[component]
pub fn Glyph(icon: Icon) -> impl IntoView {
    view! { <span class="icon" aria-hidden="true" inner_html=icon.drawing()></span> }
}

/// A button that is an icon; its name is read out and shown when pointed at.
#[component]
pub fn IconButton(
    /// Its element's id.
    id: &'static str,
    /// The icon.
    #[prop(into)]
    icon: Signal<Icon>,
    /// What pressing it does.
    #[prop(into)]
    label: Signal<String>,
    /// There is nothing to do.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// On or off, where it is a switch.
    #[prop(into, optional)]
    pressed: Option<Signal<bool>>,
    /// Runs when it is pressed.
    press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button-quiet button-icon"
            id=id
            title=label
            aria-label=label
            aria-pressed=pressed.map(|pressed| move || pressed.get().to_string())
            disabled=disabled
            on:click=move |_| press.run(())
        >
            {move || view! { <Glyph icon=icon.get() /> }}
        </button>
    }
}
