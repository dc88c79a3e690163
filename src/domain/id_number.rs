//! Identity numbers: GB 11643 (18 digits and their 15-digit forebears) and foreigners' old cards.

use serde::{Deserialize, Serialize};

use super::{
    PartialDate,
    text::{answer, squeeze},
};

/// 男 or 女.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sex {
    /// 男
    Male,
    /// 女
    Female,
}

impl Sex {
    /// Reads 男, 女 and the forms with 性 or 生 behind.
    pub fn parse(raw: &str) -> Option<Sex> {
        match answer(&squeeze(raw)) {
            "男" | "男性" | "男生" => Some(Sex::Male),
            "女" | "女性" | "女生" => Some(Sex::Female),
            _ => None,
        }
    }

    /// The word users read.
    pub const fn label(self) -> &'static str {
        match self {
            Sex::Male => "男",
            Sex::Female => "女",
        }
    }
}

/// What kind of document the number's form belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IdForm {
    /// 17 digits and a check character.
    Eighteen,
    /// The resident card before 1999: no century, no check character.
    Fifteen,
    /// A foreigner's permanent residence card before December 2023: 3 letters and 12 digits.
    ForeignFifteen,
}

/// A number of one of the known forms, normalised: no blanks, half-width, X in upper case.
/// Its check character, date or region may still be wrong; the methods tell.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct IdNumber {
    text: String,
    form: IdForm,
}

impl IdNumber {
    /// Reads a number of a known form; anything else is malformed.
    pub fn parse(raw: &str) -> Option<IdNumber> {
        let text = normalise(raw);
        let bytes = text.as_bytes();
        let digits = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_digit);
        let form = match bytes {
            [body @ .., last]
                if bytes.len() == 18 && digits(body) && (last.is_ascii_digit() || *last == b'X') =>
            {
                IdForm::Eighteen
            }
            _ if bytes.len() == 15 && digits(bytes) => IdForm::Fifteen,
            [a, b, c, rest @ ..]
                if bytes.len() == 15 && [a, b, c].iter().all(|l| l.is_ascii_uppercase()) && digits(rest) =>
            {
                IdForm::ForeignFifteen
            }
            _ => return None,
        };
        Some(IdNumber { text, form })
    }

    /// The normalised number.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Which form it has.
    pub const fn form(&self) -> IdForm {
        self.form
    }

    /// For 18 characters: the check character the first 17 digits ask for (ISO 7064 MOD 11-2).
    pub fn expected_check_character(&self) -> Option<char> {
        (self.form == IdForm::Eighteen)
            .then(|| check_character(self.text.as_bytes().get(..17).unwrap_or_default()))
    }

    /// Is the check character right? Numbers without one are never wrong here.
    pub fn checksum_holds(&self) -> bool {
        self.expected_check_character().is_none_or(|expected| self.text.ends_with(expected))
    }

    /// The birth date written in the number, if it is a date at all.
    pub fn birth(&self) -> Option<PartialDate> {
        match self.form {
            IdForm::Eighteen => PartialDate::parse(self.text.get(6..14)?),
            IdForm::Fifteen => PartialDate::parse(&format!("19{}", self.text.get(6..12)?)),
            IdForm::ForeignFifteen => None,
        }
    }

    /// The sex written in the number.
    pub fn sex(&self) -> Option<Sex> {
        let digit = match self.form {
            IdForm::Eighteen => self.text.as_bytes().get(16)?,
            IdForm::Fifteen => self.text.as_bytes().get(14)?,
            IdForm::ForeignFifteen => return None,
        };
        Some(if (digit - b'0') % 2 == 1 { Sex::Male } else { Sex::Female })
    }

    /// Is it a foreign permanent resident's number of December 2023 or later (first digit 9)?
    pub fn is_foreign_resident(&self) -> bool {
        self.form == IdForm::Eighteen && self.text.starts_with('9')
    }

    /// The 18-character form of a 15-digit number.
    pub fn widened(&self) -> Option<IdNumber> {
        if self.form != IdForm::Fifteen {
            return None;
        }
        let body = format!("{}19{}", self.text.get(..6)?, self.text.get(6..)?);
        let check = check_character(body.as_bytes());
        Some(IdNumber { text: format!("{body}{check}"), form: IdForm::Eighteen })
    }

    /// The key under which numbers are the same: the 18-character form where there is one.
    pub fn key(&self) -> String {
        self.widened().map_or_else(|| self.text.clone(), |wide| wide.text)
    }
}

/// The number without blanks and invisible characters, half-width, letters in upper case.
pub fn normalise(raw: &str) -> String {
    squeeze(raw).to_uppercase()
}

/// ISO 7064 MOD 11-2 over 17 digits.
pub fn check_character(body: &[u8]) -> char {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 =
        body.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit.wrapping_sub(b'0')) * weight).sum();
    match sum % 11 {
        0 => '1',
        1 => '0',
        2 => 'X',
        rest => char::from_digit(12 - rest, 10).unwrap_or('0'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    // Published or computed test vectors; no real people.
    const VALID: &[&str] = &[
        "11010519491231002X",
        "440524188001010014",
        "810000199408230021",
        "820000200501010012",
        "830000200502150019",
        "91115619860101001X",
        "370102200508080012",
        "650102200601010024",
    ];

    #[test]
    fn known_numbers_hold() {
        for number in VALID {
            let id = IdNumber::parse(number).unwrap();
            assert!(id.checksum_holds(), "{number}");
            assert!(id.birth().is_some(), "{number}");
        }
    }

    #[test]
    fn fifteen_digits_widen_to_eighteen() {
        let old = IdNumber::parse("110105491231002").unwrap();
        assert_eq!(old.widened().unwrap().as_str(), "11010519491231002X");
        assert_eq!(old.sex(), Some(Sex::Female));
        assert_eq!(old.key(), "11010519491231002X");
    }

    #[test]
    fn forms_are_told_apart() {
        assert_eq!(IdNumber::parse("abc123456789012").unwrap().form(), IdForm::ForeignFifteen);
        assert_eq!(IdNumber::parse(" 11010519491231002x ").unwrap().as_str(), "11010519491231002X");
        for wrong in ["", "1101051949123100", "11010519491231X02X", "1.10105E+17", "护照E12345678"] {
            assert_eq!(IdNumber::parse(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn one_changed_digit_never_goes_unseen(body in "[1-9][0-9]{16}", place in 0usize..17, shift in 1u8..10) {
            let number = format!("{body}{}", check_character(body.as_bytes()));
            prop_assert!(IdNumber::parse(&number).unwrap().checksum_holds());
            let mut changed = number.into_bytes();
            changed[place] = b'0' + (changed[place] - b'0' + shift) % 10;
            let changed = String::from_utf8(changed).unwrap();
            prop_assert!(!IdNumber::parse(&changed).unwrap().checksum_holds());
        }
    }
}
