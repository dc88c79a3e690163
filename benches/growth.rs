//! How every step grows with the number of rows, natively: `cargo bench --bench growth [-- rows or a file.xlsx...]`.
//!
//! As many members in a system list as students in a roster; each step once, in milliseconds, and per row.
#![allow(
    missing_docs,
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a benchmark measures from outside"
)]

#[path = "page/lists.rs"]
mod lists;
#[path = "../tests/support/mod.rs"]
mod support;

use std::path::Path;
use std::time::Instant;

use tuanji::casework::Campaign;
use tuanji::domain::{Field, PartialDate};
use tuanji::intake::RecordId;
use tuanji::store::records::Records;
use tuanji::worker::output::{Ask, FormDetails, Order, Papers, Split};
use tuanji::worker::protocol::{FormKind, Request};
use tuanji::worker::session::{self, Session};

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
const STEPS: [&str; 6] = ["import", "check and pair", "an edit", "save", "load", "export"];

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { SIZES.to_vec() } else { asked };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("out/bench/growth");
    std::fs::create_dir_all(&folder).unwrap();
    println!("| rows in either list | {} |", STEPS.join(" | "));
    println!("|---|---|---|---|---|---|---|");
    let files: Vec<String> = std::env::args().filter(|argument| argument.ends_with(".xlsx")).collect();
    if !files.is_empty() {
        let bytes = files.iter().map(|file| std::fs::read(file).unwrap()).collect::<Vec<_>>();
        println!(
            "| {} | {} |",
            files.join(", "),
            steps(&files, &bytes).map(|ms| format!("{ms:.0} ms")).join(" | ")
        );
        return;
    }
    for rows in sizes {
        let names = lists::whole(&folder, rows);
        let files = names.iter().map(|name| std::fs::read(folder.join(name)).unwrap()).collect::<Vec<_>>();
        let times = steps(&names, &files);
        let cells = times.map(|ms| format!("{ms:.0} ms, {:.1} µs a row", ms * 1e3 / rows as f64));
        println!("| {rows} | {} |", cells.join(" | "));
    }
}

fn steps(names: &[String], files: &[Vec<u8>]) -> [f64; 6] {
    let today = PartialDate::new(2024, 4, Some(10)).unwrap();
    let mut session = Session::new(Campaign::default(), today);
    let mut kept = Records::default();
    let import = time(|| {
        for (name, bytes) in names.iter().zip(files) {
            let buffers = session::read(name, bytes, &mut |_| {}).unwrap().buffers;
            let reply = session.handle(Request::AddSheets(Vec::new()), buffers, 0).unwrap();
            reply.writes.into_iter().for_each(|write| kept.apply(write));
        }
    });
    let check = time(|| drop(session.handle(Request::Check, Vec::new(), 0).unwrap()));
    let mut loaded = None;
    let load = time(|| loaded = Some(kept.read().unwrap()));
    let campaign = loaded.unwrap().campaign;
    let save = time(|| drop(Records::of(&campaign).unwrap()));
    // The header stands in the first row.
    let record = RecordId { table: campaign.tables().next().unwrap().id, row: 5 };
    let edit = Request::Edit { record, field: Field::Phone, text: "13912".to_owned() };
    let edit = time(|| drop(session.handle(edit, Vec::new(), 0).unwrap()));
    // One file for each 团总支: a sheet does not hold everybody's report.
    let details = FormDetails { papers: Papers::Xlsx, split: Split::General, ..FormDetails::default() };
    let order = Request::Output(Ask::Write(Order { kinds: FormKind::ALL.to_vec(), details }));
    let export = time(|| drop(session.handle(order, Vec::new(), 0).unwrap()));
    [import, check, edit, save, load, export]
}

fn time(work: impl FnOnce()) -> f64 {
    let begin = Instant::now();
    work();
    begin.elapsed().as_secs_f64() * 1e3
}
