//! 核对报告: what was read, what was found and what is to be done, in one workbook for the file.

mod build;
mod exceptions;
mod write;

pub use build::overview;
pub use exceptions::{Exceptions, RuleOff};
pub use write::write_overview;

use crate::reconcile::Action;

/// The report as it will stand on its sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// How many people there are, per branch, in the order the branches first appear.
    pub branches: Vec<BranchTotals>,
    /// How often each rule spoke, in the order of the codes.
    pub rules: Vec<RuleTotals>,
    /// One entry per person.
    pub cases: Vec<CaseLine>,
    /// One entry per finding.
    pub findings: Vec<FindingLine>,
    /// One entry per table, and per file that could not be read.
    pub sources: Vec<SourceLine>,
    /// What was let pass.
    pub exceptions: Exceptions,
}

/// The actions that are counted, in the order of the columns.
pub const COUNTED: [Action; 8] = [
    Action::Delete,
    Action::Supplement,
    Action::Amend,
    Action::Transfer,
    Action::TransferHome,
    Action::Retain,
    Action::Decide,
    Action::None,
];

/// One branch in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BranchTotals {
    /// 团支部.
    pub branch: String,
    /// People in the system list.
    pub in_system: usize,
    /// People in the roster.
    pub in_roster: usize,
    /// People on both sides.
    pub paired: usize,
    /// How many people have each action of [`COUNTED`].
    pub actions: [usize; COUNTED.len()],
    /// People with something to complete.
    pub incomplete: usize,
}

/// One rule in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleTotals {
    /// The code.
    pub code: String,
    /// What it finds.
    pub title: String,
    /// How grave that is.
    pub severity: String,
    /// What it rests on.
    pub basis: String,
    /// How often it spoke.
    pub count: usize,
}

/// One person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseLine {
    /// 团支部.
    pub branch: String,
    /// 姓名.
    pub name: String,
    /// What made the rows one person, and how sure that is.
    pub pairing: String,
    /// What differs.
    pub differences: String,
    /// What is to be done.
    pub actions: String,
    /// Why.
    pub reasons: String,
}

/// One finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindingLine {
    /// The rule's code.
    pub code: String,
    /// How grave it is.
    pub severity: String,
    /// File, sheet and row.
    pub place: String,
    /// 姓名.
    pub name: String,
    /// The field.
    pub field: String,
    /// The cell's text.
    pub value: String,
    /// What is wrong and what to do.
    pub message: String,
}

/// One table or rejected file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceLine {
    /// The file.
    pub file: String,
    /// The sheet.
    pub sheet: String,
    /// What it was taken for.
    pub kind: String,
    /// How many records it has; empty for rejected files.
    pub records: String,
    /// What was left out, or why it was rejected.
    pub notes: String,
}
