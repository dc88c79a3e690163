//! 汇总: what the page asks about the forms handed in, what it is shown of them, and the merged forms.

mod changes;
mod lines;
mod rows;
mod standing;
mod view;
mod write;

pub use crate::forms::merging::HandIn;
pub use changes::changes;
pub use lines::{Lines, Part, ProblemView, RepeatRow, RepeatView, RowView, ShowCounts};
pub use standing::{BranchView, GeneralView, Totals};
pub use view::{FormView, MergingView, UnitWhy, view};
pub use write::{reminder, write};

use serde::{Deserialize, Serialize};

use super::filter::Within;
use super::protocol::FormDetails;
use crate::casework::FindingKey;
use crate::casework::forms::Unit;
use crate::domain::PartialDate;
use crate::intake::table::{RecordId, TableId, TableKind};

/// What the page asks about the forms handed in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// How they stand.
    Show(Look),
    /// The message to those who have not handed in 附件1 or 附件3: of one 团总支, or with `None` of all.
    Reminder(TableKind, Option<String>),
    /// This is whose form it is, or it is left to the form to say.
    Unit(TableId, Option<Unit>),
    /// It was handed in on this day; `None` is not known.
    HandedIn(TableId, Option<PartialDate>),
    /// They are due by this day.
    Due(PartialDate),
    /// The branch has nothing to report with this form, or that is not known.
    Nothing(String, TableKind, bool),
    /// The row goes into the merged form, or does not, or that is left to the program.
    Row(RecordId, Option<bool>),
    /// Of one person's rows this one is taken.
    Prefer(RecordId),
    /// Take what is proposed for this finding, and for the same text in the form's other rows.
    TakeAlike(FindingKey),
    /// Take what is proposed for forms of this kind and cannot alter a meaning.
    TakeSafe(TableKind),
    /// Write a merged form.
    Write {
        /// 附件1 or 附件3.
        kind: TableKind,
        /// The 团总支 it is for; `None` is for all.
        general: Option<String>,
        /// What stands above the rows.
        details: FormDetails,
    },
}

/// What is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// 附件1 or 附件3.
    pub kind: TableKind,
    /// Only what belongs here.
    pub within: Option<Within>,
    /// Which rows.
    pub show: Show,
    /// This many of them.
    pub count: usize,
}

/// Which rows of the forms are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Show {
    /// Those with something wrong.
    #[default]
    Problems,
    /// Those of people who stand in several.
    Repeats,
    /// Those that do not go into the merged form.
    LeftOut,
    /// All.
    All,
}

impl Show {
    /// All choices, in their order.
    pub const ALL: [Show; 4] = [Show::Problems, Show::Repeats, Show::LeftOut, Show::All];
}
