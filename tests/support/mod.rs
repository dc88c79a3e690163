//! Invented people and the files they would appear in. Shared by tests, benches and the sample maker.
#![allow(dead_code, reason = "each test binary uses its own part")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a fixture that cannot be made must stop the test"
)]
#![allow(missing_docs, reason = "a test helper, not a public interface")]

pub mod campaign;
pub mod casebook;
pub mod forms;
pub mod hostile;
pub mod paperwork;
pub mod people;
pub mod reading;
pub mod rows;
pub mod samples;
pub mod score;
pub mod spoil;
pub mod tables;
pub mod university;
pub mod workbooks;
