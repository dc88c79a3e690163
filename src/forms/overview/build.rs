//! The report from tables, findings and decided cases.

use std::collections::BTreeMap;

use super::{BranchTotals, COUNTED, CaseLine, Exceptions, FindingLine, Overview, RuleTotals, SourceLine};
use crate::domain::Field;
use crate::forms::lists::completion::{Errors, completion_row, described};
use crate::forms::report::{Place, Rejected, place};
use crate::forms::{DecidedCase, Lookup};
use crate::intake::Table;
use crate::reconcile::Action;
use crate::rules::{Finding, Rule, Severity, registry};

/// The report on these tables, rejected files, findings and decided cases.
pub fn overview(
    cases: &[DecidedCase<'_>],
    findings: &[Finding],
    rejected: &[Rejected],
    lookup: &Lookup<'_>,
) -> Overview {
    let findings: Vec<&Finding> = findings.iter().collect();
    overview_of(cases, &findings, rejected, lookup)
}

/// The same on some of the findings.
pub fn overview_of(
    cases: &[DecidedCase<'_>],
    findings: &[&Finding],
    rejected: &[Rejected],
    lookup: &Lookup<'_>,
) -> Overview {
    Overview {
        branches: branches(cases, findings, lookup),
        rules: rules(findings),
        cases: cases.iter().map(case_line).collect(),
        findings: findings.iter().map(|finding| finding_line(finding, lookup)).collect(),
        sources: lookup
            .tables()
            .map(|table| source_line(lookup, table))
            .chain(rejected.iter().map(rejected_line))
            .collect(),
        exceptions: Exceptions::default(),
    }
}

fn branches(cases: &[DecidedCase<'_>], findings: &[&Finding], lookup: &Lookup<'_>) -> Vec<BranchTotals> {
    let errors = Errors::new(findings.iter().copied());
    let mut totals: Vec<BranchTotals> = Vec::new();
    let mut positions: BTreeMap<&str, usize> = BTreeMap::new();
    for decided in cases {
        let branch = decided.case.branch.as_str();
        let position = *positions.entry(branch).or_insert_with(|| {
            totals.push(BranchTotals { branch: branch.to_owned(), ..BranchTotals::default() });
            totals.len() - 1
        });
        let Some(total) = totals.get_mut(position) else { continue };
        if let (true, Some(general)) = (total.general.is_empty(), decided.general) {
            general.clone_into(&mut total.general);
        }
        let (system, roster) = (decided.case.system.is_some(), decided.case.roster.is_some());
        total.people += 1;
        total.open += usize::from(decided.open);
        total.in_system += usize::from(system);
        total.in_roster += usize::from(roster);
        total.paired += usize::from(system && roster);
        for (count, action) in total.actions.iter_mut().zip(COUNTED) {
            *count += usize::from(decided.has(action));
        }
        total.incomplete += usize::from(completion_row(decided, &errors, lookup).is_some());
    }
    totals
}

fn rules(findings: &[&Finding]) -> Vec<RuleTotals> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    findings.iter().for_each(|finding| *counts.entry(finding.rule.0.code).or_default() += 1);
    let total = |rule: &&Rule| RuleTotals {
        code: rule.code.to_owned(),
        title: rule.title.to_owned(),
        severity: severity_word(rule.severity).to_owned(),
        basis: rule.basis.to_owned(),
        count: counts.get(rule.code).copied().unwrap_or_default(),
        off: None,
    };
    registry::RULES.iter().map(total).collect()
}

fn case_line(decided: &DecidedCase<'_>) -> CaseLine {
    let case = decided.case;
    let basis: Vec<&str> = case.basis.iter().map(|basis| basis.label()).collect();
    let pairing = match basis.as_slice() {
        [] => case.certainty.label().to_owned(),
        basis => format!("{}：{}", case.certainty.label(), basis.join("、")),
    };
    let differences: Vec<String> = case.differences.iter().map(described).collect();
    let reasons = if decided.actions == case.actions.as_slice() {
        case.reasons.join("\n")
    } else {
        format!("由核对人决定，原建议：{}", labels(&case.actions))
    };
    CaseLine {
        branch: case.branch.clone(),
        name: case.name.clone(),
        pairing,
        differences: differences.join("\n"),
        actions: labels(decided.actions),
        reasons,
    }
}

fn labels(actions: &[Action]) -> String {
    let labels: Vec<&str> = actions.iter().map(|action| action.label()).collect();
    labels.join("、")
}

pub(super) fn finding_line(finding: &Finding, lookup: &Lookup<'_>) -> FindingLine {
    FindingLine {
        code: finding.rule.code.to_owned(),
        severity: severity_word(finding.severity()).to_owned(),
        place: place(lookup, finding.record).map(place_words).unwrap_or_default(),
        name: lookup.verbatim(Some(finding.record), Field::Name).into_owned(),
        field: finding.field.label().to_owned(),
        value: finding.value.clone(),
        message: finding.message.to_string(),
    }
}

fn place_words(place: Place<'_>) -> String {
    let sheet = if place.sheet.is_empty() { String::new() } else { format!(" [{}]", place.sheet) };
    format!("{}{sheet} 第 {} 行", place.file, place.row)
}

fn source_line<'a>(lookup: &Lookup<'a>, table: &'a Table) -> SourceLine {
    SourceLine {
        file: table.sheet.file.clone(),
        sheet: table.sheet.name.clone(),
        kind: table.kind().label().to_owned(),
        records: table.layout.rows.len().to_string(),
        sha256: table.sheet.origin.as_ref().map_or(String::new(), |origin| origin.sha256.clone()),
        notes: lookup.notes(table).join("\n"),
    }
}

fn rejected_line(rejected: &Rejected) -> SourceLine {
    SourceLine {
        file: rejected.file.clone(),
        kind: "未读入".to_owned(),
        notes: rejected.reason.clone(),
        ..SourceLine::default()
    }
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "必须修改",
        Severity::Warning => "需要核实",
        Severity::Info => "供参考",
    }
}
