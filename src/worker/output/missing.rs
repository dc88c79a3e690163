//! What the forms would still lack if they were written now, and what is not decided yet.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::desk::{Desk, Unit, is_full_name};
use super::details::{FormDetails, Split};
use super::packing::rows_of;
use crate::domain::profile::Profile;
use crate::forms::naming::short_title;
use crate::intake::table::TableId;
use crate::worker::protocol::FormKind;

/// The screen's view of what can be written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OutputView {
    /// Each form with the number of its rows; the report counts people.
    pub forms: Vec<FormView>,
    /// How many 团总支 and branches there are.
    pub units: (usize, usize),
    /// What the person who fills in the forms is asked.
    pub gaps: Vec<Gap>,
    /// Members in 附件1 without an identity number.
    pub numberless: People,
    /// Members in 附件3 without a phone number.
    pub phoneless: People,
    /// Those whose case waits for the user.
    pub undecided: People,
    /// The files that can be handed back with their wrong cells marked.
    pub sources: Vec<MarkedSource>,
    /// 单位 where none is given.
    pub usual_unit: String,
    /// How many messages there are.
    pub messages: usize,
}

/// A form that can be written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FormView {
    /// Which.
    pub kind: FormKind,
    /// 附件1, for those of the notice.
    pub label: String,
    /// Its title.
    pub title: String,
    /// How many rows it would have.
    pub rows: usize,
}

/// Something the lists do not say and the user can.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Gap {
    /// 单位 of 附件1.
    Unit,
    /// 填报人.
    Filler,
    /// 电话.
    Phone,
    /// The counsellor of a branch: its words, and whom it concerns.
    Counsellor(String, Vec<String>),
    /// The full name of a branch: its words, and whom it concerns.
    OrgName(String, Vec<String>),
}

impl Gap {
    /// Names it among what is left blank on purpose.
    pub fn key(&self) -> String {
        match self {
            Gap::Unit => "unit".to_owned(),
            Gap::Filler => "filler".to_owned(),
            Gap::Phone => "phone".to_owned(),
            Gap::Counsellor(branch, _) => format!("counsellor {branch}"),
            Gap::OrgName(words, _) => format!("org_name {words}"),
        }
    }

    /// Does the form need it?
    pub fn concerns(&self, kind: FormKind) -> bool {
        match self {
            Gap::Unit | Gap::Filler | Gap::Phone => kind == FormKind::Deletion,
            Gap::Counsellor(..) => kind == FormKind::Retention,
            Gap::OrgName(..) => matches!(kind, FormKind::Deletion | FormKind::Retention),
        }
    }

    /// Has the user answered, or left it blank on purpose?
    pub fn is_settled(&self, details: &FormDetails) -> bool {
        let filled = |text: &str| !text.trim().is_empty();
        let answered = match self {
            Gap::Unit => filled(&details.unit),
            Gap::Filler => filled(&details.filler),
            Gap::Phone => filled(&details.phone),
            Gap::Counsellor(branch, _) => {
                details.counsellors.get(branch).is_some_and(|one| filled(&one.phone))
            }
            Gap::OrgName(words, _) => details.org_names.get(words).is_some_and(|name| filled(name)),
        };
        answered || details.blank.contains(&self.key())
    }
}

/// Some people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct People {
    /// The first of their names.
    pub first: Vec<String>,
    /// How many there are.
    pub total: usize,
}

impl<'a> FromIterator<&'a String> for People {
    fn from_iter<I: IntoIterator<Item = &'a String>>(names: I) -> People {
        let mut people = People::default();
        for name in names {
            people.total += 1;
            if people.total <= TOLD {
                people.first.push(name.clone());
            }
        }
        people
    }
}

/// A file with wrong cells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MarkedSource {
    /// One of its tables.
    pub table: TableId,
    /// The file.
    pub file: String,
    /// How many cells would be marked.
    pub marks: usize,
    /// It is a workbook and keeps its own look; others are written anew.
    pub is_workbook: bool,
}

/// So many names are told of each kind.
const TOLD: usize = 12;

/// What can be written and what it would lack.
pub fn view(desk: &Desk<'_>) -> OutputView {
    let units = desk.units(Split::Merged);
    let Some(all) = units.first() else { return OutputView::default() };
    let profile = &desk.campaign.profile;
    let forms = FormKind::ALL.map(|kind| {
        let (label, title) = title(kind, profile);
        FormView { kind, label, title, rows: rows_of(desk, all, kind) }
    });
    let (deletion, retention) = (desk.deletion(all), desk.retention(all));
    let numberless = deletion.rows.iter().filter(|row| row.id_number.is_empty());
    let phoneless = retention.rows.iter().filter(|row| row.phone.is_empty());
    OutputView {
        forms: forms.to_vec(),
        units: (desk.units(Split::General).len(), desk.units(Split::Branch).len()),
        gaps: gaps(desk, all),
        numberless: numberless.map(|row| &row.name).collect(),
        phoneless: phoneless.map(|row| &row.name).collect(),
        undecided: desk.decided.iter().filter(|case| case.open).map(|case| &case.case.name).collect(),
        sources: super::annotated::sources(desk.campaign),
        usual_unit: desk.name(all),
        messages: super::message_count(desk),
    }
}

/// The form's number and title.
pub fn title(kind: FormKind, profile: &Profile) -> (String, String) {
    let words = &profile.forms;
    let short = |title: &str| short_title(title, &profile.school).to_owned();
    match kind {
        FormKind::Deletion => (words.deletion_number.clone(), short(&profile.deletion_form_title)),
        FormKind::Retention => (words.retention_number.clone(), short(&profile.retention_form_title)),
        FormKind::Supplement => (String::new(), "补录名单".to_owned()),
        FormKind::Transfer => (String::new(), "组织关系转接名单".to_owned()),
        FormKind::Completion => (String::new(), "待完善名单".to_owned()),
        FormKind::Report => (String::new(), "核对报告".to_owned()),
    }
}

/// What nobody has said yet: what the lists leave out, whether answered since or not.
fn gaps(desk: &Desk<'_>, all: &Unit<'_>) -> Vec<Gap> {
    // As the lists have it, without what the user gave: an answer can be looked at and changed.
    let plain = FormDetails::default();
    let bare = Desk { details: &plain, ..Desk::new(desk.campaign, &plain) };
    let (deletion, retention) = (bare.deletion(all), bare.retention(all));
    let mut gaps = Vec::new();
    if !deletion.rows.is_empty() {
        gaps.extend([Gap::Unit, Gap::Filler, Gap::Phone]);
    }
    let mut names: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let deleted = deletion.rows.iter().map(|row| (row.org_name.as_str(), &row.name));
    let retained = retention.rows.iter().map(|row| (row.branch.as_str(), &row.name));
    for (branch, name) in deleted.chain(retained).filter(|(branch, _)| !is_full_name(branch)) {
        names.entry(branch).or_default().push(name.clone());
    }
    let mut counsellors: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in retention.rows.iter().filter(|row| row.counsellor_phone.is_empty()) {
        counsellors.entry(row.branch.as_str()).or_default().push(row.name.clone());
    }
    gaps.extend(names.into_iter().map(|(words, people)| Gap::OrgName(words.to_owned(), people)));
    gaps.extend(counsellors.into_iter().map(|(branch, people)| Gap::Counsellor(branch.to_owned(), people)));
    gaps
}
