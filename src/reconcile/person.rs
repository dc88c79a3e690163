//! What pairing looks at in a row, read once and kept small: a university has half a million of them.

use super::name;
use super::place::{PlaceId, Places, Reading};
use crate::domain::id_number::{self, Sex};
use crate::domain::{Field, IdNumber, PartialDate};
use crate::intake::table::RecordId;
use crate::intake::{CellView, Record, Table};

/// An identity number as evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The 18-character form where there is one, else the digits as typed.
    pub key: Box<str>,
    /// Its hash.
    pub hash: u64,
    /// Its form, check character and birth date are right: not the outcome of one slip.
    pub valid: bool,
}

impl Number {
    fn new(key: String, valid: bool) -> Number {
        Number { hash: hash(&key), key: key.into_boxed_str(), valid }
    }
}

/// One row's evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The row.
    pub id: RecordId,
    /// Where it says the person belongs.
    pub place: PlaceId,
    /// The name as compared.
    pub name: Box<str>,
    /// Its hash.
    pub spelt: u64,
    /// Hash of the name in every dress; 0 where there is none.
    pub folded: u64,
    /// The identity number, where it can be evidence.
    pub number: Option<Number>,
    /// The birth date stated, else the one in a valid identity number.
    pub birth: Option<PartialDate>,
    /// The sex stated.
    pub sex: Option<Sex>,
    /// Eleven digits.
    pub phone: Option<u64>,
    /// Hash of the member number.
    pub member_number: Option<u64>,
    /// Hash of the student number.
    pub student_number: Option<u64>,
    /// Hash of everything the file's row says: an order that depends neither on where rows stand nor on edits.
    pub content: u64,
}

impl Person {
    /// Reads a record; `original` is what its file has.
    pub fn new(
        record: &Record<'_>,
        original: &Record<'_>,
        table: &Table,
        places: &mut Places,
        reading: &Reading<'_>,
    ) -> Person {
        let name = name::compared(record.cell(Field::Name).map_or("", |cell| cell.text));
        let folded = name::folded(&name);
        let number = record.cell(Field::IdNumber).and_then(number);
        let birth = record
            .date(Field::Birth)
            .or_else(|| record.id_number().filter(IdNumber::checksum_holds).and_then(|id| id.birth()));
        let content = (0u64..).zip(Field::ALL).fold(SEED, |hash, (column, field)| {
            original.cell(*field).map_or(hash, |cell| quick(hash ^ column, cell.text))
        });
        Person {
            id: record.id,
            place: places.of(record, table, reading),
            folded: if folded.is_empty() { 0 } else { hash(&folded) },
            spelt: hash(&name),
            name: name.into_boxed_str(),
            number,
            birth,
            sex: record.sex(),
            phone: record.cell(Field::Phone).and_then(|cell| phone(cell.text)),
            member_number: record.cell(Field::MemberNumber).and_then(|cell| long_number(cell, 6)),
            student_number: record.cell(Field::StudentNumber).and_then(|cell| long_number(cell, 4)),
            content,
        }
    }

    /// The month of birth, counted from year 0.
    pub fn birth_month(&self) -> Option<u64> {
        self.birth.map(|birth| u64::from(birth.months().unsigned_abs()))
    }
}

/// The identity number as evidence: damaged and masked numbers are none.
fn number(cell: CellView<'_>) -> Option<Number> {
    if cell.kind.is_number() {
        return None;
    }
    if let Some(id) = IdNumber::parse(cell.text) {
        let valid = id.checksum_holds() && id.birth().is_some();
        return Some(Number::new(id.key(), valid));
    }
    let text = id_number::normalise(cell.text);
    let typed = (14..=21).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_digit() || b == b'X' || b == b'O' || b == b'L' || b == b'I');
    typed.then(|| Number::new(text, false))
}

/// A mobile number's eleven digits without their dressing.
pub fn phone(raw: &str) -> Option<u64> {
    let digits: String = crate::domain::text::squeeze(raw).chars().filter(char::is_ascii_digit).collect();
    let digits = match digits.strip_prefix("86") {
        Some(rest) if rest.len() == 11 => rest,
        _ => digits.as_str(),
    };
    (digits.len() == 11).then(|| digits.parse().ok()).flatten()
}

fn long_number(cell: CellView<'_>, shortest: usize) -> Option<u64> {
    let text = id_number::normalise(cell.text);
    let damaged = cell.kind.is_number() && text.len() > 15;
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let placeholder = text.bytes().all(|b| b == b'0');
    (!damaged && digits >= shortest && !placeholder).then(|| hash(&text))
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

/// 64-bit FNV-1a: small, without state, and the same on every machine and in every version, which
/// names kept across years need.
pub fn fnv(seed: u64, text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    step(text.bytes().fold(seed, step), 0xff)
}

/// A hash that is not kept: eight bytes at a time, because it is taken of every cell there is.
fn quick(seed: u64, text: &str) -> u64 {
    let step = |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let hash = words.iter().fold(seed, |hash, word| step(hash, u64::from_le_bytes(*word)));
    let last = rest.iter().fold(text.len() as u64, |last, byte| (last << 8) | u64::from(*byte));
    step(hash, last)
}

/// [`fnv`] of one text.
pub fn hash(text: &str) -> u64 {
    fnv(SEED, text)
}

/// One key out of several.
pub fn mix(keys: &[u64]) -> u64 {
    keys.iter().fold(SEED, |hash, key| {
        // The rotation keeps the order of the keys.
        (hash.rotate_left(23) ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15)
    })
}
