//! The compound file that old office programs wrap their documents in (MS-CFB).
//!
//! Read here and not by a library because every link in it is a number from the file: each is
//! checked, chains are as long as the file at most, and nothing is allocated on its word alone.

use super::error::IntakeError;

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const LARGEST_SECTOR: u32 = 0xFFFF_FFF9;
const DIRECTORY_ENTRY: usize = 128;
/// Streams shorter than this lie in the mini stream.
const MINI_LIMIT: u64 = 4_096;

/// The container's streams.
pub(super) struct Ole<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini_stream: Vec<u8>,
    streams: Vec<Stream>,
}

struct Stream {
    name: String,
    start: u32,
    length: u64,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).filter_map(|four| four.try_into().ok().map(u32::from_le_bytes))
}

impl<'a> Ole<'a> {
    /// Reads the tables of the container.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Ole<'a>, IntakeError> {
        Self::parse(bytes).ok_or(IntakeError::Damaged)
    }

    fn parse(bytes: &'a [u8]) -> Option<Ole<'a>> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4_096,
            _ => return None,
        };
        let mut ole = Ole {
            bytes,
            sector,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini_stream: Vec::new(),
            streams: Vec::new(),
        };
        ole.read_fat()?;
        let directory = ole.chain(u32_at(bytes, 48)?, u64::MAX)?;
        for entry in directory.chunks_exact(DIRECTORY_ENTRY) {
            ole.read_entry(entry);
        }
        let root = directory.chunks_exact(DIRECTORY_ENTRY).next()?;
        if u32_at(bytes, 64)? > 0 {
            let mini_fat = ole.chain(u32_at(bytes, 60)?, u64::MAX)?;
            ole.mini_fat = numbers(&mini_fat).collect();
            ole.mini_stream = ole.chain(u32_at(root, 116)?, u64::MAX)?;
        }
        Some(ole)
    }

    /// The sectors that hold the FAT are listed in the header and, in large files, in a chain of lists.
    fn read_fat(&mut self) -> Option<()> {
        let mut lists: Vec<u32> = numbers(self.bytes.get(76..512)?).collect();
        let mut next = u32_at(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector + 1;
        for _ in 0..most {
            if next > LARGEST_SECTOR {
                break;
            }
            let mut list: Vec<u32> = numbers(self.sector(next)?).collect();
            next = list.pop()?;
            lists.extend(list);
        }
        for id in lists.into_iter().filter(|id| *id <= LARGEST_SECTOR).take(most) {
            // A file cut off behind its data can still be read as far as it goes.
            let Some(sector) = self.sector(id) else { continue };
            let entries: Vec<u32> = numbers(sector).collect();
            self.fat.extend(entries);
        }
        Some(())
    }

    fn read_entry(&mut self, entry: &[u8]) {
        let (Some(length), Some(kind)) = (u16_at(entry, 64), entry.get(66)) else { return };
        if *kind != 2 {
            return;
        }
        let units: Vec<u16> = (0..usize::from(length).min(64) / 2)
            .filter_map(|i| u16_at(entry, i * 2))
            .take_while(|u| *u != 0)
            .collect();
        let (Some(start), Some(size)) = (u32_at(entry, 116), u32_at(entry, 120)) else { return };
        // Only 4096-byte-sector files use the upper half; in others it may hold garbage.
        let upper = if self.sector == 4_096 { u32_at(entry, 124).unwrap_or(0) } else { 0 };
        let length = u64::from(upper) << 32 | u64::from(size);
        self.streams.push(Stream { name: String::from_utf16_lossy(&units), start, length });
    }

    fn sector(&self, id: u32) -> Option<&'a [u8]> {
        let start = (id as usize).checked_add(1)?.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty())
    }

    /// The bytes of a chain of sectors, `length` at most.
    fn chain(&self, start: u32, length: u64) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut next = start;
        for _ in 0..=self.fat.len() {
            if next == END_OF_CHAIN || bytes.len() as u64 >= length {
                bytes.truncate(usize::try_from(length).unwrap_or(usize::MAX));
                return Some(bytes);
            }
            bytes.extend_from_slice(self.sector(next)?);
            next = *self.fat.get(next as usize)?;
        }
        None
    }

    fn mini_chain(&self, start: u32, length: u64) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut next = start;
        for _ in 0..=self.mini_fat.len() {
            if next == END_OF_CHAIN || bytes.len() as u64 >= length {
                bytes.truncate(usize::try_from(length).unwrap_or(usize::MAX));
                return Some(bytes);
            }
            let at = (next as usize).checked_mul(64)?;
            bytes.extend_from_slice(self.mini_stream.get(at..at + 64)?);
            next = *self.mini_fat.get(next as usize)?;
        }
        None
    }

    /// Is there a stream of this name?
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Stream> {
        self.streams.iter().find(|stream| stream.name.eq_ignore_ascii_case(name))
    }

    /// A stream's bytes.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, IntakeError> {
        let Some(stream) = self.find(name) else { return Ok(None) };
        let bytes = if stream.length < MINI_LIMIT {
            self.mini_chain(stream.start, stream.length)
        } else {
            self.chain(stream.start, stream.length)
        };
        bytes.map(Some).ok_or(IntakeError::Damaged)
    }
}
