//! DT005: old enough for the system, too young for the charter.

use crate::domain::Field;
use crate::rules::{Finding, Person, rule::rule};

rule! {
    /// # 检查什么
    /// 入团时满13岁（2017年以前为12岁）而不满14岁，按年和月计算。
    /// # 为什么
    /// 团章规定年满14周岁才能入团；系统能保存，但上级检查时会要求办理身份认定。
    /// # 例子
    /// 出生 2005-08，入团 2019-05（13岁）
    /// # 怎样修改
    /// 请先核对入团年月；确实不满14岁的，按《关于不符合团章规定年龄入团问题处理办法》办理身份认定，再按认定结果修改入团年月。
    /// # 自动修改是否安全
    /// 不提供自动修改：须先办理认定。
    "DT005" "joined-under-fourteen",
    severity: Warning,
    title: "入团时不满14岁",
    basis: "团章",
    reads: [Joined, Birth, IdNumber],
    check: Record(check),
}

fn check(person: &Person<'_>, findings: &mut Vec<Finding>) {
    let Some((joined, age)) = person.joining_age() else { return };
    if age < 14 && age >= person.minimum_joining_age(joined) {
        let message = format!("入团时{age}岁，团章规定满14岁；请核对入团年月，属实的需办理身份认定");
        findings.push(RULE.finding(person.record, Field::Joined, message));
    }
}
