//! What differs, what only looks different, and how 删除原因 words it.

use crate::world::{A, ORG1, one, roster, system};
use tuanji::domain::Field;
use tuanji::reconcile::Action;

#[test]
fn several_wrong_values_are_named_in_the_order_of_the_notice() {
    let s = system(&[
        "org_name|name|sex|id_number|member_number|phone",
        &format!("{ORG1}|张玮|女|{}|202037000009|13800000001", A.replace("1213", "1216")),
    ]);
    let r = roster(&[
        "class|name|sex|id_number|member_number|phone|joined|political_status",
        &format!("软工2201|张伟|男|{A}|202037000001|13800000001|2020-05|团员"),
    ]);
    let case = one([s, r]);
    assert_eq!(
        case.deletion_reason.as_deref(),
        Some(
            "正确编号，202037000001；姓名错误，正确姓名为：张伟；身份证号码错误，正确身份证号码为：370102200405121213；性别错误，正确性别为：男"
        )
    );
    assert!(case.reasons.iter().all(|reason| !reason.contains(A)), "{:?}", case.reasons);
}

#[test]
fn a_roster_value_that_cannot_be_right_is_not_written_into_the_form() {
    let s = system(&[
        "org_name|name|sex|id_number|birth|member_number|joined",
        &format!("{ORG1}|张伟|男|{A}|2004-05|202037000001|2020-05"),
    ]);
    for (roster_line, field) in [
        (format!("软工2201|张伟|男|{}|202037000001|团员", A.replace("1213", "1219")), Field::IdNumber),
        (format!("软工2201|张伟|女|{A}|202037000001|团员"), Field::Sex),
        (format!("软工2201|张伟|男|{A}|20203700001|团员"), Field::MemberNumber),
        (format!("软工2201|张伟1|男|{A}|202037000001|团员"), Field::Name),
    ] {
        let r = roster(&["class|name|sex|id_number|member_number|political_status", &roster_line]);
        let case = one([s.clone(), r]);
        assert_eq!(case.actions, [Action::Decide], "{case:#?}");
        assert_eq!(case.differences[0].field, field);
        assert_eq!(case.deletion_reason, None);
        assert!(!case.reasons[0].contains("20040512"), "{:?}", case.reasons);
    }
}

#[test]
fn dress_is_no_difference() {
    let s = system(&[
        "org_name|name|sex|birth|ethnicity|political_status|phone|joined|post|is_cadre|education|household_address|occupation",
        &format!(
            "{ORG1}|张伟|男|2004-05|汉族|共青团员|13800000001|201909|团员|否|普通本科|山东省济南市历城区文苑路1号|青年学生"
        ),
    ]);
    let r = roster(&[
        "class|name|sex|birth|ethnicity|political_status|phone|joined|post|is_cadre|education|household_address|occupation",
        "软工2201|张 伟|男生|2004年5月12日|汉|团员|+86 138-0000-0001|2019/9/1|无|无|本科|济南市历城区文苑路1号|学生",
    ]);
    let case = one([s, r]);
    assert_eq!(case.differences, []);
    assert_eq!(case.actions, [Action::None]);
}

#[test]
fn a_blank_on_one_side_is_no_difference() {
    let s = system(&["org_name|name|birth|phone|education", &format!("{ORG1}|张伟|2004-05||")]);
    let r = roster(&[
        "class|name|birth|phone|education|political_status",
        "软工2201|张伟|2004-05|13800000001|本科|团员",
    ]);
    assert_eq!(one([s, r]).actions, [Action::None]);
}

#[test]
fn placeholders_and_card_numbers_are_not_compared() {
    let s = system(&[
        "org_name|name|birth|id_number|phone|member_number",
        &format!("{ORG1}|张伟|2004-05|{A}|13800000001|202037000001"),
    ]);
    let r = roster(&[
        "class|name|birth|id_number|phone|member_number|political_status",
        "软工2201|张伟|2004-05|无|/|20203701|团员",
    ]);
    assert_eq!(one([s, r]).differences, []);
}

#[test]
fn the_birth_in_the_rosters_number_is_held_against_a_system_list_without_numbers() {
    let s = |birth: &str| system(&["org_name|name|birth|phone", &format!("{ORG1}|张伟|{birth}|13800000001")]);
    let r = roster(&[
        "class|name|id_number|phone|political_status",
        &format!("软工2201|张伟|{A}|13800000001|团员"),
    ]);
    let wrong = one([s("2004-07"), r.clone()]);
    assert_eq!(wrong.actions, [Action::Amend]);
    assert_eq!(wrong.reasons, ["出生年月与花名册（出生年月取自身份证号）不一致，请核对后修改"]);
    assert_eq!((wrong.differences[0].field, wrong.differences[0].roster.as_str()), (Field::Birth, "2004-05"));
    assert_eq!(one([s("200405"), r]).actions, [Action::None]);
    // A number with a slip in it says nothing of anybody's birth.
    let slip = roster(&[
        "class|name|id_number|phone|political_status",
        "软工2201|张伟|370102200405121214|13800000001|团员",
    ]);
    assert_eq!(one([s("2004-07"), slip]).differences, []);
}

#[test]
fn whoever_is_said_to_be_a_member_is_one_whatever_the_words() {
    let differ = |system: &str, roster: &str| {
        let s =
            self::system(&["org_name|name|birth|political_status", &format!("{ORG1}|张伟|2004-05|{system}")]);
        let line = format!("软工2201|张伟|2004-05|{roster}");
        let r = self::roster(&["class|name|birth|political_status", &line]);
        !one([s, r]).differences.is_empty()
    };
    for said in ["是", "√", "入党积极分子", "重点发展对象", "团员(入党积极分子)", "-", "—", "/", "未填", ""]
    {
        assert!(!differ("共青团员", said), "{said}");
    }
    for (system, roster) in [("中共党员", "是"), ("群众", "否"), ("群众", "×"), ("群众", "无")]
    {
        assert!(!differ(system, roster), "{system} {roster}");
    }
    for (system, roster) in [
        ("共青团员", "否"),
        ("共青团员", "无"),
        ("共青团员", "群众"),
        ("群众", "是"),
        ("中共预备党员", "发展对象"),
    ] {
        assert!(differ(system, roster), "{system} {roster}");
    }
}
