//! The forms handed in, as shown.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Look;
use super::lines::Lines;
use super::rows;
use super::standing::{GeneralView, Totals, general_view, totals};
use crate::casework::Campaign;
use crate::casework::forms::Unit;
use crate::domain::PartialDate;
use crate::domain::org_name::short_name;
use crate::forms::merging::{FormTable, GeneralStatus, Merging, Taken, Why, merging};
use crate::intake::table::{TableId, TableKind};

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
    /// Forms of the kind looked at of which nobody can tell whose they are, wherever one looks.
    pub unknown: Vec<FormView>,
    /// The forms of what is looked at.
    pub forms: Vec<FormView>,
    /// The rows of what is looked at.
    pub lines: Lines,
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
    /// That in short: 计算机学院2022级软件工程1班; nothing where nobody can tell.
    pub whose: String,
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

/// The forms handed in, so far as they are looked at. The campaign has been checked.
pub fn view(campaign: &Campaign, look: &Look) -> MergingView {
    let merging = merging(campaign);
    let has_system = campaign.chosen_tables().any(|table| table.kind() == TableKind::SystemList);
    let rows = rows::Rows::new(campaign, &merging, look);
    let mut counts: HashMap<TableId, (usize, usize)> = HashMap::new();
    for row in &merging.rows {
        let (taken, problems) = counts.entry(row.record.table).or_default();
        *taken += usize::from(row.taken == Taken::Yes);
        *problems += rows.problems(row.record).count();
    }
    let shown = |form: &&FormTable| form.kind == look.kind;
    let form = |form: &FormTable| {
        let counts = counts.get(&form.table).copied().unwrap_or_default();
        FormView { whose: whose(&merging, form.unit.as_ref()), ..form_view(campaign, form, counts) }
    };
    let of_kind = || merging.tables.iter().filter(shown);
    MergingView {
        due: merging.due,
        has_system,
        totals: [0, 1].map(|at| totals(&merging, at, has_system)),
        generals: merging.generals.iter().map(general_view).collect(),
        unknown: of_kind().filter(|one| one.unit.is_none()).map(form).collect(),
        forms: of_kind().filter(|one| rows.is_within(&merging, one)).map(form).collect(),
        lines: rows.lines(look),
    }
}

fn form_view(campaign: &Campaign, form: &FormTable, (taken, problems): (usize, usize)) -> FormView {
    let sheet = campaign.table(form.table).map(|table| &table.sheet);
    FormView {
        table: form.table,
        kind: form.kind,
        file: sheet.map_or(String::new(), |sheet| sheet.file.clone()),
        sheet: sheet.map_or(String::new(), |sheet| sheet.name.clone()),
        unit: form.unit.clone(),
        whose: String::new(),
        why: form.why.into(),
        day: form.day,
        late: form.late,
        rows: form.rows,
        taken,
        problems,
    }
}

fn whose(merging: &Merging, unit: Option<&Unit>) -> String {
    match unit {
        None => String::new(),
        Some(Unit::Committee) => "校团委".to_owned(),
        Some(Unit::General(name)) => name.clone(),
        Some(Unit::Branch(name)) => {
            let above = |general: &&GeneralStatus| general.branches.iter().any(|one| one.name == *name);
            let general = merging.generals.iter().find(above).and_then(|general| general.name.as_deref());
            let college = general.map_or("", |general| general.trim_end_matches("团总支"));
            format!("{college}{}", short_name(name, general))
        }
    }
}
