//! CP012: 是否成为注册志愿者 is neither 是 nor 否.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// “是否成为注册志愿者”没有填写，或填的不是“是”或“否”。
    /// # 为什么
    /// 通知四（五）要求完善“是否成为注册志愿者”。
    /// # 例子
    /// 是否成为注册志愿者：（空白）；是否成为注册志愿者：不清楚
    /// # 怎样修改
    /// 请按实际情况填写“是”或“否”。
    /// # 自动修改是否安全
    /// 不提供自动修改：只有本人知道。
    "CP012" "volunteer-flag-missing",
    severity: Error,
    title: "未说明是否成为注册志愿者",
    basis: "通知四（五）",
    reads: [Volunteer],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if !person.has(Field::Volunteer) {
        return;
    }
    let message = match person.given(Field::Volunteer) {
        Some("是" | "否") => return,
        Some(_) => "“是否成为注册志愿者”应填“是”或“否”，请修改",
        None => "“是否成为注册志愿者”未填写，请填“是”或“否”",
    };
    findings.push(RULE.finding(person.record, Field::Volunteer, message));
}
