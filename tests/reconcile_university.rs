//! Whole invented universities: who is who, and what follows, against the truth.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use std::collections::{BTreeMap, HashMap};

use support::score::score;
use support::university::{Plan, Slip, University, university};
use tuanji::domain::{PartialDate, Profile};
use tuanji::intake::record::Overlay;
use tuanji::intake::table::RecordId;
use tuanji::reconcile::{BranchChoices, Case, Input, Outcome, reconcile};

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

#[track_caller]
fn precise(plan: Plan, recall: f64) -> (University, Outcome) {
    let university = university(plan);
    let outcome = run(&university);
    let score = score(&university, &outcome);
    println!("{plan:?}\n{score:#?}");
    assert_eq!(score.certain, score.certain_right, "wrong certain pairs: {:#?}", score.wrong);
    assert!(
        score.recall() >= recall,
        "recall {}: missed {:?}, asked {:?}",
        score.recall(),
        score.missed,
        score.asked
    );
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
            0.995,
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
        precise(plan, 0.995);
    }
}
