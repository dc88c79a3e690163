//! What the rules say after cells were edited: only what the edits can have changed is asked anew.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::domain::Field;
use crate::intake::record::Record;
use crate::intake::table::{RecordId, TableId, TableKind};
use crate::reconcile::splice::splice;
use crate::rules::{Check, Context, Finding, Groups, Rows, check, check_record};

/// The findings of one record among all, which come in order.
pub fn range_of(findings: &[Finding], record: RecordId) -> Range<usize> {
    let start = findings.partition_point(|finding| finding.record < record);
    let rest = findings.get(start..).unwrap_or_default();
    start..start + rest.partition_point(|finding| finding.record == record)
}

/// Brings the findings up to date after these cells were edited: they become the same, in the same
/// order, as checking everything would give. `changed` hears of every record whose findings are
/// others now, with the former and the present ones.
pub fn recheck(
    findings: &mut Vec<Finding>,
    groups: &mut Groups,
    cells: &BTreeSet<(RecordId, Field)>,
    rows: &dyn Rows,
    context: &Context<'_>,
    changed: &mut dyn FnMut(&[Finding], &[Finding]),
) {
    let ids: BTreeSet<RecordId> = cells.iter().map(|(id, _)| *id).collect();
    let fields: BTreeSet<Field> = cells.iter().map(|(_, field)| *field).collect();
    let edited: Vec<Record<'_>> = ids.into_iter().filter_map(|id| rows.row(id)).collect();
    let edited: Vec<Record<'_>> = edited.into_iter().filter(|record| is_checked(record.kind)).collect();
    let mut retold = groups.retell(&edited, &fields, rows, context);
    retold.findings.extend(edited.iter().flat_map(|record| check_record(record, context)));
    let edited: BTreeSet<RecordId> = edited.iter().map(|record| record.id).collect();
    let is_stale = |finding: &Finding| {
        let code = finding.rule.0.code;
        match finding.rule.0.check {
            Check::Record(_) => edited.contains(&finding.record),
            Check::Group(..) => retold.stale.contains(&(finding.record, code)),
            Check::Form(_) => false,
        }
    };
    let touched = edited.iter().copied().chain(retold.stale.iter().map(|(id, _)| *id));
    replace(findings, touched.collect(), is_stale, retold.findings, changed);
}

/// Replaces everything the rules about forms said of the rows of these.
pub fn replace_forms(
    findings: &mut Vec<Finding>,
    forms: impl Iterator<Item = TableId>,
    now: Vec<Finding>,
    changed: &mut dyn FnMut(&[Finding], &[Finding]),
) {
    let is_stale = |finding: &Finding| matches!(finding.rule.0.check, Check::Form(_));
    let own = forms.flat_map(|form| {
        let start = findings.partition_point(|finding| finding.record.table < form);
        let rest = findings.get(start..).unwrap_or_default();
        rest.iter().take_while(move |finding| finding.record.table == form)
    });
    let touched = own.map(|finding| finding.record).collect();
    replace(findings, touched, is_stale, now, changed);
}

/// Drops stale findings of the touched records and puts others in their places.
fn replace(
    findings: &mut Vec<Finding>,
    touched: BTreeSet<RecordId>,
    is_stale: impl Fn(&Finding) -> bool,
    new: Vec<Finding>,
    changed: &mut dyn FnMut(&[Finding], &[Finding]),
) {
    let mut by_record: BTreeMap<RecordId, Vec<Finding>> =
        touched.into_iter().map(|id| (id, Vec::new())).collect();
    new.into_iter().for_each(|finding| by_record.entry(finding.record).or_default().push(finding));
    let mut changes = Vec::new();
    for (id, mut now) in by_record {
        let range = range_of(findings, id);
        let before = findings.get(range.clone()).unwrap_or_default();
        now.extend(before.iter().filter(|finding| !is_stale(finding)).cloned());
        check::sort(&mut now);
        if before != now {
            changed(before, &now);
            changes.push((range, now));
        }
    }
    splice(findings, changes);
}

fn is_checked(kind: TableKind) -> bool {
    matches!(kind, TableKind::SystemList | TableKind::ClassRoster)
}
