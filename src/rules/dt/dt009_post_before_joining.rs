//! DT009: a post before membership.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 任现职年月早于入团年月。
    /// # 为什么
    /// 先入团才能任团内职务，系统不接受相反的顺序。
    /// # 例子
    /// 入团 2019-09，任现职 2018-09
    /// # 怎样修改
    /// 请核对任现职年月：应填担任现在这个职务的时间，不是担任班干部的时间。
    /// # 自动修改是否安全
    /// 不提供自动修改：两个日期都可能写错。
    "DT009" "post-before-joining",
    severity: Error,
    title: "任职早于入团",
    basis: "系统要求",
    reads: [PostSince, Joined, Birth, IdNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(since) = person.date(Field::PostSince) else { return };
    let Some(joined) = person.joined() else { return };
    if since.is_before(joined) {
        let message = format!("任现职年月（{since}）早于入团年月（{joined}），请核对");
        findings.push(RULE.finding(person.record, Field::PostSince, message));
    }
}
