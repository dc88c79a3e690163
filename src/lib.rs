//! 团籍核对台: reconciles the members of a Youth League branch in 智慧团建 with its class roster.
//!
//! The engine (everything here but `app`, and the browser halves of `store` and `worker`) is pure: it
//! is handed bytes and the day of checking, and returns values. See docs/ARCHITECTURE.md.

pub mod casework;
pub mod domain;
pub mod forms;
pub mod intake;
pub mod reconcile;
pub mod rules;
pub mod store;
pub mod worker;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub mod app;
