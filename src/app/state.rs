//! What the page knows, and the few things it can do about it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashSet};

use js_sys::Uint8Array;
use leptos::prelude::{
    GetUntracked, RwSignal, Set, StoredValue, Update, WithValue, expect_context, provide_context,
};
use leptos::reactive::owner::LocalStorage as OnThisThread;
use leptos::task::spawn_local;

use super::bridge::{Answer, Failure, Link};
use super::{forms, memory, text};
use crate::domain::PartialDate;
use crate::forms::Rejected;
use crate::intake::remember::Reading;
use crate::worker::branch_matches::BranchAnswer;
use crate::worker::protocol::{FormDetails, Progress, Request, Response, SaveState};
use crate::worker::settings::RulePage;
use crate::worker::views::CampaignView;

/// The screens, in the order of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// 导入
    Import,
    /// 核对
    Review,
    /// 完善
    Complete,
    /// 表格
    Output,
    /// 批次与设置
    Settings,
}

/// A sentence above the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// Names it, so that it can be put away.
    pub id: u32,
    /// Something went wrong.
    pub wrong: bool,
    /// The sentence.
    pub text: String,
}

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
    /// Files that could not be read.
    pub rejected: RwSignal<Vec<Rejected>>,
    /// Long work under way.
    pub busy: RwSignal<Option<Busy>>,
    /// Whether the work is saved; nothing where there is nothing to save yet.
    pub saving: RwSignal<Option<SaveState>>,
    /// Sentences above the screen.
    pub notices: RwSignal<Vec<Notice>>,
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
    /// Are identity numbers shown in full? Hidden anew whenever the page is opened.
    pub numbers_shown: RwSignal<bool>,
    links: StoredValue<Links, OnThisThread>,
}

/// So many files are read at the same time.
pub const READERS: usize = 2;

#[derive(Default)]
struct Links {
    engine: RefCell<Option<Link>>,
    readers: [RefCell<Option<Link>>; READERS],
    cancelled: Cell<bool>,
}

impl State {
    /// Starts the workers and makes the state available to every component below.
    pub fn provide() -> State {
        let state = State {
            campaign: RwSignal::new(None),
            rejected: RwSignal::new(Vec::new()),
            busy: RwSignal::new(None),
            saving: RwSignal::new(None),
            notices: RwSignal::new(Vec::new()),
            screen: RwSignal::new(Screen::Import),
            details: RwSignal::new(forms::remembered()),
            readings: RwSignal::new(memory::load()),
            branch_answers: RwSignal::new(memory::load_branches()),
            recalled: StoredValue::new(HashSet::new()),
            links: StoredValue::new_local(Links::default()),
            rule_page: RwSignal::new(None),
            numbers_shown: RwSignal::new(false),
        };
        provide_context(state);
        // Both start at once, so that the first file is not kept waiting.
        state.reader(0);
        state.open();
        state
    }

    /// The state, from any component.
    pub fn get() -> State {
        expect_context()
    }

    fn open(self) {
        spawn_local(async move {
            if let Some(Response::Campaign(view)) = self.ask(Request::Open { today: today() }).await {
                if !view.sources.is_empty() {
                    // Unless the engine has said that it may not write.
                    self.saving.update(|saving| {
                        saving.get_or_insert(SaveState::Saved);
                    });
                    // Unless the user has gone somewhere meanwhile.
                    if self.screen.get_untracked() == Screen::Import {
                        self.screen.set(Screen::Review);
                    }
                }
                self.campaign.set(Some(*view));
            }
        });
    }

    /// The engine, started anew when it has ended.
    fn engine(self) -> Option<Link> {
        self.links.with_value(|links| self.link(&links.engine))
    }

    /// One of the readers, started anew when it has ended.
    pub fn reader(self, slot: usize) -> Option<Link> {
        self.links.with_value(|links| self.link(links.readers.get(slot)?))
    }

    fn link(self, place: &RefCell<Option<Link>>) -> Option<Link> {
        let mut place = place.borrow_mut();
        if place.as_ref().is_none_or(Link::has_ended) {
            match Link::start(move |response| self.hear(response)) {
                Ok(link) => *place = Some(link),
                Err(failure) => self.fail(failure),
            }
        }
        place.clone()
    }

    /// Ends the readers and with them what they are reading; they start anew when they are needed.
    pub fn end_readers(self) {
        self.links.with_value(|links| {
            for reader in &links.readers {
                if let Some(link) = reader.borrow_mut().take() {
                    link.end(Failure::Cancelled);
                }
            }
        });
    }

    /// Says, or forgets, that the user wants no more files read.
    pub fn set_cancelled(self, cancelled: bool) {
        self.links.with_value(|links| links.cancelled.set(cancelled));
    }

    /// Does the user want no more files read?
    pub fn is_cancelled(self) -> bool {
        self.links.with_value(|links| links.cancelled.get())
    }

    fn hear(self, response: Response) {
        match response {
            Response::Saved(state) => self.saving.set(Some(state)),
            Response::Notice(sentence) => self.notify(true, sentence),
            _ => {}
        }
    }

    /// Asks the engine; a failure becomes a notice and no answer.
    pub async fn ask(self, request: Request) -> Option<Response> {
        self.ask_with(request, Vec::new()).await.map(|(response, _)| response)
    }

    pub(super) async fn ask_with(self, request: Request, buffers: Vec<Uint8Array>) -> Option<Answer> {
        self.ask_telling(request, buffers, |_| {}).await
    }

    /// The same, and `progress` hears how far it has come.
    pub(super) async fn ask_telling(
        self,
        request: Request,
        buffers: Vec<Uint8Array>,
        progress: impl Fn(Progress) + 'static,
    ) -> Option<Answer> {
        let link = self.engine()?;
        match link.ask(request, buffers, progress).await {
            Ok(answer) => Some(answer),
            Err(failure) => {
                self.fail(failure);
                None
            }
        }
    }

    /// Asks the engine for a change and shows the campaign as it then stands.
    pub fn change(self, request: Request) {
        spawn_local(async move { self.changed(request, Vec::new()).await });
    }

    /// The same with buffers, and waits for it.
    pub async fn changed(self, request: Request, buffers: Vec<Uint8Array>) {
        if let Some((Response::Campaign(view), _)) = self.ask_with(request, buffers).await {
            memory::follow(self, &view);
            memory::recall_branches(self, &view);
            self.campaign.set(Some(*view));
        }
    }

    fn fail(self, failure: Failure) {
        match failure {
            Failure::Refused(sentence) => self.notify(true, sentence),
            Failure::Fault(text) => self.notify(true, format!("{}{text}", text::FAULT)),
            Failure::Cancelled => {}
        }
    }

    /// Puts a sentence above the screen.
    pub fn notify(self, wrong: bool, text: String) {
        self.notices.update(|notices| {
            let id = notices.last().map_or(1, |last| last.id + 1);
            notices.push(Notice { id, wrong, text });
        });
    }
}

/// The day of checking: today, by the clock of this computer.
fn today() -> PartialDate {
    let now = js_sys::Date::new_0();
    PartialDate::new(now.get_full_year() as i16, now.get_month() as u8 + 1, Some(now.get_date() as u8))
        .unwrap_or_default()
}
