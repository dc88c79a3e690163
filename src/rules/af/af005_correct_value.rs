//! AF005: the right value a reason names cannot be right.

use super::{Forms, reason};
use crate::domain::deletion_reason::Wrong;
use crate::domain::id_number::IdForm;
use crate::domain::{DeletionReason, Field, IdNumber, MemberNumber, PartialDate};
use crate::intake::Record;
use crate::rules::{Context, Finding, rule::rule};

rule! {
    /// # 检查什么
    /// “删除原因”里写明的正确身份证号码是否合格（位数、校验码、出生日期），正确编号是否合格（2017年及以后入团的为12位）。
    /// 入团时间取自系统导出；没有时按编号的前四位判断。
    /// # 为什么
    /// 附件1填写要求4：校团委按这里的号码重新录入，号码不合格就录不进去，或又录成错的。
    /// # 例子
    /// 身份证号码错误，正确身份证号码为：37010220050808001（只有17位）
    /// # 怎样修改
    /// 请与本人的身份证、入团志愿书核对后改正。
    /// # 自动修改是否安全
    /// 不提供自动修改：正确的号码只有查证件和档案才知道。
    "AF005" "form-correct-value-invalid",
    severity: Error,
    title: "删除原因中的正确号码不合格",
    basis: "附件1填写要求4",
    reads: [OrgName, Name, IdNumber, Joined, DeletionReason],
    check: Form(check),
}

fn check(forms: &Forms<'_>, context: &Context<'_>, findings: &mut Vec<Finding>) {
    for row in forms.deletions() {
        let Some(written) = reason(row) else { continue };
        for correction in DeletionReason::read(written).corrections() {
            let Some(right) = &correction.right else { continue };
            let wrong = match correction.wrong {
                Wrong::IdNumber => id_number(right, context.today),
                Wrong::MemberNumber => member_number(right, joined(forms, row, context.today), context),
                Wrong::Name => None,
            };
            findings.extend(wrong.map(|message| RULE.finding(row, Field::DeletionReason, message)));
        }
    }
}

fn id_number(right: &str, today: PartialDate) -> Option<String> {
    let Some(id) = IdNumber::parse(right) else {
        let length = right.chars().count();
        return Some(match length {
            18 => "原因中的身份证号码夹有别的字符，请与本人核对".to_owned(),
            _ => format!("原因中的身份证号码应为18位，现有{length}位，请与本人核对"),
        });
    };
    let dated = id.birth().is_some_and(|birth| birth.year >= 1900 && !birth.is_after(today));
    if id.form() != IdForm::ForeignFifteen && !dated {
        return Some("原因中的身份证号码出生日期不对，请与本人核对第7至14位".to_owned());
    }
    (!id.checksum_holds()).then(|| "原因中的身份证号码校验不通过，请与本人逐位核对".to_owned())
}

/// When the person joined, as the system list has it.
fn joined(forms: &Forms<'_>, row: &Record<'_>, today: PartialDate) -> Option<PartialDate> {
    let person = forms.register.person(row)?;
    person.date(Field::Joined).filter(|date| !date.is_after(today))
}

fn member_number(right: &str, joined: Option<PartialDate>, context: &Context<'_>) -> Option<String> {
    let number = MemberNumber::read(right)?;
    let year = number.leading().parse().ok().filter(|year| (1950..=context.today.year).contains(year));
    let since = joined.or_else(|| PartialDate::new(year?, 1, None));
    let required_since = context.profile.number_required_since();
    // Of a number that names no year only this much is sure.
    let well_formed =
        since.map_or(number.chars() > 4, |joined| number.is_well_formed(joined, required_since));
    if well_formed || (joined.is_none() && is_of_two_years(&number)) {
        return None;
    }
    Some(if number.looks_like_card_number() {
        "原因中的正确编号只有8位，像是团员证编号，请对照入团志愿书".to_owned()
    } else if number.chars() <= 4 {
        "原因中的正确编号太短，请对照入团志愿书填写完整".to_owned()
    } else {
        format!("原因中的正确编号应为12位数字，现有{}位，请对照入团志愿书", number.chars())
    })
}

/// One of 山东's sixteen digits, whichever of its years the person joined in.
fn is_of_two_years(number: &MemberNumber) -> bool {
    (2015..=2017).filter_map(|year| PartialDate::new(year, 1, None)).any(|year| number.is_sixteen_for(year))
}
