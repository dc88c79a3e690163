//! What of a member's record only 后台删除 can put right, worded as 填写要求4 asks.
//!
//! The roster is taken to be right, unless its own value cannot be: a number that fails its check, is
//! another person's, or contradicts what both lists agree on. Such a value must never be written into
//! 附件1 as the correct one; the user looks at the papers instead. What the user stated by editing the
//! system list stands before the roster's word and is held to the same.

use super::case::Difference;
use super::name;
use super::view::View;
use crate::domain::text::{mask_id_number, squeeze};
use crate::domain::{Field, IdNumber, id_number::Sex};

/// What follows from the differences in 姓名, 性别, 身份证号 and 发展团员编号.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    /// The parts of 删除原因, in the order of 填写要求4: 编号, 姓名, 身份证号; then 性别, which it leaves to analogy.
    pub deletion: Vec<String>,
    /// The fields they are about.
    pub fields: Vec<Field>,
    /// What must be looked at before anything is deleted, a sentence each.
    pub doubts: Vec<String>,
}

/// The fields only 后台删除 can correct, in the order 删除原因 names them.
pub const IDENTITY: [Field; 4] = [Field::MemberNumber, Field::Name, Field::IdNumber, Field::Sex];

/// Words the corrections. `stated` tells which right values are the user's own and not the roster's;
/// `borrowed`, that the right identity number stands with another person too.
pub fn corrections(
    system: &View<'_>,
    roster: &View<'_>,
    differences: &[Difference],
    stated: impl Fn(Field) -> bool,
    borrowed: impl Fn() -> bool,
) -> Corrections {
    let mut found = Corrections::default();
    for field in IDENTITY {
        if !differences.iter().any(|difference| difference.field == field) {
            continue;
        }
        let whose = if stated(field) { "所填" } else { "花名册" };
        let verdict = match field {
            Field::MemberNumber => member_number(system, roster, whose),
            Field::Name => right_name(system, roster, whose),
            Field::IdNumber => id_number(system, roster, whose, borrowed()),
            _ => sex(roster, system, whose),
        };
        match verdict {
            Ok(reason) => {
                found.deletion.push(reason);
                found.fields.push(field);
            }
            Err(doubt) => found.doubts.push(doubt),
        }
    }
    found
}

fn member_number(system: &View<'_>, roster: &View<'_>, whose: &str) -> Result<String, String> {
    let number = squeeze(&roster.text(Field::MemberNumber)).to_uppercase();
    let joined = roster.date(Field::Joined).or_else(|| system.date(Field::Joined)).map(|date| date.year);
    let theirs = squeeze(&system.text(Field::MemberNumber)).to_uppercase();
    if !plausible_member_number(&number, joined) && plausible_member_number(&theirs, joined) {
        return Err(format!("{whose}的发展团员编号不合规则，系统中的编号合规，请核对入团志愿书"));
    }
    Ok(format!("正确编号，{number}"))
}

/// 12 digits (or Shandong's 16) beginning with the year of joining; older numbers have no form.
fn plausible_member_number(number: &str, joined: Option<i16>) -> bool {
    let digits = number.bytes().all(|b| b.is_ascii_digit());
    let year = number.get(..4).and_then(|year| year.parse::<i16>().ok());
    if number.len() == 16 && (number.starts_with("201516") || number.starts_with("201617")) {
        return digits;
    }
    match joined {
        Some(joined) if joined < 2017 => number.len() > 4,
        Some(joined) => {
            let same =
                year == Some(joined) || (matches!(joined, 2017 | 2018) && matches!(year, Some(2017 | 2018)));
            digits && number.len() == 12 && same
        }
        None => digits && number.len() == 12,
    }
}

fn right_name(system: &View<'_>, roster: &View<'_>, whose: &str) -> Result<String, String> {
    let name = name::written(&roster.text(Field::Name));
    if !is_a_name(&name) && is_a_name(&name::written(&system.text(Field::Name))) {
        return Err(format!("{whose}的姓名「{name}」含有不该有的字符，请核对证件后再定"));
    }
    Ok(format!("姓名错误，正确姓名为：{name}"))
}

fn is_a_name(name: &str) -> bool {
    let letter =
        |c: char| (c.is_alphabetic() && !('\u{E000}'..='\u{F8FF}').contains(&c)) || c == '\u{B7}' || c == ' ';
    name.chars().count() >= 2 && name.chars().all(letter)
}

fn id_number(system: &View<'_>, roster: &View<'_>, whose: &str, borrowed: bool) -> Result<String, String> {
    let masked = mask_id_number(&squeeze(&roster.text(Field::IdNumber)));
    let Some(right) = roster.valid_number() else {
        return Err(match system.valid_number() {
            Some(_) => {
                format!(
                    "{whose}的身份证号 {masked} 校验不通过，系统中的号码有效，请核对证件并改正{whose}的号码"
                )
            }
            None => format!("系统与{whose}的身份证号都校验不通过（{whose} {masked}），请核对证件"),
        });
    };
    if borrowed {
        return Err(format!("{whose}的身份证号 {masked} 同时属于另一人，请核对证件"));
    }
    // Both may be well formed; what both lists agree on decides which of them is this person's.
    if let (Some(theirs), Some(birth)) =
        (system.valid_number(), system.date(Field::Birth).or(roster.date(Field::Birth)))
    {
        let agrees = |id: &IdNumber| id.birth().is_some_and(|b| b.months() == birth.months());
        if agrees(&theirs) && !agrees(&right) {
            return Err(format!("{whose}的身份证号 {masked} 与出生年月不符，系统中的号码相符，请核对证件"));
        }
    }
    Ok(format!("身份证号码错误，正确身份证号码为：{}", right.key()))
}

fn sex(roster: &View<'_>, system: &View<'_>, whose: &str) -> Result<String, String> {
    let written = roster.valid_number().or_else(|| system.valid_number()).and_then(|id| id.sex());
    match (roster.sex(), system.sex()) {
        (Some(_), theirs) if written.is_some() && written == theirs => {
            Err(format!("性别不一致，身份证号显示系统中的性别是对的，请核对并改正{whose}的性别"))
        }
        (Some(sex), _) => Ok(format!("性别错误，正确性别为：{}", Sex::label(sex))),
        (None, _) => Err("性别不一致，请核对证件".to_owned()),
    }
}
