//! The frame around every stored record: its format, and a checksum that tells damage from content.
//!
//! Without it a flipped byte in a cell or a name would be read back as if the user had written it.

use super::model::{FORMAT, StoredError};

const HEAD: usize = 6;

/// Puts a record into its frame. The parts are written one after the other.
pub fn frame<const N: usize>(parts: [&[u8]; N]) -> Vec<u8> {
    let mut sum = crc32fast::Hasher::new();
    parts.iter().for_each(|part| sum.update(part));
    let mut bytes = Vec::with_capacity(HEAD + parts.iter().map(|part| part.len()).sum::<usize>());
    bytes.extend(FORMAT.to_le_bytes());
    bytes.extend(sum.finalize().to_le_bytes());
    parts.iter().for_each(|part| bytes.extend_from_slice(part));
    bytes
}

/// Takes a record out of its frame.
pub fn unframe(bytes: &[u8]) -> Result<&[u8], StoredError> {
    let (format, rest) = bytes.split_first_chunk::<2>().ok_or(StoredError::Damaged)?;
    let (sum, body) = rest.split_first_chunk::<4>().ok_or(StoredError::Damaged)?;
    // A newer format may well have another frame.
    match u16::from_le_bytes(*format) {
        format if format > FORMAT => Err(StoredError::Newer),
        FORMAT if crc32fast::hash(body) == u32::from_le_bytes(*sum) => Ok(body),
        _ => Err(StoredError::Damaged),
    }
}
