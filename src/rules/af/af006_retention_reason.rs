//! AF006: no reason for keeping the membership.

use super::Forms;
use crate::domain::Field;
use crate::rules::{Context, Finding, facts, rule::rule};

rule! {
    /// # 检查什么
    /// 附件3的“保留原因”是否填写。
    /// # 为什么
    /// 附件3的注：保留原因填写参军入伍、出国（境）研究学习、延迟毕业，其他原因按真实原因填写。
    /// # 例子
    /// 保留原因：（空白）
    /// # 怎样修改
    /// 请向辅导员或本人问明后填写。
    /// # 自动修改是否安全
    /// 不提供自动修改：程序不知道原因。
    "AF006" "retention-reason-missing",
    severity: Error,
    title: "附件3缺少保留原因",
    basis: "附件3注",
    reads: [RetentionReason],
    check: Form(check),
}

fn check(forms: &Forms<'_>, _: &Context<'_>, findings: &mut Vec<Finding>) {
    let field = Field::RetentionReason;
    for row in forms.retentions().filter(|row| facts::lacks(row, field)) {
        let message = "保留原因未填写，请写参军入伍、出国（境）研究学习、延迟毕业或真实原因";
        findings.push(RULE.finding(row, field, message));
    }
}
