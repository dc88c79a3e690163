//! The lists the benchmark drops on the page: invented people in workbooks as office programs write them.

use std::collections::BTreeMap;
use std::path::Path;

use rust_xlsxwriter::Workbook;
use tuanji::intake::Table;

use super::support::people::{Person, person};
use super::support::university::{Plan, University, university};
use super::support::workbooks;

/// What a system list of 23 columns has, as tuanji's users export and extend it.
const WIDE: [&str; 23] = [
    "组织全称",
    "姓名",
    "性别",
    "出生年月",
    "民族",
    "手机号码",
    "政治面貌",
    "团员发展编号",
    "入团年月",
    "身份证号",
    "学号",
    "户籍",
    "学院",
    "班级",
    "序号",
    "辅导员",
    "辅导员电话",
    "个人职业",
    "学历",
    "在读状况",
    "是否团干部",
    "团内现任职务",
    "备注",
];

/// Writes one long list, row by row so that memory holds none of it; a file that is there already is kept.
pub fn long(folder: &Path, name: &str, rows: u32, columns: usize) {
    let path = folder.join(name);
    if path.exists() {
        return;
    }
    let headers = WIDE.get(..columns).unwrap_or(&WIDE);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().unwrap();
    for (column, header) in (0..).zip(headers) {
        sheet.write_string(0, column, *header).unwrap();
    }
    let mut rng = fastrand::Rng::with_seed(1);
    let mut branch = workbooks::branch();
    for row in 1..=rows {
        // Forty to a class, four classes to a year and a major.
        branch.class_number = u16::try_from(row / 40 % 200).unwrap();
        branch.grade = 2018 + u16::try_from(row / 8_000 % 8).unwrap();
        let one = person(&mut rng, &branch);
        for (column, header) in (0..).zip(headers) {
            sheet.write_string(row, column, cell(header, row, &one)).unwrap();
        }
    }
    book.save(path).unwrap();
}

fn cell(header: &str, row: u32, one: &Person) -> String {
    match header {
        "个人职业" => "青年学生".to_owned(),
        "学历" => "大学本科".to_owned(),
        "在读状况" => "本科或专科在读".to_owned(),
        "是否团干部" => "否".to_owned(),
        _ => workbooks::value(header, row as usize, one),
    }
}

/// One branch of fifty: its export and its roster.
pub fn branch(folder: &Path) -> Vec<String> {
    let people = workbooks::people(50, 7);
    let export: Vec<(&str, &str)> = workbooks::plain(&WIDE);
    let roster = workbooks::plain(&[
        "序号",
        "学号",
        "姓名",
        "性别",
        "身份证号",
        "出生年月",
        "政治面貌",
        "手机号码",
        "班级",
    ]);
    [("团员列表.xlsx", export), ("花名册.xlsx", roster)]
        .map(|(name, columns)| {
            let rows = workbooks::records(&columns, &people);
            let bytes = workbooks::workbook("Sheet1", |sheet| workbooks::write(sheet, 1, &rows));
            std::fs::write(folder.join(name), bytes).unwrap();
            name.to_owned()
        })
        .to_vec()
}

/// A whole university in two workbooks, one of which has every fault planted in it.
pub fn whole(folder: &Path, people: usize) -> Vec<String> {
    let University { tables, .. } = university(Plan { people, slip_every: 10, ..Plan::default() });
    let all = |table: &Table| rows(table).collect::<Vec<_>>();
    let lists = tables.iter().take(2);
    lists.map(|table| write(folder, &format!("{people}-{}", table.sheet.file), &all(table))).collect()
}

/// The same with one export and one roster for each branch of fifty.
pub fn by_branch(folder: &Path, people: usize) -> Vec<String> {
    let University { tables, .. } =
        university(Plan { people, per_class: 50, slip_every: 10, ..Plan::default() });
    let mut names = Vec::new();
    // The branch is the first column of an export and the second of a roster.
    for (table, column) in tables.iter().zip([0, 1]) {
        let mut lines = rows(table);
        let header = lines.next().unwrap_or_default();
        let mut branches: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
        for line in lines {
            branches.entry(line[column].clone()).or_insert_with(|| vec![header.clone()]).push(line);
        }
        for (at, lines) in branches.values().enumerate() {
            names.push(write(folder, &format!("of50-{at:03}-{}", table.sheet.file), lines));
        }
    }
    names
}

fn rows(table: &Table) -> impl Iterator<Item = Vec<String>> {
    (0..table.sheet.row_count()).map(|at| {
        let mut cells = vec![String::new(); table.layout.columns.len()];
        for cell in table.sheet.row(at) {
            cell.text.clone_into(&mut cells[usize::from(cell.column)]);
        }
        cells
    })
}

fn write(folder: &Path, name: &str, rows: &[Vec<String>]) -> String {
    let bytes = workbooks::workbook("Sheet1", |sheet| workbooks::write(sheet, 1, rows));
    std::fs::write(folder.join(name), bytes).unwrap();
    name.to_owned()
}
