//! ID004: the birth date inside the number is none.

use crate::domain::{Field, id_number::IdForm};
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 号码第7至14位是出生日期。这里查它是不是日历上有的日子，是否在1900年以后、检查当天以前。
    /// # 为什么
    /// 国家标准 GB 11643 规定第7至14位为出生日期，系统不接受不存在的日期。
    /// # 例子
    /// 370102**20051332**0012：没有13月32日
    /// # 怎样修改
    /// 请与本人核对号码第7至14位。
    /// # 自动修改是否安全
    /// 不提供自动修改：正确的日期只有本人知道。
    "ID004" "id-number-birth-date",
    severity: Error,
    title: "身份证号码中的出生日期不对",
    basis: "GB 11643",
    reads: [IdNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(id) = person.id_number().filter(|id| !person.id_birth_is_sound(id)) else {
        return;
    };
    let digits = if id.form() == IdForm::Fifteen { "第7至12位" } else { "第7至14位" };
    let message = match id.birth() {
        None => format!("身份证号码{digits}不是有效的日期，请与本人核对"),
        Some(birth) if birth.year < 1900 => format!("身份证号码{digits}早于1900年，请与本人核对"),
        Some(_) => format!("身份证号码{digits}晚于今天，请与本人核对"),
    };
    findings.push(RULE.finding(person.record, Field::IdNumber, message));
}
