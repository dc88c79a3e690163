//! Running the catalogue over tables.

use super::{Check, Context, Finding, registry::RULES};
use crate::intake::Record;

/// Everything the rules say of the records of the system lists and of the rosters, ordered by
/// record, then by field, then by code.
///
/// `known_non_members` tells which roster records say 群众: they get ID and NM rules only.
pub fn check_all(system: &[Record<'_>], rosters: &[Record<'_>], context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for side in [system, rosters] {
        for rule in RULES {
            match rule.check {
                Check::Record(check) => side.iter().for_each(|record| check(record, context, &mut findings)),
                Check::Side(check) => check(side, context, &mut findings),
            }
        }
    }
    findings.sort_by_key(|finding| (finding.record, finding.field, finding.rule.code));
    findings
}
