//! NM004: something in the name that is no part of one.

use super::letters;
use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 姓名里有数字、拉丁字母、标点，或无法显示的字符（私用区字符、�）。
    /// # 为什么
    /// 多数是误输入、备注写进了姓名，或者生僻字在转换文件时变成了乱码；这样的姓名与系统对不上。
    /// # 例子
    /// 张三1；李四（团支书）；王�
    /// # 怎样修改
    /// 请改成身份证上的姓名；生僻字请用能打出该字的输入法重新输入，备注请写到别的列。姓名确有字母的（外籍学生），可以接受这条提示。
    /// # 自动修改是否安全
    /// 不提供自动修改：程序不知道原来是什么字。
    "NM004" "name-suspicious-character",
    severity: Warning,
    title: "姓名中有可疑字符",
    basis: "实际工作",
    reads: [Name],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(name) = person.given(Field::Name) else { return };
    let Some(odd) = letters::first_suspicious(name) else { return };
    let message = if letters::is_garbled(odd) {
        "姓名中有无法显示的字符，可能是生僻字变成了乱码，请按身份证重新输入".to_owned()
    } else {
        format!("姓名中有“{odd}”，请核对是否应按身份证改正")
    };
    findings.push(RULE.finding(person.record, Field::Name, message));
}
