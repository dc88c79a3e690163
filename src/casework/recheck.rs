//! What the rules say after cells were edited: only what the edits can have changed is asked anew.

use std::collections::BTreeSet;

use crate::domain::Field;
use crate::intake::record::Record;
use crate::intake::table::{RecordId, TableKind};
use crate::rules::registry::RULES;
use crate::rules::{self, Check, Context, Finding, Rule, Side};

/// How far the last check still holds.
#[derive(Debug, Default, PartialEq)]
pub(super) enum Stale {
    /// There was no check, or what it looked at is no longer the same.
    #[default]
    Everything,
    /// Only these cells changed since; empty where nothing did.
    Cells(BTreeSet<(RecordId, Field)>),
    /// The rows may pair differently; what the rules say holds.
    Pairs,
}

impl Stale {
    /// Nothing changed since the last check.
    pub fn nothing() -> Stale {
        Stale::Cells(BTreeSet::new())
    }

    pub fn is_nothing(&self) -> bool {
        matches!(self, Stale::Cells(cells) if cells.is_empty())
    }

    /// A cell changed.
    pub fn add_cell(&mut self, record: RecordId, field: Field) {
        match self {
            Stale::Everything => {}
            Stale::Cells(cells) => drop(cells.insert((record, field))),
            Stale::Pairs => *self = Stale::Cells(BTreeSet::from([(record, field)])),
        }
    }

    /// What the user said of who is who changed. Edited cells have everything paired anew as well.
    pub fn add_pairs(&mut self) {
        if self.is_nothing() {
            *self = Stale::Pairs;
        }
    }
}

/// Where the rules find the records to look at again.
pub trait Records {
    /// One record, unless its table is not in the campaign or left aside.
    fn record(&self, id: RecordId) -> Option<Record<'_>>;
    /// All records of the tables of one kind, with these fields alone.
    fn records(&self, kind: TableKind, fields: &[Field]) -> Vec<Record<'_>>;
}

/// The findings after these cells were edited, from those before. The same, in the same order, as
/// checking everything would give.
pub fn recheck(
    mut findings: Vec<Finding>,
    cells: &BTreeSet<(RecordId, Field)>,
    from: &impl Records,
    context: &Context<'_>,
) -> Vec<Finding> {
    let mut edited: Vec<Record<'_>> = Vec::new();
    let mut fields = BTreeSet::new();
    let (mut system_edited, mut roster_edited) = (false, false);
    for (id, field) in cells {
        if edited.last().is_none_or(|last| last.id != *id) {
            edited.extend(from.record(*id).filter(|record| is_checked(record.kind)));
        }
        if let Some(record) = edited.last().filter(|record| record.id == *id) {
            system_edited |= record.kind == TableKind::SystemList;
            roster_edited |= record.kind == TableKind::ClassRoster;
            fields.insert(*field);
        }
    }
    if edited.is_empty() {
        return findings;
    }
    let again: Vec<&Rule> = RULES
        .iter()
        .copied()
        .filter(|rule| matches!(rule.check, Check::Side(_)) && context.uses(rule))
        .filter(|rule| fields.iter().any(|field| rule.is_affected_by(*field)))
        .collect();
    // Rosters may be measured against the system lists, never the other way round.
    let stale_sides: Vec<TableKind> = match (system_edited, roster_edited) {
        (false, _) => vec![TableKind::ClassRoster],
        (true, true) => vec![TableKind::SystemList, TableKind::ClassRoster],
        (true, false) if again.iter().any(|rule| rule.compares_sides()) => {
            vec![TableKind::SystemList, TableKind::ClassRoster]
        }
        (true, false) => vec![TableKind::SystemList],
    };
    let mut kinds = KindOf::new(from);
    findings.retain(|finding| match finding.rule.0.check {
        Check::Record(_) => edited.binary_search_by_key(&finding.record, |record| record.id).is_err(),
        Check::Side(_) => {
            !again.iter().any(|rule| rule.code == finding.rule.0.code)
                || kinds.get(finding.record).is_some_and(|kind| !stale_sides.contains(&kind))
        }
        // The campaign asks these anew where forms are concerned.
        Check::Form(_) => true,
    });
    for record in &edited {
        findings.extend(rules::check_record(record, context));
    }
    if !again.is_empty() {
        // 政治面貌 says who is a member at all, whatever a rule reads besides.
        let read: BTreeSet<Field> =
            again.iter().flat_map(|rule| rule.reads).copied().chain([Field::PoliticalStatus]).collect();
        let read: Vec<Field> = read.into_iter().collect();
        let compares = again.iter().any(|rule| rule.compares_sides());
        let load = |kind, wanted: bool| if wanted { from.records(kind, &read) } else { Vec::new() };
        let system = load(TableKind::SystemList, compares || system_edited);
        let rosters = load(TableKind::ClassRoster, stale_sides.contains(&TableKind::ClassRoster));
        for kind in stale_sides {
            let records = if kind == TableKind::SystemList { &system } else { &rosters };
            let side = Side { records, system: &system };
            for (at, field) in fields.iter().enumerate() {
                let heard = |finding: &Finding| {
                    fields.iter().take(at).any(|earlier| finding.rule.is_affected_by(*earlier))
                };
                let said = rules::recheck_side(&side, *field, context);
                findings.extend(said.into_iter().filter(|finding| !heard(finding)));
            }
        }
    }
    findings.sort_by_key(|finding| (finding.record, finding.field, finding.rule.0.code));
    findings
}

fn is_checked(kind: TableKind) -> bool {
    matches!(kind, TableKind::SystemList | TableKind::ClassRoster)
}

/// The kind of a record's table; findings come table by table, so the last answer mostly holds.
struct KindOf<'a, R> {
    from: &'a R,
    last: Option<(crate::intake::TableId, Option<TableKind>)>,
}

impl<'a, R: Records> KindOf<'a, R> {
    fn new(from: &'a R) -> Self {
        KindOf { from, last: None }
    }

    fn get(&mut self, record: RecordId) -> Option<TableKind> {
        match self.last {
            Some((table, kind)) if table == record.table => kind,
            _ => {
                let kind = self.from.record(record).map(|record| record.kind);
                self.last = Some((record.table, kind));
                kind
            }
        }
    }
}
