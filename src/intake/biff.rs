//! The records and strings of old Excel files (MS-XLS), each read only as far as its bytes go.

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, WINDOWS_1252};

/// A record with the records that continue it.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
    /// The pieces that follow in CONTINUE records.
    pub(super) more: Vec<&'a [u8]>,
}

const CONTINUE: u16 = 0x003C;

/// Walks over the records from a place in the stream.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8]) -> Self {
        Records { rest: stream }
    }

    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let (head, body) = self.rest.split_at_checked(4)?;
        let &[k0, k1, l0, l1] = head else { return None };
        let (data, rest) = body.split_at_checked(usize::from(u16::from_le_bytes([l0, l1])))?;
        self.rest = rest;
        Some((u16::from_le_bytes([k0, k1]), data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.one()?;
        let mut more = Vec::new();
        while self.rest.get(..2) == Some(&CONTINUE.to_le_bytes()) {
            match self.one() {
                Some((_, data)) => more.push(data),
                None => break,
            }
        }
        Some(Record { kind, data, more })
    }
}

/// Reads numbers and strings from a record, across its continuations.
pub(super) struct Fields<'a, 'r> {
    piece: &'a [u8],
    more: std::slice::Iter<'r, &'a [u8]>,
}

impl<'a, 'r> Fields<'a, 'r> {
    pub(super) fn new(record: &'r Record<'a>) -> Self {
        Fields { piece: record.data, more: record.more.iter() }
    }

    /// Reads a piece of its own.
    pub(super) fn of(piece: &'a [u8]) -> Self {
        Fields { piece, more: [].iter() }
    }

    /// Is everything read?
    pub(super) fn is_at_end(&self) -> bool {
        self.piece.is_empty() && self.more.as_slice().iter().all(|piece| piece.is_empty())
    }

    /// How many bytes are left of the present piece.
    pub(super) fn left(&self) -> usize {
        self.piece.len()
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        while self.piece.is_empty() {
            self.piece = self.more.next()?;
        }
        let (first, rest) = self.piece.split_first()?;
        self.piece = rest;
        Some(*first)
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from(self.u16()?) | u32::from(self.u16()?) << 16)
    }

    pub(super) fn f64(&mut self) -> Option<f64> {
        let (low, high) = (self.u32()?, self.u32()?);
        Some(f64::from_bits(u64::from(high) << 32 | u64::from(low)))
    }

    pub(super) fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            while self.piece.is_empty() {
                self.piece = self.more.next()?;
            }
            let step = count.min(self.piece.len());
            self.piece = self.piece.get(step..)?;
            count -= step;
        }
        Some(())
    }

    /// A number packed into 30 bits.
    pub(super) fn rk(&mut self) -> Option<f64> {
        let raw = self.u32()?;
        let value = if raw & 2 == 0 {
            f64::from_bits(u64::from(raw & !3) << 32)
        } else {
            f64::from(raw.cast_signed() >> 2)
        };
        Some(if raw & 1 == 0 { value } else { value / 100.0 })
    }

    /// BIFF8: characters of one or two bytes, with formatting runs and phonetics to pass over.
    pub(super) fn unicode(&mut self, characters: usize) -> Option<String> {
        let flags = self.u8()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(self.u16()?) };
        let extra = if flags & 4 == 0 { 0 } else { self.u32()? as usize };
        let text = self.characters(characters, flags & 1 != 0)?;
        // A string cut off in its decoration is still the string.
        let _ = self.skip(runs * 4).and_then(|()| self.skip(extra));
        Some(text)
    }

    fn characters(&mut self, count: usize, mut wide: bool) -> Option<String> {
        let mut units: Vec<u16> = Vec::with_capacity(count.min(self.piece.len()));
        while units.len() < count {
            // Where a string goes on in the next record, it says anew how wide its characters are.
            if self.piece.is_empty() {
                self.piece = self.more.next()?;
                wide = self.u8()? & 1 != 0;
                continue;
            }
            let wanted = count - units.len();
            let step = if wide { 2 } else { 1 };
            let fits = (self.piece.len() / step).min(wanted);
            if fits == 0 {
                return None;
            }
            let (bytes, rest) = self.piece.split_at_checked(fits * step)?;
            self.piece = rest;
            if wide {
                units.extend(
                    bytes.chunks_exact(2).filter_map(|two| two.try_into().ok().map(u16::from_le_bytes)),
                );
            } else {
                units.extend(bytes.iter().map(|b| u16::from(*b)));
            }
        }
        Some(String::from_utf16_lossy(&units))
    }

    /// Characters of two bytes, nothing around them.
    pub(super) fn wide_characters(&mut self, count: usize) -> Option<String> {
        let (bytes, rest) = self.piece.split_at_checked(count.checked_mul(2)?)?;
        self.piece = rest;
        let units = bytes.chunks_exact(2).filter_map(|two| two.try_into().ok().map(u16::from_le_bytes));
        Some(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
    }

    /// BIFF5 and older: bytes in the file's code page.
    pub(super) fn bytes(&mut self, count: usize, encoding: &'static Encoding) -> Option<String> {
        let (bytes, rest) = self.piece.split_at_checked(count.min(self.piece.len()))?;
        self.piece = rest;
        Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
    }
}

/// The encoding behind a Windows code page; Chinese where it is not said.
pub(super) fn code_page(number: u16) -> &'static Encoding {
    match number {
        932 => SHIFT_JIS,
        949 => EUC_KR,
        950 => BIG5,
        1252 | 10000 => WINDOWS_1252,
        65001 => UTF_8,
        _ => GB18030,
    }
}

/// What an error cell shows.
pub(super) fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
