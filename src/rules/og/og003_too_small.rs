//! OG003: a branch of hardly anybody.

use super::branches::BRANCHES;
use crate::domain::Field;
use crate::intake::table::TableKind;
use crate::rules::{Context, Finding, Group, rule::rule};

rule! {
    /// # 检查什么
    /// 系统导出中，一个团支部的团员少于3人（人数可在学校要求中更改）。
    /// # 为什么
    /// 团员不足3人的一般不单独成立团支部，上级统计时列为“空心团支部”。
    /// # 例子
    /// 一个团支部只有2名团员
    /// # 怎样修改
    /// 请核对是否漏了团员；确实人少的，请团总支考虑设联合团支部。
    /// # 自动修改是否安全
    /// 没有需要修改的内容。
    "OG003" "branch-too-small",
    severity: Warning,
    title: "团支部人数过少",
    basis: "实际工作",
    reads: [OrgName],
    check: Group(&BRANCHES, check),
}

fn check(branch: &Group<'_>, context: &Context<'_>, findings: &mut Vec<Finding>) {
    let min = context.profile.branch_size.min as usize;
    let size = branch.members.len();
    if branch.kind != TableKind::SystemList || size >= min {
        return;
    }
    let Some(first) = branch.first_row() else { return };
    let message = format!("系统中本支部只有{size}名团员，少于{min}名，请核对是否有遗漏");
    findings.push(RULE.finding(&first, Field::OrgName, message));
}
