//! Running the catalogue over records: everything at once, or only what an edit can have changed.

use super::af::{Directory, Forms, Register};
use super::groups::{Groups, Rows};
use super::{Check, Context, Finding, Person, facts, registry::RULES};
use crate::intake::Record;
use crate::intake::table::RecordId;

/// Everything the rules say of the records of the system lists and of the rosters, ordered by
/// record, then by field, then by code.
///
/// Roster records that say 群众 get ID and NM rules only; rules the profile switches off say nothing.
pub fn check_all(system: &[Record<'_>], rosters: &[Record<'_>], context: &Context<'_>) -> Vec<Finding> {
    let records = || system.iter().chain(rosters).cloned();
    check_everything(records(), &Loaded { system, rosters }, context).0
}

/// The same for records that are read one by one, with the groups found, which
/// [`Groups::retell`] keeps true after edits.
pub fn check_everything<'a>(
    records: impl Iterator<Item = Record<'a>>,
    rows: &dyn Rows,
    context: &Context<'_>,
) -> (Vec<Finding>, Groups) {
    let mut findings = Vec::new();
    let mut groups = Groups::of(records, |record| run_record_rules(record, context, &mut findings));
    groups.tell(rows, context, &mut findings);
    sort(&mut findings);
    (findings, groups)
}

/// What the rules that read one record by itself say of it.
pub fn check_record(record: &Record<'_>, context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    run_record_rules(record, context, &mut findings);
    sort(&mut findings);
    findings
}

/// What the rules say of the rows of filled forms, where these are the people of the system lists and
/// `rows` has their records.
pub fn check_forms(
    forms: &[Record<'_>],
    directory: &Directory,
    rows: &dyn Rows,
    context: &Context<'_>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    if forms.is_empty() {
        return findings;
    }
    let forms = Forms { records: forms, register: Register::new(directory, rows) };
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

/// The order in which findings are kept.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by_key(|finding| (finding.record, finding.field, finding.rule.code));
}

/// Records that are all in memory.
struct Loaded<'a> {
    system: &'a [Record<'a>],
    rosters: &'a [Record<'a>],
}

impl Rows for Loaded<'_> {
    fn row(&self, id: RecordId) -> Option<Record<'_>> {
        [self.system, self.rosters].into_iter().find_map(|records| {
            let at = records.binary_search_by_key(&id, |record| record.id).ok()?;
            records.get(at).cloned()
        })
    }
}
