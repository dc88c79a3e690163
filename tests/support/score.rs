//! How the pairs found in an invented university compare with the true ones.

use std::collections::{BTreeMap, HashMap};

use tuanji::intake::table::RecordId;
use tuanji::reconcile::{Certainty, Outcome};

use super::university::{Slip, University};

/// How the found pairs compare with the true ones.
#[derive(Debug, Default)]
pub struct Score {
    pub true_pairs: usize,
    pub found: usize,
    pub certain: usize,
    pub certain_right: usize,
    pub wrong: Vec<String>,
    pub missed: BTreeMap<Slip, usize>,
    pub asked: BTreeMap<Slip, usize>,
    /// True pairs the user is asked about, the right candidate among those offered.
    pub asked_right: usize,
}

impl Score {
    /// Of the true pairs, the share taken for certain or probable.
    pub fn recall(&self) -> f64 {
        self.found as f64 / self.true_pairs as f64
    }

    /// In a line: certain pairs and how many of them are wrong, recall, and the true pairs asked about.
    pub fn summary(&self) -> String {
        let asked = self.asked_right;
        let missed: usize = self.missed.values().sum();
        format!(
            "{} certain, {} of them wrong; recall {:.4}; {asked} asked about, {missed} without a partner: {:?}",
            self.certain,
            self.certain - self.certain_right,
            self.recall(),
            self.missed,
        )
    }
}

/// Scores what was found.
pub fn score(university: &University, outcome: &Outcome) -> Score {
    let partner: HashMap<RecordId, (Option<RecordId>, Slip)> =
        university.truth.iter().filter_map(|t| Some((t.system?, (t.roster, t.slip)))).collect();
    let mut score = Score {
        true_pairs: university.truth.iter().filter(|t| t.system.is_some() && t.roster.is_some()).count(),
        ..Score::default()
    };
    for case in &outcome.cases {
        let Some((system, roster)) = case.system.zip(case.roster) else {
            if let Some((Some(roster), slip)) = case.system.and_then(|id| partner.get(&id)) {
                if case.candidates.contains(roster) {
                    score.asked_right += 1;
                } else {
                    *score.missed.entry(*slip).or_default() += 1;
                }
            }
            continue;
        };
        let (truth, slip) = partner[&system];
        let right = truth == Some(roster);
        if case.certainty == Certainty::Certain {
            score.certain += 1;
            score.certain_right += usize::from(right);
        }
        score.found += usize::from(right && case.certainty != Certainty::Ambiguous);
        if case.certainty == Certainty::Ambiguous {
            *score.asked.entry(slip).or_default() += 1;
            score.asked_right += usize::from(right);
        }
        if !right {
            score.wrong.push(format!("{slip:?} {:?} {} {:?}", case.certainty, case.name, case.basis));
        }
    }
    score
}
