//! Small lists with one difficulty each: what pairing and the decision table make of them.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

mod branches;
mod differences;
mod enrolment;
mod outcomes;
mod repeats;
mod who_is_who;
mod world;
