//! Whose cases are made anew after an edit.

use std::collections::{BTreeMap, BTreeSet};

use super::changes::{self, Changes};

/// Whose cases may be others after an edit.
#[derive(Debug, Default)]
pub struct Touched {
    /// Rows of the system lists.
    pub(super) system: BTreeSet<u32>,
    /// Rows of the rosters.
    pub(super) roster: BTreeSet<u32>,
    /// May what the rosters' words mean be told otherwise?
    pub places: bool,
}

impl Touched {
    /// Those whose entry in a list of 学籍异动 is another now.
    pub(super) fn hear(&mut self, before: &Changes, now: &Changes) {
        let both =
            |before: &BTreeMap<u32, changes::Entry>, now: &BTreeMap<u32, changes::Entry>| -> Vec<u32> {
                let rows = before.keys().chain(now.keys());
                rows.filter(|row| before.get(row) != now.get(row)).copied().collect()
            };
        self.system.extend(both(&before.system, &now.system));
        self.roster.extend(both(&before.roster, &now.roster));
    }
}
