//! Files as schools have them, written from the campaign's tables.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook};

use super::campaign::{self, Rows};

/// One file of the sample set.
pub struct SampleFile {
    /// Its name on disk and in addresses: ASCII, for hosts that mistreat anything else.
    pub path: &'static str,
    /// The name users see.
    pub name: &'static str,
    pub bytes: Vec<u8>,
}

/// The set served with the page.
pub fn sample_files() -> Vec<SampleFile> {
    vec![
        SampleFile {
            path: "system-export.xlsx",
            name: "团员列表-软件工程1班.xlsx",
            bytes: system_export(&campaign::first_system_list()),
        },
        SampleFile {
            path: "class-roster.xlsx",
            name: "花名册-22级软件工程1班.xlsx",
            bytes: class_roster("计算机学院22级软件工程1班学生花名册", &campaign::first_roster()),
        },
        SampleFile {
            path: "system-export-2.csv",
            name: "团员列表-软件工程2班.csv",
            bytes: gbk_csv(&campaign::second_system_list()),
        },
        SampleFile {
            path: "class-roster-2.csv",
            name: "花名册-22级软件工程2班.csv",
            bytes: gbk_csv(&campaign::second_roster()),
        },
    ]
}

/// What the page fetches first: the files' addresses and the names to show.
pub fn sample_index() -> String {
    let files: Vec<_> = sample_files()
        .iter()
        .map(|file| serde_json::json!({ "path": file.path, "name": file.name }))
        .collect();
    serde_json::to_string_pretty(&serde_json::json!({ "files": files })).unwrap() + "\n"
}

/// The export as it comes: one sheet, the header first, every cell text.
pub fn system_export(rows: &Rows) -> Vec<u8> {
    let mut book = dated_workbook();
    let sheet = book.add_worksheet();
    sheet.set_name("Sheet1").unwrap();
    for (row, cells) in (0u32..).zip(rows) {
        for (column, text) in (0u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, text).unwrap();
        }
    }
    sheet.set_column_width(0, 56).unwrap();
    sheet.set_column_range_width(1, 20, 18).unwrap();
    book.save_to_buffer().unwrap()
}

/// A roster as an office keeps it: a title over the table, a line of remarks, the class merged over
/// its students, a blank row left where somebody was taken out, joining months in several ways of
/// writing, one of them a real date.
pub fn class_roster(title: &str, rows: &Rows) -> Vec<u8> {
    const CLASS: u16 = 1;
    const BLANK_AFTER: u32 = 12;
    let columns = u16::try_from(rows[0].len()).unwrap();
    let joined = u16::try_from(rows[0].iter().position(|header| header == "入团时间").unwrap()).unwrap();
    let boxed = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
    let header = boxed.clone().set_bold().set_align(FormatAlign::Center).set_text_wrap();
    let heading = Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center);
    let month = boxed.clone().set_num_format("yyyy\"年\"m\"月\"");

    let mut book = dated_workbook();
    let sheet = book.add_worksheet();
    sheet.set_name("花名册").unwrap();
    sheet.merge_range(0, 0, 0, columns - 1, title, &heading).unwrap();
    sheet.write_string(1, 0, "填表说明：带*号的为必填项，身份证号码请以文本格式填写").unwrap();

    let body = &rows[1..];
    for (column, text) in (0u16..).zip(&rows[0]) {
        sheet.write_string_with_format(2, column, text, &header).unwrap();
    }
    let place = |index: usize| {
        let index = u32::try_from(index).unwrap();
        3 + index + u32::from(index >= BLANK_AFTER)
    };
    for (index, cells) in body.iter().enumerate() {
        for (column, text) in (0u16..).zip(cells) {
            let row = place(index);
            match text.split_once('-') {
                Some((year, month_number)) if column == joined && index % 7 == 3 => {
                    let (year, month_number) = (year.parse().unwrap(), month_number.parse().unwrap());
                    let date = ExcelDateTime::from_ymd(year, month_number, 1).unwrap();
                    sheet.write_datetime_with_format(row, column, &date, &month).unwrap();
                }
                _ if column == 0 => {
                    let number: f64 = text.parse().unwrap();
                    sheet.write_number_with_format(row, column, number, &boxed).unwrap();
                }
                _ if column != CLASS => {
                    sheet.write_string_with_format(row, column, text, &boxed).unwrap();
                }
                _ => {}
            }
        }
    }
    merge_equal_neighbours(sheet, body, CLASS, place, &boxed);
    sheet.set_column_range_width(1, columns - 1, 14).unwrap();
    sheet.set_column_width(5, 22).unwrap();
    book.save_to_buffer().unwrap()
}

/// Writes one column merged over neighbouring rows that say the same; a blank row parts them.
fn merge_equal_neighbours(
    sheet: &mut rust_xlsxwriter::Worksheet,
    body: &[Vec<String>],
    column: u16,
    place: impl Fn(usize) -> u32,
    format: &Format,
) {
    let text = |index: usize| &body[index][usize::from(column)];
    let mut first = 0;
    for index in 0..body.len() {
        let ends =
            index + 1 == body.len() || text(index + 1) != text(index) || place(index + 1) != place(index) + 1;
        if !ends {
            continue;
        }
        if first == index {
            sheet.write_string_with_format(place(index), column, text(index), format).unwrap();
        } else {
            sheet.merge_range(place(first), column, place(index), column, text(first), format).unwrap();
        }
        first = index + 1;
    }
}

/// A csv as WPS and Excel save it on a Chinese Windows: GBK, CRLF.
pub fn gbk_csv(rows: &Rows) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
    let (bytes, _, unmappable) = encoding_rs::GBK.encode(&text);
    assert!(!unmappable, "a name that GBK cannot write");
    bytes.into_owned()
}

/// A workbook whose bytes depend on its content only.
fn dated_workbook() -> Workbook {
    let mut book = Workbook::new();
    let written = ExcelDateTime::from_ymd(2024, 4, 1).unwrap();
    book.set_properties(&DocProperties::new().set_creation_datetime(&written));
    book
}
