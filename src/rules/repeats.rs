//! One value in several rows: grouping, and naming the other rows.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::Hash;

use crate::intake::Record;
use crate::intake::table::{RecordId, TableId, TableKind};

/// How many other rows a finding names. One value in every row of a list must not make each of its
/// findings as long as the list.
const NAMED: usize = 3;

/// How many rows of a group are looked at for one row's others, for the same reason.
const LOOKED_AT: usize = 100;

/// The groups of records that bear one value, each of at least two.
pub struct Repeats<'a> {
    groups: Vec<Vec<&'a Record<'a>>>,
    restated: HashSet<(TableId, TableId)>,
}

impl<'a> Repeats<'a> {
    /// Groups the records by a key; those without one stand for themselves.
    pub fn by<K: Eq + Hash>(
        records: impl Iterator<Item = &'a Record<'a>>,
        key: impl Fn(&'a Record<'a>) -> Option<K>,
    ) -> Repeats<'a> {
        let mut groups: Vec<Vec<&Record<'_>>> = Vec::new();
        let mut seen: HashMap<K, (&Record<'_>, Option<usize>)> = HashMap::new();
        let mut sizes: HashMap<TableId, usize> = HashMap::new();
        for record in records {
            let Some(key) = key(record) else { continue };
            *sizes.entry(record.id.table).or_default() += 1;
            let (first, group) = seen.entry(key).or_insert((record, None));
            if first.id == record.id {
                continue;
            }
            let group = *group.get_or_insert_with(|| {
                groups.push(vec![*first]);
                groups.len() - 1
            });
            if let Some(group) = groups.get_mut(group) {
                group.push(record);
            }
        }
        let restated = restated(&groups, &sizes);
        Repeats { groups, restated }
    }

    /// Every record that shares its value with others for which `counts` holds, with some of those.
    pub fn each(&self, counts: impl Fn(&Record<'_>, &Record<'_>) -> bool) -> Vec<(&'a Record<'a>, Others)> {
        let mut found = Vec::new();
        for group in &self.groups {
            for record in group {
                let mut others = group
                    .iter()
                    .take(LOOKED_AT)
                    .filter(|other| {
                        other.id != record.id
                            && !self.restated.contains(&pair(record.id.table, other.id.table))
                            && counts(record, other)
                    })
                    .map(|other| other.id)
                    .take(NAMED + 1);
                let named: Vec<RecordId> = others.by_ref().take(NAMED).collect();
                if !named.is_empty() {
                    let more = others.next().is_some();
                    found.push((*record, Others { named, more }));
                }
            }
        }
        found
    }
}

/// The other rows that bear a record's value.
pub struct Others {
    /// The first of them.
    pub named: Vec<RecordId>,
    more: bool,
}

impl Others {
    /// Where they stand, in words: `第12行`, `另一份表的第3行`, `第3行、第4行、第5行等`.
    pub fn places(&self, seen_from: RecordId) -> String {
        let mut words = String::new();
        let mut table = seen_from.table;
        for other in &self.named {
            if !words.is_empty() {
                words.push('、');
            }
            if other.table != table {
                words.push_str(if other.table == seen_from.table { "本表" } else { "另一份表的" });
                table = other.table;
            }
            words.push_str(&format!("第{}行", other.row));
        }
        if self.more {
            words.push('等');
        }
        words
    }
}

/// Rosters that state the same people over again: a class's roster and the form it was collected
/// with. More than half of the smaller one's values, and at least three, stand in the other. That
/// somebody stands in both of them is no mistake. (A system list loaded twice is one.)
fn restated(groups: &[Vec<&Record<'_>>], sizes: &HashMap<TableId, usize>) -> HashSet<(TableId, TableId)> {
    let mut shared: HashMap<(TableId, TableId), usize> = HashMap::new();
    for group in groups {
        let tables: BTreeSet<TableId> = group
            .iter()
            .filter(|record| record.kind == TableKind::ClassRoster)
            .map(|record| record.id.table)
            .collect();
        for a in &tables {
            for b in tables.range(a..).skip(1) {
                *shared.entry((*a, *b)).or_default() += 1;
            }
        }
    }
    let size = |table: &TableId| sizes.get(table).copied().unwrap_or_default();
    shared.retain(|(a, b), count| *count >= 3 && *count * 2 > size(a).min(size(b)));
    shared.into_keys().collect()
}

fn pair(a: TableId, b: TableId) -> (TableId, TableId) {
    (a.min(b), a.max(b))
}
