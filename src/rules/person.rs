//! One record as the rules read it: every value taken from its text once, doubtful ones marked off.
//!
//! A rule that compares two values must not speak when one of them already has a finding of its
//! own; otherwise one slip of the finger would be reported three times. So the rules ask here for
//! values that are sound by themselves, and stay silent where there is none.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::{Context, facts};
use crate::domain::id_number::{IdForm, Sex};
use crate::domain::{Field, IdNumber, MemberNumber, PartialDate, flag};
use crate::intake::{CellKind, CellView, Record};

/// The ages between which a student can plausibly be (DT010).
pub const PLAUSIBLE_AGES: std::ops::RangeInclusive<i32> = 14..=40;

/// The age at which membership ends unless there is a post.
pub const LEAVING_AGE: i32 = 28;

/// A record with its values read.
pub struct Person<'a> {
    /// The record itself.
    pub record: &'a Record<'a>,
    /// The day of checking and what the school expects.
    pub context: Context<'a>,
    texts: [Option<Cow<'a, str>>; Field::COUNT],
    dates: [Option<PartialDate>; Field::COUNT],
    id_number: Option<IdNumber>,
    member_number: OnceCell<Option<MemberNumber>>,
    birth: OnceCell<Option<PartialDate>>,
    joined: OnceCell<Option<PartialDate>>,
}

impl<'a> Person<'a> {
    /// Reads the record for checking on the context's day.
    pub fn new(record: &'a Record<'a>, context: &Context<'a>) -> Person<'a> {
        let mut texts = [const { None }; Field::COUNT];
        let mut dates = [None; Field::COUNT];
        for ((field, text), date) in Field::ALL.iter().zip(&mut texts).zip(&mut dates) {
            *text = facts::given(record, *field);
            if text.is_some() && field.is_date() {
                *date = record.cell(*field).and_then(date_of);
            }
        }
        Person {
            record,
            context: *context,
            texts,
            dates,
            id_number: facts::id_number(record),
            member_number: OnceCell::new(),
            birth: OnceCell::new(),
            joined: OnceCell::new(),
        }
    }

    /// The field's cell as it stands, or nothing where the table has no such column.
    pub fn cell(&self, field: Field) -> Option<CellView<'a>> {
        self.record.cell(field)
    }

    /// Does the table have the column?
    pub fn has(&self, field: Field) -> bool {
        self.cell(field).is_some()
    }

    /// The cell's tidied text, unless it is blank, a placeholder or an error value.
    pub fn given(&self, field: Field) -> Option<&str> {
        self.texts.get(field.index())?.as_deref()
    }

    /// The column is there, and the cell is blank, holds a placeholder or an error value.
    pub fn lacks(&self, field: Field) -> bool {
        self.given(field).is_none() && self.has(field)
    }

    /// The date the field holds, if it can be read.
    pub fn date(&self, field: Field) -> Option<PartialDate> {
        self.dates.get(field.index()).copied().flatten()
    }

    /// The identity number of a known form, whether or not it is right.
    pub fn id_number(&self) -> Option<&IdNumber> {
        self.id_number.as_ref()
    }

    /// The identity number if nothing is wrong with it by itself.
    pub fn sound_id(&self) -> Option<&IdNumber> {
        self.id_number().filter(|id| id.checksum_holds() && self.id_birth_is_sound(id))
    }

    /// Is the number's birth date a day of the calendar from 1900 to today? Foreigners' old cards
    /// have none.
    pub fn id_birth_is_sound(&self, id: &IdNumber) -> bool {
        id.form() == IdForm::ForeignFifteen
            || id.birth().is_some_and(|birth| birth.year >= 1900 && !birth.is_after(self.context.today))
    }

    /// The member number as it is compared, unless the cell is damaged.
    pub fn member_number(&self) -> Option<&MemberNumber> {
        self.member_number.get_or_init(|| facts::member_number(self.record)).as_ref()
    }

    /// The sex the record states.
    pub fn sex(&self) -> Option<Sex> {
        self.given(Field::Sex).and_then(Sex::parse)
    }

    /// The birth date, from 出生年月 and the identity number, unless one of them is in doubt.
    pub fn birth(&self) -> Option<PartialDate> {
        *self.birth.get_or_init(|| {
            let from_id = self.sound_id().and_then(IdNumber::birth);
            if self.date(Field::Birth).is_none() {
                return from_id;
            }
            let written = self.sound_birth()?;
            match from_id {
                Some(from_id) => from_id.agrees_with(written).then_some(from_id),
                None => Some(written),
            }
        })
    }

    /// 出生年月, unless it lies in the future or makes the person implausibly young or old.
    pub fn sound_birth(&self) -> Option<PartialDate> {
        let today = self.context.today;
        let plausible = |birth: &PartialDate| {
            !birth.is_after(today) && PLAUSIBLE_AGES.contains(&today.years_since(*birth))
        };
        self.date(Field::Birth).filter(plausible)
    }

    /// 入团年月 and the age at it, where both dates are known and not in doubt by themselves.
    pub fn joining_age(&self) -> Option<(PartialDate, i32)> {
        let joined = self.past_joining()?;
        Some((joined, joined.years_since(self.birth()?)))
    }

    /// 入团年月, unless it lies in the future or at an age at which nobody joins.
    pub fn joined(&self) -> Option<PartialDate> {
        *self.joined.get_or_init(|| {
            self.past_joining().filter(|joined| {
                self.birth().is_none_or(|birth| {
                    joined.years_since(birth) >= self.minimum_joining_age(*joined)
                        && joined.months() <= birth.months() + LEAVING_AGE * 12
                })
            })
        })
    }

    /// 入团年月, unless it lies in the future.
    pub fn past_joining(&self) -> Option<PartialDate> {
        self.date(Field::Joined).filter(|date| !date.is_after(self.context.today))
    }

    /// The age the system asks of somebody who joined then, by year and month.
    pub fn minimum_joining_age(&self, joined: PartialDate) -> i32 {
        if joined.year >= 2017 || self.context.profile.xinjiang_dates { 13 } else { 12 }
    }

    /// A post in the League: 团内现任职务 with something other than 无 or 团员.
    pub fn post(&self) -> Option<&str> {
        self.given(Field::Post).filter(|post| facts::is_post(post))
    }

    /// Is the member a cadre? 是否团干部 says so; where there is no such column, a post does.
    pub fn is_cadre(&self) -> bool {
        if self.has(Field::IsCadre) {
            self.given(Field::IsCadre).and_then(flag::parse) == Some(true)
        } else {
            self.post().is_some()
        }
    }
}

/// The date a cell holds. Of a typed month a spreadsheet makes a date cell of the month's first day:
/// that day is not claimed by anyone.
fn date_of(cell: CellView<'_>) -> Option<PartialDate> {
    let mut date = cell.date()?;
    let typed =
        cell.kind == CellKind::Text || PartialDate::parse(cell.text).is_some() && cell.kind.is_number();
    if !typed && date.day == Some(1) {
        date.day = None;
    }
    Some(date)
}
