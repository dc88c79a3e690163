//! 核对报告: what was read, what was found and what is to be done, in one workbook for the file.

mod build;
mod charts;
mod exceptions;
mod write;

pub use build::{overview, overview_of};
pub use exceptions::{Exceptions, RuleOff};
pub use write::write_overview;

use crate::reconcile::Action;

/// The report as it will stand on its sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// How many people there are, per branch, in the order the branches first appear.
    pub branches: Vec<BranchTotals>,
    /// How often each rule spoke, in the order of the codes; those that found nothing too.
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
    /// 团总支; empty where none is known.
    pub general: String,
    /// People.
    pub people: usize,
    /// People whose case waits for the user.
    pub open: usize,
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

impl BranchTotals {
    /// Adds another branch's numbers to these.
    pub fn add(&mut self, other: &BranchTotals) {
        self.people += other.people;
        self.open += other.open;
        self.in_system += other.in_system;
        self.in_roster += other.in_roster;
        self.paired += other.paired;
        self.incomplete += other.incomplete;
        self.actions.iter_mut().zip(other.actions).for_each(|(sum, count)| *sum += count);
    }

    /// How many of its people need no more deciding, of a hundred.
    pub fn progress(&self) -> usize {
        (self.people - self.open.min(self.people)) * 100 / self.people.max(1)
    }
}

impl Overview {
    /// The branches' numbers by 团总支, in the order these first appear.
    pub fn generals(&self) -> Vec<BranchTotals> {
        let mut generals: Vec<BranchTotals> = Vec::new();
        for branch in &self.branches {
            let at = generals.iter().position(|general| general.general == branch.general);
            let at = at.unwrap_or_else(|| {
                generals.push(BranchTotals { general: branch.general.clone(), ..BranchTotals::default() });
                generals.len() - 1
            });
            if let Some(general) = generals.get_mut(at) {
                general.add(branch);
            }
        }
        generals
    }

    /// Everybody.
    pub fn total(&self) -> BranchTotals {
        let mut all = BranchTotals { branch: "合计".to_owned(), ..BranchTotals::default() };
        self.branches.iter().for_each(|branch| all.add(branch));
        all
    }
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
    /// Why it is switched off, if it is.
    pub off: Option<String>,
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
    /// What tells the file from every other: its SHA-256, where it is known.
    pub sha256: String,
    /// What was left out, or why it was rejected.
    pub notes: String,
}
