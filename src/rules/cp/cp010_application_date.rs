//! CP010: 是, but not since when.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// “是否递交入党申请书”填了“是”，而“递交入党申请书时间”没有填写。
    /// # 为什么
    /// 通知四（五）要求完善“递交入党申请书时间”。
    /// # 例子
    /// 是否递交入党申请书：是，递交入党申请书时间：（空白）
    /// # 怎样修改
    /// 请本人补上日期，写到年和月。
    /// # 自动修改是否安全
    /// 不提供自动修改：日期只有本人知道。
    "CP010" "application-date-missing",
    severity: Error,
    title: "缺少递交入党申请书时间",
    basis: "通知四（五）",
    reads: [Applied, AppliedOn],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.given(Field::Applied) == Some("是") && person.lacks(Field::AppliedOn) {
        let message = "“是否递交入党申请书”填了“是”，请补上递交入党申请书时间";
        findings.push(RULE.finding(person.record, Field::AppliedOn, message));
    }
}
