//! Who has handed in, who late, who not.

use std::collections::{BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

use super::KINDS;
use super::directory::{BranchAt, Directory, GeneralAt};
use super::rows::{MergedRow, taken_by};
use super::unit::FormTable;
use crate::casework::forms::{FormChoices, Unit};
use crate::domain::PartialDate;
use crate::intake::table::TableKind;

/// How a unit stands with one form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum HandIn {
    /// Nothing has come.
    #[default]
    Missing,
    /// It has said that it has nothing to report.
    Nothing,
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
    /// Its place in the directory; rows name it.
    pub at: BranchAt,
    /// How it stands with 附件1 and 附件3.
    pub states: [HandIn; 2],
    /// Its rows in the merged 附件1 and 附件3.
    pub rows: [usize; 2],
}

/// Everybody who is expected to hand in, and rows of nobody known.
pub fn generals(
    directory: &Directory,
    tables: &[FormTable],
    rows: &[MergedRow],
    choices: &FormChoices,
) -> Vec<GeneralStatus> {
    let by_branch = taken_by(rows, |row| row.branch);
    let by_general = taken_by(rows, |row| row.general);
    let handed = Handed::new(tables, rows);
    let status = |(at, name): (GeneralAt, Option<&str>)| {
        let own = match name {
            Some(name) => KINDS.map(|kind| handed.by(&Unit::General(name.to_owned()), kind)),
            None => [HandIn::Missing; 2],
        };
        let branch = |(place, branch): (BranchAt, &str)| {
            let unit = Unit::Branch(branch.to_owned());
            let mut states = KINDS.map(|kind| handed.by(&unit, kind));
            for ((state, kind), above) in states.iter_mut().zip(KINDS).zip(own) {
                if *state != HandIn::Missing {
                    continue;
                }
                if above != HandIn::Missing || handed.names(place, kind) {
                    *state = HandIn::Through;
                } else if choices.nothing.contains(&(branch.to_owned(), kind)) {
                    *state = HandIn::Nothing;
                }
            }
            let rows = by_branch.get(&place).copied().unwrap_or_default();
            BranchStatus { name: branch.to_owned(), at: place, states, rows }
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

/// What has come, by whose it is and by whom it names.
struct Handed<'a> {
    by_unit: HashMap<(&'a Unit, TableKind), Vec<&'a FormTable>>,
    named: BTreeSet<(BranchAt, TableKind)>,
}

impl<'a> Handed<'a> {
    fn new(tables: &'a [FormTable], rows: &[MergedRow]) -> Handed<'a> {
        let mut by_unit: HashMap<_, Vec<_>> = HashMap::new();
        for table in tables {
            if let Some(unit) = &table.unit {
                by_unit.entry((unit, table.kind)).or_default().push(table);
            }
        }
        Handed { by_unit, named: rows.iter().map(|row| (row.branch, row.kind)).collect() }
    }

    /// How a unit stands with forms of its own. The first time counts: what is corrected afterwards does
    /// not make it late.
    fn by(&self, unit: &Unit, kind: TableKind) -> HandIn {
        let Some(tables) = self.by_unit.get(&(unit, kind)) else { return HandIn::Missing };
        let dated = tables.iter().filter_map(|table| Some((table.day?, table.late)));
        match dated.min() {
            Some((day, true)) => HandIn::Late(day),
            Some((day, false)) => HandIn::InTime(day),
            None => HandIn::Undated,
        }
    }

    /// The committee's or another's form speaks for the branches it names.
    fn names(&self, branch: BranchAt, kind: TableKind) -> bool {
        self.named.contains(&(branch, kind))
    }
}
