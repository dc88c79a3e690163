//! The parts of a written date: in figures, in Chinese numerals, by the English name of a month.

/// A year of four figures; of two as well where something says that it is a year. Two are taken as Excel takes them: up to 29
/// of this century.
pub(super) fn year(part: &str, of_two: bool) -> Option<i16> {
    let number = number(part)?;
    match part.chars().count() {
        4 => Some(number),
        2 if of_two && !part.contains('十') => Some(if number < 30 { 2000 + number } else { 1900 + number }),
        _ => None,
    }
}

/// Is the first of two figures with a stop between them a year, whatever order people write them in? 04.05 may
/// be April 2005, and 18.1 what a spreadsheet makes of 18.10.
pub(super) fn is_short_year(first: &str, second: &str) -> bool {
    let figures = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let no_month = number(first).is_some_and(|number| number > 12);
    figures(first) && figures(second) && second != "1" && (no_month || second.len() == 1)
}

/// A month or a day: at most two figures, or a numeral up to 九十九.
pub(super) fn upto_99(part: &str) -> Option<u8> {
    let longest = if part.contains('十') { 3 } else { 2 };
    if part.chars().count() > longest { None } else { u8::try_from(number(part)?).ok() }
}

/// The month an English Excel shows as `May`.
pub(super) fn english_month(part: &str) -> Option<u8> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if !part.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let at = MONTHS.iter().position(|month| part.eq_ignore_ascii_case(month))?;
    u8::try_from(at + 1).ok()
}

/// `2004`, `二〇〇四` or `十二`; four places at most.
fn number(part: &str) -> Option<i16> {
    if part.is_empty() || part.len() > 12 {
        return None;
    }
    if let Some((tens, ones)) = part.split_once('十') {
        let tens = if tens.is_empty() { 1 } else { figure_alone(tens)? };
        let ones = if ones.is_empty() { 0 } else { figure_alone(ones)? };
        return Some(tens * 10 + ones);
    }
    let mut number = 0i16;
    for (at, c) in part.chars().enumerate() {
        number = (at < 4).then(|| figure(c))?.map(|figure| number * 10 + figure)?;
    }
    Some(number)
}

fn figure_alone(part: &str) -> Option<i16> {
    let mut chars = part.chars();
    let figure = chars.next().and_then(figure)?;
    chars.next().is_none().then_some(figure)
}

fn figure(c: char) -> Option<i16> {
    const NUMERALS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    match c {
        '0'..='9' => Some(i16::from(c as u8 - b'0')),
        '零' | '○' => Some(0),
        _ => NUMERALS.iter().position(|numeral| *numeral == c).and_then(|at| i16::try_from(at).ok()),
    }
}
