//! From bytes to tables: what a dropped file holds, where its table begins, what its columns mean.
//!
//! ```text
//! bytes -> sheets of raw cells (sheet) -> where the table is and what its columns are (layout) -> table
//! ```
//! Reading is streamed and capped (limits); a bad cell never fails a file, and a cell's raw text and
//! place are never lost. Typed values are taken from the raw text where they are needed ([`record`]).

pub mod limits;
pub mod record;
pub mod sheet;
pub mod table;

pub use record::{CellView, Record};
pub use sheet::{CellKind, Sheet, SheetBuilder};
pub use table::{Column, Layout, Table, TableId, TableKind};
