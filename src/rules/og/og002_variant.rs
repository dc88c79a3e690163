//! OG002: a full name not quite like another.

use std::collections::HashMap;

use super::branches::{BRANCHES, spelling};
use crate::domain::Field;
use crate::rules::groups::Member;
use crate::rules::{Context, Finding, Fix, Group, rule::rule};

rule! {
    /// # 检查什么
    /// 组织全称与另一个全称只差空格、括号、数字写法（一、1、１，2022与22）或少了“级”“班”“支部委员会”。
    /// 已经导入系统导出时，以系统中的全称为准；否则以人数最多的写法为准。
    /// # 为什么
    /// 附件1填写要求1：组织全称必须和系统中的组织名称一致，差一个字也会被退回。
    /// # 例子
    /// ……2022级软件工程**一**班支部委员会，系统中是 ……2022级软件工程**1**班支部委员会
    /// # 怎样修改
    /// 请按系统中的组织全称改正。
    /// # 自动修改是否安全
    /// 会提出改成标准写法，需您确认：也可能真有两个名称相近的团支部。
    "OG002" "org-name-variant",
    severity: Warning,
    title: "组织全称写法不一致",
    basis: "附件1填写要求1",
    reads: [OrgName],
    check: Group(&BRANCHES, check),
}

fn check(group: &Group<'_>, _: &Context<'_>, findings: &mut Vec<Finding>) {
    let Some(standard) = standard(group, group.system).or_else(|| standard(group, group.members)) else {
        return;
    };
    let right = group.row(standard);
    let Some(right) = right.as_ref().and_then(|row| row.cell(Field::OrgName)).map(|cell| cell.text) else {
        return;
    };
    let other = |member: &&Member| spelling(member).is_some_and(|own| Some(own) != spelling(standard));
    for record in group.members.iter().filter(other).filter_map(|member| group.row(member)) {
        let message = format!("组织全称应为“{right}”吗？请按系统中的全称核对");
        findings
            .push(RULE.finding(&record, Field::OrgName, message).with_fix(Fix::ask(Field::OrgName, right)));
    }
}

/// A row with the spelling most rows have; of equals the longest. A blank more is already another
/// name to the system.
fn standard<'a>(group: &Group<'_>, members: &'a [Member]) -> Option<&'a Member> {
    let mut spellings: HashMap<u64, (&Member, usize)> = HashMap::new();
    for member in members {
        let Some(spelling) = spelling(member) else { continue };
        spellings.entry(spelling).or_insert((member, 0)).1 += 1;
    }
    let found: Vec<(&Member, usize)> = spellings.into_values().collect();
    if let [(only, _)] = found.as_slice() {
        return Some(only);
    }
    let rank = |(member, count): &(&Member, usize)| {
        let row = group.row(member);
        let text = row.as_ref().and_then(|row| row.cell(Field::OrgName)).map_or("", |cell| cell.text);
        (*count, text.len(), text.to_owned())
    };
    found.into_iter().max_by_key(rank).map(|(member, _)| member)
}
