//! ID003: the check character does not follow from the digits.

use super::id005_region::unknown_province;
use crate::domain::{Field, IdNumber};
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 18位号码的最后一位由前17位算出（校验码）。算出来的与写着的不同，说明其中至少有一位写错。
    /// # 为什么
    /// 国家标准 GB 11643 规定了校验码的算法，系统按它拒收错误的号码。
    /// # 例子
    /// 11010519491231002**1**，末位应为 X
    /// # 怎样修改
    /// 请与本人核对全部18位：可能是末位写错，也可能是前面某一位写错。
    /// 系统中的号码有误时，按通知三（一）填写附件1报备删除，再用正确的号码补录。
    /// 号码核对正确之前，不再用它核对性别和出生年月。
    /// # 自动修改是否安全
    /// 不提供自动修改：程序能发现有一位写错，但不知道是哪一位。
    "ID003" "id-number-checksum",
    severity: Error,
    title: "身份证号码校验不通过",
    basis: "GB 11643",
    reads: [IdNumber, Birth, Sex],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(id) = person.id_number().filter(|id| !id.checksum_holds()) else { return };
    let message = match id.expected_check_character() {
        _ if !person.id_birth_is_sound(id) => "身份证号码校验不通过，请与本人逐位核对".to_owned(),
        _ if contradicts_birth(id, person) => {
            "身份证号码校验不通过，其中的出生日期与出生年月也不一致，请与本人核对第7至14位".to_owned()
        }
        _ if id.sex().zip(person.sex()).is_some_and(|(a, b)| a != b) => {
            "身份证号码校验不通过，第17位与性别也不一致，请与本人核对".to_owned()
        }
        _ if let Some(code) = unknown_province(id) => {
            format!("身份证号码校验不通过，前两位“{code}”也不是省级代码，请与本人核对")
        }
        // Spreadsheets leave zeros where they lost digits, also after the cell was turned into text.
        _ if id.as_str().ends_with("000") => {
            "身份证号码校验不通过，末三位可能被表格软件改成了000，请与本人核对".to_owned()
        }
        Some(expected) => format!("身份证号码第18位应为 {expected}，请与本人核对"),
        None => return,
    };
    findings.push(RULE.finding(person.record, Field::IdNumber, message));
}

fn contradicts_birth(id: &IdNumber, person: &Person<'_>) -> bool {
    id.birth().zip(person.date(Field::Birth)).is_some_and(|(a, b)| !a.agrees_with(b))
}
