//! CD003: a cadre whose 团干部性质 is not what the notice asks for.

use crate::domain::Field;
use crate::rules::{Finding, Fix, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 团干部的“团干部性质”没有填写，或不是学校要求的“兼职团干”（可在学校要求中更改）。
    /// # 为什么
    /// 通知四（四）：“团干部性质”统一选择为“兼职团干”。
    /// # 例子
    /// 团干部性质：专职团干
    /// # 怎样修改
    /// 请在系统中选为“兼职团干”。
    /// # 自动修改是否安全
    /// 会提出改为“兼职团干”，可一次确认全部：由教师担任的专职团干应单独取消。
    "CD003" "cadre-kind-not-part-time",
    severity: Error,
    title: "团干部性质不是兼职团干",
    basis: "通知四（四）",
    reads: [IsCadre, Post, CadreKind],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if !person.has(Field::CadreKind) || !person.is_cadre() {
        return;
    }
    let expected = &person.context.profile.cadre_kind;
    let message = match person.given(Field::CadreKind) {
        Some(text) if person.context.profile.accepts_cadre_kind(text) => return,
        Some(_) => format!("团干部性质应为“{expected}”，请修改"),
        None => format!("团干部性质未填写，应为“{expected}”"),
    };
    findings.push(
        RULE.finding(person.record, Field::CadreKind, message)
            .with_fix(Fix::ask(Field::CadreKind, expected.as_str())),
    );
}
