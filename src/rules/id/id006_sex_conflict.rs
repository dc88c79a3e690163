//! ID006: the sex in the number against 性别.

use crate::domain::Field;
use crate::rules::{Finding, Fix, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 号码第17位单数为男、双数为女；这里查它与“性别”一列是否一致。号码本身有误时不查。
    /// # 为什么
    /// 通知三（一）要求核对姓名、性别、身份证号码。
    /// # 例子
    /// 身份证号 3701022005080800**1**2，性别填了“女”
    /// # 怎样修改
    /// 多数是性别填错，也可能填了别人的号码，请与本人核对。
    /// 系统中的性别有误时，按通知三（一）填写附件1报备删除后补录。
    /// # 自动修改是否安全
    /// 会提出按号码改正性别，需您确认：也可能是号码填成了别人的。
    "ID006" "id-number-sex-conflict",
    severity: Error,
    title: "身份证号码与性别不一致",
    basis: "通知三（一）",
    reads: [IdNumber, Sex],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let in_number = person.sound_id().and_then(|id| id.sex());
    let Some((in_number, written)) = in_number.zip(person.sex()) else { return };
    if in_number != written {
        let message = format!(
            "身份证号码第17位表示{}，而性别填的是{}，请与本人核对",
            in_number.label(),
            written.label()
        );
        findings.push(
            RULE.finding(person.record, Field::IdNumber, message)
                .with_fix(Fix::ask(Field::Sex, in_number.label())),
        );
    }
}
