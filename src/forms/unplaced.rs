//! What is said beside a list of 学籍异动 of those of its rows from which nothing follows.

use std::collections::BTreeMap;

use super::Lookup;
use crate::domain::Field;
use crate::intake::table::TableId;
use crate::reconcile::Unplaced;

/// So many rows of a list are named one by one.
const NAMED: usize = 50;

/// The notes, by list.
pub fn unplaced_notes(unplaced: &[Unplaced], lookup: &Lookup<'_>) -> BTreeMap<TableId, Vec<String>> {
    let mut rows: BTreeMap<TableId, Vec<&Unplaced>> = BTreeMap::new();
    for row in unplaced {
        rows.entry(row.id.table).or_default().push(row);
    }
    rows.into_iter()
        .map(|(table, rows)| {
            let more = rows.len().saturating_sub(NAMED);
            let more = (more > 0).then(|| format!("另有 {more} 行也没有对应到人。"));
            (table, rows.iter().take(NAMED).map(|row| note(row, lookup)).chain(more).collect())
        })
        .collect()
}

fn note(row: &Unplaced, lookup: &Lookup<'_>) -> String {
    let who = match lookup.verbatim(Some(row.id), Field::Name) {
        name if name.is_empty() => format!("第 {} 行", row.id.row),
        name => format!("第 {} 行“{name}”", row.id.row),
    };
    if row.of_several {
        format!("{who}：同名的不止一人，看不出说的是谁，请补上班级或学号。")
    } else {
        format!("{who}：系统名单和花名册中都没有找到此人，没有据此处理，请核对姓名、班级和学号。")
    }
}
