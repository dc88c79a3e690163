//! ID009: an old number of 15 digits.

use crate::domain::{Field, id_number::IdForm};
use crate::rules::{Finding, Fix, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 号码是1999年以前的15位写法。
    /// # 为什么
    /// 国家标准 GB 11643 自1999年起改为18位，系统中登记的是18位号码。
    /// # 例子
    /// 110105491231002，18位写法为 11010519491231002X
    /// # 怎样修改
    /// 请本人对照现用身份证填写18位号码。
    /// # 自动修改是否安全
    /// 会提出换算成18位的号码，需您确认：15位号码没有校验码，写错也看不出来。
    "ID009" "id-number-fifteen-digits",
    severity: Warning,
    title: "旧的15位身份证号码",
    basis: "GB 11643",
    reads: [IdNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(id) = person.id_number().filter(|id| id.form() == IdForm::Fifteen) else { return };
    let wide = id.widened().filter(|_| person.id_birth_is_sound(id));
    let message = "这是旧的15位身份证号码，请改用现用身份证上的18位号码";
    findings.push(
        RULE.finding(person.record, Field::IdNumber, message)
            .with_fix_if(wide.map(|wide| Fix::ask(Field::IdNumber, wide.as_str()))),
    );
}
