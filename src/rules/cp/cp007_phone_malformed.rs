//! CP007: no mobile number.

use crate::domain::{Field, phone};
use crate::rules::{Finding, Fix, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 手机号码应为11位数字，以13至19开头。带有 +86、空格、短横线等的，去掉以后是手机号码的，可以一键改正。
    /// # 为什么
    /// 系统要求填写11位手机号码，团员靠它收验证码登录。
    /// # 例子
    /// 1380000111（少一位）；+86 138-0000-1111
    /// # 怎样修改
    /// 请与本人核对。只填一个本人正在使用的号码。
    /// # 自动修改是否安全
    /// 只多了 +86、空格、短横线、全角数字的，改正是安全的：号码本身不变。其余不提供自动修改。
    "CP007" "phone-malformed",
    severity: Error,
    title: "手机号码格式不对",
    basis: "系统要求",
    reads: [Phone],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.given(Field::Phone).is_none() {
        return;
    }
    let Some(cell) = person.cell(Field::Phone) else { return };
    let finding = match phone::parse(cell.text) {
        Some(bare) if bare == cell.text => return,
        Some(bare) => RULE
            .finding(person.record, Field::Phone, "手机号码中有多余的符号，可一键改成11位数字")
            .with_fix(Fix::safe(Field::Phone, bare)),
        None => RULE.finding(person.record, Field::Phone, "手机号码应为11位数字，以13至19开头，请与本人核对"),
    };
    findings.push(finding);
}
