//! The list of what may stand in the active cell. Any other text is still taken.

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use super::editor;
use super::sheet::{ROW, Sheet};
use crate::app::components::{Glyph, Icon};
use crate::app::text::grid as text;
use crate::casework::grid::{Mode, Press, Selection, Step};
use crate::domain::choices::has_list;
use crate::worker::grid::{Answer, Ask, Choice};

/// Choices that are shown at once.
const SHOWN: usize = 80;

/// The list's state.
#[derive(Clone, Copy)]
pub struct List {
    open: RwSignal<bool>,
    choices: RwSignal<Vec<Choice>>,
    typed: RwSignal<String>,
    /// The choice that Enter would take.
    at: RwSignal<Option<usize>>,
}

impl Default for List {
    fn default() -> List {
        List {
            open: RwSignal::new(false),
            choices: RwSignal::default(),
            typed: RwSignal::default(),
            at: RwSignal::new(None),
        }
    }
}

impl List {
    /// Is it shown?
    pub fn is_open(self) -> bool {
        self.open.get()
    }

    /// Closes it.
    pub fn close(self) {
        if self.open.get_untracked() {
            self.open.set(false);
        }
    }

    /// Opens it over the active cell; pressed again, closes it.
    pub fn open(self, sheet: Sheet) {
        if self.open.get_untracked() {
            return self.close();
        }
        self.fetch(sheet, String::new());
    }

    fn fetch(self, sheet: Sheet, typed: String) {
        let Some(field) = untrack(|| sheet.active_field()) else { return };
        let for_typing = !typed.is_empty();
        self.typed.set(typed);
        self.at.set(None);
        self.choices.set(Vec::new());
        let cell = sheet.selection.get_untracked().active;
        spawn_local(async move {
            let ask = Ask::Choices(sheet.look.get_untracked(), field);
            let Some(Answer::Choices(choices)) = sheet.ask(ask).await else { return };
            // By now the user may be done with this cell.
            let is_typing = sheet.mode.try_get_untracked().is_some_and(|mode| mode != Mode::Ready);
            let is_here = sheet.selection.try_get_untracked().is_some_and(|now| now.active == cell);
            if !is_here || (for_typing && !is_typing) {
                return;
            }
            if !for_typing {
                let now = untrack(|| sheet.text(cell));
                self.at.set(choices.iter().position(|choice| Some(&choice.text) == now.as_ref()));
            }
            self.choices.set(choices);
            self.open.set(true);
        });
    }

    /// Something was typed into the cell: the list, where the field has one, follows.
    pub fn typed(self, sheet: Sheet, typed: String) {
        if !self.open.get_untracked() {
            if untrack(|| sheet.active_field()).is_some_and(has_list) && !typed.is_empty() {
                self.fetch(sheet, typed);
            }
            return;
        }
        // Letters can only be meant for the list; anything else may be the text itself.
        let letters = !typed.is_empty() && typed.bytes().all(|b| b.is_ascii_alphabetic());
        self.typed.set(typed);
        let any = untrack(|| !self.matching().is_empty());
        self.at.set((letters && any).then_some(0));
    }

    fn matching(self) -> Vec<String> {
        let typed = self.typed.get().trim().to_lowercase();
        self.choices.with(|choices| {
            let fits = |choice: &&Choice| {
                typed.is_empty()
                    || choice.text.to_lowercase().contains(&typed)
                    || choice.initials.starts_with(&typed)
            };
            choices.iter().filter(fits).take(SHOWN).map(|choice| choice.text.clone()).collect()
        })
    }

    /// The id of the choice pointed at.
    pub fn pointed(self) -> Option<String> {
        self.at.get().filter(|_| self.open.get()).map(option_id)
    }

    fn point(self, down: bool) {
        let count = untrack(|| self.matching().len());
        let next = match (self.at.get_untracked(), down) {
            (None, true) => 0,
            (None, false) => count.saturating_sub(1),
            (Some(at), true) => (at + 1).min(count.saturating_sub(1)),
            (Some(at), false) => at.saturating_sub(1),
        };
        self.at.set((count > 0).then_some(next));
        let option = document().get_element_by_id(&option_id(next));
        let Some(option) = option.and_then(|option| option.dyn_into::<web_sys::HtmlElement>().ok()) else {
            return;
        };
        let Some(list) = option.parent_element() else { return };
        // Only the list is scrolled, never the page under it.
        let (from, to) = (option.offset_top(), option.offset_top() + option.offset_height());
        list.set_scroll_top(list.scroll_top().min(from).max(to - list.client_height()));
    }
}

fn option_id(at: usize) -> String {
    format!("choice-{at}")
}

/// Keys that belong to the open list. Says whether this was one.
pub fn take_key(sheet: Sheet, press: Press<'_>) -> bool {
    let list = sheet.list;
    if !list.open.get_untracked() {
        return false;
    }
    match press.key {
        "ArrowDown" | "ArrowUp" if press.alt => list.close(),
        "ArrowDown" => list.point(true),
        "ArrowUp" => list.point(false),
        "Escape" => list.close(),
        "Enter" | "Tab" => {
            let Some(text) =
                list.at.get_untracked().and_then(|at| untrack(|| list.matching().get(at).cloned()))
            else {
                return false;
            };
            choose(sheet, text);
            if press.key == "Tab" {
                let step = if press.shift { Step::Previous } else { Step::Next };
                let extent = untrack(|| sheet.extent());
                sheet.select(Selection::moved(sheet.selection.get_untracked(), step, extent));
            }
        }
        _ => return false,
    }
    true
}

fn choose(sheet: Sheet, text: String) {
    editor::discard(sheet);
    editor::write(sheet, text);
    sheet.focus();
}

/// The arrow at the right of an active cell that has a list.
#[component]
pub fn ListButton(sheet: Sheet) -> impl IntoView {
    let place = Memo::new(move |_| editor::place(sheet));
    let has = move || sheet.active_field().is_some_and(has_list) && sheet.page.with(|page| page.total > 0);
    view! {
        <Show when=has>
            <button
                type="button"
                class="grid-list-button"
                tabindex="-1"
                aria-label=text::OPEN_LIST
                title=text::OPEN_LIST
                style=("top", move || format!("{}px", place.get().1))
                style=("left", move || format!("{}px", place.get().0 + place.get().2 - 26))
                on:mousedown=move |event| {
                    event.prevent_default();
                    event.stop_propagation();
                    sheet.focus();
                    sheet.list.open(sheet);
                }
            >
                <Glyph icon=Icon::Down />
            </button>
        </Show>
    }
}

/// The list.
#[component]
pub fn DropDown(sheet: Sheet) -> impl IntoView {
    let list = sheet.list;
    let place = Memo::new(move |_| editor::place(sheet));
    let above = move || is_low(sheet, place.get().1);
    let top = move || if above() { place.get().1 } else { place.get().1 + ROW };
    let options = move || {
        list.matching()
            .into_iter()
            .enumerate()
            .map(|(at, choice)| {
                let taken = choice.clone();
                view! {
                    <li
                        class="grid-choice"
                        role="option"
                        id=option_id(at)
                        aria-selected=move || (list.at.get() == Some(at)).to_string()
                        on:mousedown=move |event| {
                            event.prevent_default();
                            event.stop_propagation();
                            choose(sheet, taken.clone());
                        }
                    >
                        {choice}
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <Show when=move || list.is_open()>
            <div
                class="grid-list"
                class:grid-above=above
                style=("top", move || format!("{}px", top()))
                style=("left", move || format!("{}px", place.get().0))
                style=("min-width", move || format!("{}px", place.get().2))
            >
                <ul id="cell-list" role="listbox" aria-label=text::LIST>
                    {options}
                </ul>
                <Show when=move || { list.matching().is_empty() && sheet.mode.get() != Mode::Ready }>
                    <p class="grid-list-none">{text::NO_CHOICE}</p>
                </Show>
            </div>
        </Show>
    }
}

/// Is there more room above the cell than below it?
pub fn is_low(sheet: Sheet, top: i64) -> bool {
    let (height, ..) = sheet.view.get();
    top - sheet.scroll.get().bar > height / 2
}
