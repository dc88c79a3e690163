//! How long collecting forms takes, from their bytes to the merged form's: a 团总支 of 80 branches, a school of 1250.
//! `cargo bench --bench merging [-- branches...]`
#![allow(
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a benchmark measures from outside the engine"
)]
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::time::Instant;

use support::forms::deletion_xlsx;
use support::people::{Branch, Person, person};
use support::workbooks::{EXPORT, plain, records, workbook, write};
use tuanji::domain::PartialDate;
use tuanji::intake::TableKind;
use tuanji::worker::merging::{Ask, Look, Show};
use tuanji::worker::protocol::{FormDetails, Request, Response};
use tuanji::worker::session::{self, Session};

/// Members of a branch, and rows of its form.
const MEMBERS: usize = 40;
const ROWS: usize = 10;

const MAJORS: [&str; 5] = ["软件工程", "会计学", "机械电子工程", "护理学", "学前教育"];
const COLLEGES: [&str; 5] = ["计算机学院", "商学院", "机电学院", "护理学院", "教育学院"];

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    for branches in if asked.is_empty() { vec![80, 1_250] } else { asked } {
        measure(branches);
    }
}

fn branch(number: usize) -> Branch {
    let college = number / 250 % COLLEGES.len();
    Branch {
        college: COLLEGES[college],
        major: MAJORS[college],
        grade: 2018 + (number / 50 % 5) as u16,
        class_number: (number % 50 + 1) as u16,
    }
}

fn measure(branches: usize) {
    let mut lists = Vec::new();
    let mut forms = Vec::new();
    for number in 0..branches {
        let mut rng = fastrand::Rng::with_seed(number as u64);
        let branch = branch(number);
        let people: Vec<Person> = (0..MEMBERS).map(|_| person(&mut rng, &branch)).collect();
        let columns = [EXPORT, &["身份证号"]].concat();
        lists.push(workbook("团员列表", |s| write(s, 1, &records(&plain(&columns), &people))));
        let org = if number % 4 == 0 { branch.short_name() } else { branch.org_name() };
        let reasons = ["无团籍", "名字写错了，应为张三", "退团", "正确编号，201937000123", ""];
        let rows: Vec<[&str; 4]> = people
            .iter()
            .take(ROWS)
            .zip(reasons.iter().cycle())
            .map(|(one, reason)| [org.as_str(), &one.name, &one.id_number, reason])
            .collect();
        forms.push(deletion_xlsx(&branch.short_name(), &rows));
    }
    let mut session = Session::new(Default::default(), PartialDate::new(2024, 4, Some(25)).unwrap());
    println!("{branches} branches of {MEMBERS}, forms of {ROWS} rows");
    time("the system lists read and taken in", || take(&mut session, &lists));
    time("the forms read and taken in", || take(&mut session, &forms));
    let look = Look { kind: TableKind::DeletionForm, within: None, show: Show::Problems, count: 60 };
    let show = || Request::Merging(Ask::Show(look.clone()));
    time("checked and shown", || drop(ask(&mut session, show())));
    time("shown again", || drop(ask(&mut session, show())));
    let write = Request::Merging(Ask::Write {
        kind: TableKind::DeletionForm,
        general: None,
        details: FormDetails::default(),
    });
    time("the merged form", || drop(ask(&mut session, write.clone())));
    time("all wordings put right", || {
        drop(ask(&mut session, Request::Merging(Ask::TakeSafe(TableKind::DeletionForm))));
    });
    time("checked and shown after that", || drop(ask(&mut session, show())));
}

fn take(session: &mut Session, files: &[Vec<u8>]) {
    let read = |(number, bytes): (usize, &Vec<u8>)| {
        session::read(&format!("{number}.xlsx"), bytes, &mut |_| {}).unwrap().buffers
    };
    let sheets = files.iter().enumerate().flat_map(read).collect();
    session.handle(Request::AddSheets(Vec::new()), sheets, 0).unwrap();
}

fn ask(session: &mut Session, request: Request) -> Response {
    session.handle(request, Vec::new(), 0).unwrap().response
}

fn time(what: &str, work: impl FnOnce()) {
    let start = Instant::now();
    work();
    println!("{:>10.0} ms  {what}", start.elapsed().as_secs_f64() * 1e3);
}
