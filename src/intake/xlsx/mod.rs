//! xlsx and xlsm.
//!
//! ```text
//! plain     the dialect office programs write, in one pass over the inflating bytes
//!   book      names of sheets, styles, epoch
//!   strings   the shared strings
//!   cells     a sheet's cells
//!   scan      tags and text in a window of bytes; stream feeds the windows
//! general   any xlsx, by calamine
//! wide      parts in UTF-16, for both
//! parts     what both need of the package
//! ```
//! Why two: in the browser calamine's streamed cells take longer than half of all else a university's
//! list needs (docs/PERFORMANCE.md). What `plain` does not know for sure it leaves to `general`; where
//! both read a file they read the same, and a test holds them to it.

mod book;
mod cells;
mod general;
pub(super) mod parts;
mod plain;
mod scan;
mod stream;
mod strings;
mod wide;

use super::error::IntakeError;
use super::read::Context;
use super::sheet::Sheet;

/// Why the plain reader gave up.
#[derive(Debug, PartialEq)]
enum Trouble {
    /// Not the dialect it knows, or broken: another reader judges.
    Unusual,
    /// No reader may read this.
    Refused(IntakeError),
}

impl From<IntakeError> for Trouble {
    fn from(error: IntakeError) -> Trouble {
        match error {
            IntakeError::Damaged => Trouble::Unusual,
            error => Trouble::Refused(error),
        }
    }
}

/// Reads every worksheet.
pub(super) fn read(file: &str, bytes: &[u8], context: &mut Context<'_>) -> Result<Vec<Sheet>, IntakeError> {
    let inflatable = context.inflatable;
    match plain::read(file, bytes, context) {
        Ok(sheets) => Ok(sheets),
        Err(Trouble::Refused(reason)) => Err(reason),
        Err(Trouble::Unusual) => {
            context.inflatable = inflatable;
            match wide::narrowed(bytes, context)? {
                Some(narrowed) => read(file, &narrowed, context),
                None => general::read(file, bytes, context),
            }
        }
    }
}

#[cfg(test)]
mod tests;
