//! A 团总支 merges the forms of its branches: who has handed in, what is repeated, what is wrong, and the
//! merged form itself.
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must stop"
)]

mod support;

use support::forms::{branch, deletion_docx, deletion_xlsx, packed, retention_xlsx};
use support::people::{Person, person};
use support::reading::Written;
use support::workbooks::{EXPORT, plain, records, workbook, write};
use tuanji::casework::forms::Unit;
use tuanji::casework::{Campaign, History};
use tuanji::domain::{Field, PartialDate};
use tuanji::intake::table::{RecordId, TableId, TableKind};
use tuanji::store::model::{self, Write};
use tuanji::worker::mending::FixChoice;
use tuanji::worker::merging::{Ask, MergingView, State, UnitWhy};
use tuanji::worker::protocol::{FormDetails, Request, Response};
use tuanji::worker::session::{self, Reply, Session};

fn day(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

/// A session with what its store holds.
struct Desk {
    session: Session,
    tables: Vec<(TableId, Vec<u8>)>,
    entries: Vec<String>,
}

impl Desk {
    fn empty() -> Desk {
        let session = Session::new(Campaign::default(), day("2024-04-25"));
        Desk { session, tables: Vec::new(), entries: Vec::new() }
    }

    fn answer(&mut self, request: Request, buffers: Vec<Vec<u8>>) -> Reply {
        let mut reply = self.session.handle(request, buffers, 0).unwrap();
        for write in std::mem::take(&mut reply.writes) {
            match write {
                Write::Table(id, bytes) => self.tables.push((id, bytes)),
                Write::Entry(at, text) => {
                    self.entries.truncate(at);
                    self.entries.push(text);
                }
                Write::Cursor(cursor) => self.entries.truncate(cursor),
                Write::Clear | Write::Known(_) | Write::Original(..) => {}
            }
        }
        reply
    }

    fn drop_file(&mut self, name: &str, bytes: &[u8], saved: Option<&str>) {
        let read = session::read_saved(name, bytes, saved.map(day), &mut |_| {}).unwrap();
        assert_eq!(read.response, Response::Sheets { rejected: Vec::new() }, "{name}");
        self.answer(Request::AddSheets(Vec::new()), read.buffers);
    }

    fn ask(&mut self, ask: Ask) {
        self.answer(Request::Merging(ask), Vec::new());
    }

    fn view(&mut self) -> MergingView {
        match self.answer(Request::Merging(Ask::Show), Vec::new()).response {
            Response::Merging(view) => *view,
            other => panic!("no forms: {other:?}"),
        }
    }

    /// The filled rows of a merged form.
    fn merged(&mut self, kind: TableKind, general: Option<&str>) -> (String, Vec<Vec<String>>) {
        let general = general.map(str::to_owned);
        let details = FormDetails { unit: "校团委".into(), ..FormDetails::default() };
        let Reply { response, buffers, .. } =
            self.answer(Request::Merging(Ask::Write { kind, general, details }), Vec::new());
        let Response::File { name } = response else { panic!("no file") };
        let sheet = Written::read(buffers[0].clone()).only_sheet();
        let first = if kind == TableKind::DeletionForm { "组织全称" } else { "序号" };
        let header = sheet.cells.iter().find(|(_, text)| *text == first).unwrap().0.0;
        let rows =
            (header + 1..header + 200).map(|row| sheet.words(row).into_iter().map(str::to_owned).collect());
        let filled = rows.take_while(|row: &Vec<String>| row.len() > 2);
        (name, filled.collect())
    }

    /// What a reload brings back.
    fn reopened(&self) -> Desk {
        let tables = self.tables.iter().map(|(id, bytes)| model::read_table(*id, bytes).unwrap()).collect();
        let entries: Vec<_> = self.entries.iter().map(|text| model::read_entry(text).unwrap()).collect();
        let count = entries.len();
        let campaign = Campaign::restore(tables, History::restore(entries, count));
        Desk { session: Session::new(campaign, day("2024-04-25")), tables: Vec::new(), entries: Vec::new() }
    }

    /// With the system lists of four branches: the untouched export, and identity numbers beside it.
    fn with_lists() -> (Desk, Vec<Vec<Person>>) {
        let mut desk = Desk::empty();
        let mut branches = Vec::new();
        for number in 1..=4u8 {
            let mut rng = fastrand::Rng::with_seed(u64::from(number));
            let people: Vec<Person> = (0..6).map(|_| person(&mut rng, &branch(number))).collect();
            let columns = [EXPORT, &["身份证号"]].concat();
            let bytes = workbook("团员列表", |s| write(s, 1, &records(&plain(&columns), &people)));
            desk.drop_file(&format!("{}.xlsx", branch(number).org_name()), &bytes, Some("2024-04-01"));
            branches.push(people);
        }
        (desk, branches)
    }
}

fn states(view: &MergingView, at: usize) -> Vec<State> {
    view.generals.iter().flat_map(|general| &general.branches).map(|branch| branch.states[at]).collect()
}

const GENERAL: &str = "计算机学院团总支";

#[test]
fn branches_hand_in_and_one_form_comes_of_it() {
    let (mut desk, people) = Desk::with_lists();
    let org = |number: u8| branch(number).org_name();
    let (one, two, three) = (&people[0], &people[1], &people[2]);
    let first = deletion_xlsx(
        "软件工程1班团支部",
        &[
            [&org(1), &one[0].name, &one[0].id_number, "无团籍"],
            [&org(1), &one[1].name, &one[1].id_number, "名字写错了，应为王一诺"],
        ],
    );
    desk.drop_file("附件1-1班.xlsx", &first, Some("2024-04-18"));
    // The second class hands in as a Word document, late, and names somebody of the first class once more.
    let second = deletion_docx(
        "软件工程2班",
        &[
            ["22级软件工程2班团支部", &two[0].name, &two[0].id_number, "姓名错误，正确姓名为：李思远"],
            [&org(1), &one[0].name, &one[0].id_number, "退团"],
        ],
    );
    desk.drop_file("二班.docx", &second, Some("2024-04-22"));
    // The third has nothing to report; only the file's name says whose it is.
    desk.drop_file("软件工程2203附件1.xlsx", &deletion_xlsx("", &[]), None);
    let kept =
        ["1", GENERAL, "22级软件工程3班", &three[2].name, &three[2].phone, "吴清源", "", "", "参军入伍"];
    desk.drop_file("附件3.xlsx", &retention_xlsx(&[kept]), Some("2024-04-10"));

    let view = desk.view();
    assert!(view.has_system);
    assert_eq!(view.due, day("2024-04-20"));
    assert_eq!(
        states(&view, 0),
        [State::InTime(day("2024-04-18")), State::Late(day("2024-04-22")), State::Undated, State::Missing]
    );
    assert_eq!(states(&view, 1)[2], State::InTime(day("2024-04-10")));
    let [deletion, retention] = view.totals;
    assert_eq!((deletion.branches, deletion.handed_in, deletion.late), (4, 3, 1));
    assert_eq!((deletion.rows, deletion.taken, deletion.repeats, retention.taken), (4, 3, 1, 1));
    let whys: Vec<UnitWhy> = view.forms.iter().map(|form| form.why).collect();
    assert_eq!(whys, [UnitWhy::Heading, UnitWhy::Heading, UnitWhy::Name, UnitWhy::Rows]);

    // The repeat is named with both places; what was handed in last counts.
    let [repeat] = view.repeats.as_slice() else { panic!("{:?}", view.repeats) };
    assert_eq!(repeat.name, one[0].name);
    let rows: Vec<_> = repeat
        .rows
        .iter()
        .map(|row| (row.place.file.as_str(), row.place.row, row.reason.as_str(), row.taken))
        .collect();
    assert_eq!(rows, [("附件1-1班.xlsx", 4, "无团籍", false), ("二班.docx", 5, "退团", true)]);

    let mut problems: Vec<_> = view
        .problems
        .iter()
        .map(|one| (one.finding.code.as_str(), one.place.file.as_str(), one.place.row))
        .collect();
    problems.sort_unstable();
    assert_eq!(
        problems,
        [("AF001", "二班.docx", 4), ("AF003", "附件1-1班.xlsx", 5), ("AF007", "附件3.xlsx", 3)]
    );

    // One press mends the wording, another takes the earlier row of the repeat.
    desk.answer(Request::TakeFixes(FixChoice::Safe), Vec::new());
    desk.ask(Ask::Prefer(repeat.rows[0].record));
    let (name, rows) = desk.merged(TableKind::DeletionForm, Some(GENERAL));
    assert!(name.contains(GENERAL) && name.ends_with(".xlsx"), "{name}");
    let expected = [
        vec![org(1), one[0].name.clone(), one[0].id_number.clone(), "无团籍".to_owned()],
        vec![
            org(1),
            one[1].name.clone(),
            one[1].id_number.clone(),
            "姓名错误，正确姓名为：王一诺".to_owned(),
        ],
        vec![
            "22级软件工程2班团支部".to_owned(),
            two[0].name.clone(),
            two[0].id_number.clone(),
            "姓名错误，正确姓名为：李思远".to_owned(),
        ],
    ];
    assert_eq!(rows, expected);
    assert_eq!(desk.merged(TableKind::DeletionForm, None).1, expected);
    let (_, kept) = desk.merged(TableKind::RetentionForm, None);
    assert_eq!(kept.len(), 1);
    assert!(kept[0].contains(&three[2].name) && kept[0].contains(&"参军入伍".to_owned()), "{kept:?}");

    // Everything said of the forms is there after a reload.
    let now = desk.view();
    assert_eq!(desk.reopened().view(), now);
}

#[test]
fn what_is_said_of_a_form_is_undone() {
    let (mut desk, people) = Desk::with_lists();
    let one = &people[0][0];
    let row = [branch(1).org_name(), one.name.clone(), one.id_number.clone(), "无团籍".to_owned()];
    let form = deletion_xlsx("", &[[&row[0], &row[1], &row[2], &row[3]]]);
    desk.drop_file("一.xlsx", &form, Some("2024-04-18"));
    let table = desk.view().forms[0].table;
    let before = desk.view();
    for ask in [
        Ask::Unit(table, Some(Unit::Branch(branch(4).org_name()))),
        Ask::HandedIn(table, Some(day("2024-04-29"))),
        Ask::HandedIn(table, None),
        Ask::Row(RecordId { table, row: 4 }, Some(false)),
    ] {
        desk.ask(ask.clone());
        assert_ne!(desk.view(), before, "{ask:?}");
        desk.answer(Request::Undo, Vec::new());
        assert_eq!(desk.view(), before, "{ask:?}");
    }
    desk.ask(Ask::Row(RecordId { table, row: 4 }, Some(false)));
    assert_eq!(desk.merged(TableKind::DeletionForm, None).1.len(), 0);
}

#[test]
fn a_form_of_the_general_branch_speaks_for_all_of_it() {
    let (mut desk, people) = Desk::with_lists();
    let row = |number: usize| {
        let one = &people[number - 1][0];
        [branch(number as u8).org_name(), one.name.clone(), one.id_number.clone(), "无团籍".to_owned()]
    };
    let (a, b) = (row(1), row(2));
    let rows = [[a[0].as_str(), &a[1], &a[2], &a[3]], [b[0].as_str(), &b[1], &b[2], &b[3]]];
    desk.drop_file("计算机学院.xlsx", &deletion_xlsx("计算机学院团总支", &rows), Some("2024-04-19"));
    let view = desk.view();
    assert_eq!(view.forms[0].unit, Some(Unit::General(GENERAL.to_owned())));
    assert_eq!(view.generals[0].own[0], State::InTime(day("2024-04-19")));
    assert_eq!(states(&view, 0), [State::Through; 4]);
}

#[test]
fn an_archive_tells_when_each_form_was_saved() {
    let (mut desk, people) = Desk::with_lists();
    let one = &people[0][0];
    let form = deletion_xlsx("", &[[&branch(1).org_name(), &one.name, &one.id_number, "无团籍"]]);
    // The zip writer of these tests knows no clock: such a date is none.
    desk.drop_file("各支部.zip", &packed(&[("一班.xlsx", &form)]), Some("2024-04-30"));
    assert_eq!(states(&desk.view(), 0)[0], State::Undated);
}

#[test]
fn without_system_lists_forms_are_merged_all_the_same() {
    let mut desk = Desk::empty();
    let mut rng = fastrand::Rng::with_seed(9);
    let one = person(&mut rng, &branch(1));
    let short = ["22级软件工程1班", &one.name, &one.id_number, "无团籍"];
    desk.drop_file("甲.xlsx", &deletion_xlsx("", &[short]), None);
    desk.drop_file(
        "乙.xlsx",
        &deletion_xlsx("", &[[&branch(1).org_name(), &one.name, &one.id_number, "无团籍"]]),
        None,
    );
    let view = desk.view();
    assert!(!view.has_system && view.totals[0].branches == 0);
    let names: Vec<&str> = view
        .generals
        .iter()
        .flat_map(|general| &general.branches)
        .map(|branch| branch.name.as_str())
        .collect();
    assert_eq!(names, [branch(1).org_name()], "both ways of writing are one branch");
    assert_eq!(view.repeats.len(), 1);
    assert_eq!(desk.merged(TableKind::DeletionForm, None).1.len(), 1);
    assert!(view.problems.is_empty(), "nothing can be held against the system: {:?}", view.problems);
}

#[test]
fn the_systems_own_values_count_whatever_was_edited_there() {
    let (mut desk, people) = Desk::with_lists();
    let one = &people[0][0];
    // The user states the right name in the system's list; the form must still have the system's.
    let record = RecordId { table: TableId(0), row: 2 };
    desk.answer(Request::Edit { record, field: Field::Name, text: "王改名".into() }, Vec::new());
    let form = deletion_xlsx(
        "",
        &[[&branch(1).org_name(), &one.name, &one.id_number, "姓名错误，正确姓名为：王改名"]],
    );
    desk.drop_file("一班.xlsx", &form, None);
    assert!(desk.view().problems.is_empty(), "{:?}", desk.view().problems);
}
