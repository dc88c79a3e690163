//! NO007: the spreadsheet kept only 15 digits.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 单元格里存的是超过15位的数字，或者写成了 2.01837E+11 这样的科学计数法，后面的数字已经丢失。这一格不再作其他编号检查。
    /// # 为什么
    /// 丢失的数字无法找回，照这样的编号核对或上报都会出错。
    /// # 例子
    /// 2.01837E+11
    /// # 怎样修改
    /// 请把这一列设为文本格式，再从原来的文件或档案重新填写完整编号。
    /// # 自动修改是否安全
    /// 永远不提供自动修改：丢失的数字无法推算。
    "NO007" "member-number-precision-lost",
    severity: Error,
    title: "发展团员编号被表格软件改动",
    basis: "实际工作",
    reads: [MemberNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.cell(Field::MemberNumber).is_some_and(|cell| cell.precision_lost()) {
        let message = "发展团员编号存成了数字，末几位已丢失，请将单元格设为文本格式后重新填写";
        findings.push(RULE.finding(person.record, Field::MemberNumber, message));
    }
}
