//! A newer version of a list beside the one it replaces.

use std::borrow::Cow;
use std::collections::HashSet;

use super::campaign::Campaign;
use crate::domain::{Field, text};
use crate::intake::table::{Table, TableId, TableKind};

/// Two lists of the same making and, mostly, the same people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The list loaded first.
    pub old: TableId,
    /// The list loaded last.
    pub new: TableId,
}

/// The kinds that are exported or collected anew.
const KINDS: [TableKind; 3] = [TableKind::SystemList, TableKind::ClassRoster, TableKind::StatusChanges];

impl Campaign {
    /// The lists that a list loaded later replaces.
    pub(super) fn replacements(&self) -> Vec<Replacement> {
        let mut found = Vec::new();
        for kind in KINDS {
            let lists: Vec<&Table> = self.chosen_tables().filter(|table| table.kind() == kind).collect();
            if lists.len() < 2 {
                continue;
            }
            let lists: Vec<List<'_>> = lists.into_iter().map(List::read).collect();
            for (at, old) in lists.iter().enumerate() {
                let newer = lists.iter().skip(at + 1).rev().find(|new| old.is_replaced_by(new));
                found.extend(newer.map(|new| Replacement { old: old.table.id, new: new.table.id }));
            }
        }
        found
    }
}

/// What tells whether one list is a newer version of another.
struct List<'a> {
    table: &'a Table,
    organisations: HashSet<Cow<'a, str>>,
    people: HashSet<Cow<'a, str>>,
}

impl<'a> List<'a> {
    fn read(table: &'a Table) -> List<'a> {
        let words = |field| words(table, field);
        List { table, organisations: words(Field::OrgName), people: words(Field::Name) }
    }

    /// Parts of one export share the organisation, but not the people; a class roster and a collection
    /// form of one class share the people, but not the columns.
    fn is_replaced_by(&self, new: &List<'_>) -> bool {
        let exports = self.table.kind() == TableKind::SystemList && !self.organisations.is_empty();
        let alike = if exports {
            self.organisations == new.organisations
        } else {
            headers(self.table).eq(headers(new.table))
        };
        let fewer = self.people.len().min(new.people.len());
        alike && 2 * self.people.intersection(&new.people).count() > fewer
    }
}

fn headers(table: &Table) -> impl Iterator<Item = &str> {
    table.layout.columns.iter().map(|column| column.header.as_str())
}

fn words(table: &Table, field: Field) -> HashSet<Cow<'_, str>> {
    let Some(column) = table.layout.column_of(field).map(|column| column.index) else {
        return HashSet::new();
    };
    let cells =
        table.layout.rows.iter().filter_map(|row| table.sheet.cell(table.sheet.row_index(*row)?, column));
    cells.map(|cell| text::squeeze(cell.text)).filter(|text| !text.is_empty()).collect()
}
