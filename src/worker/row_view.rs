//! The rows of the grid as the page is shown them.

use serde::{Deserialize, Serialize};

use crate::casework::{Campaign, campaign::Outcome};
use crate::domain::{Field, choices, order, profile::Mender};
use crate::intake::table::{RecordId, TableId, TableKind};
use crate::rules::{Finding, Severity};

/// Where a row stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The file.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// The row the spreadsheet shows.
    pub row: u32,
}

/// Part of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct RowPage {
    /// How many records are shown.
    pub total: usize,
    /// How many the table has.
    pub all: usize,
    /// Stands for the records shown and their order.
    pub stamp: u64,
    /// Asked for anew, others would be shown by now, or in another order.
    pub outdated: bool,
    /// The first of these.
    pub start: usize,
    /// The fields shown: the name first, the long organisation name last, the others as in the file.
    pub fields: Vec<Field>,
    /// What the notice asks to stand in some of them.
    pub expected: Vec<(Field, String)>,
    /// The records.
    pub rows: Vec<RowView>,
}

/// One record as shown in the grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowView {
    /// The record.
    pub record: RecordId,
    /// Its name is shown in red.
    pub red: bool,
    /// How it stands.
    pub state: RowState,
    /// One per field of the page.
    pub cells: Vec<CellView>,
    /// Everything found in it.
    pub findings: Vec<FindingView>,
}

/// How a record stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RowState {
    /// There was nothing to do.
    #[default]
    Quiet,
    /// Something is wrong.
    Wrong,
    /// Something must be looked at.
    Unsure,
    /// Something was mended or accepted, and nothing is left.
    Settled,
}

/// One cell of the grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CellView {
    /// Its text.
    pub text: String,
    /// Changed by the user.
    pub edited: bool,
    /// The gravest finding on it.
    pub severity: Option<Severity>,
}

/// One finding as shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingView {
    /// The field.
    pub field: Field,
    /// The rule's code.
    pub code: String,
    /// How grave.
    pub severity: Severity,
    /// The sentence.
    pub message: String,
    /// What would mend it.
    pub fix: Option<FixView>,
    /// Who can mend it.
    pub mender: Mender,
    /// The other rows it is about.
    pub related: Vec<Place>,
    /// Why it was accepted as it is, if it was.
    pub accepted: Option<String>,
}

/// What would mend a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FixView {
    /// The cell's field; not always the finding's.
    pub field: Field,
    /// What it would hold.
    pub value: String,
    /// May it be taken without looking?
    pub safe: bool,
}

/// Where a record stands.
pub fn place(campaign: &Campaign, record: RecordId) -> Option<Place> {
    let sheet = &campaign.table(record.table)?.sheet;
    Some(Place { file: sheet.file.clone(), sheet: sheet.name.clone(), row: record.row })
}

/// Records of a table as the grid shows them.
pub fn rows(campaign: &Campaign, table: TableId, shown: impl Iterator<Item = RecordId>) -> RowPage {
    let Some(table) = campaign.table(table) else { return RowPage::default() };
    let none = Outcome::default();
    let outcome = campaign.checked().unwrap_or(&none);
    let mut fields: Vec<Field> = Vec::new();
    for field in table.layout.columns.iter().filter_map(|column| column.field) {
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    order::sort_by_key(&mut fields, |field| match field {
        Field::Name => 0,
        Field::OrgName => 2,
        _ => 1,
    });
    let expected = fields
        .iter()
        .filter_map(|field| Some((*field, choices::expected(*field, &campaign.profile)?.to_owned())));
    let expected = expected.collect();
    let rows = shown.filter_map(|record| row_view(campaign, outcome, record, &fields)).collect();
    RowPage { fields, expected, rows, ..RowPage::default() }
}

fn row_view(campaign: &Campaign, outcome: &Outcome, id: RecordId, fields: &[Field]) -> Option<RowView> {
    let record = campaign.record(id)?;
    let findings = outcome.findings_of(id);
    let open = || findings.iter().filter(|finding| campaign.waivers().reason(finding).is_none());
    let cells: Vec<CellView> = fields
        .iter()
        .map(|field| CellView {
            text: record.cell(*field).map_or("", |cell| cell.text).to_owned(),
            edited: campaign.overlay().get(id, *field).is_some(),
            severity: open().filter(|finding| finding.field == *field).map(Finding::severity).min(),
        })
        .collect();
    let state = match open().map(Finding::severity).min() {
        Some(Severity::Error) => RowState::Wrong,
        Some(Severity::Warning) => RowState::Unsure,
        _ if open().count() < findings.len() || cells.iter().any(|cell| cell.edited) => RowState::Settled,
        _ => RowState::Quiet,
    };
    Some(RowView {
        record: id,
        red: campaign.is_red(id),
        state,
        cells,
        findings: findings.iter().map(|finding| finding_view(campaign, record.kind, finding)).collect(),
    })
}

/// The finding as shown.
pub fn finding_view(campaign: &Campaign, kind: TableKind, finding: &Finding) -> FindingView {
    FindingView {
        field: finding.field,
        code: finding.rule.code.to_owned(),
        severity: finding.severity(),
        message: finding.message.to_string(),
        fix: finding.fix.as_ref().map(|fix| FixView {
            field: fix.value().field,
            value: fix.value().value.clone(),
            safe: fix.is_safe(),
        }),
        mender: finding.mender(kind, &campaign.profile),
        related: finding.related.iter().filter_map(|row| place(campaign, *row)).collect(),
        accepted: campaign.waivers().reason(finding).map(str::to_owned),
    }
}
