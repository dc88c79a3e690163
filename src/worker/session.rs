//! What a worker does about a request. Knows no browser: requests and buffers in, answers and writes out.

use super::merging::Ask;
use super::protocol::{Progress, Request, Response};
use super::{
    branch_matches, case_detail, change_log, grid, mending, merging, output, overview, settings, sources,
    tree_view, views,
};
use crate::casework::{Campaign, Change, Entry};
use crate::domain::{PartialDate, Profile};
use crate::intake::TableKind;
use crate::store::model::{self, Write};

mod keeping;
mod reading;
mod reply;
mod wanted;

pub use reading::{read, read_saved};
pub use reply::{Refusal, Reply};

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
            Request::Read { .. } | Request::Rehearse | Request::Keeping(_) => {
                Err(Refusal::Fault("a request for somebody else reached the engine".to_owned()))
            }
            change => {
                let (label, changes) = self.changes(change);
                self.perform(label, changes, now)
            }
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
