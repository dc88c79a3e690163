//! NM001: no name.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 表中有“姓名”一列，而这一格没有填写。
    /// # 为什么
    /// 通知三（一）要求核对每位团员的姓名、性别、身份证号码。
    /// # 例子
    /// 姓名：（空白）
    /// # 怎样修改
    /// 请补上姓名；多余的空行请删去。
    /// # 自动修改是否安全
    /// 不提供自动修改：姓名只能由本人提供。
    "NM001" "name-missing",
    severity: Error,
    title: "缺少姓名",
    basis: "通知三（一）",
    reads: [Name],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.lacks(Field::Name) {
        findings.push(RULE.finding(person.record, Field::Name, "姓名未填写，请补上；多余的行请删去"));
    }
}
