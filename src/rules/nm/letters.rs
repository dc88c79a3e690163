//! What may stand in a name.

use crate::domain::text::{fold_width, is_invisible, is_name_dot};

/// The dot the national rule on names prescribes.
const DOT: char = '\u{00B7}';

/// A blank, or a character that shows nothing.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || is_invisible(c)
}

/// Is the name, apart from blanks and dots between its parts, written in Chinese characters?
pub fn is_chinese_name(name: &str) -> bool {
    let mut any = false;
    for c in name.chars().filter(|c| !is_blank(*c) && !is_name_dot(*c)) {
        if !is_han(c) {
            return false;
        }
        any = true;
    }
    any && !has_dot_at_an_end(name)
}

/// Does a dot other than the prescribed one stand in it?
pub fn has_wrong_dot(name: &str) -> bool {
    name.chars().any(|c| is_name_dot(c) && c != DOT)
}

/// The name without blanks and with the prescribed dot: what every safe fix of a name proposes, so
/// that two fixes of one cell cannot undo each other.
pub fn clean(name: &str) -> String {
    name.chars().filter(|c| !is_blank(*c)).map(|c| if is_name_dot(c) { DOT } else { c }).collect()
}

/// The first character that is no part of a name.
pub fn first_suspicious(name: &str) -> Option<char> {
    let odd = name.chars().find(|c| !is_blank(*c) && !is_name_dot(*c) && is_suspicious(*c));
    odd.or_else(|| if has_dot_at_an_end(name) { name.chars().find(|c| is_name_dot(*c)) } else { None })
}

/// A character that stands for one that could not be shown.
pub fn is_garbled(c: char) -> bool {
    matches!(c, '\u{FFFD}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' | '□' | '■')
}

fn is_suspicious(c: char) -> bool {
    let latin = fold_width(c).is_ascii_alphanumeric() || (c.is_alphabetic() && c <= '\u{024F}');
    let number = c.is_numeric() && !is_han(c);
    latin || number || is_garbled(c) || !c.is_alphanumeric()
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}' | '\u{20000}'..='\u{3FFFF}'
        | '\u{F900}'..='\u{FAFF}' | '〇')
}

fn has_dot_at_an_end(name: &str) -> bool {
    let mut shown = name.chars().filter(|c| !is_blank(*c));
    let first = shown.next();
    let last = shown.next_back().or(first);
    first.is_some_and(is_name_dot) || last.is_some_and(is_name_dot)
}
