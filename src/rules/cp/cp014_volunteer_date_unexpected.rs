//! CP014: 否, but with a date.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// “是否成为注册志愿者”填了“否”，却又填了“成为注册志愿者的时间”。
    /// # 为什么
    /// 通知四（五）要求这两项都完善，两项应当相符。
    /// # 例子
    /// 是否成为注册志愿者：否，成为注册志愿者的时间：2023-10
    /// # 怎样修改
    /// 请与本人核对：已经有日期的，一般应把“否”改为“是”；没有的，删去日期。
    /// # 自动修改是否安全
    /// 不提供自动修改：不知道哪一项是对的。
    "CP014" "volunteer-date-unexpected",
    severity: Warning,
    title: "填了“否”却有成为注册志愿者的时间",
    basis: "通知四（五）",
    reads: [Volunteer, VolunteerOn],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.given(Field::Volunteer) == Some("否") && person.date(Field::VolunteerOn).is_some() {
        let message = "“是否成为注册志愿者”填了“否”，这里却有日期，请核对";
        findings.push(RULE.finding(person.record, Field::VolunteerOn, message));
    }
}
