//! DT002: filled, but no date.

use crate::domain::{Field, text::squeeze};
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 出生年月、入团年月、入党时间、任现职年月、递交入党申请书时间、成为注册志愿者的时间中，填写了内容但看不出是哪年哪月。
    /// 只写年份的，和数字格式的 2019.1（可能是1月也可能是10月）也算。这一项的其他日期检查不再进行。
    /// # 为什么
    /// 系统要求写到年和月；看不懂的日期无法核对。
    /// # 例子
    /// 九月；2019；2019-13；2019.1（数字）
    /// # 怎样修改
    /// 请写成 2019-09 或 2019-09-01 的样子。
    /// # 自动修改是否安全
    /// 不提供自动修改：程序不知道原意是哪一天。
    "DT002" "date-unreadable",
    severity: Error,
    title: "日期无法识别",
    basis: "实际工作",
    reads: [Birth, Joined, PartyJoined, PostSince, AppliedOn, VolunteerOn],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    for field in Field::ALL.iter().copied().filter(|field| field.is_date()) {
        let Some(cell) = person.cell(field).filter(|cell| !cell.is_blank()) else { continue };
        // Elsewhere 无 means that there is no such date, and a rule of its own asks for missing ones.
        let says_something = field == Field::Birth || person.given(field).is_some();
        if says_something && person.date(field).is_none() {
            let label = field.label();
            let year_only = squeeze(cell.text).trim_end_matches('年').len() == 4
                && cell.text.trim().starts_with(['1', '2']);
            let message = if year_only {
                format!("{label}只写了年份，请写到月，如2019-09")
            } else if cell.kind.is_number() && cell.text.ends_with(".1") {
                format!("{label}看不出是1月还是10月，请写成2019-10的样子")
            } else {
                format!("{label}无法识别，请写成2019-09的样子")
            };
            findings.push(RULE.finding(person.record, field, message));
        }
    }
}
