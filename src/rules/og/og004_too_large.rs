//! OG004: a branch of very many.

use super::branches::BRANCHES;
use crate::domain::Field;
use crate::intake::table::TableKind;
use crate::rules::{Context, Finding, Group, rule::rule};

rule! {
    /// # 检查什么
    /// 系统导出中，一个团支部的团员多于50人（人数可在学校要求中更改）。
    /// # 为什么
    /// 人数过多的团支部一般要分设，也可能混进了已经毕业或转专业的团员。
    /// # 例子
    /// 一个团支部有63名团员
    /// # 怎样修改
    /// 请核对是否有应当转出的团员。
    /// # 自动修改是否安全
    /// 没有需要修改的内容。
    "OG004" "branch-too-large",
    severity: Info,
    title: "团支部人数较多",
    basis: "实际工作",
    reads: [OrgName],
    check: Group(&BRANCHES, check),
}

fn check(branch: &Group<'_>, context: &Context<'_>, findings: &mut Vec<Finding>) {
    let max = context.profile.branch_size.max as usize;
    let size = branch.members.len();
    if branch.kind != TableKind::SystemList || size <= max {
        return;
    }
    let Some(first) = branch.first_row() else { return };
    let message = format!("系统中本支部有{size}名团员，多于{max}名，请核对是否有应转出的团员");
    findings.push(RULE.finding(&first, Field::OrgName, message));
}
