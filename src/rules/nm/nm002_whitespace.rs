//! NM002: blanks in a Chinese name.

use super::letters;
use crate::domain::Field;
use crate::rules::{Finding, Fix, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 中文姓名的中间或前后有空格或看不见的字符。
    /// # 为什么
    /// “张 三”与“张三”看起来一样，系统和表格却当作两个人。
    /// # 例子
    /// 张　三；“张三 ”（末尾有空格）
    /// # 怎样修改
    /// 点“修改”即可去掉空格。
    /// # 自动修改是否安全
    /// 安全：只去掉空白和不可见字符（同时把间隔号统一为“·”），字不变。
    "NM002" "name-whitespace",
    severity: Info,
    title: "姓名中有空格",
    basis: "实际工作",
    reads: [Name],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(cell) = person.cell(Field::Name).filter(|_| !person.lacks(Field::Name)) else {
        return;
    };
    if cell.text.chars().any(letters::is_blank) && letters::is_chinese_name(cell.text) {
        findings.push(
            RULE.finding(person.record, Field::Name, "姓名中有空格或不可见字符，可一键去掉")
                .with_fix(Fix::safe(Field::Name, letters::clean(cell.text))),
        );
    }
}
