//! CP002: 在读状况 is not what the notice asks for.

use crate::domain::Field;
use crate::rules::{Finding, Fix, Person, rule::rule};

rule! {
    /// # 检查什么
    /// “在读状况”没有填写，或不是学校要求的“本科或专科在读”（“本科在读”“专科在读”也算；可在学校要求中更改）。
    /// # 为什么
    /// 通知四（一）要求完善“在读状况”为“本科或专科在读”。
    /// # 例子
    /// 在读状况：在读
    /// # 怎样修改
    /// 请在系统的团员基本资料中把在读状况选为“本科或专科在读”。
    /// # 自动修改是否安全
    /// 会提出改为“本科或专科在读”，可一次确认全部：休学、退学或已毕业的应单独取消。
    "CP002" "study-status-not-enrolled",
    severity: Error,
    title: "在读状况不是本科或专科在读",
    basis: "通知四（一）",
    reads: [StudyStatus],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if !person.has(Field::StudyStatus) {
        return;
    }
    let expected = &person.context.profile.study_status;
    let message = match person.given(Field::StudyStatus) {
        Some(text) if person.context.profile.accepts_study_status(text) => return,
        Some(_) => format!("在读状况应为“{expected}”，请修改"),
        None => format!("在读状况未填写，应为“{expected}”"),
    };
    findings.push(
        RULE.finding(person.record, Field::StudyStatus, message)
            .with_fix(Fix::ask(Field::StudyStatus, expected.as_str())),
    );
}
