//! What is kept in the browser, and in which shape.
//!
//! A campaign is its tables (cells as read, and how they were first understood) and its history. One
//! stored record per table and per entry of the history: a change costs one small write, and a
//! damaged record costs itself alone. A backup file holds the same records.

pub mod backup;
mod frame;
pub mod meta;
pub mod model;
pub mod older;
pub mod pieces;
pub mod records;

#[cfg(target_arch = "wasm32")]
pub mod browser;
#[cfg(target_arch = "wasm32")]
pub mod channel;
#[cfg(target_arch = "wasm32")]
pub mod lock;
