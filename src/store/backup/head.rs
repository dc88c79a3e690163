//! What stands before and behind the body of a backup file.

use super::super::model::FORMAT;
use super::BackupError;

/// How every backup file begins, whatever its version.
pub const MAGIC: [u8; 8] = *b"TUANJI\x1a\n";

/// The version of the file's own layout.
pub const VERSION: u16 = 1;

/// The flag of a sealed body.
pub const SEALED: u16 = 1;

/// Magic, version, flags, format of the records, length of the body.
const HEAD: usize = 8 + 2 + 2 + 2 + 8;
const SUM: usize = 4;

/// Does a file that begins so say that it is a backup?
pub fn is_backup(beginning: &[u8]) -> bool {
    beginning.starts_with(&MAGIC)
}

/// The part of the head that a seal covers as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// [`SEALED`] or nothing.
    pub flags: u16,
    /// The format of the records inside.
    pub records: u16,
}

impl Head {
    /// As it stands in the file, without the body's length.
    pub fn bytes(self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for number in [VERSION, self.flags, self.records] {
            bytes.extend(number.to_le_bytes());
        }
        bytes
    }

    /// The whole file.
    pub fn write(self, body: &[u8]) -> Vec<u8> {
        let mut bytes = self.bytes();
        bytes.reserve(8 + body.len() + SUM);
        bytes.extend((body.len() as u64).to_le_bytes());
        bytes.extend_from_slice(body);
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        bytes
    }

    /// Takes a file apart. What is behind it is left aside.
    pub fn read(bytes: &[u8]) -> Result<(Head, &[u8]), BackupError> {
        let rest = bytes.strip_prefix(&MAGIC).ok_or(BackupError::NotABackup)?;
        let (version, rest) = number(rest)?;
        // A newer version may be laid out differently from here on.
        if version > VERSION {
            return Err(BackupError::Newer);
        }
        let (flags, rest) = number(rest)?;
        let (records, rest) = number(rest)?;
        let (length, rest) = rest.split_first_chunk::<8>().ok_or(BackupError::Truncated)?;
        let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| BackupError::Truncated)?;
        let (body, rest) = rest.split_at_checked(length).ok_or(BackupError::Truncated)?;
        let sum = rest.first_chunk::<SUM>().ok_or(BackupError::Truncated)?;
        let covered = bytes.get(..HEAD + length).unwrap_or_default();
        match () {
            () if crc32fast::hash(covered) != u32::from_le_bytes(*sum) => Err(BackupError::Damaged),
            () if records > FORMAT || flags & !SEALED != 0 => Err(BackupError::Newer),
            () => Ok((Head { flags, records }, body)),
        }
    }
}

fn number(bytes: &[u8]) -> Result<(u16, &[u8]), BackupError> {
    let (number, rest) = bytes.split_first_chunk::<2>().ok_or(BackupError::Truncated)?;
    Ok((u16::from_le_bytes(*number), rest))
}
