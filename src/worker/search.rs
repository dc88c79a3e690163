//! Finding people by name, pinyin initials, or number.

use pinyin::ToPinyin;

use crate::casework::Campaign;
use crate::domain::Field;
use crate::domain::text::squeeze;
use crate::intake::table::RecordId;
use crate::reconcile::Case;

/// What was typed, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// Nothing: everybody.
    Everybody,
    /// Letters: pinyin, whole or initials, or a Latin name.
    Letters(String),
    /// Digits, perhaps with an X at the end: the end of a number, or all of it.
    Number(String),
    /// Anything else: part of a name.
    Words(String),
}

/// Longer runs of letters are nobody's sounds; they are looked for as they are.
const MOST_LETTERS: usize = 64;

/// The numbers that are looked through.
const NUMBERS: [Field; 4] = [Field::IdNumber, Field::MemberNumber, Field::StudentNumber, Field::Phone];

impl Query {
    /// Understands what was typed.
    pub fn new(typed: &str) -> Query {
        let text = squeeze(typed).to_uppercase();
        let digits = text.strip_suffix('X').unwrap_or(&text);
        if text.is_empty() {
            Query::Everybody
        } else if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
            Query::Number(text)
        } else if text.len() <= MOST_LETTERS && text.bytes().all(|b| b.is_ascii_alphabetic()) {
            Query::Letters(text.to_lowercase())
        } else {
            Query::Words(text)
        }
    }

    /// Is this one of those looked for?
    pub fn finds(&self, case: &Case, campaign: &Campaign) -> bool {
        match self {
            Query::Everybody => true,
            Query::Number(number) => {
                [case.system, case.roster].into_iter().flatten().any(|row| ends_with(row, number, campaign))
            }
            Query::Letters(letters) => names(case).any(|name| sounds_like(name, letters)),
            Query::Words(words) => names(case).any(|name| squeeze(name).to_uppercase().contains(words)),
        }
    }
}

/// The name, and the roster's where it is another.
fn names(case: &Case) -> impl Iterator<Item = &str> {
    let other = case.differences.iter().filter(|difference| difference.field == Field::Name);
    std::iter::once(case.name.as_str()).chain(other.map(|difference| difference.roster.as_str()))
}

fn ends_with(row: RecordId, number: &str, campaign: &Campaign) -> bool {
    let Some(record) = campaign.record(row) else { return false };
    NUMBERS.into_iter().any(|field| squeeze(&record.text(field)).to_uppercase().ends_with(number))
}

/// `zw`, `zhangw` and `zhangwei` all find 张伟: of each character its initial or all of its sound.
fn sounds_like(name: &str, letters: &str) -> bool {
    let sounds: Vec<String> = name
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| c.to_pinyin().map_or_else(|| c.to_lowercase().to_string(), |sound| sound.plain().to_owned()))
        .collect();
    (0..sounds.len()).any(|start| begins(sounds.get(start..).unwrap_or_default(), letters))
}

fn begins(sounds: &[String], letters: &str) -> bool {
    if letters.is_empty() {
        return true;
    }
    let Some((sound, rest)) = sounds.split_first() else { return false };
    if sound.starts_with(letters) {
        return true;
    }
    // As much of this sound as was typed, then the next character's.
    let shared = sound.chars().zip(letters.chars()).take_while(|(a, b)| a == b).count();
    (1..=shared).any(|typed| letters.get(typed..).is_some_and(|left| begins(rest, left)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_understood() {
        assert_eq!(Query::new("  "), Query::Everybody);
        assert_eq!(Query::new("0017"), Query::Number("0017".into()));
        assert_eq!(Query::new(" 123x"), Query::Number("123X".into()));
        assert_eq!(Query::new("ZW"), Query::Letters("zw".into()));
        assert_eq!(Query::new("张 伟"), Query::Words("张伟".into()));
        assert_eq!(Query::new(&"z".repeat(40_000)), Query::Words("Z".repeat(40_000)));
    }

    #[test]
    fn initials_and_whole_sounds_find_a_name() {
        for letters in ["zw", "w", "zhangw", "zhwei", "zhangwei", "wei"] {
            assert!(sounds_like("张伟", letters), "{letters}");
        }
        for letters in ["wz", "zx", "zhangweix", "hang"] {
            assert!(!sounds_like("张伟", letters), "{letters}");
        }
        assert!(sounds_like("阿依古丽·买买提", "aygl"));
        assert!(sounds_like("Anna", "ann"));
    }
}
