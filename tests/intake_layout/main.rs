//! One workbook for each way people lay out a list, and what must be found in it.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests: what cannot be made or found must stop them"
)]

mod cells;
mod enrolment;
mod headers;
mod kinds;
mod messy;
mod several;
#[path = "../support/mod.rs"]
mod support;

use rust_xlsxwriter::Worksheet;
use support::workbooks::*;
use tuanji::intake::{Layout, Limits, Sheet, propose_layout, read_file};

/// Reads a workbook of one sheet.
fn open(name: &str, bytes: &[u8]) -> (Sheet, Layout) {
    let intake = read_file(name, bytes, &Limits::default(), &mut |_| {});
    assert_eq!(intake.rejected, []);
    let sheet = intake.sheets.into_iter().next().unwrap();
    let layout = propose_layout(&sheet);
    (sheet, layout)
}

/// The fields by their identifiers, `-` where a column has none.
fn fields(layout: &Layout) -> String {
    let ids: Vec<_> = layout.columns.iter().map(|c| c.field.map_or("-", |field| field.id())).collect();
    ids.join(" ")
}

struct Case {
    name: &'static str,
    file: &'static str,
    sheet: &'static str,
    fill: fn(&mut Worksheet),
    kind: &'static str,
    header: &'static [u32],
    fields: &'static str,
    /// First and last record row, and how many there are.
    rows: (u32, u32, usize),
}

/// What most cases have in common.
const ROSTER: Case = Case {
    name: "",
    file: "名单.xlsx",
    sheet: "Sheet1",
    fill: |_| {},
    kind: "class_roster",
    header: &[1],
    fields: "",
    rows: (0, 0, 0),
};

fn cases() -> impl Iterator<Item = &'static Case> {
    headers::CASES.iter().chain(messy::CASES).chain(kinds::CASES).chain(enrolment::CASES)
}

#[test]
fn every_layout_is_understood() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (_, layout) = open(case.file, &workbook(case.sheet, case.fill));
        let rows = (
            layout.rows.first().copied().unwrap_or(0),
            layout.rows.last().copied().unwrap_or(0),
            layout.rows.len(),
        );
        let found = (layout.kind.id(), layout.header_rows.as_slice(), fields(&layout), rows);
        let wanted = (case.kind, case.header, case.fields.to_owned(), case.rows);
        if found != wanted {
            wrong.push(format!(
                "{}\n  found  {found:?}\n  wanted {wanted:?}\n  notes {:?}",
                case.name, layout.notes
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_column_says_why() {
    for case in cases() {
        let (_, layout) = open(case.file, &workbook(case.sheet, case.fill));
        for column in &layout.columns {
            assert!(!column.why.is_empty(), "{}: {}", case.name, column.header);
        }
    }
}

#[test]
fn the_user_can_say_otherwise() {
    use tuanji::domain::Field;
    use tuanji::intake::layout_with_header;
    let bytes =
        workbook("Sheet1", |s| write(s, 2, &records(&plain(&["姓名", "班级", "学号"]), &people(3, 21))));
    let (sheet, mut layout) = open("a.xlsx", &bytes);
    layout.assign(&sheet, 1, Some(Field::Branch));
    assert_eq!(fields(&layout), "name branch student_number");
    layout.assign(&sheet, 2, Some(Field::Branch));
    assert_eq!(fields(&layout), "name - branch");
    assert_eq!(layout.rows, [3, 4, 5]);
    let other = layout_with_header(&sheet, &[]);
    assert_eq!(other.header_rows, [] as [u32; 0]);
    assert_eq!(other.rows.first(), Some(&2));
}
