//! From bytes to tables: what a dropped file holds, where its table begins, what its columns mean.
//!
//! ```text
//! bytes -> sheets of raw cells (sheet) -> one list a sheet (arrange)
//!       -> where the table is and what its columns are (layout) -> table
//!
//! read      the way in; detect tells what a file is, archive opens zips, error says what is wrong
//!   package   a zip's parts, inflated under a cap
//!   xlsx      the dialect office programs write in one pass; calamine's streamed cells for the rest
//!   xlsb xls  biff (records and strings), ole (the container)
//!   docx  tables and lines picked out of its XML
//!   ods html xml_sheet delimited (loose_text where only blanks part the columns) encoding
//!   cell_text numbers and dates as text, the same for every format
//! layout    header (which rows), mapping (which column is what), rows (who is a record; row_words), kind
//!   synonyms  what headers say, after header_text has cleaned them
//!   content   what cells say
//! ```
//! xls, xlsb and ods are not left to calamine: it trusts what such files say of themselves (places in
//! tables, sizes to reserve), which ends the program on a broken one, and builds dense ranges.
//!
//! origin says what file a sheet came from, by its SHA-256; workbooks of a size that can be afforded are
//! handed on whole, to be given back with their wrong cells marked.
//!
//! Reading is streamed and capped (limits); a bad cell never fails a file, and a cell's raw text and
//! place are never lost. Typed values are taken from the raw text where they are needed ([`record`]).

mod archive;
mod arrange;
mod biff;
mod cell_text;
mod content;
mod delimited;
mod detect;
mod docx;
mod encoding;
pub mod error;
mod header;
pub(crate) mod header_text;
mod html;
mod html_tokens;
mod kind;
pub mod layout;
pub mod limits;
mod loose_text;
mod mapping;
mod ods;
mod ole;
pub mod origin;
mod package;
pub mod read;
pub mod record;
pub mod remember;
mod row_words;
mod rows;
pub mod sheet;
mod synonyms;
pub mod table;
mod xls;
mod xlsb;
mod xlsx;
mod xml_sheet;
mod xml_text;

pub use error::IntakeError;
pub use html::read_fragment;
pub use layout::{layout_with_header, propose_layout};
pub use limits::Limits;
pub use origin::Origin;
pub use read::{Intake, Progress, Rejected, read_file};
pub use record::{CellView, Record};
pub use sheet::{CellKind, Sheet, SheetBuilder};
pub use table::{Column, Layout, RecordId, Table, TableId, TableKind};
