//! CP004: a Party member without 入党时间.

use crate::domain::{Field, political::PoliticalStatus};
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 政治面貌是中共党员（正式党员），而“入党时间”没有填写。
    /// # 为什么
    /// 通知四（二）：保留团籍的中共正式党员需同时完善“入党时间”。
    /// # 例子
    /// 政治面貌：中共党员，入党时间：（空白）
    /// # 怎样修改
    /// 请对照《入党志愿书》填写支部大会接收为预备党员的时间。
    /// # 自动修改是否安全
    /// 不提供自动修改：时间只能查档案。
    "CP004" "party-date-missing",
    severity: Error,
    title: "缺少入党时间",
    basis: "通知四（二）",
    reads: [PoliticalStatus, PartyJoined],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(status) = person.cell(Field::PoliticalStatus) else { return };
    if PoliticalStatus::parse(status.text) == Some(PoliticalStatus::PartyMember)
        && person.lacks(Field::PartyJoined)
    {
        let message = "政治面貌为中共党员，请补上入党时间";
        findings.push(RULE.finding(person.record, Field::PartyJoined, message));
    }
}
