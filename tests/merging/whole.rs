//! From forms handed in to the merged form.

use tuanji::casework::forms::Unit;
use tuanji::domain::Field;
use tuanji::intake::TableKind;
use tuanji::intake::table::{RecordId, TableId};
use tuanji::worker::merging::{Ask, HandIn, MergingView, Show, UnitWhy};
use tuanji::worker::output::Papers;
use tuanji::worker::protocol::{FormDetails, Request, Response};

use crate::desk::{Desk, day};
use crate::support::forms::{branch, deletion_docx, deletion_xlsx, packed, retention_xlsx};
use crate::support::people::person;

fn states(view: &MergingView, at: usize) -> Vec<HandIn> {
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
        [
            HandIn::InTime(day("2024-04-18")),
            HandIn::Late(day("2024-04-22")),
            HandIn::Undated,
            HandIn::Missing
        ]
    );
    assert_eq!(states(&view, 1)[2], HandIn::InTime(day("2024-04-10")));
    let retained = desk.look(TableKind::RetentionForm, None, Show::All);
    let [deletion, retention] = view.totals;
    assert_eq!((deletion.branches, deletion.handed_in, deletion.late), (4, 3, 1));
    assert_eq!((deletion.rows, deletion.taken, deletion.repeats, retention.taken), (4, 3, 1, 1));
    let whys: Vec<UnitWhy> = view.forms.iter().chain(&retained.forms).map(|form| form.why).collect();
    assert_eq!(whys, [UnitWhy::Heading, UnitWhy::Heading, UnitWhy::Name, UnitWhy::Rows]);

    // The repeat is named with both places; what was handed in last counts.
    let repeats = desk.repeats();
    let [repeat] = repeats.as_slice() else { panic!("{repeats:?}") };
    assert_eq!(repeat.name, one[0].name);
    let rows: Vec<_> = repeat
        .rows
        .iter()
        .map(|row| (row.place.file.as_str(), row.place.row, row.reason.as_str(), row.taken))
        .collect();
    assert_eq!(rows, [("附件1-1班.xlsx", 4, "无团籍", false), ("二班.docx", 5, "退团", true)]);

    let problem = |code: &str, file: &str, row| (code.to_owned(), file.to_owned(), row);
    assert_eq!(
        desk.problems(TableKind::DeletionForm),
        [problem("AF001", "二班.docx", 4), problem("AF003", "附件1-1班.xlsx", 5)]
    );
    assert_eq!(desk.problems(TableKind::RetentionForm), [problem("AF007", "附件3.xlsx", 3)]);

    // One press mends the wording, another takes the earlier row of the repeat.
    assert_eq!(view.lines.safe, 1);
    desk.ask(Ask::TakeSafe(TableKind::DeletionForm));
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
    assert_eq!(view.generals[0].own[0], HandIn::InTime(day("2024-04-19")));
    assert_eq!(states(&view, 0), [HandIn::Through; 4]);
}

#[test]
fn an_archive_tells_when_each_form_was_saved() {
    let (mut desk, people) = Desk::with_lists();
    let one = &people[0][0];
    let form = deletion_xlsx("", &[[&branch(1).org_name(), &one.name, &one.id_number, "无团籍"]]);
    // The zip writer of these tests knows no clock: such a date is none.
    desk.drop_file("各支部.zip", &packed(&[("一班.xlsx", &form)]), Some("2024-04-30"));
    assert_eq!(states(&desk.view(), 0)[0], HandIn::Undated);
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
    assert_eq!(desk.repeats().len(), 1);
    assert_eq!(desk.merged(TableKind::DeletionForm, None).1.len(), 1);
    assert!(view.lines.rows.is_empty(), "nothing can be held against the system: {:?}", view.lines);
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
    assert_eq!(desk.problems(TableKind::DeletionForm), []);
}

#[test]
fn the_merged_form_is_a_word_document_as_well_and_can_be_handed_on() {
    let (mut desk, people) = Desk::with_lists();
    let one = &people[0][0];
    let form =
        deletion_xlsx("软件工程1班团支部", &[[&branch(1).org_name(), &one.name, &one.id_number, "无团籍"]]);
    desk.drop_file("一班.xlsx", &form, Some("2024-04-18"));
    let expected = desk.merged(TableKind::DeletionForm, None).1;
    assert_eq!(expected.len(), 1);
    let mut written = |papers| {
        let details = FormDetails { papers, ..FormDetails::default() };
        let ask = Ask::Write { kind: TableKind::DeletionForm, general: None, details };
        let reply = desk.answer(Request::Merging(ask), Vec::new());
        let Response::File { name } = reply.response else { panic!("no file: {:?}", reply.response) };
        (name, reply.buffers.into_iter().next().unwrap())
    };
    assert_eq!(written(Papers::Docx).0, "汇总-附件1-要求后台删除团员登记表-20240425.docx");
    let (name, both) = written(Papers::Both);
    assert_eq!(name, "汇总-附件1-要求后台删除团员登记表-20240425.zip");

    // The committee gets both in one zip; each says the same.
    let (mut committee, _) = Desk::with_lists();
    committee.drop_file(&name, &both, None);
    let view = committee.all();
    assert_eq!((view.totals[0].forms, view.totals[0].rows, view.totals[0].taken), (2, 2, 1));
    assert_eq!(committee.merged(TableKind::DeletionForm, None).1, expected);
}
