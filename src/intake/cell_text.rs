//! Numbers and dates as text, the same for every format.

use std::fmt::Write as _;

use super::sheet::CellKind;
use crate::domain::PartialDate;

/// How a number format shows a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Shows {
    /// As a number.
    #[default]
    Number,
    /// As a date with its day, or a time of day.
    Date,
    /// As a year and month without a day.
    Month,
    /// As a length of time.
    Duration,
}

/// Formats that have a number but no code in the file; 27 to 36 and 50 to 58 are the Chinese ones.
pub(super) fn builtin_format(id: u16) -> Shows {
    match id {
        17 | 27 | 36 | 50 | 52 | 57 => Shows::Month,
        14..=16 | 18..=22 | 28..=35 | 45 | 47 | 51 | 53..=56 | 58 => Shows::Date,
        46 => Shows::Duration,
        _ => Shows::Number,
    }
}

/// What a format code such as `yyyy"年"m"月";@` shows. Only its first section counts.
pub(super) fn format_code(code: &str) -> Shows {
    let (mut year, mut month, mut day, mut clock, mut duration) = (false, false, false, false, false);
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                chars.by_ref().find(|c| *c == '"');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                let inside = inside.to_ascii_lowercase();
                duration |= !inside.is_empty() && inside.bytes().all(|b| matches!(b, b'h' | b'm' | b's'));
            }
            ';' => break,
            'y' | 'Y' | 'e' | 'E' if !matches!(chars.peek(), Some('+' | '-')) => year = true,
            'm' | 'M' => month = true,
            'd' | 'D' => day = true,
            'h' | 'H' | 's' | 'S' => clock = true,
            'G' | 'g' if chars.clone().take(6).collect::<String>().eq_ignore_ascii_case("eneral") => {
                return Shows::Number;
            }
            _ => {}
        }
    }
    match () {
        () if duration => Shows::Duration,
        () if year && month && !day && !clock => Shows::Month,
        () if year || month || day || clock => Shows::Date,
        () => Shows::Number,
    }
}

/// Writes a number cell's text over `out` and tells its kind.
pub(super) fn number(value: f64, shows: Shows, epoch_1904: bool, out: &mut String) -> CellKind {
    out.clear();
    if !value.is_finite() {
        out.push_str("#NUM!");
        return CellKind::Error;
    }
    match shows {
        Shows::Date | Shows::Month if date(value, shows, epoch_1904, out) => return CellKind::Date,
        Shows::Date if (0.0..1.0).contains(&value) => {
            clock(value, out);
            return CellKind::Text;
        }
        _ => {}
    }
    plain_number(value, out);
    if epoch_1904 { CellKind::NumberFrom1904 } else { CellKind::Number }
}

/// The shortest decimal text: no exponent, no `.0`.
fn plain_number(value: f64, out: &mut String) {
    // What Excel shows has 15 digits at most; 0.1+0.2 is not a longer number there.
    let rounded = if value.fract() == 0.0 { value } else { format!("{value:.14e}").parse().unwrap_or(value) };
    // Writing to a String cannot fail.
    let _ = if rounded.fract() == 0.0 && rounded.abs() < 9e15 {
        write!(out, "{}", rounded as i64)
    } else {
        write!(out, "{rounded}")
    };
}

fn date(serial: f64, shows: Shows, epoch_1904: bool, out: &mut String) -> bool {
    // A time a fraction of a second before midnight is the next day's midnight.
    let seconds = (serial * 86_400.0).round();
    let (days, second) = ((seconds / 86_400.0).floor(), seconds.rem_euclid(86_400.0));
    let Some(day) = PartialDate::from_serial(days, epoch_1904) else { return false };
    let day = if shows == Shows::Month { PartialDate { day: None, ..day } } else { day };
    let _ = write!(out, "{day}");
    if second >= 1.0 && shows == Shows::Date {
        out.push(' ');
        clock(second / 86_400.0, out);
    }
    true
}

fn clock(part_of_day: f64, out: &mut String) {
    let second = (part_of_day * 86_400.0).round() as u32 % 86_400;
    let _ = write!(out, "{:02}:{:02}:{:02}", second / 3_600, second / 60 % 60, second % 60);
}

/// An ISO date such as ods and XML Spreadsheet hold, `2004-09-01T00:00:00.000`.
pub(super) fn iso_date(iso: &str, shows: Shows, out: &mut String) -> CellKind {
    out.clear();
    let (day, time) = iso.split_once('T').unwrap_or((iso, ""));
    let Some(date) = PartialDate::parse(day) else {
        out.push_str(iso);
        return CellKind::Text;
    };
    let date = if shows == Shows::Month { PartialDate { day: None, ..date } } else { date };
    let _ = write!(out, "{date}");
    let time = time.split_once('.').map_or(time, |(whole, _)| whole).trim_end_matches('Z');
    if shows != Shows::Month && time.bytes().any(|b| matches!(b, b'1'..=b'9')) {
        out.push(' ');
        out.push_str(time);
    }
    CellKind::Date
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: f64, shows: Shows) -> (String, CellKind) {
        let mut out = String::new();
        let kind = number(value, shows, false, &mut out);
        (out, kind)
    }

    #[test]
    fn numbers_are_written_short_and_without_exponent() {
        assert_eq!(text(12.0, Shows::Number), ("12".into(), CellKind::Number));
        assert_eq!(text(0.1 + 0.2, Shows::Number).0, "0.3");
        assert_eq!(text(370_102_200_508_081_000.0, Shows::Number).0, "370102200508081000");
        assert_eq!(text(13_812_345_678.0, Shows::Number).0, "13812345678");
        assert_eq!(text(f64::NAN, Shows::Number).1, CellKind::Error);
    }

    #[test]
    fn dates_keep_as_much_as_the_cell_shows() {
        assert_eq!(text(38_231.0, Shows::Date), ("2004-09-01".into(), CellKind::Date));
        assert_eq!(text(38_231.0, Shows::Month), ("2004-09".into(), CellKind::Date));
        assert_eq!(text(38_231.5, Shows::Date).0, "2004-09-01 12:00:00");
        assert_eq!(text(0.75, Shows::Date), ("18:00:00".into(), CellKind::Text));
        // A telephone number in a cell formatted as a date is still a number.
        assert_eq!(text(13_812_345_678.0, Shows::Date), ("13812345678".into(), CellKind::Number));
        let mut out = String::new();
        assert_eq!(iso_date("2004-09-01T00:00:00.000", Shows::Date, &mut out), CellKind::Date);
        assert_eq!(out, "2004-09-01");
    }

    #[test]
    fn format_codes_say_what_they_show() {
        for (code, shows) in [
            ("General", Shows::Number),
            ("0.00E+00", Shows::Number),
            ("@", Shows::Number),
            ("0\"年\"", Shows::Number),
            ("yyyy\\-mm", Shows::Month),
            ("yyyy\"年\"m\"月\";@", Shows::Month),
            ("mmm\\-yy", Shows::Month),
            ("[$-804]yyyy/m/d;@", Shows::Date),
            ("yyyy/m/d h:mm", Shows::Date),
            ("[h]:mm:ss", Shows::Duration),
            ("[Red]#,##0", Shows::Number),
        ] {
            assert_eq!(format_code(code), shows, "{code}");
        }
    }
}
