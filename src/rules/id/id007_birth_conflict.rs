//! ID007: the birth date in the number against 出生年月.

use crate::domain::Field;
use crate::rules::{Finding, Fix, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 号码中的出生日期与“出生年月”一列是否一致；出生年月只写到月的，只比年和月。
    /// 表格软件会把输入的“2005年8月”存成8月1日，日期格式的1日也只比年和月。
    /// 号码本身有误，或出生年月无法识别、晚于今天、不太可能时不查，由别的规则提示。
    /// # 为什么
    /// 两处不一致时，系统按号码算出的年龄会与填写的不同，入团年龄等都无法核对。
    /// # 例子
    /// 身份证号 370102**20050808**0012，出生年月填了 2005-09
    /// # 怎样修改
    /// 请对照身份证核对。多数是出生年月填了农历生日或报名时的日期。
    /// # 自动修改是否安全
    /// 会提出按号码改正出生年月，需您确认：也可能是号码填成了别人的。
    "ID007" "id-number-birth-conflict",
    severity: Error,
    title: "身份证号码与出生年月不一致",
    basis: "实际工作",
    reads: [IdNumber, Birth],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some(birth) = person.sound_id().and_then(|id| id.birth()) else { return };
    let Some(written) = person.sound_birth().filter(|written| !written.agrees_with(birth)) else {
        return;
    };
    let like = birth.written_like(person.given(Field::Birth).unwrap_or_default());
    let message = format!("身份证号码中是{birth}，出生年月填的是{written}，请与本人核对");
    findings
        .push(RULE.finding(person.record, Field::IdNumber, message).with_fix(Fix::ask(Field::Birth, like)));
}
