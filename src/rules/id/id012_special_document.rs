//! ID012: a residence permit, or a foreigner's card.

use crate::domain::{Field, id_number::IdForm};
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 号码以81、82、83开头（港澳台居民居住证），或以9开头（外国人永久居留身份证）。
    /// # 为什么
    /// 这些证件的号码也是18位，系统的实名核验办法可能不同，先知道有好处。
    /// # 例子
    /// 810000199408230021
    /// # 怎样修改
    /// 号码无误时不用修改。系统实名认证不通过的，请联系上级团组织作线下核验。
    /// # 自动修改是否安全
    /// 没有需要修改的内容。
    "ID012" "id-number-special-document",
    severity: Info,
    title: "居住证或永久居留身份证",
    basis: "GB 11643",
    reads: [IdNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(id) = person.sound_id() else { return };
    let document = match id.as_str().get(..2) {
        _ if id.is_foreign_resident() => "外国人永久居留身份证",
        Some("81" | "82" | "83") if id.form() == IdForm::Eighteen => "港澳台居民居住证",
        _ => return,
    };
    let message = format!("这是{document}的号码；如系统实名认证不通过，请联系上级团组织作线下核验");
    findings.push(RULE.finding(person.record, Field::IdNumber, message));
}
