//! NM: the name (姓名).

mod letters;
pub mod nm001_missing;
pub mod nm002_whitespace;
pub mod nm003_dot_variant;
pub mod nm004_suspicious_character;
pub mod nm005_shared;
