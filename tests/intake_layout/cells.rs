//! What cells hold, and how it is read.

use tuanji::domain::Field;
use tuanji::intake::record::Overlay;
use tuanji::intake::{CellKind, Record, RecordId, Table, TableId};

use super::open;
use super::support::spoil::change_parts;
use super::support::workbooks::*;

#[test]
fn cells_keep_what_the_file_says_of_them() {
    use rust_xlsxwriter::{Format, Formula};
    let bytes = workbook("Sheet1", |s| {
        write(s, 1, &[texts(&["姓名", "身份证号", "出生日期", "入团时间", "电话", "是否", "错误", "公式"])]);
        s.write_string(1, 0, "张三").unwrap();
        s.write_number(1, 1, 370_102_200_508_081_234.0).unwrap();
        s.write_number_with_format(1, 2, 38_231.0, &Format::new().set_num_format("yyyy/m/d")).unwrap();
        s.write_number_with_format(1, 3, 43_344.0, &Format::new().set_num_format("yyyy\"年\"m\"月\""))
            .unwrap();
        s.write_number(1, 4, 13_812_345_678.0).unwrap();
        s.write_boolean(1, 5, true).unwrap();
        s.write_formula(1, 6, Formula::new("=NA()").set_result("#N/A")).unwrap();
        s.write_formula(1, 7, Formula::new("=A2&\"x\"").set_result("张三x")).unwrap();
    });
    let (sheet, _) = open("a.xlsx", &bytes);
    let row: Vec<_> = sheet.row(1).map(|cell| (cell.text, cell.kind)).collect();
    assert_eq!(row[1], ("370102200508081200", CellKind::Number));
    assert_eq!(row[2], ("2004-09-01", CellKind::Date));
    assert_eq!(row[3], ("2018-09", CellKind::Date));
    assert_eq!(row[4], ("13812345678", CellKind::Number));
    assert_eq!(row[5], ("TRUE", CellKind::Bool));
    assert_eq!(row[6].0, "#N/A");
    assert_eq!(row[7], ("张三x", CellKind::Text));
}

#[test]
fn dates_are_read_as_the_file_keeps_them() {
    use rust_xlsxwriter::Format;
    let written = |from_1904: bool| {
        let mut book = rust_xlsxwriter::Workbook::new();
        let sheet = book.add_worksheet();
        write(sheet, 1, &[texts(&["姓名", "出生日期", "入团时间", "入党时间", "任职时间"])]);
        write(sheet, 2, &[texts(&["张三", "", "", "44012", "2004.09"])]);
        let serial = if from_1904 { 38_231.0 - 1_462.0 } else { 38_231.0 };
        sheet.write_number_with_format(1, 1, serial, &Format::new().set_num_format("yyyy/m/d")).unwrap();
        sheet.write_number(1, 2, serial).unwrap();
        let bytes = book.save_to_buffer().unwrap();
        if from_1904 { with_epoch_of_1904(&bytes) } else { bytes }
    };
    for from_1904 in [false, true] {
        let (sheet, layout) = open("a.xlsx", &written(from_1904));
        let table = Table { id: TableId(0), sheet, layout };
        let overlay = Overlay::default();
        let record = Record::new(&table, RecordId { table: table.id, row: 2 }, &overlay);
        let date = |field| record.date(field).map(|date| date.to_string());
        let read = [Field::Birth, Field::Joined, Field::PartyJoined, Field::PostSince].map(date);
        let read: Vec<&str> = read.iter().map(|date| date.as_deref().unwrap()).collect();
        assert_eq!(read, ["2004-09-01", "2004-09-01", "2020-06-30", "2004-09"], "{from_1904}");
    }
}

/// The workbook counting its days from 1904, as on old Macs.
fn with_epoch_of_1904(bytes: &[u8]) -> Vec<u8> {
    let change = |name: &str, content: Vec<u8>| match name {
        "xl/workbook.xml" => {
            let xml = String::from_utf8(content).unwrap();
            assert!(xml.contains("<workbookPr "), "{xml}");
            xml.replace("<workbookPr ", "<workbookPr date1904=\"1\" ").into_bytes()
        }
        _ => content,
    };
    change_parts(bytes, change)
}

#[test]
fn a_formula_without_a_result_is_said() {
    let bytes = workbook("Sheet1", |s| {
        write(s, 1, &records(&plain(&["姓名", "性别", "学号"]), &people(3, 50)));
        s.write_formula(1, 3, "=A2&B2").unwrap();
    });
    // As programs write it that do not calculate.
    let change = |name: &str, content: Vec<u8>| match name.contains("worksheets/") {
        true => String::from_utf8(content).unwrap().replace("<v>0</v></c>", "<v></v></c>").into_bytes(),
        false => content,
    };
    let (sheet, _) = open("a.xlsx", &change_parts(&bytes, change));
    assert!(sheet.notes.iter().any(|note| note.contains("1 个公式没有保存结果")), "{:?}", sheet.notes);
}

/// XML may be UTF-16, with a byte order mark or without.
#[test]
fn parts_in_utf_16_are_read() {
    let bytes =
        workbook("名单", |s| write(s, 1, &records(&plain(&["姓名", "性别", "学号"]), &people(3, 51))));
    // The file itself is another one, and its digest with it.
    let open = |bytes: &[u8]| {
        let (mut sheet, layout) = open("a.xlsx", bytes);
        sheet.origin = None;
        (sheet, layout)
    };
    let plain_rows = open(&bytes);
    for (mark, big) in [(true, false), (true, true), (false, false)] {
        let change = |name: &str, content: Vec<u8>| {
            if !name.contains("worksheets/") && !name.contains("sharedStrings") {
                return content;
            }
            let text = String::from_utf8(content).unwrap().replace("UTF-8", "UTF-16");
            let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
            units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        assert_eq!(open(&change_parts(&bytes, change)), plain_rows, "{mark} {big}");
    }
}
