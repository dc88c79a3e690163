//! How long it takes to write every form of every branch into one zip: `cargo bench --bench forms`.
#![allow(clippy::disallowed_methods, reason = "a benchmark measures from outside the engine")]
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::Instant;

use support::university::{Plan, university};
use tuanji::casework::Campaign;
use tuanji::domain::PartialDate;
use tuanji::worker::output::{Ask, FormDetails, Order, Papers, Split};
use tuanji::worker::protocol::{FormKind, Request};
use tuanji::worker::session::Session;

const RUNS: usize = 5;

/// 4,000 people are 100 branches, more than the 80 that are to take less than two seconds.
fn main() {
    for (people, papers) in
        [(4_000, Papers::Xlsx), (4_000, Papers::Both), (40, Papers::Both), (50_000, Papers::Xlsx)]
    {
        let mut campaign = Campaign::default();
        campaign.add_tables(
            university(Plan { people, slip_every: 6, ..Plan::default() }).tables,
            0,
            String::new(),
        );
        let mut session = Session::new(campaign, PartialDate::new(2024, 4, Some(10)).unwrap());
        session.handle(Request::Check, Vec::new(), 0).unwrap();
        let show = time(&mut session, Ask::Show(FormDetails::default()));
        // Forty to a class.
        println!("{people} people, {papers:?}: what is missing {:.0} ms", show.0);
        for split in Split::ALL {
            let details = FormDetails { split, papers, ..FormDetails::default() };
            let order = Order { kinds: FormKind::ALL.to_vec(), details };
            let mut runs: Vec<_> = (0..RUNS).map(|_| time(&mut session, Ask::Write(order.clone()))).collect();
            runs.sort_by(|a, b| a.0.total_cmp(&b.0));
            let (median, files, bytes) = runs.get(RUNS / 2).copied().unwrap();
            println!("  {split:?}: {files} files, {} KB, median {median:.0} ms", bytes / 1024);
        }
    }
}

/// Milliseconds, how many files at most, and how large the answer is.
fn time(session: &mut Session, ask: Ask) -> (f64, usize, usize) {
    let mut files = 0;
    let start = Instant::now();
    let request = Request::Output(ask);
    let reply = session.handle_telling(request, Vec::new(), 0, &mut |step| files = step.members.1).unwrap();
    (start.elapsed().as_secs_f64() * 1e3, files, reply.buffers.iter().map(Vec::len).sum())
}
