//! How long the rules take after one edit: `cargo bench --bench recheck [-- people...]`.
#![allow(clippy::disallowed_methods, reason = "a benchmark measures from outside the engine")]
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::collections::BTreeSet;
use std::time::Instant;

use support::university::{Plan, university};
use tuanji::casework::Campaign;
use tuanji::casework::recheck::recheck;
use tuanji::domain::{Field, PartialDate};
use tuanji::intake::TableKind;
use tuanji::rules::{Context, check_all};

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![40, 50_000] } else { asked };
    for people in sizes {
        let mut campaign = Campaign::default();
        let tables = university(Plan { people, slip_every: 10, ..Plan::default() }).tables;
        campaign.add_tables(tables, 0, String::new());
        let context =
            Context { today: PartialDate::new(2024, 4, Some(10)).unwrap(), profile: &campaign.profile };
        let check = || {
            let system = campaign.records(TableKind::SystemList);
            check_all(&system, &campaign.records(TableKind::ClassRoster), &context)
        };
        let start = Instant::now();
        let mut findings = check();
        let full = start.elapsed().as_secs_f64() * 1e3;
        println!("{people:>8} people, {} findings: everything {full:.1} ms", findings.len());
        let record = campaign.tables().next().and_then(|table| table.record_ids().nth(people / 2)).unwrap();
        for field in [
            Field::Ethnicity,
            Field::Phone,
            Field::Name,
            Field::IdNumber,
            Field::OrgName,
            Field::PoliticalStatus,
        ] {
            let mut best = f64::INFINITY;
            for _ in 0..5 {
                let start = Instant::now();
                findings = recheck(findings, &BTreeSet::from([(record, field)]), &campaign, &context);
                best = best.min(start.elapsed().as_secs_f64() * 1e3);
            }
            println!("  after an edit of {:<18} {best:>8.2} ms", field.id());
        }
    }
}
