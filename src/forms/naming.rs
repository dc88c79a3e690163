//! What files are called: unit, form and date, such as
//! 计算机学院2022级软件工程1班-附件1-要求后台删除团员登记表-20240410.xlsx.
//!
//! A unit's name comes out of somebody's spreadsheet and may hold anything. A file's name holds nothing
//! a file system refuses, and never a number that could be somebody's identity number.

use crate::domain::PartialDate;
use crate::domain::text::{is_invisible, squeeze};

/// So many characters of a unit's or a form's name stand in a file's name; with the rest the name stays
/// within the 255 bytes that file systems take.
const LONGEST_PART: usize = 36;
/// So many digits on end may be an identity number (15 or 18) or a member number (12, 16).
const TELLING_DIGITS: usize = 11;

/// A file's name from its parts, without the ending; parts with nothing in them are left out.
pub fn file_stem(parts: &[&str], day: PartialDate) -> String {
    let mut stem: Vec<String> =
        parts.iter().map(|part| part_of_name(part)).filter(|part| !part.is_empty()).collect();
    stem.push(format!("{:04}{:02}{:02}", day.year, day.month, day.day.unwrap_or(0)));
    guarded(stem.join("-"))
}

/// One part of a name, or a folder's name, safe on every system.
pub fn part_of_name(text: &str) -> String {
    let refused = |c: char| "\\/:*?\"<>|".contains(c) || c.is_control() || is_invisible(c);
    let plain: String = squeeze(text).chars().filter(|c| !refused(*c)).collect();
    let plain = without_numbers(&plain);
    let short: String = plain.chars().take(LONGEST_PART).collect();
    short.trim_matches(|c: char| c == '.' || c == '-' || c == '~' || c.is_whitespace()).to_owned()
}

/// Long runs of digits, with the X an identity number may end in, are struck out.
pub fn without_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut digits = String::new();
    for c in text.chars().chain(['\0']) {
        let digit = c.is_ascii_digit() || ('\u{FF10}'..='\u{FF19}').contains(&c);
        if digit {
            digits.push(c);
            continue;
        }
        let long = digits.chars().count() >= TELLING_DIGITS;
        if !long {
            out.push_str(&digits);
        } else {
            out.push('…');
        }
        digits.clear();
        if c != '\0' && !(long && matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ')) {
            out.push(c);
        }
    }
    out
}

/// Windows keeps some names for itself.
fn guarded(stem: String) -> String {
    const RESERVED: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];
    let head = stem.split('-').next().unwrap_or_default().trim_end_matches(|c: char| c.is_ascii_digit());
    if RESERVED.iter().any(|name| name.eq_ignore_ascii_case(head)) { format!("_{stem}") } else { stem }
}

/// 计算机学院2022级软件工程1班, of 共青团齐鲁理工学院计算机学院2022级软件工程1班支部委员会.
pub fn short_unit(full: &str, school: &str) -> String {
    const BEFORE: [&str; 2] = ["中国共产主义青年团", "共青团"];
    const AFTER: [&str; 4] = ["团支部委员会", "支部委员会", "团支部", "支部"];
    let text = squeeze(full);
    let rest = BEFORE.iter().find_map(|prefix| text.strip_prefix(prefix)).unwrap_or(&text);
    let rest = if school.is_empty() { rest } else { rest.strip_prefix(school).unwrap_or(rest) };
    let rest = if rest.ends_with("总支部") || rest.ends_with("总支部委员会") {
        rest
    } else {
        AFTER.iter().find_map(|suffix| rest.strip_suffix(suffix)).unwrap_or(rest)
    };
    if rest.is_empty() { text.into_owned() } else { rest.to_owned() }
}

/// 要求后台删除团员登记表, of 齐鲁理工学院要求后台删除团员登记表.
pub fn short_title<'a>(title: &'a str, school: &str) -> &'a str {
    let title = title.trim();
    if school.is_empty() { title } else { title.strip_prefix(school).unwrap_or(title) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAY: PartialDate = PartialDate { year: 2024, month: 4, day: Some(10) };

    #[test]
    fn a_name_says_unit_form_and_day() {
        let unit = short_unit("共青团齐鲁理工学院计算机学院2022级软件工程1班支部委员会", "齐鲁理工学院");
        let title = short_title("齐鲁理工学院要求后台删除团员登记表", "齐鲁理工学院");
        assert_eq!(
            file_stem(&[&unit, "附件1", title], DAY),
            "计算机学院2022级软件工程1班-附件1-要求后台删除团员登记表-20240410"
        );
        assert_eq!(file_stem(&["", "补录名单"], DAY), "补录名单-20240410");
        assert_eq!(short_unit("22级软工1班", "齐鲁理工学院"), "22级软工1班");
        assert_eq!(short_unit("共青团", ""), "共青团");
        assert_eq!(short_unit("计算机学院团总支部", ""), "计算机学院团总支部");
    }

    #[test]
    fn what_a_file_system_refuses_is_left_out() {
        assert_eq!(part_of_name("../../etc/passwd"), "etcpasswd");
        assert_eq!(part_of_name("a\\b:c*d?e\"f<g>h|i\u{0}\u{202E}"), "abcdefghi");
        assert_eq!(part_of_name(" . "), "");
        assert_eq!(file_stem(&["CON"], DAY), "_CON-20240410");
        assert_eq!(file_stem(&["com1"], DAY), "_com1-20240410");
        assert_eq!(part_of_name("370102200508080012班"), "…班");
        assert_eq!(part_of_name("37010220050808001X班"), "…班");
        assert_eq!(part_of_name("3701 0220 0508 0800 12"), "…");
    }

    proptest! {
        #[test]
        fn no_name_is_refused_or_tells_a_number(unit in "\\PC{0,80}", number in "[0-9]{11,18}[Xx]?") {
            let stem = file_stem(&[&format!("{unit}{number}"), "附件1"], DAY);
            prop_assert!(stem.len() <= 240, "{} bytes", stem.len());
            prop_assert!(!stem.chars().any(|c| "\\/:*?\"<>|".contains(c) || c.is_control()), "{stem}");
            prop_assert!(!stem.contains(&number), "{stem}");
            prop_assert!(!stem.starts_with('.') && !stem.starts_with(' '), "{stem}");
        }
    }
}
