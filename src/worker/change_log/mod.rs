//! 更改记录: what was done, entry by entry, as shown; and taking one entry back.

mod lines;
mod said;

use serde::{Deserialize, Serialize};

use crate::casework::taking_back::Obstacle;
use crate::casework::{Campaign, Change, Entry};
use lines::Teller;

/// What the page asks about the change log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// Some entries, the latest first.
    Page {
        /// Which.
        filter: LogFilter,
        /// From here.
        start: usize,
        /// This many.
        count: usize,
    },
    /// Every change of one entry.
    Entry(usize),
}

/// Which entries are shown. Everything said must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogFilter {
    /// Only those of this kind.
    pub kind: Option<Kind>,
    /// Only those with this in their words, places or values.
    pub text: String,
}

/// What an entry was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// Lists came, went, or were left aside.
    Lists,
    /// How lists are read.
    Reading,
    /// Members' data were changed, or findings accepted.
    Cells,
    /// Cases were decided, people linked.
    Cases,
    /// What the school expects, and the day of checking.
    School,
    /// Forms handed in.
    Forms,
}

impl Kind {
    /// All of them, as shown.
    pub const ALL: [Kind; 6] =
        [Kind::Lists, Kind::Reading, Kind::Cells, Kind::Cases, Kind::School, Kind::Forms];

    /// Of which kind an entry is: that of its first change.
    fn of(entry: &Entry) -> Kind {
        match entry.changes.first() {
            Some(Change::Layout { .. } | Change::Branch { .. } | Change::General { .. }) => Kind::Reading,
            Some(Change::Cell { .. } | Change::Waive { .. } | Change::Conflict { .. }) => Kind::Cells,
            Some(Change::Decide { .. } | Change::Link { .. }) => Kind::Cases,
            Some(Change::Profile { .. } | Change::Day { .. }) => Kind::School,
            Some(Change::Form { .. }) => Kind::Forms,
            Some(
                Change::AddTable { .. }
                | Change::RemoveTable { .. }
                | Change::Include { .. }
                | Change::KeepBoth { .. },
            )
            | None => Kind::Lists,
        }
    }
}

/// Part of the log.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LogPage {
    /// How many the filter lets through.
    pub total: usize,
    /// The first of these.
    pub start: usize,
    /// The entries.
    pub entries: Vec<EntryView>,
    /// How many there would be of each kind.
    pub kinds: Vec<(Kind, usize)>,
}

/// One entry as shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryView {
    /// Its place in the history.
    pub index: usize,
    /// When, in milliseconds since 1970 (UTC).
    pub at: u64,
    /// What was done.
    pub label: String,
    /// What it was about.
    pub kind: Kind,
    /// Does it hold?
    pub state: EntryState,
    /// How many changes it has.
    pub changes: usize,
    /// The first of them.
    pub lines: Vec<ChangeLine>,
}

/// Does an entry hold?
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntryState {
    /// It does.
    Done,
    /// A later entry took it back.
    TakenBack,
    /// Undo has gone behind it; redo brings it back.
    Undone,
}

/// One change: where, what was, what is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ChangeLine {
    /// Whose, or which list's.
    pub place: String,
    /// Which of its data.
    pub what: String,
    /// What it was.
    pub old: String,
    /// What it is.
    pub new: String,
}

/// What the page is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The entries asked for.
    Page(LogPage),
    /// Every change of the entry.
    Entry(Vec<ChangeLine>),
    /// What stands in the way, the last first: place in the history, when, what was done.
    InTheWay(Vec<(usize, u64, String)>),
}

/// So many changes of an entry are shown unasked.
const FIRST: usize = 3;

/// So many changes of one entry are listed at most; the rest is counted.
const MOST: usize = 2_000;

/// What was asked for.
pub fn answer(campaign: &Campaign, ask: &Ask) -> Answer {
    match ask {
        Ask::Page { filter, start, count } => Answer::Page(page(campaign, filter, *start, *count)),
        Ask::Entry(index) => Answer::Entry(entry(campaign, *index)),
    }
}

/// The entries asked for.
fn page(campaign: &Campaign, filter: &LogFilter, start: usize, count: usize) -> LogPage {
    let history = campaign.history();
    let gone = history.taken_back();
    let done = history.done();
    let all = done.iter().chain(history.undone()).enumerate();
    let text = filter.text.trim();
    let mut teller = Teller::new(campaign);
    if !text.is_empty() {
        teller.know_everybody();
    }
    let mut kinds = Kind::ALL.map(|kind| (kind, 0)).to_vec();
    let mut passing = Vec::new();
    for (index, entry) in all {
        if !(text.is_empty() || entry.label.contains(text) || teller.mentions(entry, text)) {
            continue;
        }
        let kind = Kind::of(entry);
        kinds.iter_mut().filter(|(of, _)| *of == kind).for_each(|(_, count)| *count += 1);
        if filter.kind.is_none_or(|wanted| wanted == kind) {
            passing.push((index, entry, kind));
        }
    }
    let shown: Vec<_> = passing.iter().rev().skip(start).take(count).collect();
    teller.know(shown.iter().flat_map(|(_, entry, _)| entry.changes.iter().take(FIRST)));
    let view = |(index, entry, kind): &&(usize, &Entry, Kind)| EntryView {
        index: *index,
        at: entry.at,
        label: entry.label.clone(),
        kind: *kind,
        state: match gone.contains(index) {
            true => EntryState::TakenBack,
            false if *index < done.len() => EntryState::Done,
            false => EntryState::Undone,
        },
        changes: entry.changes.len(),
        lines: entry.changes.iter().take(FIRST).map(|change| teller.line(change)).collect(),
    };
    LogPage { total: passing.len(), start, entries: shown.iter().map(view).collect(), kinds }
}

/// Every change of one entry, as far as anybody reads.
fn entry(campaign: &Campaign, index: usize) -> Vec<ChangeLine> {
    let history = campaign.history();
    let Some(entry) = history.done().iter().chain(history.undone()).nth(index) else { return Vec::new() };
    let mut teller = Teller::new(campaign);
    let shown = || entry.changes.iter().take(MOST);
    teller.know(shown());
    shown().map(|change| teller.line(change)).collect()
}

/// What the history says of taking an entry back.
pub fn taking_back(entry: &Entry) -> String {
    match entry.takes_back {
        None => format!("单独撤销：{}", entry.label),
        Some(_) => format!("恢复：{}", entry.label.trim_start_matches("单独撤销：")),
    }
}

/// What stands in the way, for the page.
pub fn in_the_way(campaign: &Campaign, obstacle: &Obstacle) -> Answer {
    let Obstacle::Later(later) = obstacle else { return Answer::InTheWay(Vec::new()) };
    let done = campaign.history().done();
    let entry = |at: &usize| done.get(*at).map(|entry| (*at, entry.at, entry.label.clone()));
    Answer::InTheWay(later.iter().rev().filter_map(entry).collect())
}
