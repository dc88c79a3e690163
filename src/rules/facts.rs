//! What a cell says: the readings that rules of one record ([`super::person`]) and rules of a whole
//! side share.

use std::borrow::Cow;

use crate::domain::political::says_no_member;
use crate::domain::{Field, IdNumber, MemberNumber, flag};
use crate::intake::sheet::CellKind;
use crate::intake::{Record, table::TableKind};

/// Does a roster say that the person is no member?
pub fn is_non_member(record: &Record<'_>) -> bool {
    record.kind != TableKind::SystemList
        && record.cell(Field::PoliticalStatus).is_some_and(|cell| says_no_member(cell.text))
}

/// What people write into a cell that they have nothing to say in.
pub fn is_placeholder(text: &str) -> bool {
    matches!(
        text,
        "无" | "暂无" | "没有" | "/" | "\\" | "-" | "--" | "—" | "——" | "N/A" | "n/a" | "未填" | "未填写"
    )
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

/// The member number as it is compared, unless the cell is damaged.
pub fn member_number(record: &Record<'_>) -> Option<MemberNumber> {
    let cell = record.cell(Field::MemberNumber).filter(|cell| !cell.precision_lost())?;
    given(record, Field::MemberNumber)?;
    MemberNumber::read(cell.text)
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

/// Is it a post in the League, and not a way of saying that there is none?
pub fn is_post(text: &str) -> bool {
    !matches!(text, "团员" | "普通团员" | "共青团员" | "无职务" | "否")
}

/// Is the member a cadre, or has the member a post?
pub fn has_post(record: &Record<'_>) -> bool {
    given(record, Field::Post).is_some_and(|post| is_post(&post))
        || given(record, Field::IsCadre).is_some_and(|flag| flag::parse(&flag) == Some(true))
}

/// The words by which a person's branch is known: the full name, else 团支部, else 班级.
pub fn branch_words<'a>(record: &Record<'a>) -> Cow<'a, str> {
    [Field::OrgName, Field::Branch, Field::Class]
        .iter()
        .find_map(|field| given(record, *field))
        .unwrap_or_default()
}
