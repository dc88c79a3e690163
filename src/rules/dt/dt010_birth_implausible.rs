//! DT010: no student's age.

use crate::domain::Field;
use crate::rules::{Finding, Person, person, rule::rule};

rule! {
    /// # 检查什么
    /// 按出生年月计算，检查当天不满14岁或超过40岁。出生年月晚于检查当天的由另一条规则提示。
    /// # 为什么
    /// 在校团员一般不会是这个年龄，多半是年份写错；年龄不可信时，入团年龄等不再核对。
    /// # 例子
    /// 出生年月 2018-08
    /// # 怎样修改
    /// 请与本人核对出生年份。
    /// # 自动修改是否安全
    /// 不提供自动修改：正确的日期只有本人知道。
    "DT010" "birth-implausible",
    severity: Warning,
    title: "出生年月不太可能",
    basis: "实际工作",
    reads: [Birth],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(birth) = person.date(Field::Birth).filter(|birth| !birth.is_after(person.context.today)) else {
        return;
    };
    let age = person.context.today.years_since(birth);
    if !person::PLAUSIBLE_AGES.contains(&age) {
        let message = format!("按出生年月计算现年{age}岁，请核对出生年份");
        findings.push(RULE.finding(person.record, Field::Birth, message));
    }
}
