//! DT006: joined after the age of leaving.

use crate::domain::Field;
use crate::rules::{Finding, Person, person, rule::rule};

rule! {
    /// # 检查什么
    /// 入团年月晚于28周岁生日所在的月份。
    /// # 为什么
    /// 团章规定入团年龄为14至28周岁。
    /// # 例子
    /// 出生 1990-08，入团 2019-05
    /// # 怎样修改
    /// 请对照《入团志愿书》核对入团年月和出生年月。
    /// # 自动修改是否安全
    /// 不提供自动修改：时间只能查档案。
    "DT006" "joined-over-28",
    severity: Error,
    title: "入团时超过28岁",
    basis: "团章",
    reads: [Joined, Birth, IdNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some((joined, _)) = person.joining_age() else { return };
    if person.birth().is_some_and(|birth| joined.months() > birth.months() + person::LEAVING_AGE * 12) {
        let message = "入团时已超过28岁，请核对入团年月和出生年月";
        findings.push(RULE.finding(person.record, Field::Joined, message));
    }
}
