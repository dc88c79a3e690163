//! Forms as hands leave them, from the file to the merged form: cells merged over several people, blank rows
//! between them, an example and the notice's requirements left in, the table moved from its place.

use rust_xlsxwriter::{Format, FormatAlign};

use tuanji::casework::forms::Unit;
use tuanji::intake::TableKind;
use tuanji::worker::merging::Show;

use crate::desk::Desk;
use crate::support::forms::{DELETION, RETENTION, branch, packed};
use crate::support::people::Person;
use crate::support::workbooks::{texts, workbook, write};

const GENERAL: &str = "计算机学院团总支";

/// 附件1 of three people: everything stands three columns to the right and six rows lower than it should.
fn deletion_moved(people: &[Person]) -> Vec<u8> {
    let middle = Format::new().set_align(FormatAlign::VerticalCenter);
    workbook("Sheet1", |sheet| {
        sheet.merge_range(1, 3, 2, 6, "齐鲁理工学院要求后台删除团员登记表", &middle).unwrap();
        sheet.write_string(4, 3, "单位：软件工程1班团支部（盖章）").unwrap();
        sheet.write_string(4, 5, "填报人：李思远").unwrap();
        let note = "填写要求：姓名、身份证号按系统中的填，正确的写在删除原因里";
        sheet.merge_range(5, 3, 5, 6, note, &middle).unwrap();
        for (column, header) in (3u16..).zip(DELETION) {
            sheet.merge_range(7, column, 8, column, header, &middle).unwrap();
        }
        let example = ["例：共青团××学院××支部委员会", "张三", "×××××××××", "姓名错误，正确姓名为：李四"];
        for (column, text) in (3u16..).zip(example) {
            sheet.write_string(9, column, text).unwrap();
        }
        // One organisation for all three, a blank row after each of the first two.
        sheet.merge_range(10, 3, 14, 3, &branch(1).org_name(), &middle).unwrap();
        let reasons = ["无团籍", "姓名错误，正确姓名为：王一诺", "正确编号，202237000012"];
        for ((row, person), reason) in [10u32, 12, 14].into_iter().zip(people).zip(reasons) {
            sheet.write_string(row, 4, &person.name).unwrap();
            sheet.write_string(row, 5, &person.id_number).unwrap();
            sheet.write_string(row, 6, reason).unwrap();
        }
        sheet
            .merge_range(18, 3, 19, 6, "删除后重新录入系统保证：已核实，删除后一周内重新录入。", &middle)
            .unwrap();
        sheet.write_string(20, 6, "负责人签字：李思远").unwrap();
        sheet.write_string(21, 6, "时      间：2024年4月12日").unwrap();
        sheet.write_string(23, 3, "4.若姓名错误，填写样式为：姓名错误，正确姓名为：张三").unwrap();
    })
}

fn expected(people: &[Person]) -> Vec<Vec<String>> {
    let reasons = ["无团籍", "姓名错误，正确姓名为：王一诺", "正确编号，202237000012"];
    let row = |(one, reason): (&Person, &str)| {
        vec![branch(1).org_name(), one.name.clone(), one.id_number.clone(), reason.to_owned()]
    };
    people.iter().zip(reasons).map(row).collect()
}

#[test]
fn a_deletion_form_moved_merged_and_gappy_is_merged_like_any_other() {
    let (mut desk, people) = Desk::with_lists();
    desk.drop_file("一班的表.xlsx", &deletion_moved(&people[0][..3]), Some("2024-04-18"));
    let view = desk.all();
    assert_eq!(view.forms[0].unit, Some(Unit::Branch(branch(1).org_name())));
    assert_eq!((view.totals[0].rows, view.totals[0].taken), (3, 3), "neither the example nor a blank row");
    assert_eq!(desk.problems(TableKind::DeletionForm), []);
    assert_eq!(desk.merged(TableKind::DeletionForm, None).1, expected(&people[0][..3]));
    assert_eq!(desk.merged(TableKind::DeletionForm, Some(GENERAL)).1, expected(&people[0][..3]));
}

/// 附件3 as a Word document: 团总支 merged down, a blank row, another line under the header, the note inside
/// the table.
fn retention_docx(people: &[Person]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let cell = |look: &str, text: &str| format!("<w:tc><w:tcPr>{look}</w:tcPr>{}</w:tc>", paragraph(text));
    let row = |first: &str, texts: &[&str]| {
        let cells = texts.iter().enumerate().map(|(at, text)| cell(if at == 1 { first } else { "" }, text));
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    };
    let hint = ["", "填全称", "填全称", "", "本人", "", "辅导员的", "", "参军入伍等"];
    let own = branch(2).org_name();
    let mut body = row("", &RETENTION) + &row("", &hint);
    let counsellor = ["吴清源", "13900000000", ""];
    for (at, (person, reason)) in people.iter().zip(["参军入伍", "延迟毕业"]).enumerate() {
        let number = (at + 1).to_string();
        let merge = if at == 0 { r#"<w:vMerge w:val="restart"/>"# } else { "<w:vMerge/>" };
        let general = if at == 0 { GENERAL } else { "" };
        let [name, phone, other] = counsellor;
        let cells = [&number, general, &own, &person.name, &person.phone, name, phone, other, reason];
        body.push_str(&row(merge, &cells));
        body.push_str(&row("", &[""; 9]));
    }
    let note =
        cell(r#"<w:gridSpan w:val="9"/>"#, "注：保留原因填写：参军入伍、出国（境）研究学习、延迟毕业。");
    let xml = format!(
        "<w:document xmlns:w=\"{main}\"><w:body>{}{}<w:tbl><w:tblGrid>{}</w:tblGrid>{body}<w:tr>{note}</w:tr></w:tbl></w:body></w:document>",
        paragraph("附件3"),
        paragraph("齐鲁理工学院毕业生团籍保留登记表"),
        "<w:gridCol/>".repeat(9),
    );
    packed(&[("word/document.xml", xml.as_bytes())])
}

/// The same in a workbook: the merge, the blank rows, a second line of header, the note inside the table.
fn retention_moved(people: &[Person]) -> Vec<u8> {
    let middle = Format::new().set_align(FormatAlign::VerticalCenter);
    workbook("保留", |sheet| {
        write(sheet, 2, &[texts(&["", "齐鲁理工学院毕业生团籍保留登记表"])]);
        write(sheet, 5, &[[&[""][..], &RETENTION].concat().iter().map(|text| (*text).to_owned()).collect()]);
        sheet.merge_range(5, 2, 8, 2, GENERAL, &middle).unwrap();
        for (row, person, reason) in [(5, &people[0], "参军入伍"), (8, &people[1], "延迟毕业")] {
            let own = branch(2).org_name();
            let cells = [&own, &person.name, &person.phone, "吴清源", "13900000000", "", reason];
            for (column, text) in (3u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(row, column, text).unwrap();
            }
        }
        write(sheet, 11, &[texts(&["", "注：保留原因填写：参军入伍、出国（境）研究学习、延迟毕业。"])]);
    })
}

#[test]
fn a_retention_form_moved_merged_and_gappy_is_merged_like_any_other() {
    for (name, form) in [
        ("保留.docx", retention_docx as fn(&[Person]) -> Vec<u8>),
        ("保留.xlsx", retention_moved as fn(&[Person]) -> Vec<u8>),
    ] {
        let (mut desk, people) = Desk::with_lists();
        let two = &people[1][..2];
        desk.drop_file(name, &form(two), Some("2024-04-18"));
        let view = desk.look(TableKind::RetentionForm, None, Show::All);
        assert_eq!((view.totals[1].rows, view.totals[1].taken), (2, 2), "{name}: {:?}", view.lines.rows);
        assert_eq!(desk.problems(TableKind::RetentionForm), [], "{name}");
        let (_, rows) = desk.merged(TableKind::RetentionForm, None);
        let row = |number: &str, one: &Person, reason: &str| {
            let own = branch(2).org_name();
            let cells = [number, GENERAL, &own, &one.name, &one.phone, "吴清源", "13900000000", reason];
            cells.map(str::to_owned).to_vec()
        };
        assert_eq!(rows, [row("1", &two[0], "参军入伍"), row("2", &two[1], "延迟毕业")], "{name}");
    }
}

/// The files of the corpus: an old workbook, a document of Word's and one LibreOffice wrote of it.
#[test]
#[expect(clippy::disallowed_methods, reason = "the corpus lies in files")]
fn old_workbooks_and_documents_of_other_programs_are_merged() {
    for file in ["form1_messed.xls", "form1_by_hand.docx", "form1_libreoffice.docx"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(file);
        let mut desk = Desk::empty();
        desk.drop_file(file, &std::fs::read(path).unwrap(), None);
        let rows = desk.merged(TableKind::DeletionForm, None).1;
        let names: Vec<&str> = rows.iter().map(|row| row[1].as_str()).collect();
        assert_eq!(names, ["王一诺", "李思远", "阿依古丽·买买提"], "{file}");
        let org = "共青团某某学院计算机学院2022级软件工程1班支部委员会";
        assert!(rows.iter().all(|row| row[0] == org), "{file}: {rows:?}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the corpus lies in files")]
fn a_retention_form_of_an_old_workbook_is_merged() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/form3_messed.xls");
    let mut desk = Desk::empty();
    desk.drop_file("保留.xls", &std::fs::read(file).unwrap(), None);
    let org = "共青团某某学院计算机学院2022级软件工程1班支部委员会";
    let row = |number, name, phone, reason| {
        [number, "计算机学院团总支", org, name, phone, "吴清源", "13900000000", reason]
            .map(str::to_owned)
            .to_vec()
    };
    assert_eq!(
        desk.merged(TableKind::RetentionForm, None).1,
        [
            row("1", "王一诺", "13800000001", "参军入伍"),
            row("2", "李思远", "13800000002", "延迟毕业"),
            row("3", "阿依古丽·买买提", "13800000003", "出国（境）研究学习"),
        ]
    );
}
