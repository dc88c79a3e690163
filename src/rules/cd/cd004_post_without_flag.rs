//! CD004: a post, but 是否团干部 does not say so.

use crate::domain::{Field, flag};
use crate::rules::{Finding, Fix, Person, facts, rule::rule};

rule! {
    /// # 检查什么
    /// “团内现任职务”填了职务（不是“无”或“团员”），而“是否团干部”填了“否”或没有填写。
    /// # 为什么
    /// 两项不符时，系统中的团干部人数会少算，职务也不能保存。
    /// # 例子
    /// 团内现任职务：组织委员，是否团干部：否
    /// # 怎样修改
    /// 确实担任团内职务的，把“是否团干部”改为“是”；班长、学习委员等班委职务不是团内职务，请删去。
    /// # 自动修改是否安全
    /// 会提出把“是否团干部”改为“是”，需您确认：填的也可能是班委职务。
    "CD004" "post-without-cadre-flag",
    severity: Warning,
    title: "有职务但未填是团干部",
    basis: "实际工作",
    reads: [IsCadre, Post],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let (Some(post), Some(flag)) = (person.post(), person.cell(Field::IsCadre)) else { return };
    // Another word than 是 and 否 is CP016's to question.
    let flag = flag.tidy();
    if flag.is_empty() || facts::is_placeholder(&flag) || flag::parse(&flag) == Some(false) {
        let message = format!("填了职务“{post}”，“是否团干部”应为“是”吗？请核对");
        findings.push(
            RULE.finding(person.record, Field::IsCadre, message).with_fix(Fix::ask(Field::IsCadre, "是")),
        );
    }
}
