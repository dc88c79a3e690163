//! Every rule there is, in the order of the catalogue.

use super::rule::Rule;
use super::{cp, id};

/// All rules. Codes are never reused.
pub static RULES: &[&Rule] = &[
    &id::id001_missing::RULE,
    &id::id002_malformed::RULE,
    &id::id003_checksum::RULE,
    &id::id004_birth_date::RULE,
    &id::id006_sex_conflict::RULE,
    &cp::cp001_occupation::RULE,
    &cp::cp005_household_address::RULE,
    &cp::cp006_phone_missing::RULE,
];

/// The rule of this code.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}
