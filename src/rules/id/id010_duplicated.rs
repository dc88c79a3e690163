//! ID010: one number in two rows.

use crate::domain::Field;
use crate::rules::groups::{Grouping, Mark, hash};
use crate::rules::repeats::{repeats, restated};
use crate::rules::{Context, Finding, Group, facts, rule::rule};

static NUMBERS: Grouping = Grouping {
    mark: |record, _| facts::id_number(record).map(|id| Mark { key: hash(&id.key()), note: 0 }),
    whole: restated,
};

rule! {
    /// # 检查什么
    /// 系统导出的各表之间，或各份花名册之间，有两行写着同一个身份证号码，不论是否同一支部。15位与18位写法按同一号码比。
    /// 两份花名册登记的是同一批人时（例如名单和它的收集表），互相之间不算重复。
    /// # 为什么
    /// 系统中一个身份证号码只能对应一名团员，重复时无法录入。
    /// # 例子
    /// 第5行和第12行的身份证号码相同
    /// # 怎样修改
    /// 同一个人录了两次的，删去多余的一行；不是同一个人的，请两人分别核对号码。同一人在两个支部的，先确认应在哪个支部。
    /// # 自动修改是否安全
    /// 不提供自动修改：程序不知道哪一行是对的。
    "ID010" "id-number-duplicated",
    severity: Error,
    title: "身份证号码重复",
    basis: "系统要求",
    reads: [IdNumber],
    check: Group(&NUMBERS, check),
}

fn check(group: &Group<'_>, _: &Context<'_>, findings: &mut Vec<Finding>) {
    for (record, others) in repeats(group, |_, _| true) {
        let message = format!(
            "与{}的身份证号码相同，请核对是重复登记还是号码填错",
            others.places(record.id, |table| group.table_name(table))
        );
        findings.push(RULE.finding(&record, Field::IdNumber, message).with_related(others.named));
    }
}
