//! How long a whole university takes: `cargo bench --bench reconcile [-- people...]`.
#![allow(clippy::disallowed_methods, reason = "a benchmark measures from outside the engine")]
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::Instant;

use support::score::score;
use support::university::{Plan, university};
use tuanji::domain::{PartialDate, Profile};
use tuanji::intake::record::Overlay;
use tuanji::reconcile::{BranchChoices, Input, reconcile};

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![10_000, 50_000, 250_000] } else { asked };
    for (numbers_in_system, numbers_in_roster, rich_roster) in
        [(true, true, true), (false, true, true), (false, false, true), (false, false, false)]
    {
        println!(
            "identity numbers in the system list: {numbers_in_system}, in the rosters: {numbers_in_roster}; \
             phones and member numbers in the rosters: {rich_roster}"
        );
        for people in &sizes {
            let plan = Plan {
                people: *people,
                slip_every: 10,
                numbers_in_system,
                numbers_in_roster,
                rich_roster,
                ..Plan::default()
            };
            let university = university(plan);
            let (overlay, profile, choices) = (Overlay::default(), Profile::default(), BranchChoices::new());
            let input = Input {
                tables: &university.refs(),
                overlay: &overlay,
                profile: &profile,
                branch_choices: &choices,
                links: &[],
                today: PartialDate::new(2024, 4, Some(10)).unwrap(),
            };
            let mut best = f64::INFINITY;
            let mut outcome = None;
            for _ in 0..3 {
                let start = Instant::now();
                outcome = Some(reconcile(&input));
                best = best.min(start.elapsed().as_secs_f64());
            }
            let each = best * 1e6 / *people as f64;
            let found = score(&university, &outcome.unwrap()).summary();
            println!("{people:>8} people {best:>8.3} s  {each:>6.2} µs each  {found}");
        }
    }
}
