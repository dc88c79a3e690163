//! ID005: the first two digits are no province.

use crate::domain::{Field, IdNumber, id_number::IdForm, region};
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 号码前两位是首次办证时户籍所在省的代码（11北京至65新疆，71、81、82、83）；以9开头的是外国人永久居留身份证。
    /// 这里查前两位是否在其中。校验码已经不对的号码不再查。
    /// # 为什么
    /// 国家标准 GB/T 2260 规定了省级代码。
    /// # 例子
    /// **17**0102200508080016：没有代码为17的省份
    /// # 怎样修改
    /// 请与本人核对号码前两位。确实无误的，可以接受这条提示并写明原因。
    /// # 自动修改是否安全
    /// 不提供自动修改：只能由本人核对。
    "ID005" "id-number-region",
    severity: Warning,
    title: "身份证号码前两位不是省级代码",
    basis: "GB/T 2260",
    reads: [IdNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(id) = person.id_number().filter(|id| id.checksum_holds()) else { return };
    if let Some(code) = unknown_province(id) {
        let message = format!("身份证号码前两位“{code}”不是省级代码，请与本人核对");
        findings.push(RULE.finding(person.record, Field::IdNumber, message));
    }
}

/// The number's first two digits, where they are no province's.
pub(super) fn unknown_province(id: &IdNumber) -> Option<&str> {
    let foreign = id.form() == IdForm::ForeignFifteen || id.is_foreign_resident();
    id.as_str().get(..2).filter(|code| !foreign && region::province(code).is_none())
}
