//! ID: the identity number (身份证号).

pub mod id001_missing;
pub mod id002_malformed;
pub mod id003_checksum;
pub mod id004_birth_date;
pub mod id005_region;
pub mod id006_sex_conflict;
pub mod id007_birth_conflict;
pub mod id008_precision_lost;
pub mod id009_fifteen_digits;
pub mod id010_duplicated;
pub mod id011_unnormalized;
pub mod id012_special_document;
