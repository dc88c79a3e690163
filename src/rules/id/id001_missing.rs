//! ID001: no identity number.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 表中有“身份证号”一列，而这一格没有填写（空白，或只写了“无”“/”）。
    /// # 为什么
    /// 通知三（一）要求核对每位团员的姓名、性别、身份证号码；没有号码就无法核对，也无法报备删除或补录。
    /// # 例子
    /// 身份证号：（空白）
    /// # 怎样修改
    /// 请本人对照身份证填写完整的18位号码，单元格设为文本格式。
    /// # 自动修改是否安全
    /// 不提供自动修改：号码只能由本人提供。
    "ID001" "id-number-missing",
    severity: Error,
    title: "缺少身份证号码",
    basis: "通知三（一）",
    reads: [IdNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.lacks(Field::IdNumber) {
        findings.push(RULE.finding(person.record, Field::IdNumber, "身份证号码未填写，请向本人核实后补上"));
    }
}
