//! CP015: no 政治面貌.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 表中有“政治面貌”一列，而这一格没有填写。
    /// # 为什么
    /// 政治面貌是系统的必填项；是不是团员也要看这一项。
    /// # 例子
    /// 政治面貌：（空白）
    /// # 怎样修改
    /// 请填写共青团员、中共党员、中共预备党员或群众。
    /// # 自动修改是否安全
    /// 不提供自动修改：不能由程序推断。
    "CP015" "political-status-missing",
    severity: Error,
    title: "缺少政治面貌",
    basis: "系统要求",
    reads: [PoliticalStatus],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.lacks(Field::PoliticalStatus) {
        let message = "政治面貌未填写，请填共青团员、中共党员、中共预备党员或群众";
        findings.push(RULE.finding(person.record, Field::PoliticalStatus, message));
    }
}
