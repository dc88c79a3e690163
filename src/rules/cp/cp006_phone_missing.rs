//! CP006: no 手机号码.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 表中有“手机号码”一列，而这一格没有填写。
    /// # 为什么
    /// 通知四（三）要求完善“手机号码”。
    /// # 例子
    /// 手机号码：（空白）
    /// # 怎样修改
    /// 请填写本人正在使用的11位手机号码。
    /// # 自动修改是否安全
    /// 不提供自动修改：号码只能由本人提供。
    "CP006" "phone-missing",
    severity: Error,
    title: "缺少手机号码",
    basis: "通知四（三）",
    reads: [Phone],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.lacks(Field::Phone) {
        findings.push(RULE.finding(person.record, Field::Phone, "手机号码未填写，请补上本人的手机号码"));
    }
}
