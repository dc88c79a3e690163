//! Whole forms: built from cases, written, read back. One binary, because linking takes longer than testing.
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "tests, which read the committed sample"
)]

#[path = "../support/mod.rs"]
mod support;

mod annotate;
mod build;
mod deletion;
mod lists;
mod office;
mod report;
mod retention;
mod samples;
mod stated;
mod widths;
