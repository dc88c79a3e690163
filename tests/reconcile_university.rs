//! Whole invented universities: who is who, and what follows, against the truth.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use std::collections::{BTreeMap, HashMap};

use support::university::{Plan, Slip, University, university};
use tuanji::domain::{PartialDate, Profile};
use tuanji::intake::record::Overlay;
use tuanji::intake::table::RecordId;
use tuanji::reconcile::{BranchChoices, Case, Certainty, Input, Outcome, reconcile};

fn run(university: &University) -> Outcome {
    reconcile(&Input {
        tables: &university.refs(),
        overlay: &Overlay::default(),
        profile: &Profile::default(),
        branch_choices: &BranchChoices::new(),
        links: &[],
        today: PartialDate::new(2024, 4, Some(10)).unwrap(),
    })
}

/// How the found pairs compare with the true ones.
#[derive(Debug, Default)]
struct Score {
    true_pairs: usize,
    found: usize,
    certain: usize,
    certain_right: usize,
    wrong: Vec<String>,
    missed: BTreeMap<Slip, usize>,
    asked: BTreeMap<Slip, usize>,
}

fn score(university: &University, outcome: &Outcome) -> Score {
    let partner: HashMap<RecordId, (Option<RecordId>, Slip)> =
        university.truth.iter().filter_map(|t| Some((t.system?, (t.roster, t.slip)))).collect();
    let mut score = Score {
        true_pairs: university.truth.iter().filter(|t| t.system.is_some() && t.roster.is_some()).count(),
        ..Score::default()
    };
    for case in &outcome.cases {
        let Some((system, roster)) = case.system.zip(case.roster) else {
            if let Some((Some(_), slip)) = case.system.and_then(|id| partner.get(&id)) {
                *score.missed.entry(*slip).or_default() += 1;
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
        }
        if !right {
            score.wrong.push(format!("{slip:?} {:?} {} {:?}", case.certainty, case.name, case.basis));
        }
    }
    score
}

#[track_caller]
fn precise(plan: Plan, recall: f64) -> (University, Outcome) {
    let university = university(plan);
    let outcome = run(&university);
    let score = score(&university, &outcome);
    println!("{plan:?}\n{score:#?}");
    assert_eq!(score.certain, score.certain_right, "wrong certain pairs: {:#?}", score.wrong);
    let reached = score.found as f64 / score.true_pairs as f64;
    assert!(reached >= recall, "recall {reached}: missed {:?}, asked {:?}", score.missed, score.asked);
    let certain = score.certain as f64 / score.true_pairs as f64;
    println!("recall {reached:.4}, certain {certain:.4}");
    (university, outcome)
}

#[test]
fn with_identity_numbers_everybody_is_found() {
    for seed in 1..=5 {
        precise(Plan { seed, ..Plan::default() }, 0.995);
    }
}

#[test]
fn without_identity_numbers_in_the_system() {
    for seed in 11..=13 {
        precise(Plan { seed, numbers_in_system: false, ..Plan::default() }, 0.995);
    }
}

#[test]
fn without_identity_numbers_anywhere_and_with_a_poor_roster() {
    for seed in 21..=22 {
        precise(
            Plan {
                seed,
                numbers_in_system: false,
                numbers_in_roster: false,
                rich_roster: false,
                ..Plan::default()
            },
            0.98,
        );
    }
}

#[test]
fn every_planted_slip_gets_its_action_and_wording() {
    let (university, outcome) = precise(Plan { seed: 99, people: 6_000, ..Plan::default() }, 0.995);
    let mut by_row: HashMap<RecordId, &Case> = HashMap::new();
    for case in &outcome.cases {
        by_row.extend(case.system.into_iter().chain(case.roster).map(|id| (id, case)));
    }
    let mut off: BTreeMap<Slip, Vec<String>> = BTreeMap::new();
    for truth in &university.truth {
        let Some(row) = truth.system.or(truth.roster) else { continue };
        let case = by_row[&row];
        let as_expected = case.actions == truth.actions
            && case.deletion_reason == truth.deletion
            && case.retention_reason.as_deref() == truth.retention;
        if !as_expected {
            off.entry(truth.slip).or_default().push(format!(
                "{} expected {:?} {:?}, got {:?} {:?} {:?} {:?} {:?}",
                truth.name,
                truth.actions,
                truth.deletion,
                case.actions,
                case.deletion_reason,
                case.certainty,
                case.reasons,
                case.differences
            ));
        }
    }
    assert!(off.is_empty(), "{off:#?}");
}

#[test]
fn whatever_the_lists_have_a_certain_pair_is_right() {
    for bits in 0..8u64 {
        let has = |bit: u32| bits & (1 << bit) != 0;
        let plan = Plan {
            seed: 77 + bits,
            people: 3_000,
            numbers_in_system: has(0),
            numbers_in_roster: has(1),
            rich_roster: has(2),
            ..Plan::default()
        };
        // A poor roster cannot tell a moved and misspelt member from a stranger; the user is asked.
        let poor = !(has(2) || has(0) && has(1));
        precise(plan, if poor { 0.98 } else { 0.995 });
    }
}
