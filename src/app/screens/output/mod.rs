//! 表格: the forms and lists, what they still need, and what else is handed out.

mod before;
mod forms;
mod gaps;
mod how;
mod marked;
mod messages;
mod print;
mod template;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::components::NotChecked;
use crate::app::forms::ask;
use crate::app::state::{Screen, State};
use crate::app::text;
use crate::app::text::output as words;
use crate::forms::office::OfficeForm;
use crate::intake::TableKind;
use crate::worker::output::{Answer, Ask, OutputView};
use crate::worker::protocol::FormKind;
use crate::worker::views::SourceView;
use before::Before;
use forms::Forms;
use gaps::Details;
use how::How;
use marked::Marked;
use messages::Messages;
use print::PrintView;
use template::TemplateDialog;

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Desk {
    /// What can be written.
    view: RwSignal<Option<OutputView>>,
    /// Forms that wait for what they lack.
    waiting: RwSignal<Option<Vec<FormKind>>>,
    /// Forms laid out to be printed.
    papers: RwSignal<Option<Vec<OfficeForm>>>,
    /// 补录 is being copied.
    template: RwSignal<bool>,
}

impl Desk {
    fn get() -> Desk {
        expect_context()
    }
}

/// The screen.
#[component]
pub fn Output() -> impl IntoView {
    let state = State::get();
    let desk = Desk {
        view: RwSignal::new(None),
        waiting: RwSignal::new(None),
        papers: RwSignal::new(None),
        template: RwSignal::new(false),
    };
    provide_context(desk);
    let is_list = |source: &SourceView| {
        source.included && matches!(source.kind, TableKind::SystemList | TableKind::ClassRoster)
    };
    let listed =
        Memo::new(move |_| state.campaign.get().is_some_and(|view| view.sources.iter().any(is_list)));
    let revision = Memo::new(move |_| state.campaign.get().map_or(0, |view| view.revision));
    Effect::new(move |_| {
        revision.get();
        if listed.get() {
            spawn_local(async move {
                let details = state.details.get_untracked();
                if let Some((Answer::View(view), _)) = ask(state, Ask::Show(details), Vec::new()).await {
                    // The screen may be gone by now.
                    desk.view.try_set(Some(view));
                }
            });
        }
    });
    view! {
        <Show
            when=move || listed.get()
            fallback=move || {
                view! {
                    <NotChecked />
                }
            }
        >
            <section class="stack" class:behind=move || desk.papers.with(Option::is_some)>
                <div class="screen-head">
                    <h1 class="screen-title">{text::OUTPUT}</h1>
                </div>
                <Undecided />
                <div class="output">
                    <div class="output-main">
                        <Forms />
                        <Messages />
                        <Marked />
                    </div>
                    <div class="output-side">
                        <How />
                        <Details />
                    </div>
                </div>
            </section>
        </Show>
        <Before />
        <TemplateDialog />
        <PrintView />
    }
}

/// Who is not decided yet, by name.
#[component]
fn Undecided() -> impl IntoView {
    let state = State::get();
    let desk = Desk::get();
    let people = Memo::new(move |_| {
        desk.view.with(|view| view.as_ref().map(|view| view.undecided.clone()).unwrap_or_default())
    });
    let said = move || {
        people.with(|people| format!("{} {}{}", people.total, words::STILL_OPEN, words::names(people)))
    };
    view! {
        <Show when=move || people.with(|people| people.total > 0)>
            <p class="banner" id="undecided">
                <span>{said}</span>
                <button type="button" class="button" on:click=move |_| state.screen.set(Screen::Review)>
                    {words::REVIEW_THEM}
                </button>
            </p>
        </Show>
    }
}
