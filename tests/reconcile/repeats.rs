//! One person in several rows of a side: two forms of a class, a list dropped twice, an old branch.

use crate::world::{A, ORG1, ORG2, cases, list, outline, roster, system};
use tuanji::domain::Field;
use tuanji::intake::TableKind;
use tuanji::reconcile::Action;

#[test]
fn a_class_roster_and_a_collection_form_speak_of_the_same_people() {
    let s = system(&["org_name|name|birth|phone", &format!("{ORG1}|张伟|2004-05|13800000001")]);
    let r = roster(&[
        "class|name|birth|political_status",
        "软工2201|张伟|2004-05-12|团员",
        "软工2201|李娜|2004-09-01|团员",
    ]);
    let form = list(
        3,
        TableKind::ClassRoster,
        "收集表.xlsx",
        &[
            "class|name|phone|id_number",
            &format!("22级软件工程1班|张伟|13800000002|{A}"),
            "22级软件工程1班|李娜|13800000003|",
        ],
    );
    let cases = cases([s, r, form]);
    let outline = outline(&cases);
    assert_eq!(outline.len(), 4, "{cases:#?}");
    assert_eq!(outline.iter().filter(|line| line.ends_with("supplement")).count(), 1, "{cases:#?}");
    // What the form adds is compared as well, wherever the pair's own row is silent.
    assert_eq!(cases[0].differences.iter().map(|d| d.field).collect::<Vec<_>>(), [Field::Phone]);
}

#[test]
fn the_same_export_dropped_twice_makes_no_new_cases_to_decide() {
    let lines = ["org_name|name|birth|phone", &format!("{ORG1}|张伟|2004-05|13800000001")];
    let r = roster(&["class|name|birth|political_status", "软工2201|张伟|2004-05|团员"]);
    let again = list(4, TableKind::SystemList, "团员列表(1).xlsx", &lines);
    let cases = cases([system(&lines), r, again]);
    assert_eq!(cases.len(), 2);
    assert!(cases.iter().all(|case| case.actions == [Action::None]), "{cases:#?}");
}

#[test]
fn somebody_left_in_an_old_branch_is_one_to_decide_about() {
    let s = system(&["org_name|name|id_number", &format!("{ORG2}|张伟|{A}"), &format!("{ORG1}|张伟|{A}")]);
    let r = roster(&["class|name|id_number|political_status", &format!("软工2201|张伟|{A}|团员")]);
    let cases = cases([s, r]);
    assert_eq!(outline(&cases), ["2/1 Certain none", "1/0 None decide"]);
    assert!(cases[1].reasons[0].contains("又列于"), "{:?}", cases[1].reasons);
}

#[test]
fn somebody_on_two_classes_rosters_is_one_to_decide_about() {
    let s = system(&["org_name|name|id_number", &format!("{ORG1}|张伟|{A}")]);
    let lines = ["class|name|id_number|political_status", &format!("软工2201|张伟|{A}|团员")];
    // No system list has the other class: it is another one all the same.
    let other = list(
        3,
        TableKind::ClassRoster,
        "花名册2.xlsx",
        &["class|name|id_number|political_status", &format!("22级软件工程2班|张伟|{A}|团员")],
    );
    let cases = cases([s, roster(&lines), other]);
    assert_eq!(outline(&cases), ["0/1 None decide", "1/1 Certain none"]);
    assert!(cases[0].reasons[0].contains("又列于"), "{:?}", cases[0].reasons);
}
