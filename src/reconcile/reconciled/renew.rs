//! The cases of the people an edit touched, in the place of those they had.

use std::collections::BTreeSet;

use super::Reconciled;
use crate::intake::table::RecordId;
use crate::reconcile::assemble::Maker;
use crate::reconcile::lists::Lists;
use crate::reconcile::side::Rows;
use crate::reconcile::{Case, Input, Touched};

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
        let id = |rows: &Rows, touched: &BTreeSet<u32>| -> BTreeSet<RecordId> {
            touched.iter().filter_map(|row| rows.id(*row)).collect()
        };
        let (system, roster) = (id(&self.system, &touched.system), id(&self.roster, &touched.roster));
        let is_old = |case: &Case| {
            case.system.is_some_and(|id| system.contains(&id))
                || case.roster.is_some_and(|id| roster.contains(&id))
        };
        // Nearly always the same people in the same places.
        let old: Vec<usize> =
            (0..).zip(cases.iter()).filter(|(_, case)| is_old(case)).map(|(at, _)| at).collect();
        let stays = |(at, new): (&usize, &Case)| cases.get(*at).is_some_and(|old| old.place() == new.place());
        if old.len() == new.len() && old.iter().zip(&new).all(stays) {
            for (at, new) in old.into_iter().zip(new) {
                let Some(slot) = cases.get_mut(at) else { continue };
                let old = std::mem::replace(slot, new);
                changed(std::slice::from_ref(&old), std::slice::from_ref(slot));
            }
            return;
        }
        let (gone, stay): (Vec<Case>, Vec<Case>) = std::mem::take(cases).into_iter().partition(is_old);
        changed(&gone, &new);
        *cases = stay;
        cases.extend(new);
        // Two runs in order.
        cases.sort_by(|a, b| a.place().cmp(&b.place()));
    }
}
