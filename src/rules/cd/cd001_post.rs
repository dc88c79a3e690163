//! CD001: a cadre without a post.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// “是否团干部”填了“是”，而“团内现任职务”没有填写（或填了“无”“团员”）。
    /// # 为什么
    /// 通知四（四）：团员干部需完善“团内现任职务”。
    /// # 例子
    /// 是否团干部：是，团内现任职务：（空白）
    /// # 怎样修改
    /// 请填写书记、副书记、组织委员、宣传委员等职务；不是团干部的，把“是”改为“否”。
    /// # 自动修改是否安全
    /// 不提供自动修改：程序不知道是什么职务。
    "CD001" "post-missing",
    severity: Error,
    title: "团干部缺少现任职务",
    basis: "通知四（四）",
    reads: [IsCadre, Post],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.has(Field::Post) && person.post().is_none() && person.is_cadre() {
        let message = "是团干部，请补上团内现任职务；不是团干部的请把“是”改为“否”";
        findings.push(RULE.finding(person.record, Field::Post, message));
    }
}
