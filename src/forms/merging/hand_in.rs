//! Who has handed in, who late, who not.

use std::collections::{BTreeMap, BTreeSet};

use super::KINDS;
use super::directory::{BranchAt, Directory, GeneralAt};
use super::rows::{MergedRow, taken_by};
use super::unit::FormTable;
use crate::casework::forms::Unit;
use crate::domain::PartialDate;
use crate::intake::table::TableId;

/// How a unit stands with one form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HandIn {
    /// Nothing has come.
    #[default]
    Missing,
    /// Nothing of its own has come, but what is above it has handed in for it.
    Through,
    /// It has come, nobody knows when.
    Undated,
    /// It has come in time.
    InTime(PartialDate),
    /// It has come late.
    Late(PartialDate),
}

/// A 团总支 and its branches.
#[derive(Clone, Debug, PartialEq)]
pub struct GeneralStatus {
    /// Its name; nothing for branches of none.
    pub name: Option<String>,
    /// Its place in the directory; rows name it.
    pub at: GeneralAt,
    /// How it stands with 附件1 and 附件3 of its own.
    pub own: [HandIn; 2],
    /// Rows that go into its merged 附件1 and 附件3.
    pub rows: [usize; 2],
    /// Its branches.
    pub branches: Vec<BranchStatus>,
}

/// A branch.
#[derive(Clone, Debug, PartialEq)]
pub struct BranchStatus {
    /// Its full name.
    pub name: String,
    /// How it stands with 附件1 and 附件3.
    pub states: [HandIn; 2],
    /// Its rows in the merged 附件1 and 附件3.
    pub rows: [usize; 2],
}

/// Everybody who is expected to hand in, and rows of nobody known.
pub fn generals(directory: &Directory, tables: &[FormTable], rows: &[MergedRow]) -> Vec<GeneralStatus> {
    let by_branch = taken_by(rows, |row| row.branch);
    let by_general = taken_by(rows, |row| row.general);
    let mut named: BTreeMap<BranchAt, BTreeSet<TableId>> = BTreeMap::new();
    for row in rows {
        named.entry(row.branch).or_default().insert(row.record.table);
    }
    let status = |(at, name): (GeneralAt, Option<&str>)| {
        let own = name.map(|name| Unit::General(name.to_owned()));
        let own = KINDS.map(|kind| {
            let tables =
                tables.iter().filter(|table| table.kind == kind && own.is_some() && table.unit == own);
            of_tables(tables)
        });
        let branch = |(place, branch): (BranchAt, &str)| {
            let unit = Unit::Branch(branch.to_owned());
            let mut states = [HandIn::Missing; 2];
            for ((state, kind), above) in states.iter_mut().zip(KINDS).zip(own) {
                let of_kind = || tables.iter().filter(|table| table.kind == kind);
                *state = of_tables(of_kind().filter(|table| table.unit.as_ref() == Some(&unit)));
                // The committee's or another's form speaks for the branches it names.
                let named =
                    |table: &FormTable| named.get(&place).is_some_and(|in_| in_.contains(&table.table));
                if *state == HandIn::Missing && (above != HandIn::Missing || of_kind().any(named)) {
                    *state = HandIn::Through;
                }
            }
            let rows = by_branch.get(&place).copied().unwrap_or_default();
            BranchStatus { name: branch.to_owned(), states, rows }
        };
        GeneralStatus {
            name: name.map(str::to_owned),
            at,
            own,
            rows: by_general.get(&at).copied().unwrap_or_default(),
            branches: directory.branches_of(at).map(branch).collect(),
        }
    };
    directory.generals().map(status).collect()
}

/// The first time counts: what is corrected afterwards does not make it late.
fn of_tables<'a>(tables: impl Iterator<Item = &'a FormTable> + Clone) -> HandIn {
    let first = tables.clone().filter(|table| table.day.is_some()).min_by_key(|table| table.day);
    match (first.and_then(|table| Some((table.day?, table.late))), tables.count()) {
        (Some((day, true)), _) => HandIn::Late(day),
        (Some((day, false)), _) => HandIn::InTime(day),
        (None, 0) => HandIn::Missing,
        (None, _) => HandIn::Undated,
    }
}
