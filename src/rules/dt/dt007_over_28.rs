//! DT007: of the age of leaving, and without a post.

use crate::domain::Field;
use crate::rules::{Finding, Person, person, rule::rule};

rule! {
    /// # 检查什么
    /// 检查当天已满28周岁，又没有团内职务。表中没有职务、是否团干部这两列时不查。
    /// # 为什么
    /// 团章规定年满28周岁、没有担任团内职务的团员应办理离团手续；离团要由团支部发起、上级审批，系统不会自动办理。
    /// # 例子
    /// 出生 1995-03，检查日期 2024-04-10，没有职务
    /// # 怎样修改
    /// 请先核对出生年月；属实的，由团支部在系统中办理离团。
    /// # 自动修改是否安全
    /// 不提供自动修改：离团要按程序办理。
    "DT007" "over-28-without-post",
    severity: Warning,
    title: "已满28岁且没有团内职务",
    basis: "团章",
    reads: [Birth, IdNumber, Post, IsCadre],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if !person.has(Field::Post) && !person.has(Field::IsCadre) {
        return;
    }
    let has_post = person.post().is_some() || person.is_cadre();
    let Some(birth) = person.birth().filter(|_| !has_post) else { return };
    if person.context.today.is_before_birthday(birth, person::LEAVING_AGE) {
        return;
    }
    let field = if person.has(Field::Birth) { Field::Birth } else { Field::IdNumber };
    let message = "已满28岁且没有团内职务，请核对出生年月；属实的请办理离团手续";
    findings.push(RULE.finding(person.record, field, message));
}
