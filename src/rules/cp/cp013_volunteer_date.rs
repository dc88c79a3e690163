//! CP013: 是, but not since when.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// “是否成为注册志愿者”填了“是”，而“成为注册志愿者的时间”没有填写。
    /// # 为什么
    /// 通知四（五）要求完善“成为注册志愿者的时间”。
    /// # 例子
    /// 是否成为注册志愿者：是，成为注册志愿者的时间：（空白）
    /// # 怎样修改
    /// 请本人补上日期，写到年和月。
    /// # 自动修改是否安全
    /// 不提供自动修改：日期只有本人知道。
    "CP013" "volunteer-date-missing",
    severity: Error,
    title: "缺少成为注册志愿者的时间",
    basis: "通知四（五）",
    reads: [Volunteer, VolunteerOn],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.given(Field::Volunteer) == Some("是") && person.lacks(Field::VolunteerOn) {
        let message = "“是否成为注册志愿者”填了“是”，请补上成为注册志愿者的时间";
        findings.push(RULE.finding(person.record, Field::VolunteerOn, message));
    }
}
