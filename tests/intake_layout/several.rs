//! More than one list on a sheet, and what is said once for several people.

use rust_xlsxwriter::Worksheet;
use tuanji::intake::{Layout, Limits, Sheet, propose_layout, read_file};

use super::support::workbooks::*;
use super::{fields, open};

/// Every list of a workbook's sheet.
fn lists(fill: impl FnOnce(&mut Worksheet)) -> Vec<(Sheet, Layout)> {
    let intake = read_file("名单.xlsx", &workbook("Sheet1", fill), &Limits::default(), &mut |_| {});
    let with_layout = |sheet| {
        let layout = propose_layout(&sheet);
        (sheet, layout)
    };
    intake.sheets.into_iter().map(with_layout).collect()
}

/// Sheet, header, fields and records of each list.
fn told(lists: &[(Sheet, Layout)]) -> Vec<(&str, &[u32], String, &[u32])> {
    lists
        .iter()
        .map(|(sheet, layout)| {
            (sheet.name.as_str(), layout.header_rows.as_slice(), fields(layout), layout.rows.as_slice())
        })
        .collect()
}

/// What the rows say in the column.
fn column<'a>((sheet, layout): &'a (Sheet, Layout), field: &str) -> Vec<&'a str> {
    let column = layout.columns.iter().find(|c| c.field.is_some_and(|f| f.id() == field)).unwrap().index;
    let cell = |row: &u32| sheet.cell(sheet.row_index(*row).unwrap(), column).map_or("", |cell| cell.text);
    layout.rows.iter().map(cell).collect()
}

fn says((sheet, layout): &(Sheet, Layout), words: &str) -> bool {
    sheet.notes.iter().chain(&layout.notes).any(|note| note.contains(words))
}

const SHORT: &[&str] = &["序号", "姓名", "学号"];

#[test]
fn lists_side_by_side_are_each_read() {
    let found = lists(|s| {
        s.merge_range(0, 0, 0, 8, "2022级软件工程1班名单", &centred()).unwrap();
        let people = people(7, 40);
        for (column, people) in [(0, &people[..3]), (3, &people[3..6]), (6, &people[6..])] {
            let rows: Vec<Vec<String>> = records(&plain(SHORT), people)
                .into_iter()
                .map(|row| [vec![String::new(); column], row].concat())
                .collect();
            write(s, 2, &rows);
        }
    });
    let header: &[u32] = &[2];
    let list = |name, rows| (name, header, "- name student_number".to_owned(), rows);
    assert_eq!(
        told(&found),
        [list("Sheet1", &[3, 4, 5][..]), list("Sheet1（第2栏）", &[3, 4, 5]), list("Sheet1（第3栏）", &[3])]
    );
    assert!(says(&found[1], "第 2 栏，第 4–6 列"), "{:?}", found[1].0.notes);
    assert_eq!(found[1].0.cell(0, 0).unwrap().text, "2022级软件工程1班名单");
}

#[test]
fn two_names_of_one_person_are_not_two_lists() {
    let found = lists(|s| {
        let people = people(4, 41);
        let row = |person: &super::support::people::Person| {
            [&person.name, &person.id_number, "王错字", &person.id_number].map(str::to_owned).to_vec()
        };
        write(s, 1, &[texts(&["姓名", "身份证号", "姓名", "身份证号"])]);
        write(s, 2, &people.iter().map(row).collect::<Vec<_>>());
    });
    assert_eq!(found.len(), 1);
    assert!(says(&found[0], "没有采用"));
}

#[test]
fn lists_one_under_another_are_each_read_where_they_differ() {
    let found = lists(|s| {
        write(s, 1, &[texts(&["一、在校学生"])]);
        write(s, 2, &records(&plain(&["序号", "姓名", "学号", "手机号码"]), &people(3, 42)));
        write(s, 6, &[texts(&["填表人：", "", "日期："])]);
        write(s, 8, &[texts(&["二、学籍异动学生"])]);
        write(s, 9, &records(&[("学号", "学号"), ("姓名", "姓名"), ("异动", "异动类型")], &people(2, 43)));
    });
    assert_eq!(
        told(&found),
        [
            ("Sheet1", &[2][..], "- name student_number phone".to_owned(), &[3, 4, 5][..]),
            ("Sheet1（第2张）", &[9], "student_number name status".to_owned(), &[10, 11])
        ]
    );
    assert!(says(&found[1], "第 2 张，第 8–11 行"), "{:?}", found[1].0.notes);
}

#[test]
fn a_line_that_names_a_class_is_said_of_those_below() {
    let found = lists(|s| {
        let rows = records(&plain(SHORT), &people(5, 44));
        write(s, 1, &[texts(&["2022级软件工程1班（2人）"])]);
        write(s, 2, &rows[..3]);
        s.merge_range(5, 0, 5, 2, "班级：2022级软件工程2班", &centred()).unwrap();
        write(s, 7, &rows[..1]);
        write(s, 8, &rows[3..]);
    });
    assert_eq!(found.len(), 1);
    assert_eq!(fields(&found[0].1), "- name student_number class");
    let (one, two) = ("2022级软件工程1班", "2022级软件工程2班");
    assert_eq!(column(&found[0], "class"), [one, one, two, two, two]);
    assert!(says(&found[0], "第 1、6 行是分组标题"), "{:?}", found[0].0.notes);
}

#[test]
fn a_class_beside_its_first_member_is_said_of_all() {
    let rows = |classes: [&'static str; 6]| {
        move |s: &mut Worksheet| {
            write(s, 1, &records(&[("", "班级"), ("姓名", "姓名"), ("性别", "性别")], &people(6, 45)));
            for (row, class) in (1..).zip(classes) {
                s.write_string(row, 0, class).unwrap();
            }
        }
    };
    let found = lists(rows(["软件1班", "", "", "软件2班", "", ""]));
    assert_eq!(
        column(&found[0], "class"),
        ["软件1班", "软件1班", "软件1班", "软件2班", "软件2班", "软件2班"]
    );
    assert!(says(&found[0], "只写在每组的第一行"));
    // Here a blank is somebody whose class nobody filled in.
    let found = lists(rows(["软件1班", "软件1班", "", "软件2班", "", ""]));
    assert_eq!(column(&found[0], "class"), ["软件1班", "软件1班", "", "软件2班", "", ""]);
}

#[test]
fn a_list_on_its_side_is_turned() {
    let found = lists(|s| {
        let rows = records(&plain(&["姓名", "性别", "身份证号", "手机号码"]), &people(5, 46));
        let turned: Vec<Vec<String>> =
            (0..4).map(|column| rows.iter().map(|row| row[column].clone()).collect()).collect();
        write(s, 2, &turned);
    });
    assert_eq!(
        told(&found),
        [("Sheet1", &[1][..], "name sex id_number phone".to_owned(), &[2, 3, 4, 5, 6][..])]
    );
    assert!(says(&found[0], "一人一列"));
}

#[test]
fn text_apart_by_blanks_and_names_in_a_row_are_lists() {
    let read = |text: &str| {
        let intake = read_file("名单.txt", text.as_bytes(), &Limits::default(), &mut |_| {});
        assert_eq!(intake.rejected, []);
        let sheet = intake.sheets.into_iter().next().unwrap();
        let layout = propose_layout(&sheet);
        (sheet, layout)
    };
    let aligned =
        read("姓名    性别  电话\n张 三   男    13800000001\n李四    女    13800000002\n王五    男\n");
    assert_eq!(fields(&aligned.1), "name sex phone");
    assert_eq!(column(&aligned, "name"), ["张 三", "李四", "王五"]);
    assert!(says(&aligned, "第 4 行的列数"), "{:?}", aligned.0.notes);
    let single = read("姓名 性别 电话\n张 三 男 13800000001\n李四 女 13800000002\n");
    assert_eq!(column(&single, "phone"), ["13800000001", "13800000002"]);
    let names = read("张三、李四、王五，赵六、孙七");
    assert_eq!(column(&names, "name"), ["张三", "李四", "王五", "赵六", "孙七"]);
}

#[test]
fn a_class_merged_beside_its_members_is_said_of_each() {
    let bytes = workbook("Sheet1", |s| {
        let rows = records(&plain(&["", "姓名", "性别"]), &people(4, 20));
        write(s, 1, &rows);
        s.write_string(0, 0, "班级").unwrap();
        s.merge_range(1, 0, 2, 0, "软件1班", &centred()).unwrap();
        s.merge_range(3, 0, 4, 0, "软件2班", &centred()).unwrap();
    });
    let (sheet, layout) = open("a.xlsx", &bytes);
    assert_eq!(fields(&layout), "class name sex");
    let classes: Vec<_> = (1..5).map(|i| sheet.cell(i, 0).unwrap().text).collect();
    assert_eq!(classes, ["软件1班", "软件1班", "软件2班", "软件2班"]);
}

#[test]
fn what_is_not_read_is_said() {
    let bytes = workbook("Sheet1", |s| {
        let columns = plain(&["姓名", "学号", "姓名", "学号"]);
        write(s, 1, &records(&columns, &people(3, 25)));
        write(s, 6, &[texts(&["合计"])]);
    });
    let (_, layout) = open("a.xlsx", &bytes);
    assert!(layout.notes.iter().any(|note| note.contains("第 3 列也是“姓名”")), "{:?}", layout.notes);
    assert!(layout.notes.iter().any(|note| note.contains("第 6 行")), "{:?}", layout.notes);
}
