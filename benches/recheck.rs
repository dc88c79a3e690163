//! How long the engine takes to answer one edit, its undo and its redo, from the request to the
//! encoded answer: `cargo bench --bench recheck [-- people...]`.
#![allow(clippy::disallowed_methods, reason = "a benchmark measures from outside the engine")]
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::Instant;

use support::university::{Plan, university};
use tuanji::casework::look::Look;
use tuanji::casework::{Campaign, Decision, Verdict};
use tuanji::domain::{Field, PartialDate};
use tuanji::intake::TableKind;
use tuanji::intake::table::RecordId;
use tuanji::worker::grid::Ask;
use tuanji::worker::protocol::{CaseFilter, Envelope, Request, Response};
use tuanji::worker::session::Session;

const RUNS: usize = 5;

/// What is typed into a cell; `{}` stands for the number of the run.
const EDITS: &[(TableKind, Field, &str)] = &[
    (TableKind::SystemList, Field::Ethnicity, "回族{}"),
    (TableKind::SystemList, Field::Phone, "1380000000{}"),
    (TableKind::SystemList, Field::Birth, "2004-0{}"),
    (TableKind::SystemList, Field::Name, "王思远{}"),
    (TableKind::SystemList, Field::IdNumber, "37010220050808000{}"),
    (TableKind::SystemList, Field::MemberNumber, "20193700000{}"),
    (TableKind::SystemList, Field::OrgName, "共青团齐鲁理工学院计算机学院2022级软件工程{}班支部委员会"),
    (TableKind::SystemList, Field::PoliticalStatus, "中共党员{}"),
    (TableKind::ClassRoster, Field::Ethnicity, "回族{}"),
    (TableKind::ClassRoster, Field::Phone, "1380000000{}"),
    (TableKind::ClassRoster, Field::Name, "王思远{}"),
    (TableKind::ClassRoster, Field::IdNumber, "37010220050808000{}"),
    (TableKind::ClassRoster, Field::MemberNumber, "20193700000{}"),
    (TableKind::ClassRoster, Field::Class, "22级软件工程{}班"),
    (TableKind::ClassRoster, Field::PoliticalStatus, "群众{}"),
];

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![40, 50_000] } else { asked };
    for people in sizes {
        measure(people);
    }
}

fn measure(people: usize) {
    let mut campaign = Campaign::default();
    let tables = university(Plan { people, slip_every: 10, ..Plan::default() }).tables;
    let middle = |kind| {
        let table = tables.iter().find(|table| table.kind() == kind).unwrap();
        table.record_ids().nth(people / 2).unwrap()
    };
    let (system, roster) = (middle(TableKind::SystemList), middle(TableKind::ClassRoster));
    campaign.add_tables(tables, 0, String::new());
    let mut session = Session::new(campaign, PartialDate::new(2024, 4, Some(10)).unwrap());
    let (first, bytes) = time(&mut session, Request::Check);
    println!("{people} + {people} rows: everything {first:.0} ms, answer of {bytes} bytes");
    println!("{:<32}{:>10}{:>10}{:>10}   ms, medians of {RUNS}", "", "edit", "undo", "redo");
    for (kind, field, text) in EDITS {
        let record = if *kind == TableKind::SystemList { system } else { roster };
        let [edit, undo, redo] = steps(&mut session, record, *field, text);
        println!("{:<14}{:<18}{edit:>10.2}{undo:>10.2}{redo:>10.2}", kind.id(), field.id());
    }
    let Response::Cases(page) = ask(&mut session, waiting(1)) else { return };
    let key = page.cases.first().unwrap().key;
    let decide = median(|_| time(&mut session, Request::Decide(key, Some(Decision::new(Verdict::Ignore)))).0);
    println!("{:<32}{decide:>10.2}", "a decision");
    let look = Look { flagged: true, ..Look::at(system.table) };
    let rows = Request::Grid(Box::new(Ask::Page { look, start: people / 2, count: 60 }));
    println!("{:<32}{:>10.2}", "60 rows", median(|_| time(&mut session, rows.clone()).0));
    println!("{:<32}{:>10.2}", "60 cases", median(|_| time(&mut session, waiting(60)).0));
    println!("{:<32}{:>10.2}", "the tree", median(|_| time(&mut session, Request::Tree).0));
}

fn waiting(count: usize) -> Request {
    Request::Cases { filter: CaseFilter::default(), start: 0, count }
}

fn steps(session: &mut Session, record: RecordId, field: Field, text: &str) -> [f64; 3] {
    let mut times = [const { Vec::new() }; 3];
    for run in 1..=RUNS {
        let text = text.replace("{}", &run.to_string());
        let requests = [Request::Edit { record, field, text }, Request::Undo, Request::Redo];
        for (times, request) in times.iter_mut().zip(requests) {
            times.push(time(session, request).0);
        }
        ask(session, Request::Undo);
    }
    times.map(middle)
}

fn median(mut run: impl FnMut(usize) -> f64) -> f64 {
    middle((0..RUNS).map(&mut run).collect())
}

fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn ask(session: &mut Session, request: Request) -> Response {
    session.handle(request, Vec::new(), 0).unwrap().response
}

/// Milliseconds from the request to the bytes of its answer, and how many these are.
fn time(session: &mut Session, request: Request) -> (f64, usize) {
    let start = Instant::now();
    let body = ask(session, request);
    let bytes = postcard::to_stdvec(&Envelope { id: 1, body }).unwrap().len();
    (start.elapsed().as_secs_f64() * 1e3, bytes)
}
