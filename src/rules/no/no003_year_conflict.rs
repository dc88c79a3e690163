//! NO003: the number's year against the year of joining.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 编号的前四位应与入团年份相同；2017和2018年入团的，前四位是2017或2018都可以。16位编号按其开头判断。
    /// 编号格式不对，或入团年月本身有误时不查。
    /// # 为什么
    /// 系统要求发展团员编号前四位与入团年份一致，否则不能保存。
    /// # 例子
    /// 入团年月 2020-05，编号 **2019**37000123
    /// # 怎样修改
    /// 编号和入团年月都可能写错，请对照《入团志愿书》确认哪一个是对的，再改另一个。
    /// # 自动修改是否安全
    /// 不提供自动修改：不知道哪一个写错了。
    "NO003" "member-number-year-conflict",
    severity: Error,
    title: "发展团员编号与入团年份不一致",
    basis: "系统要求",
    reads: [MemberNumber, Joined, Birth, IdNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(number) = person.member_number().filter(|number| !number.looks_like_card_number()) else {
        return;
    };
    let Some(joined) = person.joined() else { return };
    if number.is_well_formed(joined, person.context.profile.number_required_since())
        && !number.year_agrees(joined)
    {
        let message = format!(
            "编号前四位是{}，入团年月是{}，年份应当一致，请对照入团志愿书核对",
            number.leading(),
            joined
        );
        findings.push(RULE.finding(person.record, Field::MemberNumber, message));
    }
}
