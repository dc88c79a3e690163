//! NO001: no member number though one was issued.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 2017年1月及以后入团的团员，“发展团员编号”没有填写。入团年月没有填写或晚于检查当天时不查。
    /// 学校要求中选了新疆口径时，从2016年起算。
    /// # 为什么
    /// 2017年起发展的团员都有编号，系统规定必填，不填无法保存。
    /// # 例子
    /// 入团年月 2019-09，发展团员编号（空白）
    /// # 怎样修改
    /// 编号印在《入团志愿书》右上角，请查阅团员档案后补上；档案中也没有的，请联系原发展单位。
    /// # 自动修改是否安全
    /// 不提供自动修改：编号只能查档案。
    "NO001" "member-number-missing",
    severity: Error,
    title: "缺少发展团员编号",
    basis: "系统要求",
    reads: [MemberNumber, Joined],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(joined) = person.past_joining() else { return };
    if joined.year >= person.context.profile.number_required_since() && person.lacks(Field::MemberNumber) {
        let message = format!("{}年入团的团员须有发展团员编号，请查阅入团志愿书右上角后补上", joined.year);
        findings.push(RULE.finding(person.record, Field::MemberNumber, message));
    }
}
