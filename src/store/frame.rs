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

/// The same where the long part of a record is there already: the others are put around it. Nothing long is copied
/// where `body` has room left; a list's cells may take half of what a page can have.
pub fn frame_around(before: &[u8], mut body: Vec<u8>, behind: &[u8]) -> Vec<u8> {
    let mut sum = crc32fast::Hasher::new();
    [before, &body, behind].into_iter().for_each(|part| sum.update(part));
    let head = FORMAT.to_le_bytes().into_iter().chain(sum.finalize().to_le_bytes());
    let head: Vec<u8> = head.chain(before.iter().copied()).collect();
    body.reserve_exact(head.len() + behind.len());
    body.extend_from_slice(behind);
    body.splice(0..0, head);
    body
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_put_around_is_the_frame() {
        for (before, body, behind) in [("", "", ""), ("版式", "很多单元格", "来源"), ("", "x", "y")]
        {
            let parts = [before, body, behind].map(str::as_bytes);
            assert_eq!(frame_around(parts[0], parts[1].to_vec(), parts[2]), frame(parts));
        }
    }
}
