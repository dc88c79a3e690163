//! What is said of forms, what is asked about them, and that it is taken back.

use tuanji::casework::FindingKey;
use tuanji::casework::forms::Unit;
use tuanji::domain::Field;
use tuanji::intake::TableKind;
use tuanji::intake::table::RecordId;
use tuanji::worker::merging::{Ask, Part, Show};
use tuanji::worker::protocol::{Request, Response, Within};

use crate::desk::{Desk, day};
use crate::support::forms::{branch, deletion_xlsx};

#[test]
fn what_is_said_of_a_form_is_undone() {
    let (mut desk, people) = Desk::with_lists();
    let one = &people[0][0];
    let row = [branch(1).org_name(), one.name.clone(), one.id_number.clone(), "无团籍".to_owned()];
    let form = deletion_xlsx("", &[[&row[0], &row[1], &row[2], &row[3]]]);
    desk.drop_file("一.xlsx", &form, Some("2024-04-18"));
    let table = desk.view().forms[0].table;
    let before = desk.all();
    for ask in [
        Ask::Unit(table, Some(Unit::Branch(branch(4).org_name()))),
        Ask::HandedIn(table, Some(day("2024-04-29"))),
        Ask::HandedIn(table, None),
        Ask::Due(day("2024-04-10")),
        Ask::Nothing(branch(2).org_name(), TableKind::DeletionForm, true),
        Ask::Row(RecordId { table, row: 4 }, Some(false)),
    ] {
        desk.ask(ask.clone());
        assert_ne!(desk.all(), before, "{ask:?}");
        desk.answer(Request::Undo, Vec::new());
        assert_eq!(desk.all(), before, "{ask:?}");
    }
    desk.ask(Ask::Row(RecordId { table, row: 4 }, Some(false)));
    assert_eq!(desk.merged(TableKind::DeletionForm, None).1.len(), 0);
}

#[test]
fn one_answer_does_for_the_same_text_in_a_whole_form() {
    let (mut desk, people) = Desk::with_lists();
    let short = "22级软件工程1班团支部";
    let rows: Vec<[&str; 4]> =
        people[0].iter().map(|one| [short, one.name.as_str(), one.id_number.as_str(), "无团籍"]).collect();
    desk.drop_file("一班.xlsx", &deletion_xlsx("", &rows), None);
    let lines = desk.view().lines;
    assert_eq!(lines.counts.of(Show::Problems), 6);
    let problem = &lines.rows[0].problems[0];
    assert_eq!((problem.finding.code.as_str(), problem.alike), ("AF001", 6));
    let fix = problem.finding.fix.as_ref().unwrap();
    assert_eq!((fix.value.as_str(), fix.safe), (branch(1).org_name().as_str(), false));

    let key = FindingKey { record: lines.rows[0].record, field: Field::OrgName, rule: "AF001".into() };
    desk.ask(Ask::TakeAlike(key));
    assert_eq!(desk.problems(TableKind::DeletionForm), []);
    desk.answer(Request::Undo, Vec::new());
    assert_eq!(desk.view().lines, lines, "one press, one step back");
}

#[test]
fn who_has_not_handed_in_is_named_for_the_group_chat() {
    let (mut desk, people) = Desk::with_lists();
    let one = &people[0][0];
    let row = [branch(1).org_name(), one.name.clone(), one.id_number.clone(), "无团籍".to_owned()];
    desk.drop_file("一.xlsx", &deletion_xlsx("", &[[&row[0], &row[1], &row[2], &row[3]]]), None);
    desk.ask(Ask::Nothing(branch(2).org_name(), TableKind::DeletionForm, true));
    let remind = |desk: &mut Desk, kind| match desk
        .answer(Request::Merging(Ask::Reminder(kind, None)), Vec::new())
        .response
    {
        Response::Reminder(words) => words,
        other => panic!("no message: {other:?}"),
    };
    let words = remind(&mut desk, TableKind::DeletionForm).unwrap();
    assert_eq!(
        words,
        "【催交】以下 2 个团支部还没有交附件1《要求后台删除团员登记表》，截止4月20日：\n\
         2022级软件工程3班、2022级软件工程4班\n没有需要上报的，也请回复“无”。"
    );
    for number in 1..=4 {
        desk.ask(Ask::Nothing(branch(number).org_name(), TableKind::RetentionForm, true));
    }
    assert_eq!(remind(&mut desk, TableKind::RetentionForm), None);
}

#[test]
fn one_looks_at_everybody_at_one_branch_and_at_what_is_left_out() {
    let (mut desk, people) = Desk::with_lists();
    let row = |number: usize, reason| {
        let one = &people[number - 1][0];
        [branch(number as u8).org_name(), one.name.clone(), one.id_number.clone(), String::from(reason)]
    };
    let (a, b) = (row(1, "无团籍"), row(2, ""));
    let rows = [[a[0].as_str(), &a[1], &a[2], &a[3]], [b[0].as_str(), &b[1], &b[2], &b[3]]];
    desk.drop_file("计算机学院.xlsx", &deletion_xlsx("计算机学院团总支", &rows), None);
    desk.drop_file("二班.xlsx", &deletion_xlsx("软件工程2班", &[]), None);
    desk.drop_file("不知谁的.xlsx", &deletion_xlsx("", &[["", "某人", "", "退团"]]), None);

    let kind = TableKind::DeletionForm;
    let files = |desk: &mut Desk, within| {
        let view = desk.look(kind, within, Show::All);
        let names = |forms: &[tuanji::worker::merging::FormView]| {
            forms.iter().map(|form| form.file.clone()).collect::<Vec<_>>()
        };
        (names(&view.forms), names(&view.unknown), view.lines.counts.of(Show::All))
    };
    let unknown = vec!["不知谁的.xlsx".to_owned()];
    let (all, asked, rows) = files(&mut desk, None);
    assert_eq!((all.len(), &asked, rows), (3, &unknown, 3));
    let second = Within::Branch(branch(2).org_name());
    assert_eq!(
        files(&mut desk, Some(second.clone())),
        (vec!["计算机学院.xlsx".into(), "二班.xlsx".into()], unknown.clone(), 1)
    );
    let general = Within::General(Some("计算机学院团总支".to_owned()));
    assert_eq!(files(&mut desk, Some(general)).2, 2);

    let record = desk.look(kind, Some(second.clone()), Show::All).lines.rows[0].record;
    desk.ask(Ask::Row(record, Some(false)));
    let left_out = desk.look(kind, Some(second), Show::LeftOut).lines;
    assert_eq!((left_out.rows.len(), &left_out.rows[0].part), (1, &Part::LeftOut));
    assert_eq!(desk.merged(kind, Some("计算机学院团总支")).1.len(), 1);
}
