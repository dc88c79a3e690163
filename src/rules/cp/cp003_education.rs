//! CP003: no 学历.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 表中有“学历”一列，而这一格没有填写。
    /// # 为什么
    /// 通知四（一）要求完善“学历”信息。
    /// # 例子
    /// 学历：（空白）
    /// # 怎样修改
    /// 请在系统的团员基本资料中选择学历；通知没有说明在读生填已取得的还是在读的学历，拿不准时请问团总支。
    /// # 自动修改是否安全
    /// 不提供自动修改：学历只能由本人确认。
    "CP003" "education-missing",
    severity: Error,
    title: "缺少学历",
    basis: "通知四（一）",
    reads: [Education],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.lacks(Field::Education) {
        findings.push(RULE.finding(person.record, Field::Education, "学历未填写，请补上"));
    }
}
