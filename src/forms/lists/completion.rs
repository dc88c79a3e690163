//! 待完善名单: the members whose names 智慧团建 would show in red, and what each still lacks.

use std::collections::{BTreeMap, BTreeSet};

use super::listing::{Column, Listing, Look, write_listings};
use crate::domain::{Field, PartialDate, text};
use crate::forms::{DecidedCase, FormError, Lookup};
use crate::intake::table::RecordId;
use crate::reconcile::{Action, Difference};
use crate::rules::{Finding, Severity};

/// The list's name, and its title.
const NAME: &str = "待完善名单";

const COLUMNS: &[Column] = &[
    Column::new("序号", 40, Look::Centred),
    Column::new("团支部", 210, Look::Words),
    Column::new("姓名", 100, Look::Red),
    Column::new("手机号码", 98, Look::Centred),
    Column::new("待完善项目", 170, Look::Words),
    Column::new("具体说明", 376, Look::Words),
];

/// What only 附件1 can change; the rest the member or the branch amends.
const BY_DELETION: [Field; 4] = [Field::Name, Field::Sex, Field::IdNumber, Field::MemberNumber];

/// The members to complete.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompletionList {
    /// One row per member.
    pub rows: Vec<CompletionRow>,
}

/// One member and what is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompletionRow {
    /// 团支部.
    pub branch: String,
    /// 姓名.
    pub name: String,
    /// 手机号码, to reach the member.
    pub phone: String,
    /// The fields to complete or correct, each once.
    pub fields: Vec<Field>,
    /// What is wrong with them, sentence by sentence.
    pub details: Vec<String>,
}

/// The list of everybody with a field to amend or a finding of severity error.
///
/// Who is to be deleted for good is not asked for anything; who is to be entered anew is asked only
/// for what the roster, from which the entry is made, has wrong.
pub fn completion_list(
    cases: &[DecidedCase<'_>],
    findings: &[Finding],
    lookup: &Lookup<'_>,
) -> CompletionList {
    completion_list_of(cases, &Errors::new(findings), lookup)
}

/// The same with the errors at hand, for lists of some of the cases at a time.
pub fn completion_list_of(
    cases: &[DecidedCase<'_>],
    errors: &Errors<'_>,
    lookup: &Lookup<'_>,
) -> CompletionList {
    let rows = cases.iter().filter_map(|case| completion_row(case, errors, lookup));
    CompletionList { rows: rows.collect() }
}

/// The findings of severity error, by record.
#[derive(Debug)]
pub struct Errors<'a>(BTreeMap<RecordId, Vec<&'a Finding>>);

impl<'a> Errors<'a> {
    /// Takes the errors out of the findings.
    pub fn new(findings: impl IntoIterator<Item = &'a Finding>) -> Errors<'a> {
        let mut errors: BTreeMap<RecordId, Vec<&Finding>> = BTreeMap::new();
        for finding in findings.into_iter().filter(|finding| finding.severity() == Severity::Error) {
            errors.entry(finding.record).or_default().push(finding);
        }
        Errors(errors)
    }

    fn of(&self, record: Option<RecordId>) -> &[&'a Finding] {
        record.and_then(|record| self.0.get(&record)).map_or(&[], Vec::as_slice)
    }
}

/// Writes the list as a workbook.
pub fn write_completion_list(list: &CompletionList, day: PartialDate) -> Result<Vec<u8>, FormError> {
    let listing = Listing {
        sheet: NAME,
        title: NAME.to_owned(),
        facts: format!("共 {} 人。姓名标红的团员资料不全或有误，请在系统中逐项完善。", list.rows.len()),
        columns: COLUMNS,
        second_page: None,
        frozen: 3,
        rows: (1..).zip(&list.rows).map(|(number, row)| cells(number, row)).collect(),
    };
    write_listings(NAME, &[listing], day)
}

/// What one member still lacks, if anything.
pub fn completion_row(
    decided: &DecidedCase<'_>,
    errors: &Errors<'_>,
    lookup: &Lookup<'_>,
) -> Option<CompletionRow> {
    let case = decided.case;
    let (deleted, entered) = (decided.has(Action::Delete), decided.has(Action::Supplement));
    let in_system = case.system.filter(|_| !deleted);
    let in_roster = case.roster.filter(|_| entered || in_system.is_some());

    let mut fields = BTreeSet::new();
    let mut details = Vec::new();
    if decided.has(Action::Amend) {
        for difference in case.differences.iter().filter(|one| !BY_DELETION.contains(&one.field)) {
            fields.insert(difference.field);
            details.push(described(difference));
        }
    }
    for (record, side) in [(in_system, "系统"), (in_roster, "花名册")] {
        for finding in errors.of(record) {
            fields.insert(finding.field);
            details.push(format!("{side}：{}", finding.message));
        }
    }
    if fields.is_empty() {
        return None;
    }
    let phone = lookup.first_filled([case.roster, case.status, case.system], Field::Phone);
    Some(CompletionRow {
        branch: lookup.org_name(case),
        name: case.name.clone(),
        phone: text::squeeze(&phone).into_owned(),
        fields: fields.into_iter().collect(),
        details,
    })
}

/// A difference in a sentence.
pub fn described(difference: &Difference) -> String {
    let quoted =
        |text: &str| if text.trim().is_empty() { "空白".to_owned() } else { format!("“{text}”") };
    format!(
        "{}：系统为{}，花名册为{}",
        difference.field.label(),
        quoted(&difference.system),
        quoted(&difference.roster)
    )
}

fn cells(number: usize, row: &CompletionRow) -> Vec<String> {
    let fields: Vec<&str> = row.fields.iter().map(|field| field.label()).collect();
    vec![
        number.to_string(),
        row.branch.clone(),
        row.name.clone(),
        row.phone.clone(),
        fields.join("、"),
        row.details.join("\n"),
    ]
}
