//! A newer export beside the one it replaces.

use std::collections::BTreeSet;

use super::campaign::Campaign;
use crate::domain::{Field, text};
use crate::intake::table::{Table, TableId, TableKind};

/// Two system lists of the same organisations and, mostly, the same people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The list loaded first.
    pub old: TableId,
    /// The list loaded last.
    pub new: TableId,
}

impl Campaign {
    /// The system lists that a list loaded later replaces.
    ///
    /// Rosters are not asked about: a class roster and a collection form of one class belong together.
    pub(super) fn replacements(&self) -> Vec<Replacement> {
        let lists: Vec<&Table> =
            self.chosen_tables().filter(|table| table.kind() == TableKind::SystemList).collect();
        if lists.len() < 2 {
            return Vec::new();
        }
        let read = |table: &&Table| {
            let words = |field| words(table, field);
            (table.id, words(Field::OrgName), words(Field::Name))
        };
        let read: Vec<_> = lists.iter().map(read).collect();
        let mut found = Vec::new();
        for (at, (old, organisations, people)) in read.iter().enumerate() {
            // Parts of one export share the organisation, but not the people.
            let newer = read.iter().skip(at + 1).rev().find(|(_, others, names)| {
                !organisations.is_empty()
                    && organisations == others
                    && 2 * people.intersection(names).count() > people.len().min(names.len())
            });
            found.extend(newer.map(|(new, ..)| Replacement { old: *old, new: *new }));
        }
        found
    }
}

fn words(table: &Table, field: Field) -> BTreeSet<String> {
    let Some(column) = table.layout.column_of(field).map(|column| column.index) else {
        return BTreeSet::new();
    };
    let cells =
        table.layout.rows.iter().filter_map(|row| table.sheet.cell(table.sheet.row_index(*row)?, column));
    cells.map(|cell| text::squeeze(cell.text).into_owned()).filter(|text| !text.is_empty()).collect()
}
