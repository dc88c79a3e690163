//! ID011: right but for its dressing.

use crate::domain::{Field, id_number::normalise};
use crate::rules::{Finding, Fix, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 号码里有空格、看不见的字符、全角数字、开头的撇号，或末位的 x 写成了小写。其他检查按去掉这些以后的号码进行。
    /// # 为什么
    /// 系统只认半角数字和大写 X，带着这些字符会匹配不上。
    /// # 例子
    /// 11010519491231002x；370102 20050808 0012
    /// # 怎样修改
    /// 点“修改”即可改成规范写法。
    /// # 自动修改是否安全
    /// 安全：只去掉空白和不可见字符、统一全角与大小写，号码本身不变。
    "ID011" "id-number-unnormalized",
    severity: Info,
    title: "身份证号码写法不规范",
    basis: "实际工作",
    reads: [IdNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    if person.id_number().is_none() {
        return;
    }
    let Some(cell) = person.cell(Field::IdNumber) else { return };
    let normal = normalise(cell.text);
    if normal != cell.text {
        let message = "身份证号码中有空格、全角、小写x或不可见字符，可一键改成规范写法";
        findings.push(
            RULE.finding(person.record, Field::IdNumber, message)
                .with_fix(Fix::safe(Field::IdNumber, normal)),
        );
    }
}
