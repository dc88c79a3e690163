//! Rows of forms, as shown.

use serde::{Deserialize, Serialize};

use super::Show;
use crate::domain::PartialDate;
use crate::intake::table::RecordId;
use crate::worker::views::{FindingView, Place};

/// The rows that are shown, and how many there would be under other choices.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lines {
    /// How many rows there are of each kind.
    pub counts: ShowCounts,
    /// Proposals in forms of the kind looked at that cannot alter a meaning, wherever they stand.
    pub safe: usize,
    /// The first rows; none where people's repeated rows are looked at.
    pub rows: Vec<RowView>,
    /// The first of the people who stand in several rows, where these are looked at.
    pub repeats: Vec<RepeatView>,
}

/// How many rows, or of repeats people, there are under each choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowCounts(pub [usize; 4]);

impl ShowCounts {
    /// Under this choice.
    pub fn of(self, show: Show) -> usize {
        let at = Show::ALL.iter().position(|one| *one == show);
        at.and_then(|at| self.0.get(at)).copied().unwrap_or_default()
    }
}

/// One row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowView {
    /// The row.
    pub record: RecordId,
    /// Whose row it is.
    pub name: String,
    /// The branch it names.
    pub branch: String,
    /// Its reason.
    pub reason: String,
    /// Where it stands.
    pub place: Place,
    /// Whether it goes into the merged form.
    pub part: Part,
    /// What is wrong with it; that it is repeated is told apart.
    pub problems: Vec<ProblemView>,
}

/// Whether a row goes into the merged form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Part {
    /// It does.
    Taken,
    /// Its person's row there does.
    Instead(Place),
    /// The user left it out.
    LeftOut,
}

/// Something wrong in a row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProblemView {
    /// What the cell says.
    pub value: String,
    /// What is wrong with it.
    pub finding: FindingView,
    /// In how many rows of the form, this one included, the same text is to become the same.
    pub alike: usize,
}

/// A person who stands in several rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RepeatView {
    /// The person's name.
    pub name: String,
    /// The rows.
    pub rows: Vec<RepeatRow>,
}

/// One of a person's rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RepeatRow {
    /// The row.
    pub record: RecordId,
    /// Where it stands.
    pub place: Place,
    /// The day its form was handed in.
    pub day: Option<PartialDate>,
    /// The branch it names.
    pub branch: String,
    /// Its reason.
    pub reason: String,
    /// It goes into the merged form.
    pub taken: bool,
}
