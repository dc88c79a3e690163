//! CP008: one phone, two members.

use crate::domain::{Field, phone};
use crate::intake::Record;
use crate::rules::groups::{Grouping, Mark, hash};
use crate::rules::repeats::{repeats, restated};
use crate::rules::{Context, Finding, Group, facts, rule::rule};

static PHONES: Grouping = Grouping {
    mark: |record, _| {
        let cell = record.cell(Field::Phone).filter(|_| !facts::is_non_member(record))?;
        Some(Mark { key: hash(&phone::parse(cell.text)?), note: 0 })
    },
    whole: restated,
};

rule! {
    /// # 检查什么
    /// 两名不同的团员填了同一个手机号码。姓名或编号、身份证号相同的两行当作同一个人，不在此提示。
    /// 两份花名册登记的是同一批人时，互相之间不比较。
    /// # 为什么
    /// 系统用手机号码登录和找回密码，应一人一号。
    /// # 例子
    /// 第5行和第12行的手机号码相同
    /// # 怎样修改
    /// 请两人分别核对，常见的是下拉复制时带错，或填了同学、家长的号码。
    /// # 自动修改是否安全
    /// 不提供自动修改：程序不知道号码属于谁。
    "CP008" "phone-shared",
    severity: Warning,
    title: "两人手机号码相同",
    basis: "实际工作",
    reads: [Phone, Name, IdNumber, MemberNumber],
    check: Group(&PHONES, check),
}

fn check(group: &Group<'_>, _: &Context<'_>, findings: &mut Vec<Finding>) {
    let strangers =
        |a: &Record<'_>, b: &Record<'_>| !facts::share_a_name(a, b) && !facts::share_a_number(a, b);
    for (record, others) in repeats(group, strangers) {
        let message = format!(
            "与{}的手机号码相同，请两人分别核对",
            others.places(record.id, |table| group.table_name(table))
        );
        findings.push(RULE.finding(&record, Field::Phone, message).with_related(others.named));
    }
}
