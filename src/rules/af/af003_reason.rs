//! AF003: no reason, or one in other words than the notice asks for.

use super::{Forms, reason};
use crate::domain::{DeletionReason, Field};
use crate::rules::{Context, Finding, Fix, facts, rule::rule};

rule! {
    /// # 检查什么
    /// 附件1的“删除原因”是否填写；编号、姓名、身份证号码有误的，是否按填写要求4的样式写。
    /// 无团籍、重复录入等其他原因没有规定写法，不检查用词。
    /// # 为什么
    /// 附件1填写要求4规定了三种写法，校团委按它重新录入：正确编号，N；姓名错误，正确姓名为：X；
    /// 身份证号码错误，正确身份证号码为：N。
    /// # 例子
    /// 名字写错了，应为张三 → 姓名错误，正确姓名为：张三
    /// # 怎样修改
    /// 请按建议的写法修改；没有写明正确姓名、号码或编号的，请先补上。
    /// # 自动修改是否安全
    /// 正确的内容已经写明、只是换成规定的写法时安全；要猜哪个是正确内容时，需您确认。
    "AF003" "form-reason-wording",
    severity: Error,
    title: "删除原因未填或写法不合要求",
    basis: "附件1填写要求4",
    reads: [DeletionReason],
    check: Form(check),
}

fn check(forms: &Forms<'_>, _: &Context<'_>, findings: &mut Vec<Finding>) {
    for row in forms.deletions() {
        let field = Field::DeletionReason;
        if facts::lacks(row, field) {
            findings.push(RULE.finding(row, field, "删除原因未填写，请按填写要求4写明原因"));
            continue;
        }
        let Some(written) = reason(row) else { continue };
        let read = DeletionReason::read(written);
        if read.corrections().next().is_none() || read.is_as_asked(written) {
            continue;
        }
        match read.as_asked() {
            Some(asked) => {
                let plain = read.corrections().all(|one| one.plain);
                let fix = if plain { Fix::safe(field, asked) } else { Fix::ask(field, asked) };
                let message = "删除原因的写法与填写要求4不同，请改成规定的写法";
                findings.push(RULE.finding(row, field, message).with_fix(fix));
            }
            None => {
                let missing = read.corrections().filter(|one| one.right.is_none());
                let missing: Vec<&str> = missing.map(|one| one.wrong.label()).collect();
                let message = format!("没有写明正确的{}，请按填写要求4的样式补上", missing.join("、"));
                findings.push(RULE.finding(row, field, message));
            }
        }
    }
}
