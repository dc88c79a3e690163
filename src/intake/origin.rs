//! Where a sheet came from: what tells its file from every other, and whether the file is kept.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Larger workbooks are not kept; they are asked for again when they are needed.
pub const MOST_KEPT: usize = 16 << 20;
/// All workbooks of a campaign together.
pub const MOST_KEPT_IN_ALL: usize = 96 << 20;

/// The file a sheet came from, and its place in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Its SHA-256, as 64 hexadecimal digits.
    pub sha256: String,
    /// Its bytes.
    pub size: u64,
    /// It is an xlsx workbook, so that it can be handed back with its wrong cells marked.
    pub is_workbook: bool,
    /// What the sheet is called in it. Several lists may have stood on it.
    pub sheet: String,
    /// It lay on its side there: its rows were columns.
    pub turned: bool,
}

impl Origin {
    /// Takes the file's measure.
    pub fn of(bytes: &[u8], is_workbook: bool) -> Origin {
        Origin { sha256: sha256(bytes), size: bytes.len() as u64, is_workbook, ..Origin::default() }
    }

    /// A cell's place there: the row as the spreadsheet numbers it, the column from 0.
    pub fn place(&self, (row, column): (u32, u16)) -> (u32, u16) {
        match self.turned {
            true => (u32::from(column) + 1, u16::try_from(row.saturating_sub(1)).unwrap_or(u16::MAX)),
            false => (row, column),
        }
    }
}

/// The SHA-256 of these bytes, as hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_standards() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
