//! CP005: no 个人户籍地址.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 表中有“个人户籍地址”一列，而这一格没有填写。
    /// # 为什么
    /// 通知四（三）要求完善“个人户籍地址”。
    /// # 例子
    /// 个人户籍地址：（空白）
    /// # 怎样修改
    /// 请本人对照户口簿填写到乡镇、街道。
    /// # 自动修改是否安全
    /// 不提供自动修改：地址只能由本人提供。
    "CP005" "household-address-missing",
    severity: Error,
    title: "缺少个人户籍地址",
    basis: "通知四（三）",
    reads: [HouseholdAddress],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.lacks(Field::HouseholdAddress) {
        let message = "个人户籍地址未填写，请对照户口簿补上";
        findings.push(RULE.finding(person.record, Field::HouseholdAddress, message));
    }
}
