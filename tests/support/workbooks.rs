//! Workbooks as people make them, one kind of mess each, of invented people.

use super::people::{Branch, Person, person};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

pub fn branch() -> Branch {
    Branch { college: "计算机学院", major: "软件工程", grade: 2022, class_number: 1 }
}

pub fn people(count: usize, seed: u64) -> Vec<Person> {
    let mut rng = fastrand::Rng::with_seed(seed);
    (0..count).map(|_| person(&mut rng, &branch())).collect()
}

/// A workbook of one sheet called `name`.
pub fn workbook(name: &str, fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(name).unwrap();
    fill(sheet);
    book.save_to_buffer().unwrap()
}

/// Rows of text from the given row on (as the spreadsheet shows it); blanks are left out.
pub fn write(sheet: &mut Worksheet, first_row: u32, rows: &[Vec<String>]) {
    for (row, cells) in (first_row - 1..).zip(rows) {
        for (column, text) in (0u16..).zip(cells) {
            if !text.is_empty() {
                sheet.write_string(row, column, text).unwrap();
            }
        }
    }
}

pub fn texts(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|text| (*text).to_owned()).collect()
}

/// What a cell of this header holds for the person.
pub fn value(header: &str, number: usize, person: &Person) -> String {
    let month = |date: tuanji::domain::PartialDate| format!("{}{:02}", date.year, date.month);
    match header {
        "序号" => number.to_string(),
        "组织全称" => person.branch.org_name(),
        "学院" => person.branch.college.to_owned(),
        "班级" => person.branch.short_name(),
        "姓名" => person.name.clone(),
        "性别" => person.sex.label().to_owned(),
        "身份证号" => person.id_number.clone(),
        "出生年月" => month(person.birth),
        "民族" => person.ethnicity.to_owned(),
        "手机号码" => person.phone.clone(),
        "政治面貌" => "共青团员".to_owned(),
        "团员发展编号" => person.member_number.clone(),
        "入团年月" => month(person.joined),
        "学号" => person.student_number.clone(),
        "户籍" => person.address.clone(),
        "辅导员" => "吴清源".to_owned(),
        "辅导员电话" => "13900000000".to_owned(),
        "异动" => ["休学", "应征入伍", "退学"][number % 3].to_owned(),
        _ => String::new(),
    }
}

/// The records under headers; each header is written as the second says and holds what the first says.
pub fn records(columns: &[(&str, &str)], people: &[Person]) -> Vec<Vec<String>> {
    let header = columns.iter().map(|(_, written)| (*written).to_owned()).collect();
    let rows = people
        .iter()
        .enumerate()
        .map(|(i, person)| columns.iter().map(|(what, _)| value(what, i + 1, person)).collect());
    std::iter::once(header).chain(rows).collect()
}

/// Columns written as they are called.
pub fn plain<'a>(headers: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    headers.iter().map(|header| (*header, *header)).collect()
}

pub const EXPORT: &[&str] = &[
    "组织全称",
    "姓名",
    "性别",
    "出生年月",
    "民族",
    "手机号码",
    "团内职务",
    "政治面貌",
    "团员发展编号",
    "入团年月",
];

pub fn centred() -> Format {
    Format::new().set_align(rust_xlsxwriter::FormatAlign::Center)
}
