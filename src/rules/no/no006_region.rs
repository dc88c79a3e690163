//! NO006: digits 5 and 6 are no province.

use crate::domain::{Field, region};
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 12位编号的第5、6位通常是省级代码（如山东37）。这里查它是否为已知的代码。
    /// # 为什么
    /// 编号的省级代码没有公布过完整名单，所以只作提示：不常见不等于错。
    /// # 例子
    /// 2019**99**000123
    /// # 怎样修改
    /// 请再对照一次《入团志愿书》；核对无误的不用修改。
    /// # 自动修改是否安全
    /// 没有需要修改的内容。
    "NO006" "member-number-region-unlikely",
    severity: Info,
    title: "发展团员编号的省级代码少见",
    basis: "实际工作",
    reads: [MemberNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(number) = person.member_number() else { return };
    let Some(code) = number.province_code().filter(|code| region::province(code).is_none()) else {
        return;
    };
    let message = format!("发展团员编号第5、6位“{code}”不是常见的省级代码，请再核对一次");
    findings.push(RULE.finding(person.record, Field::MemberNumber, message));
}
