//! What page and worker say to each other about the grid.
//!
//! The page holds the rows in sight; whatever reaches further is asked for here. Ranges are named by
//! where they are shown together with a stamp of the rows shown, and refused where these are others by
//! then; what is changed is named by record.

use serde::{Deserialize, Serialize};

use super::mending::FixLine;
use super::row_view::RowPage;
use crate::casework::grid::{Cursor, Range, Way};
use crate::casework::look::Look;
use crate::casework::look::find::{Found, Needle};
use crate::casework::look::values::Values;
use crate::domain::Field;
use crate::intake::table::RecordId;

mod desk;
mod plan;

pub use desk::Desk;
pub use plan::{Put, is_doubtful, plan_view};

/// Part of the rows shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// What the user looks at.
    pub look: Look,
    /// The stamp of the rows shown.
    pub stamp: u64,
    /// The columns shown, in order.
    pub fields: Vec<Field>,
    /// The cells.
    pub range: Range,
}

/// What the page asks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// Some of the rows.
    Page {
        /// What the user looks at.
        look: Look,
        /// From here.
        start: usize,
        /// This many.
        count: usize,
    },
    /// In which row a record is shown, if it is.
    Row(Look, RecordId),
    /// Where Ctrl+arrow leads from the area's first cell.
    Edge(Area, Way),
    /// The next finding after the area's first cell, or the one before.
    Finding(Area, bool),
    /// The next cell in the area that holds it after this one, or the one before.
    Find {
        /// Where to look.
        area: Area,
        /// For what.
        needle: Needle,
        /// From here.
        from: Cursor,
        /// Backwards.
        back: bool,
    },
    /// What the column holds.
    Values {
        /// What the user looks at.
        look: Look,
        /// The column.
        field: Field,
        /// Only values that contain this.
        search: String,
    },
    /// What may stand in the column.
    Choices(Look, Field),
    /// The area's texts, to be copied.
    Copy(Area),
    /// Write into the area.
    Put {
        /// Where.
        area: Area,
        /// What.
        put: Put,
        /// The user has seen what it would do.
        seen: bool,
    },
    /// Only say what writing into the area would do.
    Preview(Area, Put),
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The rows.
    Page(RowPage),
    /// The cell, if there is one.
    Cell(Option<Cursor>),
    /// What was found.
    Found(Found),
    /// What the column holds.
    Values(Values),
    /// What may stand there, with the initials people type.
    Choices(Vec<Choice>),
    /// The texts: as text with tabs in buffer 0, as HTML in buffer 1 (empty where there is too much).
    Copied,
    /// What would be written.
    Plan(Box<PlanView>),
}

/// A choice of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// The text.
    pub text: String,
    /// The initials of its sounds.
    pub initials: String,
}

/// What would be written, to be looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PlanView {
    /// How many cells would change.
    pub cells: usize,
    /// In how many rows.
    pub rows: usize,
    /// Rows and columns that find no place in the table.
    pub beyond: (usize, usize),
    /// Cells left alone because `####` was copied for them.
    pub too_narrow: usize,
    /// The first of the cells.
    pub lines: Vec<FixLine>,
}
