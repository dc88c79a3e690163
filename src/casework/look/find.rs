//! Finding and replacing text in the cells looked at.

use serde::{Deserialize, Serialize};

use crate::casework::campaign::Campaign;
use crate::casework::grid::{Cursor, Range};
use crate::domain::Field;
use crate::intake::table::RecordId;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needle {
    /// The text. Small and capital letters are alike.
    pub text: String,
    /// The cell holds nothing else.
    pub whole: bool,
}

/// What was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// How many cells.
    pub count: usize,
    /// The next one.
    pub next: Option<Cursor>,
    /// Which of all it is, from 1.
    pub number: usize,
}

impl Needle {
    /// Does the cell hold it?
    pub fn is_in(&self, cell: &str) -> bool {
        if self.text.is_empty() {
            false
        } else if self.whole {
            cell.trim().to_lowercase() == self.text.to_lowercase()
        } else {
            cell.to_lowercase().contains(&self.text.to_lowercase())
        }
    }

    /// The cell with it replaced; nothing where it does not hold it.
    pub fn replaced(&self, cell: &str, with: &str) -> Option<String> {
        if !self.is_in(cell) {
            return None;
        }
        if self.whole {
            return Some(with.to_owned());
        }
        let mut out = String::with_capacity(cell.len());
        let mut rest = cell;
        let mut any = false;
        while !rest.is_empty() {
            match self.at_start(rest) {
                Some(after) => {
                    out.push_str(with);
                    rest = after;
                    any = true;
                }
                None => {
                    let mut chars = rest.chars();
                    out.extend(chars.next());
                    rest = chars.as_str();
                }
            }
        }
        any.then_some(out)
    }

    /// What follows it, where the text begins with it.
    fn at_start<'a>(&self, text: &'a str) -> Option<&'a str> {
        let mut wanted = self.text.chars().flat_map(char::to_lowercase).peekable();
        let mut chars = text.chars();
        while wanted.peek().is_some() {
            for lower in chars.next()?.to_lowercase() {
                if wanted.next()? != lower {
                    return None;
                }
            }
        }
        Some(chars.as_str())
    }
}

impl Campaign {
    /// Looks through a range of the rows looked at: how many cells hold it, and which comes after (or
    /// before) `from`, going round.
    pub fn find(
        &self,
        (rows, fields): (&[RecordId], &[Field]),
        range: Range,
        needle: &Needle,
        from: Cursor,
        back: bool,
    ) -> Found {
        let at = |cell: &Cursor| (cell.row, cell.column);
        let mut hits = Vec::new();
        for (row, id) in rows.iter().enumerate().take(range.to.row.saturating_add(1)).skip(range.from.row) {
            for (column, field) in
                fields.iter().enumerate().take(range.to.column.saturating_add(1)).skip(range.from.column)
            {
                if needle.is_in(&self.cell_text(*id, *field)) {
                    hits.push(Cursor { row, column });
                }
            }
        }
        let next = if back {
            hits.iter().rposition(|hit| at(hit) < at(&from)).or_else(|| hits.len().checked_sub(1))
        } else {
            hits.iter().position(|hit| at(hit) > at(&from)).or((!hits.is_empty()).then_some(0))
        };
        Found {
            count: hits.len(),
            next: next.and_then(|place| hits.get(place).copied()),
            number: next.map_or(0, |place| place + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn needle(text: &str, whole: bool) -> Needle {
        Needle { text: text.to_owned(), whole }
    }

    #[test]
    fn letters_are_alike_and_every_place_is_replaced() {
        assert_eq!(needle("ab", false).replaced("xABab-", "张").as_deref(), Some("x张张-"));
        assert_eq!(needle("青年", false).replaced("在校青年学生", "").as_deref(), Some("在校学生"));
        assert_eq!(needle("学生", true).replaced("青年学生", "x"), None);
        assert_eq!(needle("学生", true).replaced(" 学生 ", "青年学生").as_deref(), Some("青年学生"));
        assert_eq!(needle("", false).replaced("abc", "x"), None);
    }

    proptest! {
        #[test]
        fn what_is_replaced_by_itself_is_unchanged(text in "[ab张İß]{0,12}", part in "[ab张]{1,3}") {
            if let Some(same) = needle(&part, false).replaced(&text, &part) {
                prop_assert_eq!(same, text);
            }
        }
    }
}
