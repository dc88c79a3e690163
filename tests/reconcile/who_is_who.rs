//! Two rows, one person or two: numbers, slips, twins, namesakes, what the user said.

use crate::support::tables::{table, texts};
use crate::world::{A, B, C, ORG1, ORG2, World, cases, one, outline, roster, system};
use tuanji::domain::Field;
use tuanji::intake::{CellKind, TableKind};
use tuanji::reconcile::{Action, Basis, Certainty, Link};

#[test]
fn numbers_given_in_the_wrong_rows_do_not_pair_strangers() {
    let s = system(&[
        "org_name|name|id_number|phone",
        &format!("{ORG1}|张伟|{A}|13800000001"),
        &format!("{ORG1}|李娜|{C}|13800000002"),
    ]);
    // The roster's two numbers changed places.
    let r = roster(&[
        "class|name|id_number|phone|political_status",
        &format!("软工2201|张伟|{C}|13800000001|团员"),
        &format!("软工2201|李娜|{A}|13800000002|团员"),
    ]);
    let cases = cases([s, r]);
    for case in &cases {
        assert_eq!(case.system.unwrap().row, case.roster.unwrap().row, "{cases:#?}");
        // Both numbers stand with another person too: nothing may be deleted on their word.
        assert_eq!(case.actions, [Action::Decide]);
    }
}

#[test]
fn a_number_pasted_into_the_next_row_is_not_taken_for_right() {
    let s = system(&[
        "org_name|name|id_number|birth",
        &format!("{ORG1}|张伟|{A}|2004-05"),
        &format!("{ORG1}|李娜|{C}|2004-09"),
    ]);
    let r = roster(&[
        "class|name|id_number|birth|political_status",
        &format!("软工2201|张伟|{C}|2004-05|团员"),
        &format!("软工2201|李娜|{C}|2004-09|团员"),
    ]);
    assert_eq!(outline(&cases([s, r])), ["1/1 Probable decide", "2/2 Certain none"]);
}

#[test]
fn one_number_under_two_names_is_probable_and_certain_with_a_second_number() {
    let s = system(&["org_name|name|id_number|phone", &format!("{ORG1}|张伟|{A}|13800000001")]);
    let poor = roster(&["class|name|id_number|political_status", &format!("软工2201|李思远|{A}|团员")]);
    let case = one([s.clone(), poor]);
    assert_eq!((case.certainty, case.basis.as_slice()), (Certainty::Probable, &[Basis::SameIdNumber][..]));
    assert_eq!(case.deletion_reason.as_deref(), Some("姓名错误，正确姓名为：李思远"));
    let rich = roster(&[
        "class|name|id_number|phone|political_status",
        &format!("软工2201|李思远|{A}|13800000001|团员"),
    ]);
    assert_eq!(one([s, rich]).certainty, Certainty::Certain);
}

#[test]
fn twins_are_never_one_person() {
    let s = system(&[
        "org_name|name|sex|id_number|birth|phone",
        &format!("{ORG1}|王子轩|男|{A}|2004-05|13800000001"),
    ]);
    let r = roster(&[
        "class|name|sex|id_number|birth|phone|political_status",
        &format!("软工2201|王子萱|男|{B}|2004-05|13800000001|团员"),
    ]);
    let cases = cases([s, r]);
    assert!(cases.iter().all(|case| case.certainty != Certainty::Certain), "{cases:#?}");
    assert_eq!(outline(&cases), ["1/0 None decide", "0/1 None supplement"]);
}

#[test]
fn namesakes_in_one_class_are_told_apart_by_birth_and_asked_about_without() {
    let s =
        system(&["org_name|name|birth", &format!("{ORG1}|张伟|2004-05"), &format!("{ORG1}|张伟|2003-01")]);
    let with = roster(&[
        "class|name|birth|political_status",
        "软工2201|张伟|2003-01|团员",
        "软工2201|张伟|2004-05|团员",
    ]);
    assert_eq!(outline(&cases([s.clone(), with])), ["1/2 Certain none", "2/1 Certain none"]);
    let without = roster(&["class|name|political_status", "软工2201|张伟|团员", "软工2201|张伟|团员"]);
    let cases = cases([s, without]);
    assert!(
        cases.iter().all(|case| case.actions == [Action::Decide] && case.candidates.len() == 2),
        "{cases:#?}"
    );
    assert_eq!(cases.len(), 4);
}

#[test]
fn a_name_alone_is_probable_within_the_branch_and_asked_across() {
    let s = system(&["org_name|name", &format!("{ORG1}|张伟"), &format!("{ORG2}|李娜")]);
    let r = roster(&["class|name|political_status", "软工2201|张伟|团员", "软工2201|李娜|团员"]);
    let cases = cases([s, r]);
    assert_eq!(outline(&cases), ["1/1 Probable none", "2/2 Ambiguous decide"]);
    assert_eq!(cases[0].basis, [Basis::SameName, Basis::UniqueInBranch]);
}

#[test]
fn what_the_user_said_of_a_pair_holds() {
    let s =
        system(&["org_name|name|birth", &format!("{ORG1}|张伟|2004-05"), &format!("{ORG1}|张伟|2003-01")]);
    let r = roster(&["class|name|political_status", "软工2201|张伟|团员"]);
    let mut world = World::new([s, r]);
    let before = world.cases();
    assert_eq!(outline(&before), ["1/0 Ambiguous decide", "2/0 Ambiguous decide", "0/1 Ambiguous decide"]);
    world.links = vec![Link { one: before[1].key, other: before[2].key, same: true }];
    let after = world.cases();
    assert_eq!(outline(&after), ["1/0 None decide", "2/1 Certain none"]);
    assert_eq!(after[1].key, before[2].key);
    assert_eq!(after[1].other_key, Some(before[1].key));
    world.links = vec![Link { one: before[2].key, other: before[1].key, same: false }];
    // With one candidate ruled out the other is the only one of that name left.
    assert_eq!(outline(&world.cases()), ["1/1 Probable none", "2/0 None decide"]);
}

#[test]
fn lists_without_numbers_and_with_slips() {
    let s = system(&[
        "org_name|name|sex|birth|phone|member_number",
        &format!("{ORG1}|章伟|男|2004-05|13800000001|202037000001"),
        &format!("{ORG1}|王末然|女|2004-06|13800000002|202037000002"),
        &format!("{ORG1}|买买提·阿依古丽|女|2004-07|13800000003|202037000003"),
        &format!("{ORG1}|陳曉|女|2004-08|13800000004|202037000004"),
    ]);
    let r = roster(&[
        "class|name|sex|birth|phone|political_status",
        "软工2201|张伟|男|2004-05|13800000001|团员",
        "软工2201|王未然|女|2004-06|13800000002|团员",
        "软工2201|阿依古丽·买买提|女|2004-07|13800000003|团员",
        "软工2201|陈晓|女|2004-08|13900000000|团员",
    ]);
    let cases = cases([s, r]);
    let expected = [
        "1/1 Certain delete+supplement",
        "2/2 Certain delete+supplement",
        "3/3 Certain delete+supplement",
        "4/4 Certain delete+supplement+amend",
    ];
    assert_eq!(outline(&cases), expected, "{cases:#?}");
    assert_eq!(cases[2].deletion_reason.as_deref(), Some("姓名错误，正确姓名为：阿依古丽·买买提"));
}

#[test]
fn fifteen_digits_are_the_same_number() {
    let old = "110105991231002";
    let wide = tuanji::domain::IdNumber::parse(old).unwrap().key();
    let s = system(&["org_name|name|id_number", &format!("{ORG1}|张伟|{old}")]);
    let r = roster(&["class|name|id_number|political_status", &format!("软工2201|张伟|{wide}|团员")]);
    assert_eq!(one([s, r]).actions, [Action::None]);
}

#[test]
fn damaged_and_masked_numbers_are_no_evidence_and_no_difference() {
    let masked =
        system(&["org_name|name|id_number|birth", &format!("{ORG1}|张伟|370102********1213|2004-05")]);
    let r = roster(&["class|name|id_number|political_status", &format!("软工2201|张伟|{A}|团员")]);
    let case = one([masked, r.clone()]);
    assert_eq!((case.certainty, case.actions), (Certainty::Certain, vec![Action::None]));
    let fields = [Field::OrgName, Field::Name, Field::IdNumber];
    let mut row = texts(&[ORG1, "张伟", ""]);
    row[2] = (CellKind::Number, "370102200405121000".to_owned());
    let damaged = table(1, TableKind::SystemList, "团员列表.xlsx", &fields, &[row]);
    let case = one([damaged, r.clone()]);
    assert!(case.differences.is_empty());
    assert_eq!(case.certainty, Certainty::Probable);
    // As text exports write it.
    let lost = system(&["org_name|name|id_number", &format!("{ORG1}|张伟|3.70102E+17")]);
    assert!(one([lost, r]).differences.is_empty());
}

#[test]
fn in_a_class_known_by_names_alone_a_slip_of_the_ear_is_probable_and_another_slip_asked_about() {
    let s = system(&[
        "org_name|name",
        &format!("{ORG1}|王诗涵"),
        &format!("{ORG1}|李子轩"),
        &format!("{ORG1}|赵敏"),
    ]);
    let r =
        roster(&["class|name|student_number", "软工2201|王思涵|2022010001", "软工2201|李子豪|2022010002"]);
    let cases = cases([s, r]);
    assert_eq!(
        outline(&cases),
        ["1/1 Probable delete+supplement", "2/2 Ambiguous decide", "3/0 None decide"],
        "{cases:#?}"
    );
    assert_eq!(cases[0].deletion_reason.as_deref(), Some("姓名错误，正确姓名为：王思涵"));
    assert_eq!(cases[0].basis, [Basis::SameBranch, Basis::CloseName]);
}

#[test]
fn somebody_moved_and_misspelt_is_probable_where_only_birth_and_sex_are_known() {
    let s = system(&[
        "org_name|name|sex|birth",
        &format!("{ORG1}|张玮轩|男|2004-05"),
        &format!("{ORG2}|李娜|女|2004-09"),
    ]);
    let r = roster(&[
        "class|name|sex|birth|political_status",
        "软工2202|张伟轩|男|2004-05-12|团员",
        "软工2202|李娜|女|2004-09-01|团员",
    ]);
    let cases = cases([s, r]);
    assert_eq!(
        outline(&cases),
        ["1/1 Probable delete+supplement+transfer", "2/2 Certain none"],
        "{cases:#?}"
    );
}

#[test]
fn two_slips_beside_a_number_that_is_ones_own_are_still_one_person() {
    let s = system(&[
        "org_name|name|sex|birth|phone|member_number",
        &format!("{ORG1}|潘雅字|女|2005-02|13800000001|202037000001"),
        &format!("{ORG1}|邵健|女|2004-02|13800000002|202037000002"),
    ]);
    let r = roster(&[
        "class|name|sex|birth|phone|member_number|political_status",
        "软工2201|潘雅宇|女|2004-02|13800000001|202037000001|团员",
        "软工2201|邵建|男|2004-02|13800000002||团员",
    ]);
    let cases = cases([s, r]);
    assert_eq!(
        outline(&cases),
        ["1/1 Probable delete+supplement+amend", "2/2 Ambiguous decide"],
        "{cases:#?}"
    );
}

#[test]
fn namesakes_of_whom_nothing_else_agrees_are_asked_about() {
    let s = system(&[
        "org_name|name|sex|birth|phone|member_number",
        &format!("{ORG1}|孔家喆|女|2004-02|13800000001|202037000001"),
        &format!("{ORG1}|周天一|男|2004-07|13800000002|202037000002"),
    ]);
    let r = roster(&[
        "class|name|sex|birth|phone|member_number|political_status",
        "软工2201|孔家哲|男|2004-02|13800000003|202037000003|团员",
        "软工2201|周天一|男|2004-02|13800000004||团员",
    ]);
    let cases = cases([s, r]);
    assert_eq!(outline(&cases), ["1/1 Ambiguous decide", "2/2 Ambiguous decide"], "{cases:#?}");
}
