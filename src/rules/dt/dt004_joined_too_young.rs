//! DT004: younger than the system lets anyone join.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 2017年1月及以后入团的未满13岁，或更早入团的未满12岁，按年和月计算。新疆口径一律按13岁。
    /// 出生年月取自“出生年月”和身份证号；两者不一致时不查。
    /// # 为什么
    /// 系统按年龄拒收：入团年龄必须满13周岁（2017年以前为12周岁）。
    /// # 例子
    /// 出生 2005-08，入团 2018-07（12岁）
    /// # 怎样修改
    /// 请对照《入团志愿书》核对入团年月。确实早于规定年龄入团的，需按《关于不符合团章规定年龄入团问题处理办法》办理身份认定。
    /// # 自动修改是否安全
    /// 不提供自动修改：时间只能查档案。
    "DT004" "joined-too-young",
    severity: Error,
    title: "入团时年龄太小",
    basis: "系统要求",
    reads: [Joined, Birth, IdNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some((joined, age)) = person.joining_age() else { return };
    let minimum = person.minimum_joining_age(joined);
    if age < minimum {
        let message = if age < 0 {
            "入团年月早于出生年月，请核对这两项".to_owned()
        } else {
            format!("入团时只有{age}岁，系统要求满{minimum}岁，请核对入团年月和出生年月")
        };
        findings.push(RULE.finding(person.record, Field::Joined, message));
    }
}
