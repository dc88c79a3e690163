//! ID: the identity number (身份证号).

pub mod id001_missing;
pub mod id002_malformed;
pub mod id003_checksum;
pub mod id004_birth_date;
pub mod id006_sex_conflict;
