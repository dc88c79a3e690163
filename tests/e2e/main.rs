//! The built page in a real browser. Needs `make build`'s dist/ and a chromedriver; `make test` sees to both.
#![allow(missing_docs, reason = "tests")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a browser test that cannot go on must stop, and reads and writes files"
)]

#[path = "../support/mod.rs"]
mod support;

mod accessibility;
mod axe;
mod browser;
mod campaign;
mod change_log;
mod first_minute;
mod grid;
mod grid_large;
mod grid_ranges;
mod hostile;
mod import;
mod intake;
mod merging;
mod nginx;
mod offline;
mod output;
mod page;
mod requests;
mod review;
mod rules;
mod single_file;
mod site;
mod storage;
