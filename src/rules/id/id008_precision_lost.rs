//! ID008: the spreadsheet kept only 15 digits.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 单元格里存的是数字而不是文字，或者写成了 3.70102E+17 这样的科学计数法。
    /// 表格软件只保留15位有效数字，后面的数字已经丢失。这一格不再作其他号码检查。
    /// # 为什么
    /// 丢失的数字无法找回，照这样的号码核对或上报都会出错。
    /// # 例子
    /// 370102200508080000（数字格式的单元格，末三位变成了000）
    /// # 怎样修改
    /// 请把这一列设为文本格式，再向本人要来完整号码重新填写；或从原来的文件重新导出。
    /// # 自动修改是否安全
    /// 永远不提供自动修改：丢失的数字无法推算。
    "ID008" "id-number-precision-lost",
    severity: Error,
    title: "身份证号码被表格软件改动",
    basis: "实际工作",
    reads: [IdNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.cell(Field::IdNumber).is_some_and(|cell| cell.precision_lost()) {
        let message = "身份证号码存成了数字，末几位已丢失，请将单元格设为文本格式后重新填写完整号码";
        findings.push(RULE.finding(person.record, Field::IdNumber, message));
    }
}
