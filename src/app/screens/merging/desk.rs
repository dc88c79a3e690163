//! What the screen's parts share: what is looked at, and what was fetched of it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::state::State;
use crate::forms::merging::KINDS;
use crate::intake::table::TableKind;
use crate::worker::merging::{Ask, Look, MergingView, Show, Totals};
use crate::worker::protocol::{Request, Response};

/// Rows fetched at a time.
const PAGE: usize = 60;

/// Shared by the screen's parts. Copy; handed down as a context.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What is looked at.
    pub look: RwSignal<Look>,
    /// What was fetched of it.
    pub view: RwSignal<MergingView>,
    /// Something has been fetched.
    pub fetched: RwSignal<bool>,
    /// Where the focus goes once the rows are drawn anew: to the row in this place.
    wanted: RwSignal<Option<usize>>,
}

impl Desk {
    /// Makes the desk available to the components below and keeps it filled.
    pub fn provide(state: State) -> Desk {
        let kind = TableKind::DeletionForm;
        let desk = Desk {
            look: RwSignal::new(Look { kind, within: None, show: Show::Problems, count: PAGE }),
            view: RwSignal::new(MergingView::default()),
            fetched: RwSignal::new(false),
            wanted: RwSignal::new(None),
        };
        provide_context(desk);
        let revision = Memo::new(move |_| state.campaign.get().map_or(0, |view| view.revision));
        Effect::new(move |_| {
            revision.get();
            let look = desk.look.get();
            spawn_local(async move {
                if let Some(Response::Merging(view)) = state.ask(Request::Merging(Ask::Show(look))).await {
                    // The screen may be gone by now.
                    desk.view.try_set(*view);
                    desk.fetched.try_set(true);
                }
            });
        });
        Effect::new(move |_| {
            desk.view.track();
            if let Some(at) = desk.wanted.get_untracked() {
                desk.wanted.set(None);
                // The rows are drawn before the next frame.
                request_animation_frame(move || focus_row(at));
            }
        });
        desk
    }

    /// The desk, from any component of the screen.
    pub fn get() -> Desk {
        expect_context()
    }

    /// Looks at something else; the rows start anew.
    pub fn choose(self, change: impl FnOnce(&mut Look)) {
        self.look.update(|look| {
            look.count = PAGE;
            change(look);
        });
    }

    /// Fetches more rows.
    pub fn more(self) {
        self.look.update(|look| look.count += PAGE);
    }

    /// Which of the two forms is looked at: 0 or 1.
    pub fn at(self) -> usize {
        self.look.with(|look| usize::from(look.kind != TableKind::DeletionForm))
    }

    /// The kind of form in this place.
    pub fn kind_at(at: usize) -> TableKind {
        KINDS.get(at).copied().unwrap_or(TableKind::DeletionForm)
    }

    /// The totals of the form looked at.
    pub fn totals(self) -> Totals {
        let at = self.at();
        self.view.with(|view| view.totals.get(at).copied().unwrap_or_default())
    }

    /// Asks for a change made in the row in this place: what was pressed there may be gone afterwards, and
    /// the focus goes to the row that has come into its place.
    pub fn change_row(self, state: State, at: usize, request: Request) {
        self.wanted.set(Some(at));
        state.change(request);
    }
}

/// The row in this place, else the last; where there are none, their heading.
fn focus_row(at: usize) {
    use wasm_bindgen::JsCast;
    let place = format!("#merging-rows > :nth-child({})", at + 1);
    let targets = [place.as_str(), "#merging-rows > :last-child", "#merging-rows-title"];
    let found = targets.into_iter().find_map(|target| document().query_selector(target).ok().flatten());
    if let Some(row) = found.and_then(|row| row.dyn_into::<web_sys::HtmlElement>().ok()) {
        // What cannot take the focus leaves it where it is.
        let _ = row.focus();
    }
}
