//! The user's own workbook with marks: where they stand, what is kept of the file, and what is no workbook.

use super::output::members;
use super::*;
use tuanji::worker::output::{Answer, FormDetails};

#[test]
fn the_users_own_workbook_comes_back_marked() {
    let mut desk = Desk::with_sample();
    let source =
        desk.overview(FormDetails::default()).sources.into_iter().find(|one| one.file == "class-roster.xlsx");
    let source = source.unwrap();
    assert!(source.is_workbook && source.marks > 0);
    let original = desk.shelf.originals.values().find(|bytes| {
        bytes.as_slice()
            == std::fs::read(
                Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample-data/class-roster.xlsx"),
            )
            .unwrap()
    });
    let original = original.expect("the workbook is stored as it was").clone();

    let (answer, buffers) = desk.output(Ask::Annotated(source.table));
    assert_eq!(answer, Answer::File("class-roster-批注-20240410.xlsx".into(), None));
    let comments = |bytes: &[u8]| {
        members(bytes)
            .into_iter()
            .find(|(name, _)| name == "xl/comments1.xml")
            .map(|(_, text)| String::from_utf8(text).unwrap())
    };
    assert_eq!(comments(&original), None);
    assert_eq!(comments(&buffers[0]).unwrap().matches("<comment ").count(), source.marks);

    // After a reload the store still has it; where it has not, the file is asked for again.
    let mut reopened = desk.shelf.reopen();
    assert_eq!(
        reopened.output(Ask::Annotated(source.table)).0,
        Answer::NeedsFile("class-roster.xlsx".into(), false)
    );
    let other =
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sample-data/system-export.xlsx"))
            .unwrap();
    assert_eq!(
        reopened.output_with(Ask::Annotated(source.table), vec![other]).0,
        Answer::NeedsFile("class-roster.xlsx".into(), true)
    );
    let again = reopened.output_with(Ask::Annotated(source.table), vec![original]);
    assert_eq!(again.1, buffers);
}

/// Where the notes of a marked workbook stand, and in which of its sheets.
fn noted(bytes: &[u8]) -> Vec<String> {
    let text = members(bytes).into_iter().find(|(name, _)| name.starts_with("xl/comments")).unwrap().1;
    let text = String::from_utf8(text).unwrap();
    text.split("<comment ref=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

#[test]
fn lists_that_were_taken_apart_or_turned_are_marked_where_they_stand() {
    let wrong = "370102200508080013";
    let under: &[&[&str]] = &[
        &["姓名", "身份证号", "政治面貌"],
        &["王一诺", "", "共青团员"],
        &["李思远", "", "共青团员"],
        &["22级软件工程2班花名册"],
        &["序号", "学号", "姓名", "身份证号", "政治面貌"],
        &["1", "202201", "赵清源", wrong, "共青团员"],
        &["2", "202202", "周子涵", "", "共青团员"],
    ];
    let turned: &[&[&str]] = &[
        &["姓名", "王一诺", "李思远", "赵清源"],
        &["身份证号", "", wrong, ""],
        &["政治面貌", "共青团员", "共青团员", "共青团员"],
        &["班级", "22软工1班", "22软工1班", "22软工1班"],
    ];
    for (rows, place) in [(under, "D6"), (turned, "C2")] {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(*cells) {
                sheet.write_string(row, column, *text).unwrap();
            }
        }
        let bytes = book.save_to_buffer().unwrap();
        let mut desk = Desk::empty();
        let sheets = session::read("名单.xlsx", &bytes, &mut |_| {}).unwrap().buffers;
        assert_eq!(sheets.len(), if place == "D6" { 2 } else { 1 });
        desk.ask_with(Request::AddSheets(Vec::new()), sheets);
        desk.ask(Request::Check);
        let source = desk.overview(FormDetails::default()).sources.remove(0);
        assert!(source.is_workbook);
        let (answer, buffers) = desk.output(Ask::Annotated(source.table));
        assert_eq!(answer, Answer::File("名单-批注-20240410.xlsx".into(), None));
        let places = noted(&buffers[0]);
        assert!(places.contains(&place.to_owned()), "{places:?}");
        assert_eq!(places.len(), source.marks, "{places:?}");
    }
}

#[test]
fn a_file_that_is_no_workbook_is_written_anew_and_says_so() {
    let mut desk = Desk::with_sample();
    let text = "姓名,身份证号,政治面貌,班级\n张三,370102200508080013,共青团员,22软工1班\n";
    let sheets = session::read("补充.csv", text.as_bytes(), &mut |_| {}).unwrap().buffers;
    desk.ask_with(Request::AddSheets(Vec::new()), sheets);
    let source =
        desk.overview(FormDetails::default()).sources.into_iter().find(|one| one.file == "补充.csv").unwrap();
    assert!(!source.is_workbook);
    match desk.output(Ask::Annotated(source.table)) {
        (Answer::File(name, Some(remark)), buffers) => {
            assert_eq!(name, "补充-批注-20240410.xlsx");
            assert!(remark.contains("不是 xlsx"));
            assert!(super::review::sheet(buffers[0].clone())[1].contains(&"370102200508080013".to_owned()));
        }
        other => panic!("{other:?}"),
    }
}
