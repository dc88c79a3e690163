//! OG005: a branch with no post at all.

use super::branches::branches;
use crate::domain::Field;
use crate::rules::{Context, Finding, Side, facts, rule::rule};

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
    check: Side(check),
}

fn check(side: &Side<'_>, _: &Context<'_>, findings: &mut Vec<Finding>) {
    for branch in branches(side.system_members()) {
        let could_tell = branch
            .iter()
            .any(|record| record.cell(Field::Post).is_some() || record.cell(Field::IsCadre).is_some());
        let has_cadre = branch.iter().any(|record| facts::has_post(record));
        let Some(first) = branch.first().filter(|_| could_tell && !has_cadre) else { continue };
        let message = "系统中本支部没有人填写团内职务，请为团干部补录职务";
        findings.push(RULE.finding(first, Field::OrgName, message));
    }
}
