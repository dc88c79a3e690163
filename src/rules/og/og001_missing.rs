//! OG001: no full name of the branch, and none to be inferred.

use std::collections::HashMap;

use super::branches::variant_key;
use crate::domain::Field;
use crate::intake::{Record, table::TableId};
use crate::rules::{Context, Finding, Side, facts, rule::rule};

rule! {
    /// # 检查什么
    /// 表中有“组织全称”一列，而这一格没有填写，又无法从表中其他行或系统导出推断出唯一的团支部。
    /// # 为什么
    /// 附件1填写要求1：组织全称必须和系统中的组织名称一致；没有它就不知道属于哪个团支部。
    /// # 例子
    /// 同一份表里有两个团支部，这一行的组织全称空白
    /// # 怎样修改
    /// 请从系统的“组织首页—基本资料—组织全称”复制后填上。
    /// # 自动修改是否安全
    /// 不提供自动修改：程序不知道属于哪个团支部。
    "OG001" "org-name-missing",
    severity: Error,
    title: "缺少组织全称",
    basis: "附件1填写要求1",
    reads: [OrgName],
    check: Side(check),
}

fn check(side: &Side<'_>, _: &Context<'_>, findings: &mut Vec<Finding>) {
    let missing = side.members().filter(|record| facts::lacks(record, Field::OrgName));
    let mut missing = missing.peekable();
    if missing.peek().is_none() {
        return;
    }
    let in_system = Names::of(side.system.iter());
    let mut by_table: HashMap<TableId, Names> = HashMap::new();
    for record in side.records {
        by_table.entry(record.id.table).or_default().add(record);
    }
    for record in missing {
        let in_table = by_table.get(&record.id.table).map_or(&Names::None, |names| names);
        // The table's own word counts first; a table without any belongs to the only branch loaded.
        let inferred = match in_table {
            Names::None => matches!(in_system, Names::One(_)),
            Names::One(_) => true,
            Names::Several => false,
        };
        if !inferred {
            let message = "组织全称未填写，请从系统的“组织首页—基本资料”复制后补上";
            findings.push(RULE.finding(record, Field::OrgName, message));
        }
    }
}

/// The full names met, as far as it matters.
#[derive(Default)]
enum Names {
    #[default]
    None,
    One(String),
    Several,
}

impl Names {
    fn of<'a>(records: impl Iterator<Item = &'a Record<'a>>) -> Names {
        let mut names = Names::None;
        records.for_each(|record| names.add(record));
        names
    }

    fn add(&mut self, record: &Record<'_>) {
        let Some(name) = facts::given(record, Field::OrgName) else { return };
        match self {
            Names::None => *self = Names::One(name.into_owned()),
            Names::One(one) if *one != name && variant_key(one) != variant_key(&name) => {
                *self = Names::Several;
            }
            Names::One(_) | Names::Several => {}
        }
    }
}
