//! How two names relate: one name in two dresses, a slip of the hand, or two names.

use super::glyph::{is_han, look_alike, simplified, sound_alike};
use crate::domain::text::{name_key, tidy};

/// How two names relate. Closer relations come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// The same name.
    Same,
    /// The same name otherwise written: traditional or variant characters, parts in another order, a missing dot.
    Variant,
    /// One character that sounds or looks alike.
    Confusable,
    /// One character differs, is missing, or two stand in the other order.
    OneSlip,
    /// Two names.
    Different,
    /// One of them is empty.
    Unknown,
}

impl Likeness {
    /// One name, however it is written.
    pub const fn is_same(self) -> bool {
        matches!(self, Likeness::Same | Likeness::Variant)
    }

    /// One name or a slip of one.
    pub const fn is_close(self) -> bool {
        matches!(self, Likeness::Same | Likeness::Variant | Likeness::Confusable | Likeness::OneSlip)
    }
}

/// The name as it is compared: without the remarks and marks rosters put around it (张伟（班长）, ★张伟, 张伟-团支书).
pub fn compared(raw: &str) -> String {
    let text = tidy(raw);
    let bare = text.trim_matches(is_mark);
    let bare = match bare.split_once(['(', '[', '【', '〔']) {
        Some((name, remark)) if remark.ends_with([')', ']', '】', '〕']) && !name.trim().is_empty() => name,
        Some(("", rest)) => match rest.split_once([')', ']', '】', '〕']) {
            Some((_, name)) if !name.trim().is_empty() => name,
            _ => bare,
        },
        _ => bare,
    };
    let bare = match bare.rsplit_once(['-', '—', '–', '_', '/', '、', ':', ' ']) {
        Some((name, remark)) if is_post(remark) => name,
        _ => bare,
    };
    // Of nothing but marks nothing would be left.
    let bare = bare.trim_matches(is_mark);
    name_key(if bare.is_empty() { &text } else { bare })
}

/// A mark that stands beside a name. ? and □ stand for a character that could not be written.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        ' ' | '*'
            | '※'
            | '#'
            | '+'
            | '@'
            | '!'
            | '~'
            | '^'
            | '|'
            | '&'
            | '"'
            | ','
            | ';'
            | ':'
            | '-'
            | '_'
            | '/'
            | '\\'
            | '.'
            | '。'
            | '、'
            | '·'
            | '“'
            | '”'
            | '—'
            | '√'
            | '×'
            | '\u{FE0F}'
    ) || (matches!(c, '\u{2460}'..='\u{24FF}' | '\u{25A0}'..='\u{27BF}' | '\u{1F300}'..='\u{1FAFF}')
        && !matches!(c, '□' | '○'))
}

/// A post, or another word that is said of somebody and is no name.
fn is_post(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "书记",
        "支书",
        "班长",
        "委员",
        "学委",
        "部长",
        "主席",
        "干事",
        "组长",
        "舍长",
        "课代表",
        "团员",
        "党员",
        "积极分子",
        "群众",
        "休学",
        "退学",
        "入伍",
        "参军",
        "复学",
    ];
    matches!(text, "男" | "女") || ENDS.iter().any(|end| text.ends_with(end))
}

/// The name as it belongs into a form: no blanks between Chinese characters, the dot as ·.
pub fn written(raw: &str) -> String {
    let text = tidy(raw);
    if text.chars().any(|c| c.is_ascii_alphabetic()) { text.into_owned() } else { compared(raw) }
}

/// The key that is the same for a name in every dress.
///
/// Long names are those of minorities and foreigners, whose parts swap places and lose their dots:
/// their key forgets the order altogether, and [`relate`] looks again.
pub fn folded(compared: &str) -> String {
    let mut chars: Vec<char> = compared.chars().filter(|c| *c != '\u{B7}').map(simplified).collect();
    if chars.len() >= LONG {
        chars.sort_unstable();
    }
    chars.into_iter().collect()
}

const LONG: usize = 5;

/// No name is longer; what is, is another cell's text.
pub const LONGEST: usize = 64;

/// How the two relate; both as [`compared`] gives them.
pub fn relate(a: &str, b: &str) -> Likeness {
    if a.is_empty() || b.is_empty() {
        return Likeness::Unknown;
    }
    if a == b {
        return Likeness::Same;
    }
    let bare = |name: &str| name.chars().filter(|c| *c != '\u{B7}').map(simplified).collect::<Vec<char>>();
    let (left, right) = (bare(a), bare(b));
    let rotated = || (LONG..=LONGEST).contains(&left.len()) && is_rotation(&left, &right);
    if left == right || rotated() {
        return Likeness::Variant;
    }
    // What no name is as long as is not compared letter by letter: that takes the square of its length.
    if left.len().max(right.len()) > LONGEST {
        return Likeness::Different;
    }
    if left.len() == right.len() {
        let mut differing = left.iter().zip(&right).filter(|(l, r)| l != r);
        if let (Some((l, r)), None) = (differing.next(), differing.next()) {
            let confusable = is_han(*l) && (sound_alike(*l, *r) || look_alike(*l, *r));
            return if confusable { Likeness::Confusable } else { Likeness::OneSlip };
        }
        if left.iter().zip(&right).all(|(l, r)| l == r || (is_han(*l) && sound_alike(*l, *r))) {
            return Likeness::Confusable;
        }
    }
    let text = |chars: &[char]| chars.iter().collect::<String>();
    // A long name leaves room for a second slip.
    let allowed = if left.len().max(right.len()) > LONG { 2 } else { 1 };
    // One character is all that two-character names would share.
    if left.len().min(right.len()) >= 2 && strsim::osa_distance(&text(&left), &text(&right)) <= allowed {
        return Likeness::OneSlip;
    }
    Likeness::Different
}

fn is_rotation(a: &[char], b: &[char]) -> bool {
    a.len() == b.len()
        && (2..a.len().saturating_sub(1)).any(|cut| {
            a.split_at_checked(cut).is_some_and(|(head, tail)| b.starts_with(tail) && b.ends_with(head))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn relates(a: &str, b: &str, expected: Likeness) {
        assert_eq!(relate(&compared(a), &compared(b)), expected, "{a} {b}");
        assert_eq!(relate(&compared(b), &compared(a)), expected, "{b} {a}");
        if expected.is_same() {
            assert_eq!(folded(&compared(a)), folded(&compared(b)), "{a} {b}");
        }
    }

    #[test]
    fn one_name_in_other_dress() {
        relates("张伟", "张 伟", Likeness::Same);
        relates("张伟（班长）", "张伟", Likeness::Same);
        for marked in [
            "★张伟",
            "张伟☆",
            "张伟*",
            "●张伟",
            "①张伟",
            "张伟-团支书",
            "张伟——班长",
            "张伟/学习委员",
            "张伟 团支书",
            "张伟（班长）★",
            "【班长】张伟",
            "张伟（女）",
            "张伟、",
        ] {
            relates(marked, "张伟", Likeness::Same);
        }
        // What cannot be read of a name is part of it all the same.
        relates("张?", "张伟", Likeness::OneSlip);
        relates("张□", "张伟", Likeness::OneSlip);
        assert_eq!(compared("Anna-Maria"), "ANNA-MARIA");
        assert_eq!(compared("★"), "★");
        relates("阿依古丽•买买提", "阿依古丽・买买提", Likeness::Same);
        relates("張偉", "张伟", Likeness::Variant);
        relates("买买提·阿依古丽", "阿依古丽·买买提", Likeness::Variant);
        relates("阿依古丽买买提", "阿依古丽·买买提", Likeness::Variant);
        relates("阿依古丽买买提", "买买提·阿依古丽", Likeness::Variant);
    }

    #[test]
    fn slips_and_strangers() {
        relates("张伟", "章伟", Likeness::Confusable);
        relates("张玮", "张伟", Likeness::Confusable);
        relates("王未然", "王末然", Likeness::Confusable);
        relates("王子轩", "王子豪", Likeness::OneSlip);
        relates("王子轩", "王轩子", Likeness::OneSlip);
        relates("欧阳修", "欧阳修远", Likeness::OneSlip);
        relates("张伟", "李娜", Likeness::Different);
        relates("张伟", "王子轩", Likeness::Different);
        relates("", "王子轩", Likeness::Unknown);
    }

    #[test]
    fn forms_get_the_name_without_blanks() {
        assert_eq!(written(" 张　伟 "), "张伟");
        assert_eq!(written("阿依古丽•买买提"), "阿依古丽·买买提");
        assert_eq!(written("John  Smith"), "John Smith");
    }
}
