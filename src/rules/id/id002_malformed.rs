//! ID002: not a number of any known form.

use crate::domain::{Field, IdNumber, id_number::normalise};
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 去掉空格、统一成半角以后，仍不是下列任何一种写法：18位（17位数字，末位为数字或X）、
    /// 旧的15位数字、旧版外国人永久居留证的15位（3个字母加12位数字）。
    /// # 为什么
    /// 国家标准 GB 11643 规定了公民身份号码的写法，系统不接受别的写法。
    /// # 例子
    /// 3701022005080800（只有16位）；证件号未带
    /// # 怎样修改
    /// 请对照身份证逐位核对，补上漏掉的或删去多出的数字。护照、往来内地通行证的号码不能代替身份证号码。
    /// # 自动修改是否安全
    /// 不提供自动修改：程序不知道缺了哪一位。
    "ID002" "id-number-malformed",
    severity: Error,
    title: "身份证号码格式不对",
    basis: "GB 11643",
    reads: [IdNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(cell) = person.cell(Field::IdNumber) else { return };
    if person.lacks(Field::IdNumber) || cell.precision_lost() || IdNumber::parse(cell.text).is_some() {
        return;
    }
    let number = normalise(cell.text);
    let length = number.chars().count();
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let message = if digits * 2 <= length {
        "这一格不像身份证号码，请填写本人身份证上的18位号码".to_owned()
    } else if length == 18 {
        "身份证号码应为17位数字加1位数字或X，其中有别的字符，请与本人核对".to_owned()
    } else {
        format!("身份证号码应为18位，现有{length}位，请与本人核对")
    };
    findings.push(RULE.finding(person.record, Field::IdNumber, message));
}
