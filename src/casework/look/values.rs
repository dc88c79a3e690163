//! What a column holds, and how often: what a filter offers to choose from.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Look, sort};
use crate::casework::campaign::Campaign;
use crate::domain::{Field, order};

pub use super::sort::initials;

/// A column's values.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Values {
    /// The most frequent ones with their counts; a blank cell is the empty text.
    pub values: Vec<(String, usize)>,
    /// How many different ones there are.
    pub distinct: usize,
    /// Cells with something wrong.
    pub flagged: usize,
}

impl Campaign {
    /// The values of a column in the rows the other conditions let through, among them those that
    /// contain `search`, the most frequent first.
    pub fn values(&self, look: &Look, field: Field, search: &str, most: usize) -> Values {
        let Some(table) = self.table(look.table) else { return Values::default() };
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut flagged = 0;
        for row in table.record_ids().filter(|row| self.lets_through_but(look, *row, field)) {
            let text = self.cell_tidy(row, field);
            match counts.get_mut(text.as_ref()) {
                Some(count) => *count += 1,
                None => drop(counts.insert(text.into_owned(), 1)),
            }
            flagged += usize::from(self.open_findings(row).any(|finding| finding.field == field));
        }
        let wanted = search.trim().to_lowercase();
        let found = |value: &str| {
            value.to_lowercase().contains(&wanted) || sort::initials(value).starts_with(&wanted)
        };
        let mut values: Vec<(String, usize)> =
            counts.into_iter().filter(|(value, _)| wanted.is_empty() || found(value)).collect();
        let distinct = values.len();
        order::sort_by(&mut values, |(one, more), (two, less)| less.cmp(more).then_with(|| one.cmp(two)));
        values.truncate(most);
        Values { values, distinct, flagged }
    }
}
