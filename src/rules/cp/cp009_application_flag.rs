//! CP009: 是否递交入党申请书 is neither 是 nor 否.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// “是否递交入党申请书”没有填写，或填的不是“是”或“否”。
    /// # 为什么
    /// 通知四（五）要求完善“是否递交入党申请书”。
    /// # 例子
    /// 是否递交入党申请书：（空白）；是否递交入党申请书：不清楚
    /// # 怎样修改
    /// 请按实际情况填写“是”或“否”。
    /// # 自动修改是否安全
    /// 不提供自动修改：只有本人知道。
    "CP009" "application-flag-missing",
    severity: Error,
    title: "未说明是否递交入党申请书",
    basis: "通知四（五）",
    reads: [Applied],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if !person.has(Field::Applied) {
        return;
    }
    let message = match person.given(Field::Applied) {
        Some("是" | "否") => return,
        Some(_) => "“是否递交入党申请书”应填“是”或“否”，请修改",
        None => "“是否递交入党申请书”未填写，请填“是”或“否”",
    };
    findings.push(RULE.finding(person.record, Field::Applied, message));
}
