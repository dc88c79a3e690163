//! What the page knows, and the few things it can do about it.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

use js_sys::Uint8Array;
use leptos::prelude::{
    Get, GetUntracked, RwSignal, Set, SetValue, StoredValue, Update, With, WithUntracked, WithValue,
    expect_context, provide_context, set_timeout,
};
use leptos::reactive::owner::LocalStorage as OnThisThread;
use leptos::task::spawn_local;

use super::bridge::{Answer, Failure, Link};
use super::components::guide;
use super::keeping::{Keeping, local};
use super::{download, forms, memory, text};
use crate::casework::forms::is_form;
use crate::domain::PartialDate;
use crate::domain::mask::mask_numbers_in;
use crate::forms::Rejected;
use crate::intake::remember::Reading;
use crate::intake::table::RecordId;
use crate::worker::branch_matches::BranchAnswer;
use crate::worker::protocol::{CaseFilter, FormDetails, Progress, Request, Response, SaveState};
use crate::worker::settings::RulePage;
use crate::worker::views::CampaignView;

/// The screens, in the order of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// 导入
    Import,
    /// 概览
    Overview,
    /// 核对
    Review,
    /// 完善
    Complete,
    /// 表格
    Output,
    /// 汇总
    Merging,
    /// 批次与设置
    Settings,
    /// 更改记录
    Log,
}

/// How long a sentence that reports nothing wrong stays.
const READ: Duration = Duration::from_secs(12);

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
    /// Has the engine said what was saved? Until then nobody knows which screen comes first.
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

/// What the screen 完善 is to show.
#[derive(Clone, Debug, PartialEq)]
pub enum WantedRows {
    /// This row.
    Record(RecordId),
    /// Rows of which this rule has something to say.
    Rule(String),
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
        let keeping = Keeping::start();
        let state = State {
            campaign: RwSignal::new(None),
            opened: RwSignal::new(false),
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
        state
    }

    /// The state, from any component.
    pub fn get() -> State {
        expect_context()
    }

    /// The engine, started anew when it has ended.
    fn engine(self) -> Option<Link> {
        self.links.with_value(|links| self.link(&links.engine, Some(self.keeping.opening())))
    }

    /// One of the readers, started anew when it has ended.
    pub fn reader(self, slot: usize) -> Option<Link> {
        self.links.with_value(|links| self.link(links.readers.get(slot)?, None))
    }

    /// `first` is what it is told before anything else.
    fn link(self, place: &RefCell<Option<Link>>, first: Option<Request>) -> Option<Link> {
        let mut place = place.borrow_mut();
        if place.as_ref().is_none_or(Link::has_ended) {
            match Link::start(first, move |response| self.hear(response)) {
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

    /// Ends every worker.
    pub fn end_workers(self) {
        self.end_readers();
        self.links.with_value(|links| {
            if let Some(link) = links.engine.borrow_mut().take() {
                link.end(Failure::Cancelled);
            }
        });
    }

    /// Asks the engine; a failure becomes a notice and no answer.
    pub async fn ask(self, request: Request) -> Option<Response> {
        self.ask_with(request, Vec::new()).await.map(|(response, _)| response)
    }

    /// The same with the buffers of the answer.
    pub async fn ask_for_bytes(self, request: Request) -> Option<Answer> {
        self.ask_with(request, Vec::new()).await
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
        match self.attempt_telling(request, buffers, progress).await {
            Ok(answer) => Some(answer),
            Err(failure) => {
                self.fail(failure);
                // A box that was ticked stays ticked on the screen, though nothing was done.
                if self.saving.get_untracked() == Some(SaveState::Following) {
                    self.screen.update(|_| ());
                }
                None
            }
        }
    }

    /// The same for somebody who says himself what went wrong.
    pub async fn attempt(self, request: Request, buffers: Vec<Uint8Array>) -> Result<Answer, Failure> {
        self.attempt_telling(request, buffers, |_| {}).await
    }

    /// The same, and `progress` hears how far it has come.
    pub async fn attempt_telling(
        self,
        request: Request,
        buffers: Vec<Uint8Array>,
        progress: impl Fn(Progress) + 'static,
    ) -> Result<Answer, Failure> {
        let link = self.engine().ok_or(Failure::Cancelled)?;
        self.asked.update(|asked| *asked += 1);
        let answer = link.ask(request, buffers, progress).await;
        self.asked.update(|asked| *asked = asked.saturating_sub(1));
        answer
    }

    /// Asks the engine for a change and shows the campaign as it then stands.
    pub fn change(self, request: Request) {
        spawn_local(async move { self.changed(request, Vec::new()).await });
    }

    /// The same with buffers, and waits for it.
    pub async fn changed(self, request: Request, buffers: Vec<Uint8Array>) {
        self.changed_or(request, buffers).await;
    }

    /// The same where the engine may have something to say first, which is given back.
    pub async fn changed_or(self, request: Request, buffers: Vec<Uint8Array>) -> Option<Response> {
        match self.ask_with(request, buffers).await?.0 {
            Response::Campaign(view) => {
                memory::follow(self, &view);
                memory::recall_branches(self, &view);
                self.campaign.set(Some(*view));
                None
            }
            other => Some(other),
        }
    }

    /// Has a file written and hands it to the browser's downloads.
    pub fn offer(self, request: Request) {
        forms::keep(self);
        spawn_local(async move {
            self.busy.set(Some(Busy { what: text::WRITING.to_owned(), ..Busy::default() }));
            if let Some((Response::File { name }, buffers)) = self.ask_with(request, Vec::new()).await
                && let Some(bytes) = buffers.first()
                && download::offer(&name, bytes).is_err()
            {
                self.notify(true, text::NO_DOWNLOAD.to_owned());
            }
            self.busy.set(None);
        });
    }

    /// Opens the screen 核对 with these cases.
    pub fn show_cases(self, filter: CaseFilter) {
        self.wanted_cases.set(Some(filter));
        self.screen.set(Screen::Review);
    }

    /// Which cases the screen 核对 is to show, asked as it opens.
    pub fn take_wanted_cases(self) -> CaseFilter {
        let wanted = self.wanted_cases.get_untracked();
        self.wanted_cases.set(None);
        wanted.unwrap_or_default()
    }

    /// Opens the screen 完善 at a row.
    pub fn show_record(self, record: RecordId) {
        self.wanted_rows.set(Some(WantedRows::Record(record)));
        self.screen.set(Screen::Complete);
    }

    /// Opens the screen 完善 with what a rule found.
    pub fn show_rule(self, code: String) {
        self.wanted_rows.set(Some(WantedRows::Rule(code)));
        self.screen.set(Screen::Complete);
    }

    /// Where the screen 完善 is to begin, asked as it opens.
    pub fn take_wanted_rows(self) -> Option<WantedRows> {
        let wanted = self.wanted_rows.get_untracked();
        self.wanted_rows.set(None);
        wanted
    }

    /// A sentence as it may be seen: identity numbers in it hidden, unless the user wants them shown.
    pub fn masked(self, text: &str) -> String {
        if self.numbers_shown.get() { text.to_owned() } else { mask_numbers_in(text).into_owned() }
    }

    fn fail(self, failure: Failure) {
        match failure {
            Failure::Refused(sentence) => self.notify(true, sentence),
            Failure::Fault(text) => self.notify(true, format!("{}{text}", text::FAULT)),
            Failure::Cancelled => {}
        }
    }

    /// Have filled forms been handed in?
    pub fn has_forms(self) -> bool {
        let sources =
            |view: &CampaignView| view.sources.iter().any(|source| source.included && is_form(source.kind));
        self.campaign.with(|view| view.as_ref().is_some_and(sources))
    }

    /// Puts a sentence above the screen; one that reports nothing wrong goes away by itself.
    pub fn notify(self, wrong: bool, text: String) {
        let id = self.told.with_value(|told| told + 1);
        self.told.set_value(id);
        self.notices.update(|notices| {
            // A sentence may name what the user called a file.
            let text = mask_numbers_in(&text).into_owned();
            notices.push(Notice { id, wrong, text });
            if !wrong {
                let gone = move || self.notices.update(|all| all.retain(|notice| notice.id != id));
                set_timeout(gone, READ);
            }
        });
    }
}

/// The day of checking: today, by the clock of this computer.
pub fn today() -> PartialDate {
    let now = js_sys::Date::new_0();
    PartialDate::new(now.get_full_year() as i16, now.get_month() as u8 + 1, Some(now.get_date() as u8))
        .unwrap_or_default()
}
