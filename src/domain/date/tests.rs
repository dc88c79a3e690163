use super::*;
use proptest::prelude::*;

fn read(text: &str) -> String {
    PartialDate::parse(text).map_or("-".to_owned(), |date| date.to_string())
}

#[test]
fn reads_the_ways_rosters_write_dates() {
    for text in [
        "200409",
        "2004-9",
        "2004/09",
        "2004.09",
        "2004年9月",
        "2004 年 9 月",
        "２００４．９",
        "200409.0",
        "2004年9月份",
        "2004,9",
        "04年9月",
        "04.9",
        "二〇〇四年九月",
        "二○○四年九月",
        "Sep-04",
        "sep-2004",
    ] {
        assert_eq!(read(text), "2004-09", "{text}");
    }
    for text in [
        "20040901",
        "2004-9-1",
        "2004/9/1",
        "2004.09.01",
        "2004年9月1日",
        "2004-09-01 00:00:00",
        "20040901.0",
        "04年9月1日",
        "二零零四年九月一日",
    ] {
        assert_eq!(read(text), "2004-09-01", "{text}");
    }
    for (text, date) in [
        ("18.5", "2018-05"),
        ("18.05", "2018-05"),
        ("98.12", "1998-12"),
        ("九八年十二月", "1998-12"),
        ("98年10月", "1998-10"),
        ("2003年十月三十一日", "2003-10-31"),
    ] {
        assert_eq!(read(text), date, "{text}");
    }
    for text in [
        "",
        "2004",
        "2004-13",
        "20040231",
        "04-9-1",
        "04.09",
        "04.9.1",
        "18.1",
        "9.04",
        "4.9",
        "18.13",
        "18.5%",
        "九月",
        "九年九月",
        "十四年九月",
        "2004年二十三月",
        "2004-9-1-2",
        "1",
        "2004-",
        "18:00",
        "Sep-4",
        "9-Sep",
        "Sep-04-1",
        "2004-009",
        "2004年",
        "一〇〇〇〇年一月",
        "2OO4-09",
    ] {
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
    for pattern in ["200510", "20051011", "2005.10", "2005/10/11", "2005年10月", "2005-10-11", "2005-10"] {
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
