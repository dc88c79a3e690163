//! CD002: a cadre without 任现职年月.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 团干部的“任现职年月”没有填写。表中没有“是否团干部”一列时，填了职务的算团干部。
    /// # 为什么
    /// 通知四（四）：团员干部需完善“任现职年月”。
    /// # 例子
    /// 团内现任职务：书记，任现职年月：（空白）
    /// # 怎样修改
    /// 请补上担任现任职务的年和月。
    /// # 自动修改是否安全
    /// 不提供自动修改：时间只有本人和团支部知道。
    "CD002" "post-date-missing",
    severity: Error,
    title: "团干部缺少任现职年月",
    basis: "通知四（四）",
    reads: [IsCadre, Post, PostSince],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.is_cadre() && person.lacks(Field::PostSince) {
        findings.push(RULE.finding(person.record, Field::PostSince, "是团干部，请补上任现职年月"));
    }
}
