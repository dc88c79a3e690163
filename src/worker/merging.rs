//! 汇总: what the page is shown of the forms handed in, and what it asks about them.

use serde::{Deserialize, Serialize};

use super::protocol::FormDetails;
use super::views::{FindingView, Place, finding_view, place};
use crate::casework::forms::Unit;
use crate::casework::{Campaign, Change};
use crate::domain::{Field, PartialDate};
use crate::forms::merging::{
    FormTable, GeneralStatus, HandIn, KINDS, MergedRow, Merging, Scope, Taken, Why, merged_deletion_form,
    merged_retention_form, merging,
};
use crate::forms::{FormError, Heading, write_deletion_form, write_retention_form};
use crate::intake::table::{RecordId, TableId, TableKind};

/// What the page asks about the forms handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// How they stand.
    Show,
    /// This is whose form it is, or it is left to the form to say.
    Unit(TableId, Option<Unit>),
    /// It was handed in on this day; `None` is not known.
    HandedIn(TableId, Option<PartialDate>),
    /// The row goes into the merged form, or does not, or that is left to the program.
    Row(RecordId, Option<bool>),
    /// Of one person's rows this one is taken.
    Prefer(RecordId),
    /// Write a merged form.
    Write {
        /// 附件1 or 附件3.
        kind: TableKind,
        /// The 团总支 it is for; `None` is for all.
        general: Option<String>,
        /// What stands above the rows.
        details: FormDetails,
    },
}

/// The forms handed in, as shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MergingView {
    /// The day by which they were due.
    pub due: PartialDate,
    /// System lists are loaded: it is known who is to hand in and whom the system knows.
    pub has_system: bool,
    /// Totals of 附件1 and of 附件3.
    pub totals: [Totals; 2],
    /// Who has handed in, by 团总支.
    pub generals: Vec<GeneralView>,
    /// The forms.
    pub forms: Vec<FormView>,
    /// People who stand in several rows.
    pub repeats: Vec<RepeatView>,
    /// What is wrong in the forms, in their order; the first of them.
    pub problems: Vec<ProblemView>,
    /// How many problems there are.
    pub problems_total: usize,
}

/// Totals of one form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Totals {
    /// Forms handed in.
    pub forms: usize,
    /// Rows in them.
    pub rows: usize,
    /// Rows that go into the merged form.
    pub taken: usize,
    /// Rows left out because their person stands in another.
    pub repeats: usize,
    /// Branches of the system lists.
    pub branches: usize,
    /// Those of them for which something has come.
    pub handed_in: usize,
    /// Those of them for which it came late.
    pub late: usize,
}

/// A 团总支 and its branches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GeneralView {
    /// Its name; nothing for branches of none.
    pub name: Option<String>,
    /// How it stands itself with 附件1 and 附件3.
    pub own: [State; 2],
    /// Rows of its merged 附件1 and 附件3.
    pub rows: [usize; 2],
    /// Its branches.
    pub branches: Vec<BranchView>,
}

/// A branch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BranchView {
    /// Its full name.
    pub name: String,
    /// How it stands with 附件1 and 附件3.
    pub states: [State; 2],
    /// Its rows in the merged 附件1 and 附件3.
    pub rows: [usize; 2],
}

/// How a unit stands with one form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// Nothing has come.
    #[default]
    Missing,
    /// What is above it has handed in for it.
    Through,
    /// It has come, nobody knows when.
    Undated,
    /// It came in time.
    InTime(PartialDate),
    /// It came late.
    Late(PartialDate),
}

impl From<HandIn> for State {
    fn from(hand_in: HandIn) -> State {
        match hand_in {
            HandIn::Missing => State::Missing,
            HandIn::Through => State::Through,
            HandIn::Undated => State::Undated,
            HandIn::InTime(day) => State::InTime(day),
            HandIn::Late(day) => State::Late(day),
        }
    }
}

/// One form handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormView {
    /// Its table.
    pub table: TableId,
    /// 附件1 or 附件3.
    pub kind: TableKind,
    /// Its file.
    pub file: String,
    /// Its sheet or its place in the document.
    pub sheet: String,
    /// Whose it is.
    pub unit: Option<Unit>,
    /// How that is known.
    pub why: UnitWhy,
    /// The day it was handed in.
    pub day: Option<PartialDate>,
    /// That was late.
    pub late: bool,
    /// Its rows.
    pub rows: usize,
    /// Those of them that go into the merged form.
    pub taken: usize,
    /// What is wrong in it.
    pub problems: usize,
}

/// How it is known whose form it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitWhy {
    /// The user said so.
    Said,
    /// The line 单位.
    Heading,
    /// Its rows.
    Rows,
    /// The file's name.
    Name,
    /// It is not.
    Unknown,
}

impl From<Why> for UnitWhy {
    fn from(why: Why) -> UnitWhy {
        match why {
            Why::Said => UnitWhy::Said,
            Why::Heading => UnitWhy::Heading,
            Why::Rows => UnitWhy::Rows,
            Why::Name => UnitWhy::Name,
            Why::Unknown => UnitWhy::Unknown,
        }
    }
}

/// A person who stands in several rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RepeatView {
    /// 附件1 or 附件3.
    pub kind: TableKind,
    /// The person's name.
    pub name: String,
    /// The rows.
    pub rows: Vec<RepeatRow>,
}

/// One of a person's rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RepeatRow {
    /// The row.
    pub record: RecordId,
    /// Where it stands.
    pub place: Place,
    /// The day its form was handed in.
    pub day: Option<PartialDate>,
    /// The branch it names.
    pub branch: String,
    /// Its reason.
    pub reason: String,
    /// It goes into the merged form.
    pub taken: bool,
}

/// Something wrong in a form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProblemView {
    /// The row.
    pub record: RecordId,
    /// Whose row it is.
    pub name: String,
    /// Where it stands.
    pub place: Place,
    /// What the cell says.
    pub value: String,
    /// What is wrong with it.
    pub finding: FindingView,
}

/// So many problems are shown at once.
const SHOWN: usize = 300;

/// The forms handed in. The campaign has been checked.
pub fn view(campaign: &Campaign) -> MergingView {
    let merging = merging(campaign);
    let problems: Vec<ProblemView> =
        merging.tables.iter().flat_map(|form| problems(campaign, form)).collect();
    let forms = merging.tables.iter().map(|form| form_view(campaign, &merging, form, &problems)).collect();
    let has_system = campaign.chosen_tables().any(|table| table.kind() == TableKind::SystemList);
    MergingView {
        due: merging.due,
        has_system,
        totals: [0, 1].map(|at| totals(&merging, at, has_system)),
        generals: merging.generals.iter().map(general_view).collect(),
        forms,
        repeats: merging.repeats.iter().filter_map(|group| repeat_view(campaign, &merging, group)).collect(),
        problems_total: problems.len(),
        problems: problems.into_iter().take(SHOWN).collect(),
    }
}

fn totals(merging: &Merging, at: usize, has_system: bool) -> Totals {
    let kind = KINDS.get(at).copied();
    let rows = || merging.rows.iter().filter(move |row| Some(row.kind) == kind);
    let states =
        merging.generals.iter().flat_map(|general| &general.branches).filter_map(|b| b.states.get(at));
    let mut totals = Totals {
        forms: merging.tables.iter().filter(|form| Some(form.kind) == kind).count(),
        rows: rows().count(),
        taken: rows().filter(|row| row.taken == Taken::Yes).count(),
        repeats: rows().filter(|row| matches!(row.taken, Taken::Repeats(_))).count(),
        ..Totals::default()
    };
    for state in states.filter(|_| has_system) {
        totals.branches += 1;
        totals.handed_in += usize::from(*state != HandIn::Missing);
        totals.late += usize::from(matches!(state, HandIn::Late(_)));
    }
    totals
}

fn general_view(general: &GeneralStatus) -> GeneralView {
    let branches = general.branches.iter().map(|branch| BranchView {
        name: branch.name.clone(),
        states: branch.states.map(State::from),
        rows: branch.rows,
    });
    GeneralView {
        name: general.name.clone(),
        own: general.own.map(State::from),
        rows: general.rows,
        branches: branches.collect(),
    }
}

fn form_view(campaign: &Campaign, merging: &Merging, form: &FormTable, problems: &[ProblemView]) -> FormView {
    let sheet = campaign.table(form.table).map(|table| &table.sheet);
    let taken = |row: &&MergedRow| row.record.table == form.table && row.taken == Taken::Yes;
    FormView {
        table: form.table,
        kind: form.kind,
        file: sheet.map_or(String::new(), |sheet| sheet.file.clone()),
        sheet: sheet.map_or(String::new(), |sheet| sheet.name.clone()),
        unit: form.unit.clone(),
        why: form.why.into(),
        day: form.day,
        late: form.late,
        rows: form.rows,
        taken: merging.rows.iter().filter(taken).count(),
        problems: problems.iter().filter(|problem| problem.record.table == form.table).count(),
    }
}

/// What the rules say of a form and nobody has accepted. That somebody is named twice is told apart.
fn problems(campaign: &Campaign, form: &FormTable) -> Vec<ProblemView> {
    let (Some(outcome), Some(table)) = (campaign.checked(), campaign.table(form.table)) else {
        return Vec::new();
    };
    let open = |record: RecordId| {
        let findings = outcome.findings_of(record).iter();
        findings.filter(|one| one.rule.0.code != "AF004" && campaign.waivers().reason(one).is_none())
    };
    let problem = |record: RecordId| {
        let name = campaign.record(record).map_or(String::new(), |row| row.text(Field::Name).into_owned());
        open(record).filter_map(move |finding| {
            Some(ProblemView {
                record,
                name: name.clone(),
                place: place(campaign, record)?,
                value: finding.value.clone(),
                finding: finding_view(campaign, form.kind, finding),
            })
        })
    };
    table.record_ids().flat_map(problem).collect()
}

fn repeat_view(campaign: &Campaign, merging: &Merging, group: &[RecordId]) -> Option<RepeatView> {
    let first = campaign.record(*group.first()?)?;
    let reason = match first.kind {
        TableKind::RetentionForm => Field::RetentionReason,
        _ => Field::DeletionReason,
    };
    let row = |id: &RecordId| {
        let row = campaign.record(*id)?;
        let merged = merging.rows.iter().find(|merged| merged.record == *id)?;
        let branch = [Field::OrgName, Field::Branch].map(|field| row.text(field));
        Some(RepeatRow {
            record: *id,
            place: place(campaign, *id)?,
            day: campaign.form_choices().days.get(&id.table).copied(),
            branch: branch.into_iter().find(|text| !text.is_empty()).unwrap_or_default().into_owned(),
            reason: row.text(reason).into_owned(),
            taken: merged.taken == Taken::Yes,
        })
    };
    Some(RepeatView {
        kind: first.kind,
        name: first.text(Field::Name).into_owned(),
        rows: group.iter().filter_map(row).collect(),
    })
}

/// The changes a request asks for, with the words the history shows for them.
pub fn changes(campaign: &Campaign, ask: &Ask) -> (&'static str, Vec<Change>) {
    match ask {
        Ask::Unit(table, unit) => {
            ("指定交表单位", campaign.say_unit(*table, unit.clone()).into_iter().collect())
        }
        Ask::HandedIn(table, day) => {
            ("更改交表日期", campaign.say_handed_in(*table, *day).into_iter().collect())
        }
        Ask::Row(record, taken) => {
            let label = if *taken == Some(false) { "不并入这一行" } else { "并入这一行" };
            (label, campaign.say_row(*record, *taken).into_iter().collect())
        }
        Ask::Prefer(record) => ("改取另一行", prefer(campaign, *record)),
        Ask::Show | Ask::Write { .. } => ("", Vec::new()),
    }
}

/// Of one person's rows this one is taken and no other.
fn prefer(campaign: &Campaign, record: RecordId) -> Vec<Change> {
    let repeats = merging(campaign).repeats;
    let Some(group) = repeats.iter().find(|group| group.contains(&record)) else { return Vec::new() };
    group.iter().filter_map(|row| campaign.say_row(*row, (*row == record).then_some(true))).collect()
}

/// Writes a merged form, dated `today`, and names it.
pub fn write(
    campaign: &Campaign,
    kind: TableKind,
    general: Option<&str>,
    details: &FormDetails,
    today: PartialDate,
) -> Result<(String, Vec<u8>), FormError> {
    let merging = merging(campaign);
    let scope = match general {
        Some(name) => {
            let found = merging.generals.iter().find(|one| one.name.as_deref() == Some(name));
            Scope::General(found.map_or(usize::MAX, |one| one.at))
        }
        None => Scope::All,
    };
    let heading = Heading {
        unit: general.map_or_else(|| details.unit.clone(), str::to_owned),
        filler: details.filler.clone(),
        phone: details.phone.clone(),
        ..Heading::of(&campaign.profile)
    };
    let whose = general.unwrap_or("汇总");
    Ok(match kind {
        TableKind::RetentionForm => {
            let form = merged_retention_form(&merging, campaign, scope, &heading);
            (format!("附件3-毕业生团籍保留登记表-{whose}.xlsx"), write_retention_form(&form, today)?)
        }
        _ => {
            let form = merged_deletion_form(&merging, campaign, scope, &heading);
            (format!("附件1-要求后台删除团员登记表-{whose}.xlsx"), write_deletion_form(&form, today)?)
        }
    })
}
