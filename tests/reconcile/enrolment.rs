//! 学籍异动 in columns that ask about it, as files are read: 是否休学.

use crate::support::tables::texts;
use crate::world::{ORG1, World, system};
use tuanji::intake::limits::Limits;
use tuanji::intake::{CellKind, SheetBuilder, Table, TableId, TableKind, propose_layout};
use tuanji::reconcile::{Action, Case};

/// A table whose first line is its header, understood as a file's would be.
fn read(id: u32, kind: TableKind, file: &str, lines: &[&str]) -> Table {
    let mut builder = SheetBuilder::new(file, "Sheet1", Limits::default());
    for (row, line) in (1..).zip(lines) {
        for (column, (_, text)) in (0..).zip(texts(&line.split('|').collect::<Vec<_>>())) {
            builder.push(row, column, CellKind::Text, &text).unwrap();
        }
    }
    let sheet = builder.finish();
    let layout = propose_layout(&sheet);
    assert_eq!(layout.kind, kind, "{:?}", layout.columns);
    Table { id: TableId(id), sheet, layout }
}

const NAMES: [&str; 6] = ["赵一鸣", "钱二宝", "孙三丰", "李四光", "周五一", "吴六奇"];

fn listed() -> Table {
    let rows = (1..).zip(NAMES).map(|(at, name)| format!("{ORG1}|{name}|1380000000{at}"));
    let lines: Vec<String> = ["org_name|name|phone".to_owned()].into_iter().chain(rows).collect();
    system(&lines.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A roster of the six with further columns.
fn class(more: &str, cells: [&str; 6]) -> Table {
    let rows = (1..).zip(NAMES.iter().zip(cells));
    let rows = rows.map(|(at, (name, more))| format!("202200{at}|{name}|1380000000{at}|软件工程2201|{more}"));
    let lines: Vec<String> = [format!("学号|姓名|手机号|班级|{more}")].into_iter().chain(rows).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    read(2, TableKind::ClassRoster, "花名册.xlsx", &lines)
}

fn actions(cases: &[Case]) -> Vec<&'static str> {
    let only = |case: &Case| {
        assert_eq!(case.actions.len(), 1);
        case.actions[0].id()
    };
    cases.iter().map(only).collect()
}

#[test]
fn a_roster_asks_about_every_change_in_a_column_of_its_own() {
    let cells = ["否|否|否|否", "是|否|否|否", "否|是|否|否", "否|否|是|否", "|||是", "|||"];
    for last in ["是否延迟毕业", "是否延毕", "是否延迟毕业（是/否）"] {
        let cases =
            World::new([listed(), class(&format!("是否休学|是否入伍|是否退学|{last}"), cells)]).cases();
        assert_eq!(actions(&cases), ["none", "retain", "retain", "transfer_home", "retain", "none"]);
        let reasons: Vec<_> = cases.iter().filter_map(|case| case.retention_reason.as_deref()).collect();
        assert_eq!(reasons, ["休学", "参军入伍", "延迟毕业"]);
    }
}

#[test]
fn who_is_not_here_is_asked_about_unless_another_column_says_why() {
    for header in ["是否在校", "是否在读", "是否在籍"] {
        let cells = ["是|", "否|", "|", "否|休学", "是|", "是|班长"];
        let cases = World::new([listed(), class(&format!("{header}|备注"), cells)]).cases();
        assert_eq!(actions(&cases), ["none", "decide", "none", "retain", "none", "none"], "{header}");
        let away = header.replace("是否", "不");
        assert_eq!(cases[1].reasons, [format!("学籍状态为{away}，请确认组织关系应转往何处")]);
    }
}

#[test]
fn a_column_the_user_put_aside_is_not_heard() {
    let mut roster = class("是否休学", ["是", "否", "否", "否", "否", "否"]);
    assert_eq!(World::new([listed(), roster.clone()]).cases()[0].actions, [Action::Retain]);
    roster.layout.assign(&roster.sheet, 4, None);
    assert_eq!(World::new([listed(), roster]).cases()[0].actions, [Action::None]);
}

#[test]
fn a_list_of_changes_may_ask_as_well_and_the_family_is_not_meant() {
    let lines = [
        "姓名|学号|是否休学|是否入伍",
        "钱二宝|2022002|是|否",
        "孙三丰|2022003|否|是",
        "李四光|2022004|否|否",
    ];
    let changes = read(3, TableKind::StatusChanges, "学籍异动名单.xlsx", &lines);
    let roster = class("家长是否在校", ["否"; 6]);
    let cases = World::new([listed(), roster, changes]).cases();
    assert_eq!(actions(&cases)[..3], ["none", "retain", "retain"]);
    assert_eq!(cases[2].retention_reason.as_deref(), Some("参军入伍"));
}
