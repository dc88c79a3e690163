//! NO004: one member number in two rows.

use crate::domain::Field;
use crate::rules::groups::{Grouping, Mark, hash};
use crate::rules::repeats::{repeats, restated};
use crate::rules::{Context, Finding, Group, facts, rule::rule};

static NUMBERS: Grouping = Grouping {
    mark: |record, _| {
        // What is too short or of another kind is no number of anybody's; other rules speak of it.
        let number = facts::member_number(record).filter(|_| !facts::is_non_member(record))?;
        let own = number.chars() > 4 && !number.looks_like_card_number();
        own.then(|| Mark { key: hash(&number), note: 0 })
    },
    whole: restated,
};

rule! {
    /// # 检查什么
    /// 系统导出的各表之间，或各份花名册之间，有两行写着同一个发展团员编号。
    /// 两份花名册登记的是同一批人时（例如名单和它的收集表），互相之间不算重复。
    /// # 为什么
    /// 一个编号只发给一名团员，系统会提示“该发展团员编号已存在”。
    /// # 例子
    /// 第5行和第12行的编号相同
    /// # 怎样修改
    /// 请两人分别对照《入团志愿书》核对编号；同一个人录了两次的，删去多余的一行。
    /// # 自动修改是否安全
    /// 不提供自动修改：程序不知道编号属于谁。
    "NO004" "member-number-duplicated",
    severity: Error,
    title: "发展团员编号重复",
    basis: "系统要求",
    reads: [MemberNumber],
    check: Group(&NUMBERS, check),
}

fn check(group: &Group<'_>, _: &Context<'_>, findings: &mut Vec<Finding>) {
    for (record, others) in repeats(group, |_, _| true) {
        let message = format!(
            "与{}的发展团员编号相同，请两人分别对照入团志愿书核对",
            others.places(record.id, |table| group.table_name(table))
        );
        findings.push(RULE.finding(&record, Field::MemberNumber, message).with_related(others.named));
    }
}
