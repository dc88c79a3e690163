//! 附件3 as written, read back and held against the notice.

use crate::support::forms::RETENTION;
use crate::support::paperwork;
use crate::support::reading::{Written, WrittenSheet, part};
use tuanji::domain::PartialDate;
use tuanji::forms::{RetentionForm, RetentionRow, write_retention_form};

const DAY: PartialDate = PartialDate { year: 2024, month: 4, day: Some(10) };

fn written(form: &RetentionForm) -> WrittenSheet {
    Written::read(write_retention_form(form, DAY).unwrap()).only_sheet()
}

#[test]
fn every_word_is_the_notices() {
    let sheet = written(&paperwork::retention_form(0));
    assert_eq!(sheet.words(0), ["附件3"]);
    assert_eq!(sheet.words(1), ["齐鲁理工学院毕业生团籍保留登记表"]);
    assert_eq!(sheet.words(2), RETENTION);
    assert_eq!(
        sheet.words(9),
        ["注：保留原因填写：参军入伍、出国（境）研究学习、延迟毕业。若为其他原因，按真实原因填写即可。"]
    );
}

#[test]
fn rows_are_numbered_and_each_phone_stands_in_its_own_column() {
    for count in [1, 8, 60] {
        let form = paperwork::retention_form(count);
        let sheet = written(&form);
        for (position, row) in form.rows.iter().enumerate() {
            let number = (position + 1).to_string();
            assert_eq!(
                sheet.words(3 + position as u32),
                [
                    &number,
                    &row.general_branch,
                    &row.branch,
                    &row.name,
                    &row.phone,
                    &row.counsellor,
                    &row.counsellor_phone,
                    &row.other_contact,
                    &row.reason
                ]
            );
        }
        sheet.assert_nothing_is_cut(2..3 + count as u32, 10.5);
    }
}

#[test]
fn it_prints_on_a4_with_its_header_on_every_page() {
    let bytes = write_retention_form(&paperwork::retention_form(60), DAY).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("paperSize=\"9\"") && sheet.contains("orientation=\"landscape\""));
    assert!(part(&bytes, "xl/workbook.xml").contains("附件3!$3:$3"));
}

#[test]
fn hostile_text_stays_text() {
    for hostile in crate::support::hostile::texts() {
        let row = RetentionRow {
            general_branch: hostile.clone(),
            branch: hostile.clone(),
            name: hostile.clone(),
            phone: hostile.clone(),
            counsellor: hostile.clone(),
            counsellor_phone: hostile.clone(),
            other_contact: hostile.clone(),
            reason: hostile.clone(),
        };
        let form = RetentionForm { title: hostile.clone(), rows: vec![row], ..RetentionForm::default() };
        crate::support::hostile::assert_only_text(&write_retention_form(&form, DAY).unwrap(), &hostile, 8);
    }
}
