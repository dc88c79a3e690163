//! One value in several rows: naming the other rows.

use std::borrow::Borrow;
use std::collections::HashMap;

use super::groups::{Group, Member};
use crate::domain::order;
use crate::intake::Record;
use crate::intake::table::{RecordId, TableId, TableKind};

/// How many other rows a finding names. One value in every row of a list must not make each of its
/// findings as long as the list.
const NAMED: usize = 3;

/// How many rows of a group are looked at for one row's others, for the same reason.
const LOOKED_AT: usize = 100;

/// Every row of the group that shares its value with others for which `counts` holds, with some of those.
pub fn repeats<'a>(
    group: &Group<'a>,
    counts: impl Fn(&Record<'_>, &Record<'_>) -> bool,
) -> Vec<(Record<'a>, Others)> {
    if group.members.len() < 2 {
        return Vec::new();
    }
    let lookup: Vec<Record<'a>> =
        group.members.iter().take(LOOKED_AT).filter_map(|member| group.row(member)).collect();
    let rows = group.members.iter().filter_map(|member| group.row(member));
    let is_restated =
        |a: &Record<'_>, b: &Record<'_>| group.whole.binary_search(&pair(a.id.table, b.id.table)).is_ok();
    rows.filter_map(|row| {
        let others = Others::among(&lookup, &row, |a, b| !is_restated(a, b) && counts(a, b))?;
        Some((row, others))
    })
    .collect()
}

/// The other rows that bear a record's value.
pub struct Others {
    /// The first of them.
    pub named: Vec<RecordId>,
    more: bool,
}

impl Others {
    /// The others of a row among rows of the same value; nothing where there are none for which
    /// `counts` holds.
    pub fn among<'a>(
        rows: &[impl Borrow<Record<'a>>],
        row: &Record<'_>,
        counts: impl Fn(&Record<'_>, &Record<'_>) -> bool,
    ) -> Option<Others> {
        let mut others = rows
            .iter()
            .take(LOOKED_AT)
            .map(Borrow::borrow)
            .filter(|other| other.id != row.id && counts(row, other))
            .map(|other| other.id)
            .take(NAMED + 1);
        let named: Vec<RecordId> = others.by_ref().take(NAMED).collect();
        (!named.is_empty()).then(|| Others { named, more: others.next().is_some() })
    }

    /// Where they stand, in words: `第12行`, `“花名册2.xlsx”第3行`, `第3行、第4行、第5行等`.
    pub fn places(&self, seen_from: RecordId, name: impl Fn(TableId) -> Option<String>) -> String {
        let mut words = String::new();
        let mut table = seen_from.table;
        for other in &self.named {
            if !words.is_empty() {
                words.push('、');
            }
            if other.table != table {
                table = other.table;
                words.push_str(&match name(table).filter(|_| table != seen_from.table) {
                    _ if table == seen_from.table => "本表".to_owned(),
                    Some(name) => format!("“{name}”"),
                    None => "另一份表的".to_owned(),
                });
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
pub fn restated(kind: TableKind, members: &[Member]) -> Vec<u64> {
    if kind == TableKind::SystemList {
        return Vec::new();
    }
    let mut sizes: HashMap<TableId, usize> = HashMap::new();
    let mut shared: HashMap<u64, usize> = HashMap::new();
    for group in members.chunk_by(Member::shares_key) {
        let mut tables: Vec<TableId> = group.iter().map(|member| member.record.table).collect();
        tables.iter().for_each(|table| *sizes.entry(*table).or_default() += 1);
        // In order already, as the members are.
        tables.dedup();
        for (at, a) in tables.iter().enumerate() {
            for b in tables.iter().skip(at + 1) {
                *shared.entry(pair(*a, *b)).or_default() += 1;
            }
        }
    }
    let size = |table: u32| sizes.get(&TableId(table)).copied().unwrap_or_default();
    let mut restated: Vec<u64> = shared
        .into_iter()
        .filter(|(pair, count)| {
            let (a, b) = unpair(*pair);
            *count >= 3 && *count * 2 > size(a).min(size(b))
        })
        .map(|(pair, _)| pair)
        .collect();
    order::sort(&mut restated);
    restated
}

fn pair(a: TableId, b: TableId) -> u64 {
    u64::from(a.min(b).0) << 32 | u64::from(a.max(b).0)
}

fn unpair(pair: u64) -> (u32, u32) {
    ((pair >> 32) as u32, pair as u32)
}
