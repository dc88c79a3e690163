//! How long the engine takes to answer one edit, its undo and its redo, from the request to the
//! encoded answer, without filled forms and with them: `cargo bench --bench recheck [-- people...]`.
#![allow(clippy::disallowed_methods, reason = "a benchmark measures from outside the engine")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs, reason = "a benchmark")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::Instant;

use support::tables::{table, texts};
use support::university::{Plan, university};
use tuanji::casework::forms::is_form;
use tuanji::casework::look::Look;
use tuanji::casework::{Campaign, Decision, Verdict};
use tuanji::domain::{Field, PartialDate};
use tuanji::intake::TableKind;
use tuanji::intake::record::{Overlay, Record};
use tuanji::intake::table::{RecordId, Table};
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

/// The same where forms are loaded, which are held against the system list.
const EDITS_BESIDE_FORMS: &[(TableKind, Field, &str)] = &[
    (TableKind::SystemList, Field::Ethnicity, "回族{}"),
    (TableKind::SystemList, Field::Phone, "1380000000{}"),
    (TableKind::SystemList, Field::Name, "王思远{}"),
    (TableKind::SystemList, Field::IdNumber, "37010220050808000{}"),
    (TableKind::SystemList, Field::OrgName, "共青团齐鲁理工学院计算机学院2022级软件工程{}班支部委员会"),
    (TableKind::SystemList, Field::Joined, "2019-0{}"),
    (TableKind::ClassRoster, Field::Ethnicity, "回族{}"),
    (TableKind::DeletionForm, Field::DeletionReason, "无团籍{}"),
    (TableKind::DeletionForm, Field::Name, "王思远{}"),
];

/// Rows of a form.
const ROWS: usize = 10;

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![40, 50_000] } else { asked };
    for people in sizes {
        measure(people);
        for forms in [1, people / 40] {
            measure_beside_forms(people, forms);
        }
    }
}

fn measure(people: usize) {
    let tables = university(Plan { people, slip_every: 10, ..Plan::default() }).tables;
    let system = middle_of(&tables, TableKind::SystemList);
    let mut session = edit_cells(tables, EDITS);
    let Response::Cases(page) = ask(&mut session, waiting(1)) else { return };
    let key = page.cases.first().unwrap().key;
    let decide = median(|run| {
        let decision = (run % 2 == 0).then(|| Decision::new(Verdict::Ignore));
        time(&mut session, Request::Decide(key, decision)).0
    });
    println!("{:<32}{decide:>10.2}", "a decision");
    let look = Look { flagged: true, ..Look::at(system.table) };
    let rows = Request::Grid(Box::new(Ask::Page { look, start: people / 2, count: 60 }));
    println!("{:<32}{:>10.2}", "60 rows", median(|_| time(&mut session, rows.clone()).0));
    println!("{:<32}{:>10.2}", "60 cases", median(|_| time(&mut session, waiting(60)).0));
    println!("{:<32}{:>10.2}", "the tree", median(|_| time(&mut session, Request::Tree).0));
}

fn measure_beside_forms(people: usize, forms: usize) {
    println!("beside {forms} of 附件1 with {ROWS} rows each");
    let mut tables = university(Plan { people, slip_every: 10, ..Plan::default() }).tables;
    let forms: Vec<Table> = (0..forms).map(|at| form(&tables[0], at)).collect();
    tables.extend(forms);
    edit_cells(tables, EDITS_BESIDE_FORMS);
}

/// A form about some of the list's people.
fn form(list: &Table, at: usize) -> Table {
    let fields = [Field::OrgName, Field::Name, Field::IdNumber, Field::DeletionReason];
    let overlay = Overlay::default();
    let people = list.record_ids().skip(at * ROWS).take(ROWS).map(|id| Record::new(list, id, &overlay));
    let rows = people.map(|one| {
        let [org, name, number] = [0, 1, 2].map(|at| one.text(fields[at]).into_owned());
        texts(&[&org, &name, &number, "无团籍"])
    });
    let rows: Vec<_> = rows.collect();
    table(10 + at as u32, TableKind::DeletionForm, &format!("附件1-{at}.xlsx"), &fields, &rows)
}

fn middle_of(tables: &[Table], kind: TableKind) -> RecordId {
    let table = tables.iter().find(|table| table.kind() == kind).unwrap();
    table.record_ids().nth(table.record_ids().len() / 2).unwrap()
}

/// Loads the tables and edits cells in the middle of them.
fn edit_cells(tables: Vec<Table>, edits: &[(TableKind, Field, &str)]) -> Session {
    let middles: Vec<RecordId> = edits.iter().map(|(kind, ..)| middle_of(&tables, *kind)).collect();
    let today = PartialDate::new(2024, 4, Some(10)).unwrap();
    let mut campaign = Campaign::default();
    let (forms, lists) = tables.into_iter().partition(|table| is_form(table.kind()));
    campaign.add_tables(lists, 0, String::new());
    // Forms come when the lists are checked: they are news, which stay until they have been looked at.
    campaign.check(today);
    campaign.add_tables(forms, 0, String::new());
    let mut session = Session::new(campaign, today);
    let (first, bytes) = time(&mut session, Request::Check);
    let counts = session.campaign().tables().map(|table| table.layout.rows.len());
    println!("{} rows: everything {first:.0} ms, answer of {bytes} bytes", counts.sum::<usize>());
    println!("{:<32}{:>10}{:>10}{:>10}   ms, medians of {RUNS}", "", "edit", "undo", "redo");
    for ((kind, field, text), record) in edits.iter().zip(middles) {
        let [edit, undo, redo] = steps(&mut session, record, *field, text);
        println!("{:<14}{:<18}{edit:>10.2}{undo:>10.2}{redo:>10.2}", kind.id(), field.id());
    }
    session
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
