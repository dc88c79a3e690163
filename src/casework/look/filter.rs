//! Which records pass.

use serde::{Deserialize, Serialize};

use super::Look;
use crate::casework::campaign::Campaign;
use crate::domain::Field;
use crate::intake::table::RecordId;

/// A condition on a column.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ColumnFilter {
    /// The column.
    pub field: Field,
    /// What it must hold.
    pub pick: Pick,
}

/// What a cell must hold. A blank cell holds the empty text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Pick {
    /// One of these.
    Only(Vec<String>),
    /// None of these.
    Except(Vec<String>),
    /// This somewhere in it.
    Contains(String),
    /// Something that is wrong.
    Flagged,
}

impl Pick {
    /// Nothing.
    pub fn blank() -> Pick {
        Pick::Only(vec![String::new()])
    }

    /// Something.
    pub fn filled() -> Pick {
        Pick::Except(vec![String::new()])
    }
}

impl Campaign {
    /// Does the record pass?
    pub(super) fn lets_through(&self, look: &Look, row: RecordId) -> bool {
        self.has_what_is_wanted(look, row) && look.columns.iter().all(|one| self.passes(one, row))
    }

    /// The same but for the condition on one column: what that column offers to choose from.
    pub(super) fn lets_through_but(&self, look: &Look, row: RecordId, field: Field) -> bool {
        let mut others = look.columns.iter().filter(|one| one.field != field);
        self.has_what_is_wanted(look, row) && others.all(|one| self.passes(one, row))
    }

    fn has_what_is_wanted(&self, look: &Look, row: RecordId) -> bool {
        let of_rule = |code: &String| self.open_findings(row).any(|one| one.rule.0.code == code);
        (!look.flagged || self.open_findings(row).next().is_some()) && look.rule.as_ref().is_none_or(of_rule)
    }

    fn passes(&self, one: &ColumnFilter, row: RecordId) -> bool {
        let text = || self.cell_tidy(row, one.field);
        match &one.pick {
            Pick::Only(values) => values.iter().any(|value| *value == text()),
            Pick::Except(values) => values.iter().all(|value| *value != text()),
            Pick::Contains(part) => text().to_lowercase().contains(&part.to_lowercase()),
            Pick::Flagged => self.open_findings(row).any(|finding| finding.field == one.field),
        }
    }
}
