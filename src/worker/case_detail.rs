//! One case in full: both rows side by side, what was found in them, what was decided.

use serde::{Deserialize, Serialize};

use super::views::{CaseView, FindingView, case_view, finding_view};
use crate::casework::text_diff::{Run, diff};
use crate::casework::{Campaign, Change, Decision};
use crate::domain::Field;
use crate::intake::record::own_identity;
use crate::intake::table::{RecordId, Table};
use crate::reconcile::{Case, CaseKey};

/// One case in full.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseDetail {
    /// As it is listed.
    pub case: CaseView,
    /// Every field one of the rows fills.
    pub lines: Vec<FieldLine>,
    /// What the rules found in the system's row, and in the roster's.
    pub findings: [Vec<FindingView>; 2],
    /// What was decided, oldest first.
    pub history: Vec<Decided>,
}

/// One field of both rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldLine {
    /// The field.
    pub field: Field,
    /// What the system's list says; `None` where there is no row or no such column.
    pub system: Option<Vec<Run>>,
    /// What the roster says.
    pub roster: Option<Vec<Run>>,
    /// The two are different in meaning, not only in dress.
    pub differs: bool,
    /// The right value the user stated by editing the system's list.
    pub stated: Option<String>,
}

/// One decision on the case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    /// When, in milliseconds since 1970 (UTC).
    pub at: u64,
    /// The decision; `None` where it was withdrawn.
    pub decision: Option<Decision>,
}

/// The case under this key.
pub fn case_detail(campaign: &Campaign, key: CaseKey) -> Option<CaseDetail> {
    let outcome = campaign.checked()?;
    let case = outcome.cases.iter().find(|case| case.key == key)?;
    let findings = |row: Option<RecordId>| {
        let Some(kind) = row.and_then(|row| campaign.table(row.table)).map(Table::kind) else {
            return Vec::new();
        };
        let found = row.map(|row| outcome.findings_of(row)).unwrap_or_default();
        found.iter().map(|finding| finding_view(campaign, kind, finding)).collect()
    };
    Some(CaseDetail {
        case: case_view(campaign, outcome, case),
        lines: Field::ALL.iter().filter_map(|field| line(campaign, case, *field)).collect(),
        findings: [findings(case.system), findings(case.roster)],
        history: history(campaign, case),
    })
}

fn line(campaign: &Campaign, case: &Case, field: Field) -> Option<FieldLine> {
    let text = |row: Option<RecordId>| {
        let row = row?;
        let own = own_identity(campaign.table(row.table)?, row, field);
        own.or_else(|| campaign.record(row)?.cell(field)).map(|cell| cell.text.trim().to_owned())
    };
    let difference = case.differences.iter().find(|difference| difference.field == field);
    // What the lists say elsewhere: the branch a class's words mean, the birth in a number.
    let or_meant = |own: Option<String>, meant: Option<&String>| match own {
        Some(text) if !text.is_empty() => Some(text),
        own => meant.filter(|text| !text.is_empty()).cloned().or(own),
    };
    let system = or_meant(text(case.system), difference.map(|difference| &difference.system));
    let roster = or_meant(text(case.roster), difference.map(|difference| &difference.roster));
    if [&system, &roster].into_iter().flatten().all(String::is_empty) {
        return None;
    }
    let (left, right) = match (&system, &roster) {
        (Some(a), Some(b)) if !a.is_empty() && !b.is_empty() => diff(a, b),
        (a, b) => {
            let plain =
                |text: &Option<String>| vec![Run { text: text.clone().unwrap_or_default(), differs: false }];
            (plain(a), plain(b))
        }
    };
    let stated = case.system.and_then(|row| {
        own_identity(campaign.table(row.table)?, row, field)?;
        campaign.overlay().get(row, field).map(str::to_owned)
    });
    Some(FieldLine {
        field,
        differs: difference.is_some(),
        system: system.map(|_| left),
        roster: roster.map(|_| right),
        stated,
    })
}

fn history(campaign: &Campaign, case: &Case) -> Vec<Decided> {
    let own = |key: &CaseKey| *key == case.key || Some(*key) == case.other_key;
    let entries = campaign.history().done().iter();
    entries
        .flat_map(|entry| entry.changes.iter().map(move |change| (entry.at, change)))
        .filter_map(|(at, change)| match change {
            Change::Decide { case, new, .. } if own(case) => {
                Some(Decided { at, decision: new.as_deref().cloned() })
            }
            _ => None,
        })
        .collect()
}
