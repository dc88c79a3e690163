//! Which columns are shown and how wide; kept in the browser by field, without any cell's text.

use std::collections::{BTreeMap, BTreeSet};

use gloo_storage::{LocalStorage, Storage};
use serde::{Deserialize, Serialize};

use crate::domain::Field;

const KEY: &str = "tuanji.columns";

/// Width of the column of row numbers.
pub const NUMBERS: i64 = 52;

const NARROWEST: i64 = 44;
const WIDEST: i64 = 800;

/// What the user chose; everything else is as it comes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Columns {
    widths: BTreeMap<Field, i64>,
    hidden: BTreeSet<Field>,
}

impl Columns {
    /// What was kept; what comes by default where it cannot be read.
    pub fn load() -> Columns {
        LocalStorage::get(KEY).unwrap_or_default()
    }

    /// Keeps it for the next visit. Private windows may refuse; then it holds until the page is closed.
    pub fn keep(&self) {
        let _ = LocalStorage::set(KEY, self);
    }

    /// Is the column shown? The name always is.
    pub fn is_shown(&self, field: Field) -> bool {
        field == Field::Name || !self.hidden.contains(&field)
    }

    /// Shows the column, or hides it.
    pub fn show(&mut self, field: Field, shown: bool) {
        if shown {
            self.hidden.remove(&field);
        } else if field != Field::Name {
            self.hidden.insert(field);
        }
    }

    /// The column's width in pixels.
    pub fn width(&self, field: Field) -> i64 {
        self.widths.get(&field).copied().unwrap_or_else(|| usual(field))
    }

    /// Makes it that wide, within reason.
    pub fn set_width(&mut self, field: Field, width: i64) {
        self.widths.insert(field, width.clamp(NARROWEST, WIDEST));
    }

    /// Where a column begins, from the left of the canvas.
    pub fn left(&self, fields: &[Field], column: usize) -> i64 {
        NUMBERS + fields.iter().take(column).map(|field| self.width(*field)).sum::<i64>()
    }

    /// The column at this distance from the left of the canvas.
    pub fn at(&self, fields: &[Field], x: i64) -> usize {
        let mut right = NUMBERS;
        for (column, field) in fields.iter().enumerate() {
            right += self.width(*field);
            if x < right {
                return column;
            }
        }
        fields.len().saturating_sub(1)
    }

    /// The widths as the grid lays them out.
    pub fn template(&self, fields: &[Field]) -> String {
        let widths = fields.iter().map(|field| format!(" {}px", self.width(*field)));
        std::iter::once(format!("{NUMBERS}px")).chain(widths).collect()
    }
}

/// The width that shows the longest of these texts.
pub fn fitting<'a>(texts: impl Iterator<Item = &'a str>) -> i64 {
    let units = |text: &str| text.chars().map(|c| if c.is_ascii() { 9 } else { 16 }).sum::<i64>();
    texts.map(units).max().unwrap_or(0) + 24
}

/// What a field's usual content needs.
fn usual(field: Field) -> i64 {
    match field {
        Field::OrgName | Field::HouseholdAddress | Field::DeletionReason | Field::RetentionReason => 300,
        Field::IdNumber => 188,
        Field::Name => 132,
        Field::Phone | Field::MemberNumber | Field::StudentNumber => 140,
        Field::Branch | Field::Class => 160,
        Field::Birth | Field::Joined | Field::Ethnicity => 112,
        Field::Applied | Field::AppliedOn | Field::Volunteer | Field::VolunteerOn => 176,
        Field::Sex => 80,
        _ => 132,
    }
}
