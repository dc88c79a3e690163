//! `report.json`: everything the engine found, for programs to read.
//!
//! The names and their order are a contract; domain values are written as their identifiers.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{DecidedCase, Lookup};
use crate::domain::Field;
use crate::intake;
use crate::intake::table::RecordId;
use crate::intake::{Table, TableKind};
use crate::reconcile::{Action, Basis, Certainty};
use crate::rules::{Finding, RuleRef, Severity};

/// The whole report.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    /// The tables that were read.
    pub sources: Vec<Source<'a>>,
    /// The files that were not.
    pub rejected: &'a [Rejected],
    /// What the rules say.
    pub findings: Vec<FindingEntry<'a>>,
    /// One entry per person.
    pub cases: Vec<CaseEntry<'a>>,
}

/// One table and how it was understood.
#[derive(Debug, Serialize)]
pub struct Source<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The sheet's name in its workbook.
    pub sheet: &'a str,
    /// What the table is.
    pub kind: TableKind,
    /// The last row of the header, as the spreadsheet numbers it.
    pub header_row: Option<u32>,
    /// How many records it has.
    pub rows: usize,
    /// Its columns.
    pub columns: Vec<ColumnEntry<'a>>,
    /// What was left out or changed, in sentences.
    pub notes: Vec<Cow<'a, str>>,
}

/// One column of a source.
#[derive(Debug, Serialize)]
pub struct ColumnEntry<'a> {
    /// Position in the sheet, from 0.
    pub index: u16,
    /// The header as the file has it.
    pub header: &'a str,
    /// Its meaning, if known.
    pub field: Option<Field>,
}

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// The file's name.
    pub file: String,
    /// What is wrong and what to do, in a sentence.
    pub reason: String,
}

impl From<&intake::Rejected> for Rejected {
    fn from(rejected: &intake::Rejected) -> Rejected {
        Rejected { file: rejected.file.clone(), reason: rejected.reason.to_string() }
    }
}

/// Where a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The sheet's name in its workbook.
    pub sheet: &'a str,
    /// The row the spreadsheet shows.
    pub row: u32,
}

/// One finding.
#[derive(Debug, Serialize)]
pub struct FindingEntry<'a> {
    /// The rule's code.
    pub rule: RuleRef,
    /// Its severity.
    pub severity: Severity,
    /// Where the record stands.
    #[serde(flatten)]
    pub place: Place<'a>,
    /// The field it is about.
    pub field: Field,
    /// The record's name.
    pub name: Cow<'a, str>,
    /// The cell's text.
    pub value: &'a str,
    /// What is wrong and what to do.
    pub message: &'a str,
}

/// One person.
#[derive(Debug, Serialize)]
pub struct CaseEntry<'a> {
    /// The branch.
    pub branch: &'a str,
    /// The name.
    pub name: &'a str,
    /// The system list's row.
    pub system: Option<Place<'a>>,
    /// The roster's row.
    pub roster: Option<Place<'a>>,
    /// What made them one person.
    pub basis: &'a [Basis],
    /// How sure that is.
    pub certainty: Certainty,
    /// What differs.
    pub differences: Vec<DifferenceEntry<'a>>,
    /// What is to be done.
    pub actions: &'a [Action],
    /// 删除原因, where deletion is to be asked for.
    pub deletion_reason: Option<&'a str>,
}

/// One differing field.
#[derive(Debug, Serialize)]
pub struct DifferenceEntry<'a> {
    /// The field.
    pub field: Field,
    /// The system's text.
    pub system: &'a str,
    /// The roster's text.
    pub roster: &'a str,
}

/// The report on these tables, rejected files, findings and decided cases.
pub fn report<'a>(
    lookup: &Lookup<'a>,
    rejected: &'a [Rejected],
    findings: &'a [Finding],
    cases: &[DecidedCase<'a>],
) -> Report<'a> {
    Report {
        sources: lookup.tables().map(|table| source(lookup, table)).collect(),
        rejected,
        findings: findings.iter().filter_map(|finding| finding_entry(lookup, finding)).collect(),
        cases: cases.iter().map(|case| case_entry(lookup, case)).collect(),
    }
}

/// Where a record stands, by the names users know.
pub fn place<'a>(lookup: &Lookup<'a>, record: RecordId) -> Option<Place<'a>> {
    let sheet = &lookup.table(record)?.sheet;
    Some(Place { file: &sheet.file, sheet: sheet.own_name(), row: record.row })
}

fn source<'a>(lookup: &Lookup<'a>, table: &'a Table) -> Source<'a> {
    let columns = table.layout.columns.iter().map(|column| ColumnEntry {
        index: column.index,
        header: &column.header,
        field: column.field,
    });
    Source {
        file: &table.sheet.file,
        sheet: table.sheet.own_name(),
        kind: table.kind(),
        header_row: table.layout.header_rows.last().copied(),
        rows: table.layout.rows.len(),
        columns: columns.collect(),
        notes: lookup.notes(table),
    }
}

fn finding_entry<'a>(lookup: &Lookup<'a>, finding: &'a Finding) -> Option<FindingEntry<'a>> {
    Some(FindingEntry {
        rule: finding.rule,
        severity: finding.severity(),
        place: place(lookup, finding.record)?,
        field: finding.field,
        name: lookup.verbatim(Some(finding.record), Field::Name),
        value: &finding.value,
        message: &finding.message,
    })
}

fn case_entry<'a>(lookup: &Lookup<'a>, decided: &DecidedCase<'a>) -> CaseEntry<'a> {
    let case = decided.case;
    let differences = case.differences.iter().map(|difference| DifferenceEntry {
        field: difference.field,
        system: &difference.system,
        roster: &difference.roster,
    });
    CaseEntry {
        branch: &case.branch,
        name: &case.name,
        system: case.system.and_then(|record| place(lookup, record)),
        roster: case.roster.and_then(|record| place(lookup, record)),
        basis: &case.basis,
        certainty: case.certainty,
        differences: differences.collect(),
        actions: decided.actions,
        deletion_reason: decided.deletion_reason.filter(|_| decided.has(Action::Delete)),
    }
}
