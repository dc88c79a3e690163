//! DT001: no 入团年月.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 表中有“入团年月”一列，而这一格没有填写。
    /// # 为什么
    /// 入团年月是系统的必填项；没有它，编号和入团年龄都无法核对。
    /// # 例子
    /// 入团年月：（空白）
    /// # 怎样修改
    /// 请对照《入团志愿书》上支部大会通过的时间补上，写到年和月。
    /// # 自动修改是否安全
    /// 不提供自动修改：时间只能查档案。
    "DT001" "joined-missing",
    severity: Error,
    title: "缺少入团年月",
    basis: "系统要求",
    reads: [Joined],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.lacks(Field::Joined) {
        findings.push(RULE.finding(person.record, Field::Joined, "入团年月未填写，请对照入团志愿书补上"));
    }
}
