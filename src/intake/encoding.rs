//! Bytes to text: UTF-8 and UTF-16 with or without a mark, else GB18030, which covers GBK and GB2312.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::error::IntakeError;

/// The text of a file that should be text; binary is refused.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, IntakeError> {
    let (encoding, skip) = guess(bytes);
    let body = bytes.get(skip..).unwrap_or_default();
    let (text, _) = encoding.decode_without_bom_handling(body);
    if is_binary(&text) { Err(IntakeError::NotATable) } else { Ok(text) }
}

fn guess(bytes: &[u8]) -> (&'static Encoding, usize) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return (encoding, length);
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return (encoding, 0);
    }
    // A file cut within a character is still UTF-8.
    match std::str::from_utf8(bytes) {
        Ok(_) => return (UTF_8, 0),
        Err(error) if error.error_len().is_none() => return (UTF_8, 0),
        Err(_) if is_mostly_utf8(bytes) => return (UTF_8, 0),
        Err(_) => {}
    }
    // Chinese Windows writes GBK. The detector is only asked where that cannot be, because short
    // lists give it too little to go by.
    if GB18030.decode_without_bom_handling_and_without_replacement(bytes).is_some() {
        return (GB18030, 0);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    match detector.guess(Some(b"cn"), Utf8Detection::Allow) {
        guess if guess == UTF_8 || guess == BIG5 => (guess, 0),
        _ => (GB18030, 0),
    }
}

/// One broken character must not make the whole list another encoding's gibberish. What is really GBK
/// makes hardly any sense as UTF-8.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    bad * 20 < good
}

/// UTF-16 without a mark shows itself by the zero halves of its commas, tabs and line ends.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4_096))?;
    let (mut low, mut high) = (0usize, 0usize);
    for pair in head.chunks_exact(2) {
        match pair {
            [b'\n' | b'\r' | b'\t' | b',' | b'0'..=b'9' | b'<', 0] => low += 1,
            [0, b'\n' | b'\r' | b'\t' | b',' | b'0'..=b'9' | b'<'] => high += 1,
            _ => {}
        }
    }
    let enough = head.len() / 64 + 1;
    match (low >= enough, high >= enough) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// Text has no control characters but blanks, and few characters that could not be decoded.
fn is_binary(text: &str) -> bool {
    let (mut seen, mut odd) = (0usize, 0usize);
    for c in text.chars().take(65_536) {
        seen += 1;
        if c == '\u{FFFD}'
            || (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}' | '\u{1a}' | '\u{85}'))
        {
            odd += 1;
        }
    }
    // A short list with one broken character is still a list.
    odd * 50 > seen && (odd > 4 || odd * 4 > seen)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "姓名,性别,身份证号\n张三,男,110105194912310021\n";

    #[test]
    fn reads_the_encodings_lists_come_in() {
        let utf16 = |big: bool, mark: bool| -> Vec<u8> {
            let units = mark.then_some(0xFEFF).into_iter().chain(TEXT.encode_utf16());
            units.flat_map(|u: u16| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
        };
        let files = [
            TEXT.as_bytes().to_vec(),
            [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(),
            utf16(false, true),
            utf16(true, true),
            utf16(false, false),
            utf16(true, false),
            GB18030.encode(TEXT).0.into_owned(),
        ];
        for file in files {
            assert_eq!(decode(&file).unwrap(), TEXT);
        }
    }

    #[test]
    fn one_broken_character_spoils_one_character() {
        let mut bytes = TEXT.repeat(20).into_bytes();
        bytes[4] = 0xFF;
        assert_eq!(decode(&bytes).unwrap().matches('\u{FFFD}').count(), 3);
    }

    #[test]
    fn refuses_binary() {
        let noise: Vec<u8> = (0..4_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(decode(&noise), Err(IntakeError::NotATable));
    }
}
