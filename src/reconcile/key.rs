//! Names for cases that last: through rechecks, edits and new files.
//!
//! A row's name is made of what its file first said of the person, not of where the row stands. A case
//! bears the roster row's name, because the roster stays as it is while the system gets corrected; the
//! system row's name is kept beside it, so that a decision made before the roster came is found again.

use super::case::CaseKey;
use super::person::{Person, mix};
use crate::domain::Field;
use crate::intake::Record;

const SYSTEM: u64 = 1;
const ROSTER: u64 = 2;

/// Names every row of a side. Rows that say the same of the person are counted, in an order that
/// their places do not decide.
pub fn keys(people: &[Person], raw: &[u64], roster: bool) -> Vec<CaseKey> {
    let mut order: Vec<(u64, u64, u32)> = (0u32..)
        .zip(people.iter().zip(raw))
        .map(|(index, (person, raw))| (*raw, person.content, index))
        .collect();
    order.sort_unstable();
    let mut keys = vec![CaseKey(0); people.len()];
    for repeats in order.chunk_by(|a, b| a.0 == b.0) {
        for (count, (raw, _, index)) in (0..).zip(repeats) {
            if let Some(key) = keys.get_mut(*index as usize) {
                *key = CaseKey(mix(&[if roster { ROSTER } else { SYSTEM }, *raw, count]));
            }
        }
    }
    keys
}

/// What the file first said of who the person is: the name, and the first of identity number, member
/// number, student number and birth that it has.
pub fn raw_identity(record: &Record<'_>) -> u64 {
    let name = record.name_key();
    let text = |field| Some(record.text(field)).filter(|text| !text.is_empty()).map(|text| text.into_owned());
    let identity = record
        .id_number()
        .map(|id| id.key())
        .or_else(|| text(Field::MemberNumber))
        .or_else(|| text(Field::StudentNumber))
        .or_else(|| record.date(Field::Birth).map(|birth| birth.months().to_string()))
        .unwrap_or_default();
    mix(&[super::person::hash(&name), super::person::hash(&identity)])
}
