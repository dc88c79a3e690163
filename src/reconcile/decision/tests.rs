//! One example for every row of the table.

use super::*;
use crate::domain::enrolment::RELATION_MOVED;

fn facts(presence: Presence) -> Facts {
    Facts {
        presence,
        comparable: true,
        ambiguous: false,
        repeat: None,
        membership: Membership::Member,
        corrections: Corrections::default(),
        stated: false,
        other: Vec::new(),
        birth_in_number: false,
        moved_to: None,
        branch_told: true,
        change: None,
        namesake: false,
        change_to: None,
        names: ("张伟".to_owned(), "张玮".to_owned()),
        covered: true,
    }
}

fn misspelt() -> Facts {
    let corrections = Corrections {
        deletion: vec!["姓名错误，正确姓名为：张玮".to_owned()],
        fields: vec![Field::Name],
        doubts: Vec::new(),
    };
    Facts { corrections, ..facts(Presence::Both) }
}

fn doubtful() -> Facts {
    let corrections = Corrections { doubts: vec!["请核对证件".to_owned()], ..Corrections::default() };
    Facts { corrections, ..facts(Presence::Both) }
}

/// One example for every row of the table, in its order, with the actions and the first reason.
fn examples() -> Vec<(Facts, Vec<Action>, &'static str)> {
    use Presence::{Both, Roster, System};
    let to = Some("22级会计学2班".to_owned());
    vec![
        (Facts { comparable: false, ..facts(System) }, vec![Action::None], "尚未导入花名册，还不能核对"),
        (
            Facts { ambiguous: true, ..facts(Both) },
            vec![Action::Decide],
            "姓名相同但依据不足，请确认两边是否为同一人",
        ),
        (
            Facts { repeat: Some(Repeat::Echo("甲".to_owned())), ..facts(Roster) },
            vec![Action::None],
            "与甲为同一人，无需重复处理",
        ),
        (
            Facts { repeat: Some(Repeat::Elsewhere("乙".to_owned())), ..facts(System) },
            vec![Action::Decide],
            "系统中此人又列于乙，请确认保留哪一条",
        ),
        (
            Facts { membership: Membership::NonMember, ..misspelt() },
            vec![Action::Delete],
            "花名册中的政治面貌不是团员，而系统中有此人",
        ),
        (misspelt(), vec![Action::Delete, Action::Supplement], "系统中的姓名与花名册不一致：张伟／张玮"),
        (
            Facts { other: vec![Field::Phone, Field::Ethnicity], ..facts(Both) },
            vec![Action::Amend],
            "手机号码、民族与花名册不一致，请核对后修改",
        ),
        (
            Facts { moved_to: to.clone(), ..facts(Both) },
            vec![Action::Transfer],
            "花名册中此人在22级会计学2班，与系统中的支部不同",
        ),
        (
            Facts { change: Some(Change::OtherMajor), branch_told: false, ..facts(Both) },
            vec![Action::Decide],
            "学籍异动为转专业，但看不出现属哪个支部，请确认",
        ),
        (
            Facts { change: Some(Change::OtherMajor), change_to: to, ..facts(System) },
            vec![Action::Transfer],
            "学籍异动名单载明转专业至22级会计学2班",
        ),
        (
            Facts { change: Some(Change::Suspended), ..facts(Both) },
            vec![Action::Retain],
            "学籍状态为休学，组织关系仍在本支部",
        ),
        (
            Facts { change: Some(Change::Withdrawn), ..facts(System) },
            vec![Action::TransferHome],
            "已退学，组织关系应转接至户籍所在地团组织",
        ),
        (
            Facts { change: Some(Change::Other("转学")), ..facts(Both) },
            vec![Action::Decide],
            "学籍状态为转学，请确认组织关系应转往何处",
        ),
        (
            Facts { namesake: true, comparable: false, ..facts(System) },
            vec![Action::Decide],
            "学籍异动名单中有此姓名，但同名的不止一人，请确认说的是谁",
        ),
        (doubtful(), vec![Action::Decide], "请核对证件"),
        (
            facts(System),
            vec![Action::Decide],
            "花名册中没有此人：无团籍则删除，已转走则转出，花名册漏列则无需处理",
        ),
        (
            Facts { change: Some(Change::Withdrawn), ..facts(Roster) },
            vec![Action::None],
            "已退学，系统中也没有此人",
        ),
        (
            Facts { change: Some(Change::Other("毕业")), ..facts(Roster) },
            vec![Action::Decide],
            "学籍状态为毕业，系统中也没有此人，请确认是否需要补录",
        ),
        (
            facts(Roster),
            vec![Action::Supplement],
            "系统名单中没有此人，可能仍在其他团组织：请先查询并转入，确无记录再补录",
        ),
        (
            Facts { membership: Membership::NonMember, ..facts(Roster) },
            vec![Action::None],
            "不是团员，系统中也没有此人",
        ),
        (
            Facts { membership: Membership::Unknown, ..facts(Roster) },
            vec![Action::Decide],
            "花名册没有写明此人是否为团员：是团员则补录，否则无需处理",
        ),
    ]
}

#[test]
fn every_row_of_the_table_does_what_it_says() {
    let examples = examples();
    assert_eq!(examples.len(), TABLE.len(), "one example per row");
    for (row, (facts, actions, reason)) in TABLE.iter().zip(examples) {
        assert!((row.when)(&facts), "{}", row.found);
        let proposals = decide(&facts);
        assert_eq!(proposals.iter().map(|p| p.action).collect::<Vec<_>>(), actions, "{}", row.found);
        assert_eq!(proposals.first().unwrap().reason, reason, "{}", row.found);
    }
}

#[test]
fn nothing_found_means_nothing_to_do() {
    assert_eq!(decide(&facts(Presence::Both)).first().unwrap().action, Action::None);
}

#[test]
fn a_case_can_have_several_actions() {
    let moved = Facts { moved_to: Some("他班".to_owned()), other: vec![Field::Phone], ..misspelt() };
    let actions: Vec<Action> = decide(&moved).iter().map(|p| p.action).collect();
    assert_eq!(actions, [Action::Delete, Action::Supplement, Action::Amend, Action::Transfer]);
    // Kept centrally: the relation does not follow the class.
    let kept = Facts { change: Some(Change::Enlisted), ..moved };
    let actions: Vec<Action> = decide(&kept).iter().map(|p| p.action).collect();
    assert_eq!(actions, [Action::Delete, Action::Supplement, Action::Amend, Action::Retain]);
    assert_eq!(retention(&kept), Some("参军入伍"));
}

#[test]
fn reasons_for_deletion_are_worded_as_the_notice_asks() {
    let facts = misspelt();
    assert_eq!(deletion_reason(&facts, &decide(&facts)).as_deref(), Some("姓名错误，正确姓名为：张玮"));
    let nobody = Facts { membership: Membership::NonMember, ..misspelt() };
    assert_eq!(deletion_reason(&nobody, &decide(&nobody)).as_deref(), Some("无团籍"));
    let fine = self::facts(Presence::Both);
    assert_eq!(deletion_reason(&fine, &decide(&fine)), None);
}

#[test]
fn whose_relation_is_said_to_have_gone_is_asked_about_and_not_retained() {
    let gone = Facts { change: Some(Change::Other(RELATION_MOVED)), ..facts(Presence::Both) };
    let proposals = decide(&gone);
    assert_eq!(proposals.iter().map(|one| one.action).collect::<Vec<_>>(), [Action::Decide]);
    assert_eq!(proposals[0].reason, "名单中写明组织关系已转出，而系统中仍有此人，请确认转接是否已办完");
}
