//! Files other programs wrote (tests/corpus, made by make.py), and what must come out of them.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests: what cannot be made or found must stop them"
)]

use std::path::Path;

use tuanji::intake::{CellKind, Intake, IntakeError, Layout, Limits, Sheet, propose_layout, read_file};

const EXPORT: &str = "org_name name sex birth ethnicity phone post political_status member_number joined";
const FORM_1: &str = "org_name name id_number deletion_reason";
const FORM_3: &str =
    "- college org_name name phone counsellor counsellor_phone other_contact retention_reason";
const OLD: &str = "- name sex birth phone joined";
const ROSTER: &str = "- class name sex id_number birth phone joined status";

/// Reads a file of the corpus.
#[expect(clippy::disallowed_methods, reason = "the corpus lies in files")]
fn read(name: &str) -> Intake {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(name);
    read_file(name, &std::fs::read(path).unwrap(), &Limits::default(), &mut |_| {})
}

/// The file, then for its first sheet: name, kind, header rows, fields, record rows.
type Case =
    (&'static str, &'static str, &'static str, &'static [u32], &'static str, std::ops::RangeInclusive<u32>);

const CASES: &[Case] = &[
    ("export.xls", "团员列表", "system_list", &[1], EXPORT, 2..=5),
    ("export.xlsb", "团员列表", "system_list", &[1], EXPORT, 2..=5),
    ("html_gbk.xls", "", "system_list", &[1], EXPORT, 2..=5),
    ("html_spans.xls", "", "class_roster", &[2], "class name sex id_number", 3..=6),
    ("biff2.xls", "", "class_roster", &[1], OLD, 2..=5),
    ("biff3.xls", "", "class_roster", &[1], OLD, 2..=5),
    ("biff4.xls", "", "class_roster", &[1], OLD, 2..=5),
    ("biff5.xls", "一班", "class_roster", &[1], OLD, 2..=5),
    ("roster_merged.xls", "花名册", "class_roster", &[3], ROSTER, 4..=7),
    ("roster.ods", "一班", "class_roster", &[2], ROSTER, 3..=6),
    ("roster_libreoffice.xls", "一班", "class_roster", &[2], ROSTER, 3..=6),
    ("roster_libreoffice.xlsx", "一班", "class_roster", &[2], ROSTER, 3..=6),
    ("xml_2003.xls", "花名册", "class_roster", &[1], ROSTER, 2..=5),
    ("roster_gbk.csv", "", "class_roster", &[1], ROSTER, 2..=5),
    ("roster_bom.csv", "", "class_roster", &[1], ROSTER, 2..=5),
    ("roster_utf16.txt", "", "class_roster", &[1], ROSTER, 2..=5),
    ("tabs_called.xls", "", "class_roster", &[1], ROSTER, 2..=5),
    ("form1_by_hand.docx", "", "deletion_form", &[4], FORM_1, 6..=8),
    ("form1_libreoffice.docx", "", "deletion_form", &[4], FORM_1, 6..=8),
    ("form3_python.docx", "", "retention_form", &[2], FORM_3, 3..=4),
];

#[test]
fn every_file_is_understood() {
    for (file, sheet_name, kind, header, fields, rows) in CASES {
        let intake = read(file);
        assert_eq!(intake.rejected, [], "{file}");
        let sheet = intake.sheets.first().unwrap();
        assert_eq!(sheet.name, *sheet_name, "{file}");
        let layout = propose_layout(sheet);
        assert_eq!(layout.kind.id(), *kind, "{file}");
        assert_eq!(layout.header_rows, *header, "{file}");
        let found: Vec<_> = layout.columns.iter().map(|c| c.field.map_or("-", |field| field.id())).collect();
        assert_eq!(found.join(" "), *fields, "{file}");
        assert_eq!(layout.rows, rows.clone().collect::<Vec<_>>(), "{file}");
    }
}

#[test]
fn the_same_roster_reads_the_same_from_every_format() {
    let cells = |file: &str| -> Vec<String> {
        let intake = read(file);
        let sheet = intake.sheets.first().unwrap();
        let layout = propose_layout(sheet);
        let value =
            |row: u32, column| sheet.row_index(row).and_then(|i| sheet.cell(i, column)).map(|c| c.text);
        let date = |text: &str| tuanji::domain::PartialDate::parse(text).map(|date| date.to_string());
        layout
            .rows
            .iter()
            .flat_map(|row| layout.columns.iter().map(|c| value(*row, c.index).unwrap_or_default()))
            .map(|text| date(text).unwrap_or_else(|| text.to_owned()))
            .collect()
    };
    let wanted = cells("roster_bom.csv");
    assert_eq!(wanted.len(), 36);
    for file in [
        "roster_gbk.csv",
        "roster_utf16.txt",
        "tabs_called.xls",
        "xml_2003.xls",
        "roster.ods",
        "roster_libreoffice.xls",
        "roster_libreoffice.xlsx",
    ] {
        assert_eq!(cells(file), wanted, "{file}");
    }
}

#[test]
fn old_workbooks_keep_kinds_merges_and_hidden_sheets() {
    let intake = read("roster_merged.xls");
    let [sheet, hidden] = intake.sheets.as_slice() else { panic!("two sheets") };
    assert!(!sheet.hidden && hidden.hidden);
    let row = sheet.row_index(5).unwrap();
    assert_eq!(sheet.cell(row, 1).unwrap().text, "软件工程1班");
    let damaged = sheet.cell(row, 4).unwrap();
    assert_eq!((damaged.kind, damaged.text.len()), (CellKind::Number, 18));
    assert_eq!(
        (sheet.cell(row, 5).unwrap().text, sheet.cell(row, 5).unwrap().kind),
        ("2003-12-15", CellKind::Date)
    );
    assert_eq!(sheet.cell(row, 7).unwrap().text, "2017-12");
}

/// The records' texts, field by field.
fn records(sheet: &Sheet, layout: &Layout) -> Vec<Vec<String>> {
    let text = |row: u32, column| sheet.row_index(row).and_then(|at| sheet.cell(at, column)).map(|c| c.text);
    let of_row = |row: &u32| {
        let known = layout.columns.iter().filter(|column| column.field.is_some());
        known.map(|column| text(*row, column.index).unwrap_or_default().to_owned()).collect()
    };
    layout.rows.iter().map(of_row).collect()
}

const ORG: &str = "共青团某某学院计算机学院2022级软件工程1班支部委员会";

#[test]
fn a_form_filled_in_word_is_read_whatever_happened_to_it() {
    let expected = [
        [ORG, "王一诺", "37010220040901022X", "无团籍"],
        [ORG, "李思远", "370202200312150037", "姓名错误，正确姓名为：李思园"],
        [ORG, "阿依古丽·买买提", "650102200403200468", "正确编号：201965000033"],
    ];
    for file in ["form1_by_hand.docx", "form1_libreoffice.docx"] {
        let intake = read(file);
        let [sheet] = intake.sheets.as_slice() else { panic!("{file}: {} sheets", intake.sheets.len()) };
        let layout = propose_layout(sheet);
        assert_eq!(records(sheet, &layout), expected, "{file}");
        assert!(sheet.notes.iter().any(|note| note.contains("表格首行是第 4 行")), "{:?}", sheet.notes);
        assert!(layout.notes.iter().any(|note| note.contains("示例")), "{:?}", layout.notes);
        let all: Vec<&str> = (0..sheet.row_count()).flat_map(|at| sheet.row(at).map(|c| c.text)).collect();
        // LibreOffice makes text of a hint nobody replaced.
        let hint = (file == "form1_by_hand.docx").then_some("单击此处");
        for gone in ["早已删去", "李四", "名字写错了", "旧版文本框"].into_iter().chain(hint) {
            assert!(!all.iter().any(|text| text.contains(gone)), "{file}: {gone}");
        }
        assert!(all.iter().any(|text| text.contains("单位：软件工程1班团支部（盖章）")), "{file}");
    }
}

#[test]
fn a_document_with_several_tables_gives_several_lists() {
    let intake = read("forms_both.docx");
    let layouts: Vec<Layout> = intake.sheets.iter().map(propose_layout).collect();
    let kinds: Vec<&str> = layouts.iter().map(|layout| layout.kind.id()).collect();
    assert_eq!(kinds, ["unknown", "deletion_form", "retention_form"]);
    assert!(layouts[0].notes.iter().any(|note| note.contains("示例")));
    let names = |at: usize| -> Vec<String> {
        records(&intake.sheets[at], &layouts[at]).into_iter().map(|row| row.join("|")).collect()
    };
    assert_eq!(
        names(1),
        [
            format!("{ORG}|王一诺|37010220040901022X|无团籍"),
            format!("{ORG}|李思远|370202200312150037|身份证号错了")
        ]
    );
    assert_eq!(
        names(2),
        [
            format!("计算机学院团总支|{ORG}|阿依古丽·买买提|13800000003|吴清源|13900000000||参军入伍"),
            format!("计算机学院团总支|{ORG}|欧阳若彤|13800000004||||")
        ]
    );
}

#[test]
fn a_messed_form_in_an_old_workbook_is_read() {
    let intake = read("form1_messed.xls");
    let layout = propose_layout(&intake.sheets[0]);
    assert_eq!((layout.kind.id(), layout.header_rows.as_slice()), ("deletion_form", [8].as_slice()));
    let reasons: Vec<String> = records(&intake.sheets[0], &layout)
        .into_iter()
        .map(|row| [&row[0], "|", &row[1], "|", &row[3]].concat())
        .collect();
    assert_eq!(
        reasons,
        [format!("{ORG}|王一诺|姓名错误"), format!("{ORG}|李思远|重复"), format!("{ORG}|阿依古丽·买买提|")]
    );
}

#[test]
fn what_word_cannot_give_is_said() {
    assert_eq!(read("encrypted.docx").rejected[0].reason, IntakeError::Encrypted);
    let old = read("form1_old.doc").rejected[0].reason.to_string();
    assert!(old.contains(".doc）") && old.contains("另存为 .docx"), "{old}");
}

#[test]
fn hidden_sheets_are_marked_in_every_format() {
    for file in ["roster.ods", "roster_libreoffice.xls", "roster_libreoffice.xlsx", "xml_2003.xls"] {
        let hidden: Vec<_> = read(file).sheets.iter().filter(|s| s.hidden).map(|s| s.name.clone()).collect();
        assert_eq!(hidden.len(), 1, "{file}");
    }
}

#[test]
fn an_archive_gives_its_tables_and_its_refusals() {
    let intake = read("gbk_names.zip");
    let files: Vec<_> = intake.sheets.iter().map(|sheet| sheet.file.as_str()).collect();
    assert_eq!(files, ["gbk_names.zip/名单/软件1班.csv", "gbk_names.zip/内层.zip/二班.csv"]);
    let [rejected] = intake.rejected.as_slice() else { panic!("one refusal") };
    assert_eq!(rejected.file, "gbk_names.zip/名单/通知.pdf");
    assert!(rejected.reason.to_string().contains("PDF"));
}

#[test]
fn a_password_is_said_to_be_the_trouble() {
    assert_eq!(read("encrypted.xlsx").rejected.first().unwrap().reason, IntakeError::Encrypted);
}

/// A day and a month are numbers there, of which only a format says what they are.
#[test]
fn dates_are_dates_in_the_oldest_workbooks() {
    for file in ["biff2.xls", "biff3.xls", "biff4.xls", "biff5.xls"] {
        let intake = read(file);
        let sheet = intake.sheets.first().unwrap();
        let row = sheet.row_index(2).unwrap();
        let cells = [3, 5].map(|at| sheet.cell(row, at).map(|cell| (cell.text, cell.kind)).unwrap());
        assert_eq!(cells, [("2004-09-01", CellKind::Date), ("2018-05", CellKind::Date)], "{file}");
        assert_eq!(sheet.cell(row, 4).unwrap().text, "13800000001", "{file}");
    }
}
