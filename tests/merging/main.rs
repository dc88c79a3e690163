//! A 团总支 merges the forms of its branches: who has handed in, what is repeated, what is wrong, and the
//! merged form itself.
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on must stop"
)]

#[path = "../support/mod.rs"]
mod support;

mod by_hand;
mod choices;
mod committee;
mod desk;
mod lists;
mod whole;
