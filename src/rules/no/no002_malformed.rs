//! NO002: not as long as such a number must be.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 2017年1月及以后入团的，编号应为12位数字；山东曾用过的16位编号也可以（2015至2016年入团的以201516开头，
    /// 2016至2017年入团的以201617开头）。更早入团的，编号不能只有4个字符或更少。
    /// # 为什么
    /// 系统按入团时间检查编号的长度，不符合的不能保存。
    /// # 例子
    /// 2019年入团，编号 20193700012（只有11位）
    /// # 怎样修改
    /// 请对照《入团志愿书》右上角的编号改正，单元格设为文本格式。
    /// # 自动修改是否安全
    /// 不提供自动修改：正确的编号只能查档案。
    "NO002" "member-number-malformed",
    severity: Error,
    title: "发展团员编号格式不对",
    basis: "系统要求",
    reads: [MemberNumber, Joined],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(number) = person.member_number().filter(|number| !number.looks_like_card_number()) else {
        return;
    };
    let Some(joined) = person.past_joining() else { return };
    let required_since = person.context.profile.number_required_since();
    if number.is_well_formed(joined, required_since) {
        return;
    }
    let message = if joined.year < required_since {
        "发展团员编号太短，请对照入团志愿书填写完整".to_owned()
    } else if number.chars() == 12 {
        "发展团员编号应为12位数字，其中有别的字符，请对照入团志愿书改正".to_owned()
    } else {
        format!("发展团员编号应为12位数字，现有{}位，请对照入团志愿书改正", number.chars())
    };
    findings.push(RULE.finding(person.record, Field::MemberNumber, message));
}
