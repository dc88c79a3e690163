//! Between the page and its workers.
//!
//! The same program runs as *reader* (bytes to sheets; thrown away to cancel) and as *engine* (holds
//! the campaign, checks, writes forms, saves). [`protocol`] is what they say to each other,
//! [`session`] what the engine does about it; both are plain Rust and tested natively. [`web`] is the
//! part that knows the browser.

pub mod branch_matches;
pub mod case_detail;
pub mod change_log;
pub mod filter;
pub mod grid;
pub mod keeping;
pub mod mending;
pub mod merging;
pub mod newer_lists;
pub mod output;
pub mod overview;
pub mod protocol;
pub mod rehearsal;
pub mod row_view;
pub mod search;
pub mod session;
pub mod settings;
pub mod sources;
pub mod tree_view;
pub mod views;
#[cfg(target_arch = "wasm32")]
pub mod web;
