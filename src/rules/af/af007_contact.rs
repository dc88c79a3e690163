//! AF007: nobody to call.

use super::Forms;
use crate::domain::Field;
use crate::rules::{Context, Finding, facts, rule::rule};

rule! {
    /// # 检查什么
    /// 附件3中本人的联系电话、辅导员的联系电话是否填写。
    /// # 为什么
    /// 附件3有这两栏：保留团籍的人不在校，转接组织关系时要靠它们联系。
    /// # 例子
    /// 辅导员 吴清源，其后的联系电话（空白）
    /// # 怎样修改
    /// 请补上电话；确实联系不上的，在“其他联系方式”里写明并接受这个问题。
    /// # 自动修改是否安全
    /// 不提供自动修改：电话只能由知情人提供。
    "AF007" "retention-contact-missing",
    severity: Error,
    title: "附件3缺少联系电话",
    basis: "附件3",
    reads: [Phone, CounsellorPhone],
    check: Form(check),
}

fn check(forms: &Forms<'_>, _: &Context<'_>, findings: &mut Vec<Finding>) {
    for row in forms.retentions() {
        for (field, message) in [
            (Field::Phone, "本人的联系电话未填写，请补上"),
            (Field::CounsellorPhone, "辅导员的联系电话未填写，请补上"),
        ] {
            if facts::lacks(row, field) {
                findings.push(RULE.finding(row, field, message));
            }
        }
    }
}
