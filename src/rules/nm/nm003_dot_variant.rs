//! NM003: the wrong dot between the parts of a name.

use super::letters;
use crate::domain::Field;
use crate::rules::{Finding, Fix, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 姓名各部分之间的间隔号不是“·”（U+00B7），而是 • ‧ ・ ∙ ⋅ ● ． . 之类相似的符号。
    /// # 为什么
    /// 国家关于统一姓名采集规范的通知规定间隔号一律用“·”，写法不同就匹配不上。
    /// # 例子
    /// 阿依古丽•买买提，应为 阿依古丽·买买提
    /// # 怎样修改
    /// 点“修改”即可换成规定的间隔号。
    /// # 自动修改是否安全
    /// 安全：只更换间隔号（同时去掉空格），字不变。
    "NM003" "name-dot-variant",
    severity: Warning,
    title: "姓名间隔号不规范",
    basis: "国家姓名采集规范",
    reads: [Name],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(cell) = person.cell(Field::Name).filter(|_| !person.lacks(Field::Name)) else {
        return;
    };
    if letters::has_wrong_dot(cell.text) && letters::is_chinese_name(cell.text) {
        findings.push(
            RULE.finding(person.record, Field::Name, "姓名中的间隔号应为“·”，可一键改正")
                .with_fix(Fix::safe(Field::Name, letters::clean(cell.text))),
        );
    }
}
