//! NO005: the number of the membership card in its place.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 这一格是8位数字，像是团员证上的编号，而不是发展团员编号。
    /// # 为什么
    /// 两种编号不同：发展团员编号印在《入团志愿书》右上角，2017年起为12位；团员证编号系统不认。
    /// # 例子
    /// 发展团员编号：01234567
    /// # 怎样修改
    /// 请查阅《入团志愿书》，换成右上角的编号。
    /// # 自动修改是否安全
    /// 不提供自动修改：正确的编号只能查档案。
    "NO005" "member-number-is-card-number",
    severity: Warning,
    title: "像是团员证编号",
    basis: "实际工作",
    reads: [MemberNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.member_number().is_some_and(|number| number.looks_like_card_number()) {
        let message = "这里的8位数字像是团员证编号，请换成入团志愿书右上角的发展团员编号";
        findings.push(RULE.finding(person.record, Field::MemberNumber, message));
    }
}
