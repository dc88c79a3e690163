//! 附件1 as written, read back and held against the notice.

use crate::support::paperwork;
use crate::support::reading::{Written, part};
use tuanji::domain::PartialDate;
use tuanji::forms::{DeletionForm, DeletionRow, write_deletion_form};

const DAY: PartialDate = PartialDate { year: 2024, month: 4, day: Some(10) };

fn written(form: &DeletionForm) -> Written {
    Written::read(write_deletion_form(form, DAY).unwrap())
}

#[test]
fn every_word_is_the_notices() {
    let sheet = written(&paperwork::deletion_form(1)).only_sheet();
    assert_eq!(sheet.column_words(0)[..3], ["附件1", "齐鲁理工学院要求后台删除团员登记表", "单位：（盖章）"]);
    assert_eq!(sheet.words(2), ["单位：（盖章）", "填报人：", "电话："]);
    assert_eq!(
        sheet.words(3),
        ["组织全称", "姓名（系统中的姓名）", "身份证号（系统中的身份证号）", "删除原因"]
    );
    // One member and seven empty rows, then the promise and what the notice asks.
    assert!((5..12).all(|row| sheet.words(row).is_empty()));
    assert_eq!(sheet.words(12), ["删除后重新录入系统保证：", "负责人签字：\n时      间：\n"]);
    assert_eq!(
        sheet.column_words(0)[5..],
        [
            "删除后重新录入系统保证：",
            "填写要求",
            "1.组织全称：组织全称必须和“智慧团建”系统中的组织名称一致（团总支：组织管理——组织列表——右侧点击眼睛查看；团支部：组织首页——基本资料——组织全称查看）。",
            "2.姓名：表中姓名需填写“智慧团建”系统中录入的姓名。",
            "3.身份证号码：表中身份证号码需填写“智慧团建”系统中录入的身份证号码。",
            "4.若编号错误，则在删除原因一栏内填写正确编号，填写样式为：正确编号，××××××××××；若姓名错误，则在删除原因一栏内填写正确姓名，填写样式为：姓名错误，正确姓名为：张三；若身份证号码错误，则在删除原因一栏内填写正确身份证号码，填写样式为：身份证号码错误，正确身份证号码为：×××××××××。",
        ]
    );
}

#[test]
fn rows_stand_as_in_the_model() {
    for count in [0, 1, 8, 60] {
        let form = paperwork::deletion_form(count);
        let sheet = written(&form).only_sheet();
        for (position, row) in form.rows.iter().enumerate() {
            let number = if row.id_unconfirmed {
                format!("{}（待确认）", row.id_number)
            } else {
                row.id_number.clone()
            };
            assert_eq!(sheet.words(4 + position as u32), [&row.org_name, &row.name, &number, &row.reason]);
        }
        let promise = 4 + count.max(8) as u32;
        assert_eq!(sheet.words(promise)[0], "删除后重新录入系统保证：");
    }
}

#[test]
fn what_the_user_gave_stands_in_the_line_under_the_title() {
    let form = DeletionForm {
        unit: "计算机学院团总支".to_owned(),
        filler: "李四".to_owned(),
        phone: "13800000000".to_owned(),
        ..paperwork::deletion_form(1)
    };
    let sheet = written(&form).only_sheet();
    assert_eq!(sheet.words(2), ["单位：计算机学院团总支（盖章）", "填报人：李四", "电话：13800000000"]);
}

#[test]
fn it_prints_on_a4_with_its_header_on_every_page() {
    let bytes = write_deletion_form(&paperwork::deletion_form(60), DAY).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for setting in
        ["paperSize=\"9\"", "orientation=\"landscape\"", "fitToHeight=\"0\"", "第 &amp;P 页，共 &amp;N 页"]
    {
        assert!(sheet.contains(setting), "{setting} in {sheet}");
    }
    let workbook = part(&bytes, "xl/workbook.xml");
    assert!(workbook.contains("附件1!$4:$4") || workbook.contains("'附件1'!$4:$4"), "{workbook}");
}

#[test]
fn long_names_numbers_and_reasons_are_given_room() {
    let form = paperwork::deletion_form_at_its_longest();
    assert_eq!(form.rows[0].org_name.chars().count(), 40);
    written(&form).only_sheet().assert_nothing_is_cut(4..7, 10.5);
    written(&paperwork::deletion_form(60)).only_sheet().assert_nothing_is_cut(3..64, 10.5);
}

#[test]
fn hostile_text_stays_text() {
    for hostile in crate::support::hostile::texts() {
        let form = DeletionForm {
            rows: vec![DeletionRow {
                org_name: hostile.clone(),
                name: hostile.clone(),
                id_number: hostile.clone(),
                id_unconfirmed: false,
                reason: hostile.clone(),
            }],
            title: hostile.clone(),
            unit: hostile.clone(),
            filler: hostile.clone(),
            phone: hostile.clone(),
            ..DeletionForm::default()
        };
        let bytes = write_deletion_form(&form, DAY).unwrap();
        crate::support::hostile::assert_only_text(&bytes, &hostile, 4);
    }
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    let form = paperwork::deletion_form(3);
    assert_eq!(write_deletion_form(&form, DAY).unwrap(), write_deletion_form(&form, DAY).unwrap());
}

#[test]
fn what_is_under_the_table_stands_with_the_last_member_on_one_page() {
    let (mut moved, mut fitted) = (0, 0);
    for count in 0..40 {
        let bytes = write_deletion_form(&paperwork::deletion_form(count), DAY).unwrap();
        let xml = part(&bytes, "xl/worksheets/sheet1.xml");
        let breaks: Vec<usize> = xml
            .split("<brk id=\"")
            .skip(1)
            .map(|piece| piece.split('"').next().unwrap().parse().unwrap())
            .collect();
        // A break stands under the row it names; four rows stand above the members.
        let last = 4 + count.max(8);
        assert!(breaks.iter().all(|row| *row < last), "{count}: {breaks:?}");
        moved += usize::from(breaks.contains(&(last - 1)));
        let one_page = !xml.contains("fitToHeight=\"0\"");
        fitted += usize::from(one_page);
        // Eight people, as on the notice's paper, take one page however long their branch is called.
        assert!(count > 8 || (breaks.is_empty() && (count < 8 || one_page)), "{count}");
    }
    assert!(moved > 0, "some lists end where the page does");
    assert!((1..7).contains(&fitted), "little more than a page is printed on one: {fitted}");
}
