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
    /// without a time behind it. Anything else, a bare year included, is unreadable.
    pub fn parse(raw: &str) -> Option<PartialDate> {
        let text = super::text::tidy(raw);
        let date = strip_time(&text);
        let date = squeeze(date);
        if date.bytes().all(|b| b.is_ascii_digit()) {
            return Self::parse_digits(&date);
        }
        let parts: Vec<&str> =
            date.split(['-', '/', '.', '年', '月', '日', '号', '\u{2013}', '\u{2014}', '、']).collect();
        let parts: Vec<&str> = match parts.as_slice() {
            [head @ .., ""] => head.to_vec(),
            all => all.to_vec(),
        };
        let number = |part: &str, longest: usize| {
            (1..=longest).contains(&part.len()).then(|| part.parse::<u16>().ok()).flatten()
        };
        let (year, month, day) = match parts.as_slice() {
            [year, month] => (year, month, None),
            [year, month, day] => (year, month, Some(day)),
            _ => return None,
        };
        let year = (year.len() == 4).then(|| number(year, 4)).flatten()?;
        let day = match day {
            Some(day) => Some(u8::try_from(number(day, 2)?).ok()?),
            None => None,
        };
        Self::new(i16::try_from(year).ok()?, u8::try_from(number(month, 2)?).ok()?, day)
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> String {
        PartialDate::parse(text).map_or("-".to_owned(), |date| date.to_string())
    }

    #[test]
    fn reads_the_ways_rosters_write_dates() {
        for text in ["200409", "2004-9", "2004/09", "2004.09", "2004年9月", "2004 年 9 月", "２００４．９"]
        {
            assert_eq!(read(text), "2004-09", "{text}");
        }
        for text in ["20040901", "2004-9-1", "2004/9/1", "2004.09.01", "2004年9月1日", "2004-09-01 00:00:00"]
        {
            assert_eq!(read(text), "2004-09-01", "{text}");
        }
        for text in ["", "2004", "2004-13", "20040231", "04-9-1", "九月", "2004-9-1-2", "1", "2004-", "18:00"]
        {
            assert_eq!(read(text), "-", "{text}");
        }
    }

    #[test]
    fn reads_serials_of_both_epochs() {
        let day = |serial, epoch| PartialDate::from_serial(serial, epoch).map(|d| d.to_string());
        assert_eq!(day(38231.0, false).as_deref(), Some("2004-09-01"));
        assert_eq!(day(38231.0 - 1462.0, true).as_deref(), Some("2004-09-01"));
        assert_eq!(day(59.0, false).as_deref(), Some("1900-02-28"));
        assert_eq!(day(61.0, false).as_deref(), Some("1900-03-01"));
        assert_eq!(day(f64::NAN, false), None);
        assert_eq!(day(2e9, false), None);
    }

    #[test]
    fn counts_days_over_months_and_years() {
        let day = |year, month, day| PartialDate { year, month, day: Some(day) };
        assert_eq!(day(2024, 4, 18).days_until(day(2024, 4, 20)), Some(2));
        assert_eq!(day(2024, 2, 28).days_until(day(2024, 3, 1)), Some(2));
        assert_eq!(day(2025, 5, 1).days_until(day(2024, 4, 30)), Some(-366));
        assert_eq!(PartialDate { day: None, ..day(2024, 4, 1) }.days_until(day(2024, 4, 20)), None);
    }

    #[test]
    fn counts_years_by_month_as_the_system_does() {
        let birth = PartialDate::parse("2004-09-30").unwrap();
        assert_eq!(PartialDate::parse("2018-09").unwrap().years_since(birth), 14);
        assert_eq!(PartialDate::parse("2018-08").unwrap().years_since(birth), 13);
    }

    #[test]
    fn a_month_is_future_only_before_it_begins() {
        let today = PartialDate::parse("2024-04-10").unwrap();
        assert!(!PartialDate::parse("2024-04").unwrap().is_after(today));
        assert!(PartialDate::parse("2024-05").unwrap().is_after(today));
        assert!(PartialDate::parse("2024-04-11").unwrap().is_after(today));
        assert!(!PartialDate::parse("2024-04-10").unwrap().is_after(today));
    }

    #[test]
    fn keeps_to_the_way_a_column_writes() {
        let date = PartialDate::parse("2004-09-01").unwrap();
        for pattern in ["200510", "20051011", "2005.10", "2005/10/11", "2005年10月", "2005-10-11", "2005-10"]
        {
            let written = date.written_like(pattern);
            assert!(PartialDate::parse(&written).unwrap().agrees_with(date), "{written}");
            assert_eq!(
                PartialDate::parse(&written).unwrap().day,
                PartialDate::parse(pattern).unwrap().day.and(date.day)
            );
        }
        assert_eq!(date.written_like("200510"), "200409");
        assert_eq!(date.written_like(""), "2004-09-01");
    }

    #[test]
    fn birthdays_are_compared_by_the_day_where_both_have_one() {
        let birth = PartialDate::parse("2004-09-15").unwrap();
        let before = |text: &str| PartialDate::parse(text).unwrap().is_before_birthday(birth, 18);
        assert!(before("2022-08") && before("2022-09-14"));
        assert!(!before("2022-09") && !before("2022-09-15") && !before("2022-10"));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(year in 1800i16..=2200, month in 1u8..=12, day in proptest::option::of(1u8..=31)) {
            if let Some(date) = PartialDate::new(year, month, day) {
                prop_assert_eq!(PartialDate::parse(&date.to_string()), Some(date));
            }
        }

        #[test]
        fn no_text_makes_it_fail(text in "\\PC*") {
            let _ = PartialDate::parse(&text);
        }
    }
}
