//! What the page knows, and the few things it can do about it.

use std::collections::{BTreeMap, HashSet};

use leptos::prelude::{
    GetUntracked, RwSignal, Set, StoredValue, With, WithUntracked, expect_context, provide_context,
};
use leptos::reactive::owner::LocalStorage as OnThisThread;

use super::bridge::Failure;
use super::components::guide;
use super::keeping::{Keeping, local};
use super::{forms, memory};
use crate::casework::forms::is_form;
use crate::domain::PartialDate;
use crate::forms::Rejected;
use crate::intake::remember::Reading;
use crate::worker::branch_matches::BranchAnswer;
use crate::worker::protocol::{CaseFilter, FormDetails, Progress, Response, SaveState};
use crate::worker::settings::RulePage;
use crate::worker::views::CampaignView;

mod asking;
mod notices;
mod screens;

use asking::Links;
pub use notices::Notice;
pub use screens::{Screen, WantedRows};

/// What a long piece of work is doing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Busy {
    /// In words.
    pub what: String,
    /// Files done and files in all; 0 in all where there are no files.
    pub files: (usize, usize),
    /// How far each reader has come, by reader.
    pub reading: BTreeMap<usize, Progress>,
    /// How far the writing of forms has come.
    pub writing: Option<Progress>,
}

/// Everything the page knows. Copy; handed down as a context.
#[derive(Clone, Copy)]
pub struct State {
    /// The campaign as the engine last told it.
    pub campaign: RwSignal<Option<CampaignView>>,
    /// Is it known which screen comes first? Where something was saved, the engine has to say so.
    pub opened: RwSignal<bool>,
    /// Files that could not be read.
    pub rejected: RwSignal<Vec<Rejected>>,
    /// Long work under way.
    pub busy: RwSignal<Option<Busy>>,
    /// Requests the engine has not answered yet.
    pub asked: RwSignal<usize>,
    /// Whether the work is saved; nothing where there is nothing to save yet.
    pub saving: RwSignal<Option<SaveState>>,
    /// Sentences above the screen.
    pub notices: RwSignal<Vec<Notice>>,
    /// How many sentences there have been: timers take them away by number.
    told: StoredValue<u32>,
    /// The screen shown.
    pub screen: RwSignal<Screen>,
    /// What the forms ask for besides the lists.
    pub details: RwSignal<FormDetails>,
    /// How sheets with certain headers are read, as the user chose; kept in the browser.
    pub readings: RwSignal<Vec<Reading>>,
    /// Which branches rosters mean by their words, as the user chose.
    pub branch_answers: RwSignal<Vec<BranchAnswer>>,
    /// The words answered from memory since the page was opened.
    pub recalled: StoredValue<HashSet<String>>,
    /// The rule explained, if one is.
    pub rule_page: RwSignal<Option<RulePage>>,
    /// Is the line shown that leads through the sample data?
    pub guided: RwSignal<bool>,
    /// Is the help of this screen open?
    pub help_shown: RwSignal<bool>,
    /// Which cases the screen 核对 is to show when it opens.
    pub wanted_cases: RwSignal<Option<CaseFilter>>,
    /// Where the screen 完善 is to begin when it opens.
    pub wanted_rows: RwSignal<Option<WantedRows>>,
    /// Are identity numbers shown in full? Hidden anew whenever the page is opened.
    pub numbers_shown: RwSignal<bool>,
    /// What is kept, and how well.
    pub keeping: Keeping,
    links: StoredValue<Links, OnThisThread>,
}

impl State {
    /// Starts the workers and makes the state available to every component below.
    pub fn provide() -> State {
        let keeping = Keeping::start();
        let state = State {
            campaign: RwSignal::new(None),
            opened: RwSignal::new(!local::was_kept()),
            rejected: RwSignal::new(Vec::new()),
            busy: RwSignal::new(None),
            asked: RwSignal::new(0),
            saving: RwSignal::new(None),
            notices: RwSignal::new(Vec::new()),
            told: StoredValue::new(0),
            screen: RwSignal::new(Screen::Import),
            details: RwSignal::new(forms::remembered()),
            readings: RwSignal::new(memory::load()),
            branch_answers: RwSignal::new(memory::load_branches()),
            recalled: StoredValue::new(HashSet::new()),
            links: StoredValue::new_local(Links::default()),
            rule_page: RwSignal::new(None),
            guided: RwSignal::new(guide::is_on()),
            help_shown: RwSignal::new(false),
            wanted_cases: RwSignal::new(None),
            wanted_rows: RwSignal::new(None),
            numbers_shown: RwSignal::new(false),
            keeping,
        };
        provide_context(state);
        // Both start at once, so that the first file is not kept waiting.
        state.reader(0);
        state.engine();
        state.rehearse();
        state
    }

    /// The state, from any component.
    pub fn get() -> State {
        expect_context()
    }

    fn hear(self, response: Response) {
        match response {
            Response::Saved(state) => {
                if state == SaveState::Saved {
                    local::mark_kept(true);
                }
                self.saving.set(Some(state));
            }
            Response::Notice(sentence) | Response::Refused(sentence) => self.notify(true, sentence),
            Response::Fault(text) => self.fail(Failure::Fault(text)),
            Response::Campaign(view) => self.show(*view),
            Response::Keeping(view) => self.kept(*view),
            _ => {}
        }
    }

    /// Shows a campaign that was opened, or what another tab has made of it.
    fn show(self, view: CampaignView) {
        let is_first = self.campaign.with_untracked(Option::is_none);
        // Unless the user has gone somewhere meanwhile.
        if is_first && !view.sources.is_empty() && self.screen.get_untracked() == Screen::Import {
            self.screen.set(Screen::Overview);
        }
        self.campaign.set(Some(view));
        self.opened.set(true);
    }

    /// Have filled forms been handed in?
    pub fn has_forms(self) -> bool {
        let sources =
            |view: &CampaignView| view.sources.iter().any(|source| source.included && is_form(source.kind));
        self.campaign.with(|view| view.as_ref().is_some_and(sources))
    }
}

/// The day of checking: today, by the clock of this computer.
pub fn today() -> PartialDate {
    let now = js_sys::Date::new_0();
    PartialDate::new(now.get_full_year() as i16, now.get_month() as u8 + 1, Some(now.get_date() as u8))
        .unwrap_or_default()
}
