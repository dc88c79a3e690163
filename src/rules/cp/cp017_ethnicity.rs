//! CP017: no 民族.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 表中有“民族”一列，而这一格没有填写。
    /// # 为什么
    /// 民族是系统的必填项。
    /// # 例子
    /// 民族：（空白）
    /// # 怎样修改
    /// 请按身份证填写，如“汉族”。
    /// # 自动修改是否安全
    /// 不提供自动修改：民族只能由本人确认。
    "CP017" "ethnicity-missing",
    severity: Error,
    title: "缺少民族",
    basis: "系统要求",
    reads: [Ethnicity],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.lacks(Field::Ethnicity) {
        findings.push(RULE.finding(person.record, Field::Ethnicity, "民族未填写，请按身份证补上"));
    }
}
