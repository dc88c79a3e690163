//! Columns that ask about enrollment: 是否休学. What they say counts where no status says more.

use super::place::text_beside;
use crate::domain::Field;
use crate::domain::enrolment::{Asked, Change};
use crate::intake::header_text::asked;
use crate::intake::layout::CHOSEN;
use crate::intake::table::Column;
use crate::intake::{Record, Table};

/// A table's columns of this sort.
#[derive(Debug, Default)]
pub struct Answers(Vec<(u16, Option<Field>, Asked)>);

impl Answers {
    /// Finds them. One that names changes in words as well was taken for the status; one the user has put aside is not
    /// looked at.
    pub fn of(table: &Table) -> Answers {
        let is_read = |column: &&Column| match column.field {
            None => column.why != CHOSEN,
            Some(field) => field == Field::Status,
        };
        let columns = table.layout.columns.iter().filter(is_read);
        Answers(columns.filter_map(|c| Some((c.index, c.field, asked(&c.header)?))).collect())
    }

    /// The change a row's answers tell of.
    pub fn change(&self, record: &Record<'_>, table: &Table) -> Option<Change> {
        self.0.iter().find_map(|(column, field, asked)| match field {
            Some(field) => asked.change(&record.text(*field)),
            None => asked.change(&text_beside(record, table, *column)),
        })
    }
}
