//! The messages between page and worker.
//!
//! A message is a list: first the postcard bytes of an [`Envelope`], then the buffers that belong to
//! it, which are handed over and not copied. A file to be read comes as the browser has it: the page would need
//! longer to fetch the bytes of hundreds of files than the readers need to read them. The worker speaks first
//! ([`Response::Ready`]); what is sent before that would be lost. Page and worker of different builds refuse each other.

use serde::{Deserialize, Serialize};

use super::branch_matches::BranchMatches;
use super::mending::{FixChoice, FixPage};
use super::settings::{RulePage, SettingsView};
use super::{case_detail, change_log, grid, keeping, merging, output, overview, sources, tree_view, views};
use crate::casework::{Decision, FindingKey};
use crate::domain::{Field, PartialDate, Profile};
use crate::forms::Rejected;
use crate::intake::remember::Reading;
use crate::intake::table::{RecordId, TableId, TableKind};
use crate::reconcile::CaseKey;

pub use super::filter::{CaseFilter, CaseKind, CaseState, Within};
pub use super::output::FormDetails;

/// Names the build this code belongs to.
pub const BUILD: &str = match option_env!("TUANJI_BUILD") {
    Some(build) => build,
    None => "unversioned",
};

/// A message with the number of the request it is or answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Envelope<T> {
    /// Chosen by the page; 0 where the worker speaks unasked.
    pub id: u32,
    /// The message.
    pub body: T,
}

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Read a file, which comes along as the browser has it, into sheets. For a reader.
    Read {
        /// The file's name as the user knows it.
        name: String,
        /// The day it was last saved, where the browser tells it.
        saved: Option<PartialDate>,
    },
    /// Be led through everything once, so that what comes then is not the first.
    Rehearse,
    /// Load the saved campaign. For an engine, as are all that follow.
    Open {
        /// The day of checking.
        today: PartialDate,
    },
    /// Take sheets (one buffer each, as a reader returned them) into the campaign, read as the user
    /// chose for such headers before.
    AddSheets(Vec<Reading>),
    /// Take a table out.
    RemoveTable(TableId),
    /// The table is of this kind.
    SetKind(TableId, TableKind),
    /// The table's column means this.
    SetField(TableId, u16, Option<Field>),
    /// The table's header stands in these rows, as the spreadsheet numbers them; none: it has no header.
    SetHeader(TableId, Vec<u32>),
    /// The table is used, or left aside.
    Include(TableId, bool),
    /// Read every other table with the same headers as this one is read.
    ReadAlike(TableId),
    /// The first rows of a table's sheet, as the file has them.
    Preview(TableId),
    /// Check and pair everything.
    Check,
    /// The cell holds this.
    Edit {
        /// The record.
        record: RecordId,
        /// The field.
        field: Field,
        /// The new text.
        text: String,
    },
    /// The case is decided so, or the decision withdrawn.
    Decide(CaseKey, Option<Decision>),
    /// Two rows are one person, or are not, or that is open again.
    Link(CaseKey, CaseKey, Option<bool>),
    /// A row is the same person as none of these.
    LinkNone(CaseKey, Vec<CaseKey>),
    /// The rosters' words mean these branches, or none of them; or what the words themselves say.
    ChooseBranches(Vec<(String, Option<Option<String>>)>),
    /// What the rosters' words were taken for.
    Branches,
    /// Decide all waiting cases that are shown so.
    DecideShown(CaseFilter, Decision),
    /// The branch belongs to this 团总支, or to the one its name says.
    ChooseGeneral(String, Option<String>),
    /// Newer lists have come for these: take them out, and carry over what was done in them.
    Replace(Vec<TableId>),
    /// The list stays beside the newer one that seems to replace it.
    KeepBoth(TableId),
    /// What was asked about an edit of a replaced list: is it still right?
    SettleEdit {
        /// The newer list's record.
        record: RecordId,
        /// The field.
        field: Field,
        /// The edit holds; else the newer list does.
        mine: bool,
    },
    /// What is new has been seen.
    SeenNews,
    /// One case in full.
    Case(CaseKey),
    /// The organisation tree with its counts.
    Tree,
    /// Take what the rules propose, all in one entry of the history.
    TakeFixes(FixChoice),
    /// The finding is accepted as it is for this reason, or no longer.
    Waive(FindingKey, Option<String>),
    /// The school expects this; `None` is what the notice expects.
    SetProfile(Option<Box<Profile>>),
    /// Take the school's expectations from an exported file (buffer 0).
    ImportProfile,
    /// The rule of this code is off for this reason, or on again.
    SwitchRule(String, Option<String>),
    /// The day of checking is this, or the day it happens to be.
    SetDay(Option<PartialDate>),
    /// Take the last change back.
    Undo,
    /// Take back this entry of the history alone.
    TakeBack(usize),
    /// Do it again.
    Redo,
    /// Some of the cases.
    Cases {
        /// Which.
        filter: CaseFilter,
        /// From here.
        start: usize,
        /// This many.
        count: usize,
    },
    /// About the grid.
    Grid(Box<grid::Ask>),
    /// What one rule proposes for cells.
    Fixes {
        /// The rule's code.
        rule: String,
        /// From here.
        start: usize,
        /// This many.
        count: usize,
    },
    /// What can be set.
    Settings,
    /// The page about a rule.
    RulePage(String),
    /// Write the school's expectations to a file.
    ExportProfile,
    /// About the forms to write.
    Output(output::Ask),
    /// About the forms handed in.
    Merging(merging::Ask),
    /// About what is kept: campaigns, backups, who writes.
    Keeping(keeping::Ask),
    /// About what was done so far.
    Log(change_log::Ask),
    /// What is done and what is open.
    Overview(overview::Ask),
    /// Forget everything of this campaign, saved or not.
    Clear,
}

/// The files that can be downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum FormKind {
    /// 附件1
    Deletion,
    /// 附件3
    Retention,
    /// 补录名单
    Supplement,
    /// 组织关系转接名单
    Transfer,
    /// 待完善名单
    Completion,
    /// 核对报告
    Report,
}

impl FormKind {
    /// All of them, in the order they are offered.
    pub const ALL: [FormKind; 6] = [
        FormKind::Deletion,
        FormKind::Retention,
        FormKind::Supplement,
        FormKind::Transfer,
        FormKind::Completion,
        FormKind::Report,
    ];
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// The worker listens. Sent once, first, unasked.
    Ready {
        /// Its build.
        build: String,
    },
    /// How far a request has come. More follows.
    Progress(Progress),
    /// The sheets of a file, one buffer each, and what of it could not be read.
    Sheets {
        /// Members of an archive that were refused.
        rejected: Vec<Rejected>,
    },
    /// The file is a backup, and no list.
    BackupFile,
    /// The browser does not give the file.
    Unreadable,
    /// Everything was gone through once.
    Rehearsed,
    /// The campaign as it now stands.
    Campaign(Box<views::CampaignView>),
    /// The cases asked for.
    Cases(views::CasePage),
    /// The case asked for, if it is still there.
    Case(Option<Box<case_detail::CaseDetail>>),
    /// What the rosters' words were taken for.
    Branches(Box<BranchMatches>),
    /// The organisation tree.
    Tree(Vec<tree_view::GeneralView>),
    /// About the grid.
    Grid(Box<grid::Answer>),
    /// The proposals asked for.
    Fixes(FixPage),
    /// What can be set.
    Settings(Box<SettingsView>),
    /// The rule's page.
    RulePage(Box<RulePage>),
    /// About the forms to write.
    Output(Box<output::Answer>),
    /// What is kept.
    Keeping(Box<keeping::KeepingView>),
    /// What a backup file holds.
    Backup(keeping::BackupView),
    /// The forms handed in.
    Merging(Box<merging::MergingView>),
    /// About what was done so far.
    Log(Box<change_log::Answer>),
    /// What is done and what is open.
    Overview(Box<overview::Answer>),
    /// The message to those who have not handed in a form; nothing where everybody has.
    Reminder(Option<String>),
    /// The rows of a sheet asked for.
    Preview(sources::SheetPreview),
    /// A file (buffer 0).
    File {
        /// Its name.
        name: String,
    },
    /// The request was refused for a reason the user can do something about.
    Refused(String),
    /// A fault of the program.
    Fault(String),
    /// Whether the work is saved. Unasked.
    Saved(SaveState),
    /// Something the user should know. Unasked.
    Notice(String),
}

/// How far a request has come.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// The file being read; within an archive its member.
    pub file: String,
    /// The last row read of the present sheet.
    pub row: u32,
    /// The archive's members done so far, and how many there are; 0 of 1 for a single file.
    pub members: (usize, usize),
}

/// Whether the work is saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SaveState {
    /// Being written.
    Pending,
    /// Everything is in the browser's storage.
    Saved,
    /// It could not be stored; the reason, and what to do, in a sentence. The work is in memory.
    Failed(String),
    /// Another tab writes; this one shows what that does.
    Following,
    /// Nothing is to be kept: a computer many people use.
    Memory,
}
