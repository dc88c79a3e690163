//! Every rule there is, in the order of the catalogue.

use super::rule::Rule;

/// All rules. Codes are never reused.
pub static RULES: &[&Rule] = &[];

/// The rule of this code.
pub fn find(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
}
