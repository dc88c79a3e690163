//! Membership, lists of 学籍异动, one side alone; and the names by which cases are found again.

use crate::world::{A, C, ORG1, ORG2, World, cases, list, one, outline, roster, system};
use tuanji::domain::Field;
use tuanji::intake::TableKind;
use tuanji::intake::record::Overlay;
use tuanji::reconcile::{Action, Case};

#[test]
fn party_members_stay_and_the_masses_go() {
    let s = system(&[
        "org_name|name|birth|political_status",
        &format!("{ORG1}|张伟|2004-05|共青团员"),
        &format!("{ORG1}|李娜|2004-09|共青团员"),
    ]);
    let r = roster(&[
        "class|name|birth|political_status",
        "软工2201|张伟|2004-05|中共党员",
        "软工2201|李娜|2004-09|群众",
        "软工2201|王芳|2004-01|群众",
        "软工2201|赵强|2004-02|中共预备党员",
    ]);
    let cases = cases([s, r]);
    assert_eq!(
        outline(&cases),
        ["1/1 Certain amend", "2/2 Certain delete", "0/3 None none", "0/4 None supplement"]
    );
    assert_eq!(cases[1].deletion_reason.as_deref(), Some("无团籍"));
}

#[test]
fn a_rosters_status_column_names_where_somebody_went() {
    let s =
        system(&["org_name|name|birth", &format!("{ORG1}|张伟|2004-05"), &format!("{ORG1}|李娜|2004-09")]);
    let r = roster(&[
        "class|name|birth|political_status|status",
        "软工2201|张伟|2004-05|团员|转专业至会计学2201班",
        "软工2201|李娜|2004-09|团员|在读",
    ]);
    let outcome = World::new([s, r]).run();
    assert_eq!(outcome.cases[0].actions, [Action::Transfer]);
    assert_eq!(outcome.cases[0].transfer_to.as_deref(), Some("会计学2201班"));
    assert_eq!(outcome.cases[1].actions, [Action::None]);
}

#[test]
fn lists_of_changes_find_their_people() {
    let s = system(&[
        "org_name|name|birth",
        &format!("{ORG1}|张伟|2004-05"),
        &format!("{ORG1}|李娜|2004-09"),
        &format!("{ORG1}|王芳|2004-01"),
        &format!("{ORG1}|赵强|2004-02"),
    ]);
    let r = roster(&[
        "class|student_number|name|birth|political_status",
        "软工2201|202201110001|张伟|2004-05|团员",
        "软工2201|202201110002|李娜|2004-09|团员",
    ]);
    let changes = list(
        3,
        TableKind::StatusChanges,
        "学籍异动.xlsx",
        &[
            "class|student_number|name|status|household_address",
            "软工2201|202201110001|张伟|应征入伍|",
            "软工2201||王芳|退学|",
            "软工2201||赵强|转专业至会计学2201班|",
            "软工2201||不在此|休学|",
        ],
    );
    let outcome = World::new([s, r, changes]).run();
    assert_eq!(
        outline(&outcome.cases),
        ["1/1 Certain retain", "2/2 Certain none", "3/0 None transfer_home", "4/0 None transfer"]
    );
    assert_eq!(outcome.cases[0].retention_reason.as_deref(), Some("参军入伍"));
    assert_eq!(outcome.cases[3].transfer_to.as_deref(), Some("会计学2201班"));
    assert_eq!(outcome.unplaced_changes.len(), 1);
}

#[test]
fn the_class_a_list_of_changes_names_is_where_somebody_who_changed_his_major_goes() {
    let s = system(&[
        "org_name|name|phone",
        &format!("{ORG1}|张伟|13800000001"),
        &format!("{ORG1}|李娜|13800000002"),
    ]);
    let r = roster(&[
        "class|student_number|name|phone|political_status",
        "软工2201|202201110001|张伟|13800000001|团员",
        "软工2201|202201110002|李娜|13800000002|团员",
    ]);
    let lines = [
        "class|student_number|name|status",
        "网络工程2201|202201110001|张伟|转专业",
        "软工2201|202201110002|李娜|转专业",
    ];
    let changes = list(3, TableKind::StatusChanges, "学籍异动.xlsx", &lines);
    let cases = World::new([s, r, changes]).cases();
    assert_eq!(cases[0].transfer_to.as_deref(), Some("网络工程2201"));
    // The list still has the class he came from.
    assert_eq!(cases[1].transfer_to, None);
}

#[test]
fn a_remark_that_says_nothing_of_enrollment_is_no_status() {
    let s =
        system(&["org_name|name", &format!("{ORG1}|张伟"), &format!("{ORG1}|李娜"), &format!("{ORG1}|王芳")]);
    let r = roster(&[
        "class|name|political_status|status",
        "软工2201|张伟|团员|班长",
        "软工2201|李娜|团员|休学已复学",
        "软工2201|王芳|团员|转学",
    ]);
    let cases = cases([s, r]);
    let actions: Vec<_> = cases.iter().map(|case| case.actions.as_slice()).collect();
    assert_eq!(actions, [[Action::None], [Action::None], [Action::Decide]]);
    assert_eq!(cases[2].reasons, ["学籍状态为转学，请确认组织关系应转往何处"]);
}

#[test]
fn a_list_of_changes_speaks_without_a_roster() {
    let s =
        system(&["org_name|name", &format!("{ORG1}|张伟"), &format!("{ORG1}|李娜"), &format!("{ORG1}|王芳")]);
    let listed = ["class|name|status", "软工2201|张伟|休学", "软工2201|李娜|退学"];
    let changes = list(3, TableKind::StatusChanges, "学籍异动.xlsx", &listed);
    let cases = cases([s, changes]);
    assert_eq!(outline(&cases), ["1/0 None retain", "2/0 None transfer_home", "3/0 None none"]);
}

#[test]
fn a_remark_in_a_list_of_changes_is_heard() {
    let s =
        system(&["org_name|name", &format!("{ORG1}|张伟"), &format!("{ORG1}|李娜"), &format!("{ORG1}|王芳")]);
    let listed = [
        "class|name|status|counsellor",
        "软工2201|张伟|休学|已复学",
        "软工2201|李娜|其他|参军",
        "软工2201|王芳|休学|组织关系已转至部队",
    ];
    let mut changes = list(3, TableKind::StatusChanges, "学籍异动.xlsx", &listed);
    changes.layout.columns[3].field = None;
    changes.layout.columns[3].header = "备注".to_owned();
    assert_eq!(outline(&cases([s, changes])), ["1/0 None none", "2/0 None retain", "3/0 None decide"]);
}

#[test]
fn a_lists_name_says_what_its_rows_do_not() {
    let s = system(&["org_name|name", &format!("{ORG1}|张伟"), &format!("{ORG1}|李娜")]);
    let listed = ["class|name|status", "软工2201|张伟|", "软工2201|李娜|已复学"];
    let suspended = list(3, TableKind::StatusChanges, "2024年休学学生名单.xlsx", &listed);
    assert_eq!(outline(&cases([s.clone(), suspended])), ["1/0 None retain", "2/0 None none"]);
    let several =
        list(3, TableKind::StatusChanges, "休学、退学学生名单.xlsx", &["class|name", "软工2201|张伟"]);
    assert_eq!(outline(&cases([s, several])), ["1/0 None decide", "2/0 None none"]);
}

#[test]
fn rows_of_a_list_of_changes_that_speak_of_nobody_clear_are_told() {
    let s =
        system(&["org_name|name|birth", &format!("{ORG1}|张伟|2004-05"), &format!("{ORG2}|张伟|2004-09")]);
    let r = roster(&[
        "class|name|birth|political_status",
        "软工2201|张伟|2004-05|团员",
        "软工2202|张伟|2004-09|团员",
    ]);
    let listed = ["name|class|status", "张伟||退学", "不在此|软工2201|休学", "也不在|软工2201|已复学"];
    let changes = list(3, TableKind::StatusChanges, "学籍异动.xlsx", &listed);
    let outcome = World::new([s.clone(), r.clone(), changes]).run();
    assert_eq!(outline(&outcome.cases), ["1/1 Certain decide", "2/2 Certain decide"]);
    let told: Vec<_> = outcome.unplaced_changes.iter().map(|row| (row.id.row - 2, row.of_several)).collect();
    assert_eq!(told, [(1, true), (2, false)]);
    // Another row names one of them for sure.
    let listed = ["name|class|status", "张伟||退学", "张伟|软工2202|退学"];
    let changes = list(3, TableKind::StatusChanges, "学籍异动.xlsx", &listed);
    let outcome = World::new([s, r, changes]).run();
    assert_eq!(outline(&outcome.cases), ["1/1 Certain decide", "2/2 Certain transfer_home"]);
}

#[test]
fn keys_outlive_edits_new_files_and_the_other_order() {
    let header = "org_name|name|id_number|birth";
    let rows = [format!("{ORG1}|张玮|{A}|2004-05"), format!("{ORG1}|李娜|{C}|2004-09")];
    let s = system(&[header, &rows[0], &rows[1]]);
    let r = roster(&["class|name|id_number|political_status", &format!("软工2201|张伟|{A}|团员")]);
    let mut world = World::new([s, r]);
    let before = world.cases();
    let row = before[0].system.unwrap();
    world.overlay.set(row, Field::Name, Some("张伟".to_owned()));
    let edited = world.cases();
    assert_eq!((before[0].key, before[0].other_key), (edited[0].key, edited[0].other_key));
    // What the system has stays what the file says; the edit states the right value.
    assert_eq!(edited[0].actions, [Action::Delete, Action::Supplement]);
    // The export after the name was corrected, rows in another order, as another table.
    let corrected = rows[0].replace("张玮", "张伟");
    world.overlay = Overlay::default();
    world.tables[0] = list(9, TableKind::SystemList, "新导出.xlsx", &[header, &rows[1], &corrected]);
    let after = world.cases();
    let find = |cases: &[Case], name: &str| cases.iter().find(|case| case.name == name).unwrap().key;
    assert_eq!(find(&before, "张玮"), find(&after, "张伟"));
    assert_eq!(find(&before, "李娜"), find(&after, "李娜"));
    // Found again by its other name once a roster has come.
    let alone = World::new([world.tables[0].clone()]).cases();
    assert!(
        alone.iter().any(|case| Some(case.key) == after.iter().find(|c| c.name == "张伟").unwrap().other_key)
    );
}

#[test]
fn one_side_alone_is_nothing_to_decide() {
    let s = system(&["org_name|name", &format!("{ORG1}|张伟")]);
    assert_eq!(one([s]).actions, [Action::None]);
    assert_eq!(cases([]), []);
}
