//! The cases of the people an edit touched, in the place of those they had.

use std::collections::{BTreeMap, BTreeSet};

use super::Reconciled;
use crate::intake::table::RecordId;
use crate::reconcile::assemble::Maker;
use crate::reconcile::lists::Lists;
use crate::reconcile::side::Rows;
use crate::reconcile::splice::splice;
use crate::reconcile::{Case, Input, Touched};

/// The records of a few rows, told quickly from the many others.
struct Few {
    ids: BTreeSet<RecordId>,
    bounds: Option<(RecordId, RecordId)>,
}

impl Few {
    fn of(rows: &Rows, touched: &BTreeSet<u32>) -> Few {
        let ids: BTreeSet<RecordId> = touched.iter().filter_map(|row| rows.id(*row)).collect();
        Few { bounds: ids.first().copied().zip(ids.last().copied()), ids }
    }

    fn has(&self, id: RecordId) -> bool {
        self.bounds.is_some_and(|(first, last)| first <= id && id <= last) && self.ids.contains(&id)
    }
}

impl Reconciled {
    /// Puts the cases of the people touched into the place of those they had. `finish` has the last word
    /// on each of them; `changed` hears of the former and of the present ones.
    pub fn renew(
        &self,
        input: &Input<'_>,
        touched: &Touched,
        cases: &mut Vec<Case>,
        finish: impl FnOnce(&mut [Case]),
        mut changed: impl FnMut(&[Case], &[Case]),
    ) {
        if touched.system.is_empty() && touched.roster.is_empty() {
            return;
        }
        let mut new = Maker::new(self, &Lists::new(input)).some(touched);
        finish(&mut new);
        let (system, roster) =
            (Few::of(&self.system, &touched.system), Few::of(&self.roster, &touched.roster));
        let is_old = |case: &Case| {
            case.system.is_some_and(|id| system.has(id)) || case.roster.is_some_and(|id| roster.has(id))
        };
        let old = (0..).zip(cases.iter()).filter(|(_, case)| is_old(case));
        // What becomes of the places in the list: whether who stood there goes, and who comes before him.
        let mut places: BTreeMap<usize, (bool, Vec<Case>)> =
            old.map(|(at, _)| (at, (true, Vec::new()))).collect();
        for at in places.keys() {
            changed(cases.get(*at..=*at).unwrap_or_default(), &[]);
        }
        changed(&[], &new);
        for case in new {
            let at = cases.partition_point(|other| other.place() < case.place());
            places.entry(at).or_default().1.push(case);
        }
        let changes = places.into_iter().map(|(at, (goes, come))| (at..at + usize::from(goes), come));
        splice(cases, changes.collect());
    }
}
