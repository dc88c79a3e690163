//! OG001: no full name of the branch, and none to be inferred.

use crate::domain::Field;
use crate::rules::groups::{Grouping, Mark, Member, hash};
use crate::rules::{Context, Finding, Group, facts, rule::rule};

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
    check: Group(&TABLES, check),
}

/// The rows of one table. What is remembered of a row is the branch its full name means, or
/// [`MISSING`].
static TABLES: Grouping = Grouping {
    mark: |record, memo| {
        let note = match facts::given(record, Field::OrgName) {
            Some(name) => memo.variant_of(&name).max(MISSING + 1),
            None if facts::lacks(record, Field::OrgName) && !facts::is_non_member(record) => MISSING,
            None => return None,
        };
        Some(Mark { key: hash(&record.id.table), note })
    },
    // How many branches the side names: what a table without any belongs to.
    whole: |_, members| vec![branches(members)],
};

const MISSING: u64 = 0;

fn check(table: &Group<'_>, _: &Context<'_>, findings: &mut Vec<Finding>) {
    let mut missing = table.members.iter().filter(|member| member.note == MISSING).peekable();
    if missing.peek().is_none() {
        return;
    }
    // The table's own word counts first; a table without any belongs to the only branch loaded.
    let inferred = match branches(table.members) {
        0 => table.system_whole == [1],
        own => own == 1,
    };
    if inferred {
        return;
    }
    for record in missing.filter_map(|member| table.row(member)) {
        let message = "组织全称未填写，请从系统的“组织首页—基本资料”复制后补上";
        findings.push(RULE.finding(&record, Field::OrgName, message));
    }
}

/// How many branches the rows name; two stands for more.
fn branches(members: &[Member]) -> u64 {
    let mut named = members.iter().map(|member| member.note).filter(|note| *note != MISSING);
    let Some(first) = named.next() else { return 0 };
    if named.all(|note| note == first) { 1 } else { 2 }
}
