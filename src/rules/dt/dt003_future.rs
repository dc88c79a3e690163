//! DT003: a date of the past that lies ahead.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 出生、入团、入党、任职、递交申请书、成为志愿者的日期晚于检查当天。只写到月的，当月不算。
    /// # 为什么
    /// 这些都是已经发生的事，系统不接受以后的日期。
    /// # 例子
    /// 检查日期 2024-04-10，入团年月 2042-09
    /// # 怎样修改
    /// 请核对年份，常见的是两位数字写颠倒。
    /// # 自动修改是否安全
    /// 不提供自动修改：正确的日期要核对后才知道。
    "DT003" "date-in-future",
    severity: Error,
    title: "日期晚于今天",
    basis: "系统要求",
    reads: [Birth, Joined, PartyJoined, PostSince, AppliedOn, VolunteerOn],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    for field in Field::ALL.iter().copied().filter(|field| field.is_date()) {
        let Some(date) = person.date(field).filter(|date| date.is_after(person.context.today)) else {
            continue;
        };
        let message = format!("{}是{date}，晚于今天，请核对年份", field.label());
        findings.push(RULE.finding(person.record, field, message));
    }
}
