//! A row as it is held on the page and shown.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use leptos::prelude::Get;

use crate::app::state::State;
use crate::domain::Field;
use crate::domain::mask::{mask_id_number, mask_numbers_in};
use crate::worker::row_view::RowView;

/// A row as drawn.
#[derive(Clone)]
pub struct Line {
    /// Where it is shown.
    pub at: usize,
    /// What it holds.
    pub row: Arc<RowView>,
    /// Changes when it must be drawn anew.
    pub print: u64,
}

impl Line {
    /// The row shown there.
    pub fn new(at: usize, row: RowView) -> Line {
        let mut hasher = DefaultHasher::new();
        (row.record, row.red, row.state).hash(&mut hasher);
        for cell in &row.cells {
            (&cell.text, cell.edited, cell.severity).hash(&mut hasher);
        }
        Line { at, row: Arc::new(row), print: hasher.finish() }
    }
}

/// Does the column stay in sight when the others are scrolled?
pub fn is_frozen(field: Field) -> bool {
    field == Field::Name
}

/// A cell's text as bystanders may see it.
pub fn shown(state: State, field: Field, text: &str) -> String {
    if state.numbers_shown.get() {
        return text.to_owned();
    }
    match field {
        Field::IdNumber => mask_id_number(text),
        Field::DeletionReason | Field::RetentionReason => mask_numbers_in(text).into_owned(),
        _ => text.to_owned(),
    }
}
