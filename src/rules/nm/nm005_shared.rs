//! NM005: two people of one branch bear one name.

use crate::domain::Field;
use crate::rules::groups::{Grouping, Mark, hash};
use crate::rules::repeats::repeats;
use crate::rules::{Context, Finding, Group, facts, rule::rule};

static NAMES: Grouping = Grouping {
    mark: |record, _| {
        facts::given(record, Field::Name)?;
        let key = hash(&(record.id.table, facts::branch_words(record), record.name_key()));
        Some(Mark { key, note: 0 })
    },
    whole: |_, _| Vec::new(),
};

rule! {
    /// # 检查什么
    /// 同一份表、同一支部里有两个人姓名相同（空格和间隔号写法不计）。身份证号或发展团员编号也相同的，当作同一个人，由其他规则提示。
    /// # 为什么
    /// 填写附件1、补录和转接时容易把同名的两个人弄混。
    /// # 例子
    /// 同一支部有两位“张伟”
    /// # 怎样修改
    /// 不用修改；办理时请再用身份证号或出生年月确认是哪一位。
    /// # 自动修改是否安全
    /// 没有需要修改的内容。
    "NM005" "name-shared",
    severity: Info,
    title: "同一支部有人同名",
    basis: "实际工作",
    reads: [Name, OrgName, Branch, Class, IdNumber, MemberNumber],
    check: Group(&NAMES, check),
}

fn check(group: &Group<'_>, _: &Context<'_>, findings: &mut Vec<Finding>) {
    for (record, others) in repeats(group, |a, b| !facts::share_a_number(a, b)) {
        let message = format!(
            "与{}的人同名，办理时请用身份证号或出生年月区分",
            others.places(record.id, |table| group.table_name(table))
        );
        findings.push(RULE.finding(&record, Field::Name, message).with_related(others.named));
    }
}
