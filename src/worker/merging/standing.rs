//! Who has handed in, as shown.

use serde::{Deserialize, Serialize};

use crate::domain::org_name::short_name;
use crate::forms::merging::{BranchStatus, GeneralStatus, HandIn, KINDS, Merging, Taken};

/// Totals of one form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Totals {
    /// Forms handed in.
    pub forms: usize,
    /// Rows in them.
    pub rows: usize,
    /// Rows that go into the merged form.
    pub taken: usize,
    /// Rows left out because their person stands in another.
    pub repeats: usize,
    /// Branches of the system lists.
    pub branches: usize,
    /// Those of them for which something has come, or that have nothing to report.
    pub handed_in: usize,
    /// Those of them for which it came late.
    pub late: usize,
}

/// A 团总支 and its branches.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GeneralView {
    /// Its name; nothing for branches of none.
    pub name: Option<String>,
    /// How it stands itself with 附件1 and 附件3.
    pub own: [HandIn; 2],
    /// Rows of its merged 附件1 and 附件3.
    pub rows: [usize; 2],
    /// Its branches.
    pub branches: Vec<BranchView>,
}

/// A branch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BranchView {
    /// Its full name.
    pub name: String,
    /// Its name without what all branches of the 团总支 share.
    pub short: String,
    /// How it stands with 附件1 and 附件3.
    pub states: [HandIn; 2],
    /// Its rows in the merged 附件1 and 附件3.
    pub rows: [usize; 2],
}

/// The totals of 附件1 (0) or 附件3 (1). Who is to hand in is known from system lists only.
pub(super) fn totals(merging: &Merging, at: usize, has_system: bool) -> Totals {
    let kind = KINDS.get(at).copied();
    let rows = || merging.rows.iter().filter(move |row| Some(row.kind) == kind);
    let states =
        merging.generals.iter().flat_map(|general| &general.branches).filter_map(|b| b.states.get(at));
    let mut totals = Totals {
        forms: merging.tables.iter().filter(|form| Some(form.kind) == kind).count(),
        rows: rows().count(),
        taken: rows().filter(|row| row.taken == Taken::Yes).count(),
        repeats: rows().filter(|row| matches!(row.taken, Taken::Repeats(_))).count(),
        ..Totals::default()
    };
    for state in states.filter(|_| has_system) {
        totals.branches += 1;
        totals.handed_in += usize::from(*state != HandIn::Missing);
        totals.late += usize::from(matches!(state, HandIn::Late(_)));
    }
    totals
}

pub(super) fn general_view(general: &GeneralStatus) -> GeneralView {
    let branch = |branch: &BranchStatus| BranchView {
        name: branch.name.clone(),
        short: short_name(&branch.name, general.name.as_deref()).to_owned(),
        states: branch.states,
        rows: branch.rows,
    };
    GeneralView {
        name: general.name.clone(),
        own: general.own,
        rows: general.rows,
        branches: general.branches.iter().map(branch).collect(),
    }
}
