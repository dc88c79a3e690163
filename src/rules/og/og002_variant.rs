//! OG002: a full name not quite like another.

use std::collections::HashMap;

use super::branches::variant_key;
use crate::domain::Field;
use crate::intake::Record;
use crate::rules::{Context, Finding, Fix, Side, facts, rule::rule};

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
    check: Side(check),
}

fn check(side: &Side<'_>, _: &Context<'_>, findings: &mut Vec<Finding>) {
    let own = Spellings::of(side.members());
    let system = Spellings::of(side.system.iter());
    let mut verdicts: HashMap<&str, Option<&str>> = HashMap::new();
    for record in side.members() {
        let Some(name) = spelling(record) else { continue };
        let right = *verdicts.entry(name).or_insert_with(|| {
            let right = system.standard(name).or_else(|| own.standard(name))?;
            (right != name).then_some(right)
        });
        let Some(right) = right else { continue };
        let message = format!("组织全称应为“{right}”吗？请按系统中的全称核对");
        findings
            .push(RULE.finding(record, Field::OrgName, message).with_fix(Fix::ask(Field::OrgName, right)));
    }
}

/// The text exactly as it stands: a blank more is already another name to the system.
fn spelling<'a>(record: &'a Record<'a>) -> Option<&'a str> {
    facts::given(record, Field::OrgName)?;
    record.cell(Field::OrgName).map(|cell| cell.text)
}

/// How often each spelling occurs, by the key that variants share.
struct Spellings<'a>(HashMap<String, HashMap<&'a str, usize>>);

impl<'a> Spellings<'a> {
    fn of(records: impl Iterator<Item = &'a Record<'a>>) -> Self {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for name in records.filter_map(spelling) {
            *counts.entry(name).or_default() += 1;
        }
        let mut groups: HashMap<String, HashMap<&str, usize>> = HashMap::new();
        for (name, count) in counts {
            groups.entry(variant_key(name)).or_default().insert(name, count);
        }
        Spellings(groups)
    }

    /// The spelling most rows have; of equals the longest.
    fn standard(&self, name: &str) -> Option<&'a str> {
        let group = self.0.get(&variant_key(name))?;
        group.iter().max_by_key(|(name, count)| (**count, name.len(), **name)).map(|(name, _)| *name)
    }
}
