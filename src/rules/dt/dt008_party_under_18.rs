//! DT008: joined the Party before coming of age.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 入党时间早于18周岁生日；只写到月的按月比较。
    /// # 为什么
    /// 党章规定年满18岁才能申请入党，系统不接受更早的入党时间。
    /// # 例子
    /// 出生 2005-08，入党 2023-05
    /// # 怎样修改
    /// 请对照《入党志愿书》核对入党时间，不要填成递交申请书的时间。
    /// # 自动修改是否安全
    /// 不提供自动修改：时间只能查档案。
    "DT008" "party-joined-under-18",
    severity: Error,
    title: "入党时不满18岁",
    basis: "系统要求",
    reads: [PartyJoined, Birth, IdNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(party) = person.date(Field::PartyJoined) else { return };
    let Some(birth) = person.birth() else { return };
    if party.is_before_birthday(birth, 18) {
        let message = "入党时不满18岁，请对照入党志愿书核对入党时间";
        findings.push(RULE.finding(person.record, Field::PartyJoined, message));
    }
}
