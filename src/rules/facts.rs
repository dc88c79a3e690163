//! What a record says, as the rules need it: only values that are sound by themselves.
//!
//! A rule that compares two values must not speak when one of them already has a finding of its
//! own; otherwise one slip of the finger would be reported three times.

use std::borrow::Cow;

use super::Context;
use crate::domain::id_number::IdForm;
use crate::domain::political::PoliticalStatus;
use crate::domain::{Field, IdNumber, MemberNumber, PartialDate, Profile};
use crate::intake::sheet::CellKind;
use crate::intake::{Record, table::TableKind};

/// The ages between which a student can plausibly be (DT010).
pub const PLAUSIBLE_AGES: std::ops::RangeInclusive<i32> = 14..=40;

/// The age at which membership ends unless there is a post.
pub const LEAVING_AGE: i32 = 28;

/// Does a roster say that the person is no member?
pub fn is_non_member(record: &Record<'_>) -> bool {
    record.kind != TableKind::SystemList
        && record
            .cell(Field::PoliticalStatus)
            .and_then(|cell| PoliticalStatus::parse(cell.text))
            .is_some_and(|status| status == PoliticalStatus::Masses)
}

/// What people write into a cell that they have nothing to say in.
pub fn is_placeholder(text: &str) -> bool {
    matches!(text, "无" | "暂无" | "没有" | "/" | "\\" | "-" | "--" | "—" | "——" | "N/A" | "n/a")
}

/// The column is there, and the cell is blank, holds a placeholder or an error value.
pub fn lacks(record: &Record<'_>, field: Field) -> bool {
    record.cell(field).is_some() && given(record, field).is_none()
}

/// The cell's tidied text, unless it is blank, a placeholder or an error value.
pub fn given<'a>(record: &Record<'a>, field: Field) -> Option<Cow<'a, str>> {
    let cell = record.cell(field).filter(|cell| cell.kind != CellKind::Error)?;
    let text = cell.tidy();
    (!text.is_empty() && !is_placeholder(&text)).then_some(text)
}

/// The identity number of a known form, whether or not it is right.
pub fn id_number(record: &Record<'_>) -> Option<IdNumber> {
    given(record, Field::IdNumber)?;
    record.id_number()
}

/// Do two rows carry one identity number or one member number? Then they are one person's.
pub fn share_a_number(a: &Record<'_>, b: &Record<'_>) -> bool {
    let same_id = id_number(a).zip(id_number(b)).is_some_and(|(a, b)| a.key() == b.key());
    same_id || member_number(a).is_some_and(|number| Some(number) == member_number(b))
}

/// Do two rows carry one name?
pub fn share_a_name(a: &Record<'_>, b: &Record<'_>) -> bool {
    given(a, Field::Name).is_some() && a.name_key() == b.name_key()
}

/// The member number as it is compared, unless the cell is damaged.
pub fn member_number(record: &Record<'_>) -> Option<MemberNumber> {
    let cell = record.cell(Field::MemberNumber).filter(|cell| !cell.precision_lost())?;
    given(record, Field::MemberNumber)?;
    MemberNumber::read(cell.text)
}

/// The identity number if nothing is wrong with it by itself.
pub fn sound_id(record: &Record<'_>, context: &Context<'_>) -> Option<IdNumber> {
    id_number(record).filter(|id| id.checksum_holds() && id_birth_is_sound(id, context))
}

/// Is the number's birth date a day of the calendar from 1900 to today? Foreigners' old cards have none.
pub fn id_birth_is_sound(id: &IdNumber, context: &Context<'_>) -> bool {
    id.form() == IdForm::ForeignFifteen
        || id.birth().is_some_and(|birth| birth.year >= 1900 && !birth.is_after(context.today))
}

/// The birth date, from 出生年月 and the identity number, unless one of them is in doubt.
pub fn birth(record: &Record<'_>, context: &Context<'_>) -> Option<PartialDate> {
    let from_id = sound_id(record, context).and_then(|id| id.birth());
    let Some(written) = record.date(Field::Birth) else { return from_id };
    let plausible =
        !written.is_after(context.today) && PLAUSIBLE_AGES.contains(&context.today.years_since(written));
    match from_id {
        Some(from_id) => (plausible && from_id.agrees_with(written)).then_some(from_id),
        None => plausible.then_some(written),
    }
}

/// A post in the League: 团内现任职务 with something other than 无 or 团员.
pub fn post<'a>(record: &Record<'a>) -> Option<Cow<'a, str>> {
    given(record, Field::Post)
        .filter(|post| !matches!(post.as_ref(), "团员" | "普通团员" | "共青团员" | "无职务" | "否"))
}

/// Is the member a cadre? 是否团干部 says so; where there is no such column, a post does.
pub fn is_cadre(record: &Record<'_>) -> bool {
    match record.cell(Field::IsCadre) {
        Some(cell) => yes_or_no(&cell.tidy()) == Some(true),
        None => post(record).is_some(),
    }
}

/// Reads 是 and 否 and what people write for them.
pub fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "是" | "是的" | "有" | "√" | "✓" | "Y" | "y" | "yes" | "YES" | "Yes" => Some(true),
        "否" | "不是" | "非" | "无" | "没有" | "×" | "N" | "n" | "no" | "NO" | "No" => Some(false),
        _ => None,
    }
}

/// The words by which a person's branch is known: the full name, else 团支部, else 班级.
pub fn branch_words<'a>(record: &Record<'a>) -> Cow<'a, str> {
    [Field::OrgName, Field::Branch, Field::Class]
        .iter()
        .find_map(|field| given(record, *field))
        .unwrap_or_default()
}

/// 入团年月 and the age at it, where both dates are known and not in doubt by themselves.
pub fn joining_age(record: &Record<'_>, context: &Context<'_>) -> Option<(PartialDate, i32)> {
    let joined = record.date(Field::Joined).filter(|date| !date.is_after(context.today))?;
    Some((joined, joined.years_since(birth(record, context)?)))
}

/// 入团年月, unless it lies in the future or at an age at which nobody joins.
pub fn joined(record: &Record<'_>, context: &Context<'_>) -> Option<PartialDate> {
    let joined = record.date(Field::Joined).filter(|date| !date.is_after(context.today))?;
    let fits = birth(record, context).is_none_or(|birth| {
        joined.years_since(birth) >= minimum_joining_age(joined, context.profile)
            && joined.months() <= birth.months() + LEAVING_AGE * 12
    });
    fits.then_some(joined)
}

/// The age the system asks of somebody who joined then, by year and month.
pub fn minimum_joining_age(joined: PartialDate, profile: &Profile) -> i32 {
    if joined.year >= 2017 || profile.xinjiang_dates { 13 } else { 12 }
}
