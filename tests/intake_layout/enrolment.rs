//! 学籍异动: lists of it, and rosters with a column for it.

use super::support::workbooks::*;
use super::{Case, ROSTER};
use rust_xlsxwriter::Worksheet;
use tuanji::domain::Field;
use tuanji::intake::{CellKind, Limits, SheetBuilder, propose_layout};

/// A class of five with a last column called so and filled so, from the second row on.
fn class(sheet: &mut Worksheet, header: &str, cells: [&str; 5]) {
    let columns = [("学号", "学号"), ("姓名", "姓名"), ("班级", "班级"), ("", header)];
    let mut rows = records(&columns, &people(5, 41));
    for (row, text) in rows.iter_mut().skip(1).zip(cells) {
        row[3] = text.to_owned();
    }
    write(sheet, 1, &rows);
}

/// A list without a column that says what happened.
fn bare(sheet: &mut Worksheet, title: &str) {
    write(sheet, 1, &[texts(&[title])]);
    let columns = [("序号", "序号"), ("学号", "学号"), ("姓名", "姓名"), ("班级", "班级")];
    write(sheet, 2, &records(&columns, &people(3, 42)));
}

/// A roster of which only the last column is in question.
const CLASS: Case =
    Case { fields: "student_number name class status", rows: (2, 6, 5), file: "软工2201.xlsx", ..ROSTER };
const CHANGES: Case = Case { kind: "status_changes", ..CLASS };
const BARE: Case = Case { fields: "- student_number name class", header: &[2], rows: (3, 5, 3), ..CHANGES };

pub const CASES: &[Case] = &[
    Case {
        name: "a roster with a column for changes is a roster",
        fill: |s| class(s, "学籍异动情况", ["", "休学", "", "", ""]),
        ..CLASS
    },
    Case {
        name: "the same where everybody else is said to be there",
        fill: |s| class(s, "异动", ["在读", "在读", "无", "正常", "应征入伍"]),
        ..CLASS
    },
    Case {
        name: "a roster of a college that is called by its changes",
        file: "2022级学生学籍异动情况统计表.xlsx",
        fill: |s| class(s, "学籍异动", ["", "", "", "退学", ""]),
        ..CLASS
    },
    Case {
        name: "a roster calls itself one",
        file: "软件工程2201班花名册.xlsx",
        fill: |s| class(s, "异动情况", ["休学", "退学", "入伍", "延迟毕业", ""]),
        ..CLASS
    },
    Case {
        name: "everybody in a list of changes has one",
        fill: |s| class(s, "异动情况", ["休学", "退学", "入伍", "延迟毕业", "复学"]),
        ..CHANGES
    },
    Case {
        name: "a column called 状态 that says who is there",
        fill: |s| class(s, "状态", ["在读", "在读", "在读", "在读", "休学"]),
        ..CLASS
    },
    Case {
        name: "a column called 状态 that says something else",
        fill: |s| class(s, "状态", ["已提交", "已提交", "已提交", "未提交", "已提交"]),
        fields: "student_number name class -",
        ..CLASS
    },
    Case {
        name: "是否在校", fill: |s| class(s, "是否在校", ["是", "是", "是", "是", "休学"]), ..CLASS
    },
    Case {
        name: "团员否",
        fill: |s| class(s, "团员否", ["是", "是", "否", "√", "×"]),
        fields: "student_number name class political_status",
        ..CLASS
    },
    Case {
        name: "one remark that says who is away",
        fill: |s| class(s, "备注", ["班长", "", "团支书", "参军入伍", "走读"]),
        ..CLASS
    },
    Case {
        name: "remarks that say nothing of it",
        fill: |s| class(s, "备注", ["班长", "对外交流部", "团支书", "留学生", "未休学"]),
        fields: "student_number name class -",
        ..CLASS
    },
    Case {
        name: "a list whose title says what happened",
        file: "名单.xlsx",
        fill: |s| bare(s, "2024年休学学生名单"),
        ..BARE
    },
    Case {
        name: "a list whose file says what happened",
        file: "2023年秋季退伍士兵名单.xlsx",
        fill: |s| bare(s, "计算机学院"),
        ..BARE
    },
    Case {
        name: "a roster that leaves them out",
        file: "学生名单（不含休学）.xlsx",
        fill: |s| bare(s, "计算机学院"),
        kind: "class_roster",
        ..BARE
    },
];

#[test]
fn the_first_remark_that_says_who_is_away_may_stand_far_down() {
    let mut sheet = SheetBuilder::new("软件工程2201班花名册.xlsx", "Sheet1", Limits::default());
    let mut push = |row, cells: [&str; 4]| {
        for (column, text) in (0..).zip(cells) {
            sheet.push(row, column, CellKind::Text, text).unwrap();
        }
    };
    push(1, ["学号", "姓名", "班级", "备注"]);
    for row in 2..2_000 {
        push(row, [&format!("20221101{row:04}"), "王思远", "软工2201", "走读"]);
    }
    push(2_000, ["202211019999", "李清", "软工2201", "休学"]);
    let layout = propose_layout(&sheet.finish());
    assert_eq!(layout.column_of(Field::Status).map(|column| column.index), Some(3));
}
