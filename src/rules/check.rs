//! Running the catalogue over records: everything at once, or only what an edit can have changed.

use super::af::{Forms, Register};
use super::{Check, Context, Finding, Person, Rule, Side, facts, registry::RULES};
use crate::domain::Field;
use crate::intake::Record;

/// Everything the rules say of the records of the system lists and of the rosters, ordered by
/// record, then by field, then by code.
///
/// Roster records that say 群众 get ID and NM rules only; rules the profile switches off say nothing.
pub fn check_all(system: &[Record<'_>], rosters: &[Record<'_>], context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for records in [system, rosters] {
        for record in records {
            run_record_rules(record, context, &mut findings);
        }
        run_side_rules(&Side { records, system }, context, |_| true, &mut findings);
    }
    sort(&mut findings);
    findings
}

/// What the rules that read one record by itself say of it: all there is to do again for an edited
/// record, besides [`recheck_side`].
pub fn check_record(record: &Record<'_>, context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    run_record_rules(record, context, &mut findings);
    sort(&mut findings);
    findings
}

/// What the rules that read all records of a side together say.
pub fn check_side(side: &Side<'_>, context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    run_side_rules(side, context, |_| true, &mut findings);
    sort(&mut findings);
    findings
}

/// What the rules say of the rows of filled forms. `system` are the records of the system lists as the
/// lists have them ([`Record::as_filed`]).
pub fn check_forms(forms: &[Record<'_>], system: &[Record<'_>], context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    if forms.is_empty() {
        return findings;
    }
    let forms = Forms { records: forms, register: Register::new(system) };
    for rule in RULES {
        if let Check::Form(check) = rule.check
            && context.uses(rule)
        {
            check(&forms, context, &mut findings);
        }
    }
    sort(&mut findings);
    findings
}

/// [`check_side`] after an edit of `field` somewhere in the side, or, for rosters, in the system
/// lists: only by the rules of [`side_rules_affected_by`], whose earlier findings these replace.
pub fn recheck_side(side: &Side<'_>, field: Field, context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    run_side_rules(side, context, |rule| rule.is_affected_by(field), &mut findings);
    sort(&mut findings);
    findings
}

/// The side rules whose verdict an edit of `field` can change.
pub fn side_rules_affected_by(field: Field) -> impl Iterator<Item = &'static Rule> {
    RULES
        .iter()
        .copied()
        .filter(move |rule| matches!(rule.check, Check::Side(_)) && rule.is_affected_by(field))
}

fn run_record_rules(record: &Record<'_>, context: &Context<'_>, findings: &mut Vec<Finding>) {
    let person = Person::new(record, context);
    let non_member = facts::is_non_member(record);
    for rule in RULES {
        if let Check::Record(check) = rule.check
            && (!non_member || rule.covers_non_members())
            && context.uses(rule)
        {
            check(&person, findings);
        }
    }
}

fn run_side_rules(
    side: &Side<'_>,
    context: &Context<'_>,
    wanted: impl Fn(&Rule) -> bool,
    findings: &mut Vec<Finding>,
) {
    for rule in RULES {
        if let Check::Side(check) = rule.check
            && wanted(rule)
            && context.uses(rule)
        {
            check(side, context, findings);
        }
    }
}

fn sort(findings: &mut [Finding]) {
    findings.sort_by_key(|finding| (finding.record, finding.field, finding.rule.code));
}
