//! CP018: no 性别.

use crate::domain::Field;
use crate::rules::{Finding, Fix, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 表中有“性别”一列，而这一格没有填写。
    /// # 为什么
    /// 通知三（一）要求核对每位团员的姓名、性别、身份证号码。
    /// # 例子
    /// 性别：（空白）
    /// # 怎样修改
    /// 请填写“男”或“女”。
    /// # 自动修改是否安全
    /// 身份证号码无误时，会提出按号码填写，需您确认：号码也可能是别人的。
    "CP018" "sex-missing",
    severity: Error,
    title: "缺少性别",
    basis: "通知三（一）",
    reads: [Sex, IdNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.lacks(Field::Sex) {
        let sex = person.sound_id().and_then(|id| id.sex());
        findings.push(
            RULE.finding(person.record, Field::Sex, "性别未填写，请补上")
                .with_fix_if(sex.map(|sex| Fix::ask(Field::Sex, sex.label()))),
        );
    }
}
