//! OG005: a branch with no post at all.

use super::branches::{BRANCHES, could_tell, has_post};
use crate::domain::Field;
use crate::intake::table::TableKind;
use crate::rules::{Context, Finding, Group, rule::rule};

rule! {
    /// # 检查什么
    /// 系统导出中，一个团支部没有任何人填了团内职务。表中没有职务、是否团干部这两列时不查。
    /// # 为什么
    /// 上级按系统统计“无团干团支部”；通知三（一）要求未录入的团干部补录入系统。
    /// # 例子
    /// 一个团支部40名团员的“团内职务”全部空白
    /// # 怎样修改
    /// 请在系统中为书记、副书记、委员填写职务。
    /// # 自动修改是否安全
    /// 没有需要修改的内容。
    "OG005" "branch-without-cadre",
    severity: Warning,
    title: "团支部没有团干部",
    basis: "实际工作",
    reads: [OrgName, Post, IsCadre],
    check: Group(&BRANCHES, check),
}

fn check(branch: &Group<'_>, _: &Context<'_>, findings: &mut Vec<Finding>) {
    let silent = branch.members.iter().any(could_tell) && !branch.members.iter().any(has_post);
    if branch.kind != TableKind::SystemList || !silent {
        return;
    }
    let Some(first) = branch.first_row() else { return };
    let message = "系统中本支部没有人填写团内职务，请为团干部补录职务";
    findings.push(RULE.finding(&first, Field::OrgName, message));
}
