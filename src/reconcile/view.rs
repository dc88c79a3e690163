//! One person as all the rows of a side describe them together.
//!
//! A class roster has the student number, the collection form of the same class has the phone: where
//! the row that was paired is silent, the person's other rows in the same branch speak.

use std::borrow::Cow;

use crate::domain::{Field, IdNumber, PartialDate, id_number::Sex};
use crate::intake::{CellView, Record};

/// The rows of one person, the paired one first.
#[derive(Clone, Debug)]
pub struct View<'a>(pub Vec<Record<'a>>);

impl<'a> View<'a> {
    /// The first filled cell of the field, else an empty one where there is such a column.
    pub fn cell(&self, field: Field) -> Option<CellView<'a>> {
        let mut cells = self.0.iter().filter_map(|record| record.cell(field));
        let first = cells.next()?;
        // One row is the rule, and its cell is the answer whatever it holds.
        if self.0.len() == 1 || !first.is_blank() {
            return Some(first);
        }
        cells.find(|cell| !cell.is_blank()).or(Some(first))
    }

    /// The field's tidied text.
    pub fn text(&self, field: Field) -> Cow<'a, str> {
        let mut texts = self.0.iter().map(|record| record.text(field));
        texts.find(|text| !text.is_empty()).unwrap_or(Cow::Borrowed(""))
    }

    /// The date it holds.
    pub fn date(&self, field: Field) -> Option<PartialDate> {
        self.cell(field)?.date()
    }

    /// The sex stated.
    pub fn sex(&self) -> Option<Sex> {
        Sex::parse(self.cell(Field::Sex)?.text)
    }

    /// The identity number, if its form is known and the cell is not a damaged number.
    pub fn id_number(&self) -> Option<IdNumber> {
        let cell = self.cell(Field::IdNumber)?;
        if cell.kind.is_number() { None } else { IdNumber::parse(cell.text) }
    }

    /// The identity number, if it passes its check and holds a date.
    pub fn valid_number(&self) -> Option<IdNumber> {
        self.id_number().filter(|id| id.checksum_holds() && id.birth().is_some())
    }
}
