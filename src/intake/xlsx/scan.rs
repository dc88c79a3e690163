//! Tags and text in a window of XML.
//!
//! Made for parts with millions of elements in the dialect office programs write. It gives slices of the
//! window and decides nothing: what is cut off by the window's end is asked for again with the next one,
//! and whatever it is not sure of is [`Trouble::Unusual`], left to a general parser.

use std::borrow::Cow;

use memchr::{memchr, memchr3, memmem};
use quick_xml::escape::unescape;

use super::Trouble;

/// Walks over a window.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a> {
    rest: &'a [u8],
}

impl<'a> Scan<'a> {
    pub(super) fn new(window: &'a [u8]) -> Self {
        Scan { rest: window }
    }

    /// How many bytes are left.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    /// The inside of the next tag, passing over text; nothing when the window ends before the tag does.
    /// Text without a tag behind it is used up.
    pub(super) fn tag(&mut self) -> Option<&'a [u8]> {
        let start = if self.rest.first() == Some(&b'<') {
            0
        } else {
            match memchr(b'<', self.rest) {
                Some(start) => start,
                None => {
                    self.rest = &[];
                    return None;
                }
            }
        };
        self.rest = self.rest.get(start..)?;
        let end = memchr(b'>', self.rest)?;
        let tag = self.rest.get(1..end)?;
        self.rest = self.rest.get(end + 1..)?;
        Some(tag)
    }

    /// The text up to the next tag; nothing when the window ends before one begins.
    pub(super) fn text(&mut self) -> Option<&'a [u8]> {
        let end = memchr(b'<', self.rest)?;
        let (text, rest) = self.rest.split_at_checked(end)?;
        self.rest = rest;
        Some(text)
    }
}

/// Is this the tag of that name, opening or empty?
#[inline]
pub(super) fn is(tag: &[u8], name: &[u8]) -> bool {
    tag.strip_prefix(name)
        .is_some_and(|rest| matches!(rest.first(), None | Some(b' ' | b'/' | b'\t' | b'\r' | b'\n')))
}

/// Has the tag no content?
#[inline]
pub(super) fn is_empty(tag: &[u8]) -> bool {
    tag.last() == Some(&b'/')
}

/// Shows a tag's attributes to `take`: name and value as written.
#[inline]
pub(super) fn attributes<'a>(tag: &'a [u8], mut take: impl FnMut(&'a [u8], &'a [u8])) -> Result<(), Trouble> {
    let name = tag.iter().position(u8::is_ascii_whitespace).unwrap_or(tag.len());
    let mut rest = tag.get(name..).unwrap_or_default();
    loop {
        rest = rest.trim_ascii_start();
        if matches!(rest, [] | [b'/']) {
            return Ok(());
        }
        let equals = rest.iter().position(|b| *b == b'=').ok_or(Trouble::Unusual)?;
        let (key, behind) = rest.split_at_checked(equals).ok_or(Trouble::Unusual)?;
        let [b'=', quote @ (b'"' | b'\''), behind @ ..] = behind else { return Err(Trouble::Unusual) };
        let end = behind.iter().position(|b| b == quote).ok_or(Trouble::Unusual)?;
        take(key, behind.get(..end).unwrap_or_default());
        rest = behind.get(end + 1..).unwrap_or_default();
    }
}

/// One attribute's value as written.
pub(super) fn attribute<'a>(tag: &'a [u8], name: &[u8]) -> Result<Option<&'a [u8]>, Trouble> {
    let mut found = None;
    attributes(tag, |key, value| {
        if key == name {
            found = Some(value);
        }
    })?;
    Ok(found)
}

/// Is the part in UTF-8, as far as its first tag tells? It is unless it says otherwise.
pub(super) fn is_utf8(declaration: &[u8]) -> bool {
    let says = declaration.to_ascii_lowercase();
    memmem::find(&says, b"encoding").is_none() || memmem::find(&says, b"utf-8").is_some()
}

/// Puts the text that `raw` stands for. Blanks around it count where the tag says so.
pub(super) fn push_text(tag: &[u8], raw: &[u8], out: &mut String) -> Result<(), Trouble> {
    let text = std::str::from_utf8(raw).map_err(|_| Trouble::Unusual)?;
    // Nearly every text is what it looks like.
    let text = match memchr3(b'&', b'\r', b'_', raw) {
        Some(_) => Cow::Owned(decode(text)?),
        None => Cow::Borrowed(text),
    };
    let preserved = tag.len() > 1 && memmem::find(tag, b"preserve").is_some();
    let text = if preserved { &text } else { text.trim_matches([' ', '\t', '\r', '\n']) };
    if memchr(b'_', text.as_bytes()).is_some() {
        push_escaped(text, out);
    } else {
        out.push_str(text);
    }
    Ok(())
}

/// Line ends as XML sees them, and the entities. One of the file's own making is not known, and never expanded.
fn decode(text: &str) -> Result<String, Trouble> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    Ok(unescape(&text).map_err(|_| Trouble::Unusual)?.into_owned())
}

/// Office programs write characters XML cannot hold as `_x000D_`, by their UTF-16 units.
fn push_escaped(text: &str, out: &mut String) {
    let mut rest = text;
    let mut units = Vec::new();
    while let Some((plain, behind)) = rest.split_once("_x") {
        let unit = behind.get(..4).filter(|_| behind.as_bytes().get(4) == Some(&b'_'));
        let unit = unit.and_then(|hex| u16::from_str_radix(hex, 16).ok().filter(|_| !hex.starts_with('+')));
        match unit {
            Some(unit) => {
                if !plain.is_empty() {
                    flush(&mut units, out);
                    out.push_str(plain);
                }
                units.push(unit);
                rest = behind.get(5..).unwrap_or_default();
            }
            None => {
                flush(&mut units, out);
                out.push_str(plain);
                out.push_str("_x");
                rest = behind;
            }
        }
    }
    flush(&mut units, out);
    out.push_str(rest);
}

fn flush(units: &mut Vec<u16>, out: &mut String) {
    out.extend(char::decode_utf16(units.drain(..)).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(raw: &str) -> Result<String, Trouble> {
        let mut out = String::new();
        push_text(b"t", raw.as_bytes(), &mut out).map(|()| out)
    }

    #[test]
    fn text_is_what_it_stands_for() {
        assert_eq!(text(" 张&amp;三 ").unwrap(), "张&三");
        assert_eq!(text("一\r\n二").unwrap(), "一\n二");
        assert_eq!(text("_x000D_a_x005F_x000D__xZZZZ_").unwrap(), "\ra_x000D__xZZZZ_");
        assert_eq!(text("_xD83D__xDCF7_").unwrap(), "📷");
        assert_eq!(text("&own;"), Err(Trouble::Unusual));
    }

    #[test]
    fn attributes_are_read_in_either_quotes() {
        assert_eq!(attribute(b"c s='1' r=\"A1\"/", b"r"), Ok(Some(b"A1".as_slice())));
        assert_eq!(attribute(b"c", b"r"), Ok(None));
        assert_eq!(attribute(b"c r=\"A1", b"r"), Err(Trouble::Unusual));
        assert_eq!(attribute(b"c r = \"A1\"", b"r"), Err(Trouble::Unusual));
    }
}
