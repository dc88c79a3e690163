//! CP001: 个人职业 is not what the notice asks for.

use crate::domain::Field;
use crate::rules::{Finding, Fix, Person, rule::rule};

rule! {
    /// # 检查什么
    /// “个人职业”没有填写，或不是学校要求的“青年学生”（可在学校要求中更改）。
    /// # 为什么
    /// 通知四（一）要求完善“个人职业”为“青年学生”。
    /// # 例子
    /// 个人职业：学生
    /// # 怎样修改
    /// 请在系统的团员基本资料中把个人职业选为“青年学生”。
    /// # 自动修改是否安全
    /// 会提出改为“青年学生”，可一次确认全部：已就业的团员应单独取消。
    "CP001" "occupation-not-youth-student",
    severity: Error,
    title: "个人职业不是青年学生",
    basis: "通知四（一）",
    reads: [Occupation],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if !person.has(Field::Occupation) {
        return;
    }
    let expected = &person.context.profile.occupation;
    let message = match person.given(Field::Occupation) {
        Some(text) if person.context.profile.accepts_occupation(text) => return,
        Some(_) => format!("个人职业应为“{expected}”，请修改"),
        None => format!("个人职业未填写，应为“{expected}”"),
    };
    findings.push(
        RULE.finding(person.record, Field::Occupation, message)
            .with_fix(Fix::ask(Field::Occupation, expected.as_str())),
    );
}
