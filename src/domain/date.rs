//! Dates as rosters write them: often only a year and a month.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::text::squeeze;

/// A year and month, with the day where the source gives one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// Full year, 1800..=2200.
    pub year: i16,
    /// 1..=12.
    pub month: u8,
    /// 1..=31 and valid within the month, if known.
    pub day: Option<u8>,
}

/// The first day of the spreadsheet's calendar: before anybody, never a date anyone typed.
impl Default for PartialDate {
    fn default() -> Self {
        PartialDate { year: 1900, month: 1, day: Some(1) }
    }
}

impl PartialDate {
    /// A date that exists in the calendar, or nothing.
    pub fn new(year: i16, month: u8, day: Option<u8>) -> Option<PartialDate> {
        if !(1800..=2200).contains(&year) {
            return None;
        }
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day.unwrap_or(1)).ok()?).ok()?;
        Some(PartialDate { year, month, day })
    }

    /// Reads `yyyyMM`, `yyyyMMdd`, `2004-9`, `2004/9/1`, `2004.09`, `2004年9月1日`, each with or
    /// without a time behind it; also `04年9月`, `04.9` and `18.05`, `二〇〇四年九月`, and `Sep-04` as an English Excel shows a month.
    /// Anything else is unreadable: a bare year, `04.9.1`, which may be the first or the ninth, and `04.05`.
    pub fn parse(raw: &str) -> Option<PartialDate> {
        let text = super::text::tidy(raw);
        let date = strip_time(&text);
        let date = squeeze(date);
        // 201805.0: a program took the number for a fraction.
        let digits = date.strip_suffix(".0").filter(|rest| matches!(rest.len(), 6 | 8)).unwrap_or(&date);
        if digits.bytes().all(|b| b.is_ascii_digit()) {
            return Self::parse_digits(digits);
        }
        // 2018年5月份
        let date = date.strip_suffix('份').unwrap_or(&date);
        let mut parts =
            date.split(['-', '/', '.', '年', '月', '日', '号', '\u{2013}', '\u{2014}', '、', ',']);
        let (first, second) = (parts.next()?, parts.next()?);
        let third = parts.next().filter(|part| !part.is_empty());
        if parts.next().is_some_and(|rest| !rest.is_empty()) || parts.next().is_some() {
            return None;
        }
        if let Some(month) = written::english_month(first) {
            return third.is_none().then(|| Self::new(written::year(second, true)?, month, None))?;
        }
        let short = || third.is_none() && date.contains('.') && written::is_short_year(first, second);
        let year = written::year(first, date.contains('年') || short())?;
        let day = match third {
            Some(day) => Some(written::upto_99(day)?),
            None => None,
        };
        Self::new(year, written::upto_99(second)?, day)
    }

    fn parse_digits(digits: &str) -> Option<PartialDate> {
        let number: u32 = digits.parse().ok()?;
        let (year, month, day) = match digits.len() {
            6 => (number / 100, number % 100, None),
            8 => (number / 10_000, number / 100 % 100, Some(u8::try_from(number % 100).ok()?)),
            _ => return None,
        };
        Self::new(i16::try_from(year).ok()?, u8::try_from(month).ok()?, day)
    }

    /// The day a spreadsheet's serial number stands for, in the 1900 or the 1904 epoch.
    /// Only serials of plausible years (1900..=2200) are dates.
    pub fn from_serial(serial: f64, epoch_1904: bool) -> Option<PartialDate> {
        if !serial.is_finite() || !(1.0..=110_000.0).contains(&serial) {
            return None;
        }
        let days = serial.floor() as i32;
        // The 1900 epoch counts a 29 February 1900 that never was.
        let (epoch, days) = match (epoch_1904, days) {
            (true, days) => (Date::new(1904, 1, 1).ok()?, days),
            (false, days) if days > 59 => (Date::new(1899, 12, 30).ok()?, days),
            (false, days) => (Date::new(1899, 12, 31).ok()?, days),
        };
        let date = epoch.checked_add(jiff::Span::new().days(days)).ok()?;
        Self::new(date.year(), u8::try_from(date.month()).ok()?, Some(u8::try_from(date.day()).ok()?))
    }

    /// Months since year 0: the scale on which the system compares ages.
    pub fn months(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    /// Whole years from `birth` to this date by year and month, as the system counts them: the
    /// month of the birthday counts as full.
    pub fn years_since(self, birth: PartialDate) -> i32 {
        (self.months() - birth.months()).div_euclid(12)
    }

    /// How many days from this day to another; nothing where one of them is no day.
    pub fn days_until(self, other: PartialDate) -> Option<i32> {
        let day = |date: PartialDate| {
            Date::new(date.year, i8::try_from(date.month).ok()?, i8::try_from(date.day?).ok()?).ok()
        };
        day(self)?.until(day(other)?).ok().map(|span| span.get_days())
    }

    /// Do the two agree as far as both go? A month agrees with any day of that month.
    pub fn agrees_with(self, other: PartialDate) -> bool {
        self.months() == other.months()
            && match (self.day, other.day) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            }
    }

    /// Is this date before the day somebody born then turned `age`? By the day where both are known,
    /// else by the month.
    pub fn is_before_birthday(self, birth: PartialDate, age: i32) -> bool {
        match self.months().cmp(&(birth.months() + age * 12)) {
            std::cmp::Ordering::Equal => matches!((self.day, birth.day), (Some(a), Some(b)) if a < b),
            order => order.is_lt(),
        }
    }

    /// Does this date lie before `other`, as far as both go?
    pub fn is_before(self, other: PartialDate) -> bool {
        self.is_before_birthday(other, 0)
    }

    /// The date in the way `pattern` writes dates: with or without a day, `200409`, `2004.09`,
    /// `2004/09`, `2004年9月`, else `2004-09`.
    pub fn written_like(self, pattern: &str) -> String {
        let PartialDate { year, month, day } = self;
        let day = day.filter(|_| PartialDate::parse(pattern).is_none_or(|seen| seen.day.is_some()));
        let joined = |between: &str| match day {
            Some(day) => format!("{year:04}{between}{month:02}{between}{day:02}"),
            None => format!("{year:04}{between}{month:02}"),
        };
        match pattern {
            _ if pattern.contains('年') => match day {
                Some(day) => format!("{year}年{month}月{day}日"),
                None => format!("{year}年{month}月"),
            },
            _ if pattern.contains('/') => joined("/"),
            _ if pattern.contains('.') => joined("."),
            _ if pattern.len() >= 6 && pattern.bytes().all(|b| b.is_ascii_digit()) => joined(""),
            _ => joined("-"),
        }
    }

    /// Does this date lie after `today`? A month is in the future only when it has not begun.
    pub fn is_after(self, today: PartialDate) -> bool {
        match self.months().cmp(&today.months()) {
            std::cmp::Ordering::Equal => matches!((self.day, today.day), (Some(a), Some(b)) if a > b),
            order => order.is_gt(),
        }
    }
}

/// Written `2004-09` or `2004-09-01`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        match self.day {
            Some(day) => write!(f, "-{day:02}"),
            None => Ok(()),
        }
    }
}

/// The part before a clock time: `2004-09-01 00:00:00`, `2004-09-01T00:00`.
fn strip_time(text: &str) -> &str {
    match text.split_once([' ', 'T']) {
        Some((date, time)) if time.contains(':') => date,
        _ => text,
    }
}

mod written;

#[cfg(test)]
mod tests;
