//! What a worker does about a request. Knows no browser: requests and buffers in, answers and writes out.

use std::collections::BTreeMap;

use super::mending::FixChoice;
use super::merging::Ask;
use super::protocol::{Progress, Request, Response};
use super::{
    branch_matches, case_detail, change_log, filter, grid, mending, merging, newer_lists, output, overview,
    settings, sources, tree_view, views,
};
use crate::casework::{Campaign, Change, Entry, Verdict};
use crate::domain::{PartialDate, Profile};
use crate::intake::limits::Limits;
use crate::intake::origin::{MOST_KEPT, MOST_KEPT_IN_ALL};
use crate::intake::remember::{Reading, propose_as_before};
use crate::intake::{Origin, Sheet, Table, TableId, TableKind, read_file};
use crate::store::model::{self, StoredError, Write};

mod keeping;

/// An answer, the buffers that go with it, and what must be saved because of it.
#[derive(Debug)]
pub struct Reply {
    /// The answer.
    pub response: Response,
    /// Buffers handed over with it.
    pub buffers: Vec<Vec<u8>>,
    /// Writes to the store, in order.
    pub writes: Vec<Write>,
}

impl From<Response> for Reply {
    fn from(response: Response) -> Reply {
        Reply { response, buffers: Vec::new(), writes: Vec::new() }
    }
}

/// Why a request was not carried out.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// Something the user can do something about; the sentence says what.
    #[error("{0}")]
    Expected(String),
    /// Something that should not happen.
    #[error("{0}")]
    Fault(String),
}

impl From<StoredError> for Refusal {
    fn from(error: StoredError) -> Refusal {
        Refusal::Fault(error.to_string())
    }
}

/// Reads a file into sheets, for a reader.
pub fn read(name: &str, bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Reply, Refusal> {
    read_saved(name, bytes, None, progress)
}

/// The same for a file last saved on this day. What lies in an archive has a day of its own.
pub fn read_saved(
    name: &str,
    bytes: &[u8],
    saved: Option<PartialDate>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Reply, Refusal> {
    let intake = read_file(name, bytes, &Limits::default(), &mut |step| {
        progress(Progress { file: step.file.to_owned(), row: step.row, members: step.members });
    });
    let rejected = intake.rejected.iter().map(Into::into).collect();
    let day = |sheet: &Sheet| match intake.saved.get(&sheet.file) {
        Some(day) => Some(*day),
        None => saved.filter(|_| sheet.file == name),
    };
    // A workbook follows the first of its sheets.
    let mut originals = intake.originals;
    let buffers = intake.sheets.iter().map(|sheet| {
        let mut bytes = postcard::to_stdvec(&(sheet, day(sheet), &sheet.origin))?;
        let original = sheet.origin.as_ref().and_then(|origin| originals.remove(&origin.sha256));
        bytes.extend(original.unwrap_or_default());
        Ok(bytes)
    });
    let buffers: Result<Vec<_>, postcard::Error> = buffers.collect();
    let buffers = buffers.map_err(|error| Refusal::Fault(error.to_string()))?;
    Ok(Reply { response: Response::Sheets { rejected }, buffers, writes: Vec::new() })
}

/// The engine: one campaign and the requests about it.
#[derive(Debug)]
pub struct Session {
    campaign: Campaign,
    today: PartialDate,
    checked: bool,
    revision: u32,
    /// Is who was there when the user last looked in the store?
    known_saved: bool,
    sources: sources::Kept,
    /// The rows the grid shows.
    desk: grid::Desk,
}

impl Session {
    /// An engine over a campaign read back from the store (or a new one).
    pub fn new(campaign: Campaign, today: PartialDate) -> Session {
        let checked = campaign.tables().next().is_some();
        let known_saved = campaign.known().is_some();
        Session {
            campaign,
            today,
            checked,
            revision: 0,
            known_saved,
            sources: sources::Kept::default(),
            desk: grid::Desk::default(),
        }
    }

    /// Carries out a request. `now` is in milliseconds since 1970 (UTC).
    pub fn handle(&mut self, request: Request, buffers: Vec<Vec<u8>>, now: u64) -> Result<Reply, Refusal> {
        self.handle_telling(request, buffers, now, &mut |_| {})
    }

    /// The same, and `progress` is told how far it has come.
    pub fn handle_telling(
        &mut self,
        request: Request,
        buffers: Vec<Vec<u8>>,
        now: u64,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Reply, Refusal> {
        match request {
            Request::Cases { filter, start, count } => {
                Ok(Response::Cases(views::cases(&self.campaign, &filter, start, count)).into())
            }
            Request::Case(key) => {
                let detail = case_detail::case_detail(&self.campaign, key).map(Box::new);
                Ok(Response::Case(detail).into())
            }
            Request::Branches => Ok(Response::Branches(Box::new(branch_matches::all(&self.campaign))).into()),
            Request::Tree => Ok(Response::Tree(tree_view::tree(&self.campaign)).into()),
            Request::SeenNews => {
                self.campaign.set_known(None);
                Ok(self.view(Vec::new()))
            }
            Request::Grid(ask) => self.grid(*ask, now),
            Request::Output(ask) => self.output(&ask, &buffers, progress),
            Request::Fixes { rule, start, count } => {
                Ok(Response::Fixes(mending::fixes(&self.campaign, &rule, start, count)).into())
            }
            Request::Settings => Ok(Response::Settings(Box::new(settings::settings(&self.campaign))).into()),
            Request::RulePage(code) => settings::rule_page(&self.campaign, &code)
                .map(|page| Response::RulePage(Box::new(page)).into())
                .ok_or_else(|| Refusal::Fault(format!("no rule {code}"))),
            Request::ExportProfile => {
                let response = Response::File { name: settings::PROFILE_FILE.to_owned() };
                let bytes = self.campaign.profile.to_json().into_bytes();
                Ok(Reply { response, buffers: vec![bytes], writes: Vec::new() })
            }
            Request::ImportProfile => self.import_profile(&buffers, now),
            Request::SetProfile(Some(profile)) => {
                profile.check().map_err(|error| Refusal::Expected(error.to_string()))?;
                self.expect("修改学校要求", *profile, now)
            }
            Request::SetProfile(None) => self.expect("恢复通知的要求", Profile::default(), now),
            Request::SwitchRule(code, reason) => {
                let label = format!("{}规则 {code}", if reason.is_some() { "停用" } else { "启用" });
                let mut profile = self.campaign.profile.clone();
                match reason {
                    Some(reason) => profile.disabled_rules.insert(code, reason),
                    None => profile.disabled_rules.remove(&code),
                };
                profile.check().map_err(|error| Refusal::Expected(error.to_string()))?;
                self.expect(&label, profile, now)
            }
            Request::Open { today } => {
                self.today = today;
                Ok(self.view(Vec::new()))
            }
            Request::AddSheets(readings) => self.add_sheets(buffers, &readings, now),
            Request::Preview(table) => match sources::preview(&self.campaign, table) {
                Some(preview) => Ok(Response::Preview(preview).into()),
                None => Err(Refusal::Expected("这张表已经移除。".to_owned())),
            },
            Request::Check => {
                self.checked = true;
                Ok(self.view(Vec::new()))
            }
            Request::Merging(ask) => self.merging(ask, now),
            Request::Log(ask) => Ok(Response::Log(Box::new(change_log::answer(&self.campaign, &ask))).into()),
            Request::TakeBack(at) => self.take_back(at, now),
            Request::Overview(ask) => {
                Ok(Response::Overview(Box::new(overview::answer(&self.campaign, &ask))).into())
            }
            Request::Undo => self.step(Campaign::undo),
            Request::Redo => self.step(Campaign::redo),
            Request::Clear => {
                *self = Session { revision: self.revision, ..Session::new(Campaign::default(), self.today) };
                Ok(self.view(vec![Write::Clear]))
            }
            Request::Read { .. } | Request::Keeping(_) => {
                Err(Refusal::Fault("a request for somebody else reached the engine".to_owned()))
            }
            change => {
                let (label, changes) = self.changes(change);
                self.perform(label, changes, now)
            }
        }
    }

    /// The changes a request asks for, with the words the history shows for them.
    fn changes(&self, request: Request) -> (String, Vec<Change>) {
        let campaign = &self.campaign;
        match request {
            Request::RemoveTable(table) => ("移除表格".to_owned(), vec![Change::RemoveTable { table }]),
            Request::SetKind(table, kind) => {
                (format!("表格类型改为“{}”", kind.label()), sources::set_kind(campaign, table, kind))
            }
            Request::SetField(table, column, field) => {
                ("更改列的含义".to_owned(), sources::set_field(campaign, table, column, field))
            }
            Request::SetHeader(table, rows) => {
                ("更改表头".to_owned(), sources::set_header(campaign, table, &rows))
            }
            Request::Include(table, used) => {
                let label = if used { "使用表格" } else { "不使用表格" };
                (label.to_owned(), campaign.include(table, used).into_iter().collect())
            }
            Request::ReadAlike(table) => {
                ("同样表头的表格一并更改".to_owned(), sources::read_alike(campaign, table))
            }
            Request::Edit { record, field, text } => {
                (format!("修改{}", field.label()), campaign.rewrite(record, field, &text))
            }
            Request::Decide(case, decision) => {
                let label = if decision.is_some() { "确认处理意见" } else { "撤回处理意见" };
                (label.to_owned(), campaign.decide(case, decision).into_iter().collect())
            }
            Request::Link(one, other, same) => {
                let label = match same {
                    Some(true) => "确认是同一人",
                    Some(false) => "确认不是同一人",
                    None => "撤回是否同一人",
                };
                (label.to_owned(), campaign.link((one, other), same).into_iter().collect())
            }
            Request::LinkNone(one, others) => {
                let links = others.into_iter().filter_map(|other| campaign.link((one, other), Some(false)));
                ("确认都不是同一人".to_owned(), links.collect())
            }
            Request::ChooseBranches(answers) => branch_matches::choose(campaign, answers),
            Request::DecideShown(filter, decision) => {
                let changes = filter::decide_shown(campaign, &filter, &decision);
                let what = match decision.verdict {
                    Verdict::Accept => "采纳",
                    Verdict::Instead(_) => "更改",
                    Verdict::Ignore => "不处理",
                };
                (format!("{what} {} 条处理意见", changes.len()), changes)
            }
            Request::ChooseGeneral(branch, general) => {
                let change = campaign.choose_general(branch, general);
                ("指定所属团总支".to_owned(), change.into_iter().collect())
            }
            Request::Replace(lists) => {
                let carried = campaign.replace(&lists, self.day());
                (newer_lists::summary(&carried), carried.changes)
            }
            Request::KeepBoth(table) => {
                ("两份名单都保留".to_owned(), newer_lists::keep_both(campaign, table).into_iter().collect())
            }
            Request::SettleEdit { record, field, mine } => {
                let label = format!("{}的修改{}", field.label(), if mine { "沿用" } else { "放弃" });
                (label, campaign.settle_conflict(record, field, mine))
            }
            Request::TakeFixes(choice) => {
                let changes = match &choice {
                    FixChoice::Safe => campaign.take_safe(),
                    FixChoice::Of { rules, except } => campaign.take_asked(rules, except),
                };
                let cells = changes.iter().filter(|change| matches!(change, Change::Cell { .. })).count();
                (format!("修正 {cells} 处"), changes)
            }
            Request::Waive(finding, reason) => {
                let label = if reason.is_some() { "接受一个问题" } else { "撤回接受" };
                (label.to_owned(), campaign.waive(finding, reason).into_iter().collect())
            }
            Request::SetDay(day) => ("更改核对日期".to_owned(), campaign.set_day(day).into_iter().collect()),
            _ => (String::new(), Vec::new()),
        }
    }

    fn expect(&mut self, label: &str, profile: Profile, now: u64) -> Result<Reply, Refusal> {
        let change = self.campaign.expect(profile);
        self.perform(label.to_owned(), change.into_iter().collect(), now)
    }

    fn import_profile(&mut self, buffers: &[Vec<u8>], now: u64) -> Result<Reply, Refusal> {
        let text = buffers.first().map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
        let profile = Profile::from_json(&text).map_err(|error| Refusal::Expected(error.to_string()))?;
        self.expect("导入学校要求", profile, now)
    }

    fn perform(&mut self, label: String, changes: Vec<Change>, now: u64) -> Result<Reply, Refusal> {
        if changes.is_empty() {
            return Ok(self.view(Vec::new()));
        }
        self.campaign.perform(Entry::new(now, label, changes));
        let write = self.last_entry()?;
        Ok(self.view(vec![write]))
    }

    fn grid(&mut self, ask: grid::Ask, now: u64) -> Result<Reply, Refusal> {
        if let grid::Ask::Put { area, put, seen } = &ask {
            let plan = self.desk.plan(&self.campaign, area, put.clone())?;
            if *seen || !grid::is_doubtful(&plan) {
                let changes = self.campaign.carry_out(&plan);
                return self.perform(put.label(&plan), changes, now);
            }
        }
        self.desk.answer(&self.campaign, self.revision, ask)
    }

    fn last_entry(&self) -> Result<Write, Refusal> {
        let done = self.campaign.history().done();
        let entry = done.last().ok_or_else(|| Refusal::Fault("the history is empty".to_owned()))?;
        Ok(Write::Entry(done.len() - 1, model::write_entry(entry)?))
    }

    fn take_back(&mut self, at: usize, now: u64) -> Result<Reply, Refusal> {
        let entry = self.campaign.history().done().get(at);
        let label = entry.map(change_log::taking_back).unwrap_or_default();
        if let Err(obstacle) = self.campaign.take_back(at, now, label) {
            return Ok(Response::Log(Box::new(change_log::in_the_way(&self.campaign, &obstacle))).into());
        }
        let write = self.last_entry()?;
        Ok(self.view(vec![write]))
    }

    fn step(&mut self, step: fn(&mut Campaign) -> bool) -> Result<Reply, Refusal> {
        let writes = match step(&mut self.campaign) {
            true => vec![Write::Cursor(self.campaign.history().done().len())],
            false => Vec::new(),
        };
        Ok(self.view(writes))
    }

    fn add_sheets(
        &mut self,
        buffers: Vec<Vec<u8>>,
        readings: &[Reading],
        now: u64,
    ) -> Result<Reply, Refusal> {
        let mut tables = Vec::new();
        let mut writes = Vec::new();
        let mut days = Vec::new();
        let mut room = self.room_for_originals();
        let TableId(first) = self.campaign.next_table_id();
        let count = buffers.len();
        for (id, mut bytes) in (first..).zip(buffers) {
            let fault = |error: postcard::Error| Refusal::Fault(error.to_string());
            let (mut sheet, rest) = postcard::take_from_bytes::<Sheet>(&bytes).map_err(fault)?;
            let length = bytes.len() - rest.len();
            let ((saved, origin), original): ((Option<PartialDate>, Option<Origin>), &[u8]) =
                postcard::take_from_bytes(rest).map_err(fault)?;
            if let Some(origin) = origin.as_ref().filter(|_| !original.is_empty() && original.len() <= room) {
                room -= original.len();
                writes.push(Write::Original(origin.sha256.clone(), original.to_vec()));
            }
            bytes.truncate(length);
            sheet.origin = origin;
            days.extend(saved.map(|day| (TableId(id), day)));
            let table = Table { id: TableId(id), layout: propose_as_before(&sheet, readings), sheet };
            let record = model::write_read_table(&table.layout, &bytes, table.sheet.origin.as_ref())?;
            writes.push(Write::Table(table.id, record));
            tables.push(table);
        }
        if tables.is_empty() {
            return Ok(self.view(Vec::new()));
        }
        self.campaign.add_saved_tables(tables, &days, now, format!("导入 {count} 张表"));
        writes.push(self.last_entry()?);
        Ok(self.view(writes))
    }

    /// The day of checking.
    fn day(&self) -> PartialDate {
        self.campaign.day().unwrap_or(self.today)
    }

    fn view(&mut self, mut writes: Vec<Write>) -> Reply {
        self.revision += 1;
        if self.checked {
            self.campaign.check(self.today);
        }
        let known = self.campaign.known();
        if known.is_some() != self.known_saved {
            self.known_saved = known.is_some();
            // One that cannot be written only costs the next visit its news.
            writes.push(Write::Known(known.and_then(|known| model::write_known(known).ok())));
        }
        let sources = self.sources.list(&self.campaign);
        let view = views::campaign(&self.campaign, sources, self.day(), self.revision);
        Reply { response: Response::Campaign(Box::new(view)), buffers: Vec::new(), writes }
    }

    /// About the forms handed in, which are always held against the lists as they are now.
    fn merging(&mut self, ask: Ask, now: u64) -> Result<Reply, Refusal> {
        self.campaign.check(self.today);
        match ask {
            Ask::Show(look) => Ok(Response::Merging(Box::new(merging::view(&self.campaign, &look))).into()),
            Ask::Reminder(kind, general) => {
                let words = merging::reminder(&self.campaign, kind, general.as_deref());
                Ok(Response::Reminder(words).into())
            }
            Ask::Write { kind, general, details } => {
                let written = merging::write(&self.campaign, kind, general.as_deref(), &details, self.day());
                let (name, bytes) = written.map_err(|error| Refusal::Expected(error.to_string()))?;
                Ok(Reply { response: Response::File { name }, buffers: vec![bytes], writes: Vec::new() })
            }
            change => {
                let (label, changes) = merging::changes(&self.campaign, &change);
                self.perform(label, changes, now)
            }
        }
    }

    /// The workbook a request is about: the store has it, if it is kept.
    pub fn original_wanted(&self, request: &Request) -> Option<&str> {
        match request {
            Request::Output(output::Ask::Annotated(table)) => output::original_of(&self.campaign, *table),
            _ => None,
        }
    }

    /// How many more bytes of workbooks are kept.
    fn room_for_originals(&self) -> usize {
        let workbooks = self.campaign.all_tables().filter_map(|table| table.sheet.origin.as_ref());
        let sizes: BTreeMap<&str, u64> = workbooks
            .filter(|origin| origin.is_workbook)
            .map(|origin| (origin.sha256.as_str(), origin.size))
            .collect();
        let kept: u64 = sizes.values().filter(|size| **size <= MOST_KEPT as u64).sum();
        MOST_KEPT_IN_ALL.saturating_sub(usize::try_from(kept).unwrap_or(usize::MAX))
    }

    fn output(
        &mut self,
        ask: &output::Ask,
        buffers: &[Vec<u8>],
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Reply, Refusal> {
        let is_listed = |kind| self.campaign.each(kind).next().is_some();
        if !is_listed(TableKind::SystemList) && !is_listed(TableKind::ClassRoster) {
            return Err(Refusal::Expected("还没有导入名单，请先导入系统导出和花名册。".to_owned()));
        }
        self.campaign.check(self.today);
        let original = buffers.first().map(Vec::as_slice);
        let answer = output::answer(&self.campaign, ask, original, self.day(), progress)
            .map_err(|error| Refusal::Expected(error.to_string()))?;
        let Some((answer, file)) = answer else {
            return Err(Refusal::Expected("这份名单已经移除。".to_owned()));
        };
        let response = Response::Output(Box::new(answer));
        Ok(Reply { response, buffers: file.into_iter().collect(), writes: Vec::new() })
    }
}
