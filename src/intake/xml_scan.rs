//! A scanner for the XML office programs write, for the parts with millions of elements.
//!
//! A general parser checks, decodes and hands over every element of a sheet; nine tenths of that is
//! thrown away. This one finds tags in the bytes as they are inflated and gives slices of its window.
//! It is lenient where a general parser refuses, expands no entities but the five, and holds no more
//! than one element's text at a time.

use std::io::Read;

use memchr::{memchr, memmem};

use super::error::IntakeError;

/// Bytes read at a time.
const STEP: usize = 1 << 16;
/// The longest text or tag; a cell has 32,767 characters, each written in eight bytes at most.
const LONGEST: usize = 1 << 20;

/// A piece of XML. Names are without their prefix.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Piece<'a> {
    /// `<name attributes>`, or `<name attributes/>` when `empty`.
    Open { name: &'a [u8], attributes: &'a [u8], empty: bool },
    /// `</name>`
    Close { name: &'a [u8] },
    /// Text with entities as written.
    Text(&'a [u8]),
    /// The inside of a CDATA section.
    Literal(&'a [u8]),
}

/// Walks over the pieces of a part.
pub(super) struct Scanner<R> {
    source: R,
    window: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R: Read> Scanner<R> {
    pub(super) fn new(source: R) -> Self {
        Scanner { source, window: Vec::with_capacity(2 * STEP), at: 0, ended: false }
    }

    /// The next piece; nothing at the end.
    pub(super) fn next_piece(&mut self) -> Result<Option<Piece<'_>>, IntakeError> {
        loop {
            match self.peek(0)? {
                None => return Ok(None),
                Some(b'<') => {}
                Some(_) => {
                    let length =
                        self.find(0, |rest| memchr(b'<', rest))?.unwrap_or(self.window.len() - self.at);
                    return Ok(Some(Piece::Text(self.take(length))));
                }
            }
            match self.peek(1)? {
                Some(b'!') => {
                    if self.starts_with(b"<![CDATA[")? {
                        let end =
                            self.find(9, |rest| memmem::find(rest, b"]]>"))?.ok_or(IntakeError::Damaged)?;
                        let whole = self.take(end + 3);
                        return Ok(Some(Piece::Literal(whole.get(9..end).unwrap_or_default())));
                    }
                    let end: &[u8] = if self.starts_with(b"<!--")? { b"-->" } else { b">" };
                    let length = self.find(2, |rest| memmem::find(rest, end))?.ok_or(IntakeError::Damaged)?;
                    self.take(length + end.len());
                }
                Some(b'?') => {
                    let length = self.find(2, |rest| memchr(b'>', rest))?.ok_or(IntakeError::Damaged)?;
                    self.take(length + 1);
                }
                Some(_) => {
                    let end = self.tag_end()?;
                    let tag = self.take(end + 1).get(1..end).unwrap_or_default();
                    return Ok(Some(tag_piece(tag)));
                }
                None => return Err(IntakeError::Damaged),
            }
        }
    }

    /// Where the tag's `>` is. One within quotes is not its end.
    fn tag_end(&mut self) -> Result<usize, IntakeError> {
        let mut from = 1;
        loop {
            let end = self.find(from, |rest| memchr(b'>', rest))?.ok_or(IntakeError::Damaged)?;
            let tag = self.window.get(self.at..self.at + end).unwrap_or_default();
            if quotes_are_closed(tag) {
                return Ok(end);
            }
            from = end + 1;
        }
    }

    fn peek(&mut self, ahead: usize) -> Result<Option<u8>, IntakeError> {
        while self.window.len() <= self.at + ahead && !self.ended {
            self.refill()?;
        }
        Ok(self.window.get(self.at + ahead).copied())
    }

    fn starts_with(&mut self, mark: &[u8]) -> Result<bool, IntakeError> {
        self.peek(mark.len() - 1)?;
        Ok(self.window.get(self.at..).is_some_and(|rest| rest.starts_with(mark)))
    }

    /// How far from here something is found, reading on as long as need be.
    fn find(
        &mut self,
        from: usize,
        search: impl Fn(&[u8]) -> Option<usize>,
    ) -> Result<Option<usize>, IntakeError> {
        let mut searched = from;
        loop {
            if let Some(found) = self.window.get(self.at + searched..).and_then(&search) {
                return Ok(Some(searched + found));
            }
            if self.ended {
                return Ok(None);
            }
            let held = self.window.len() - self.at;
            if held > LONGEST {
                return Err(IntakeError::Damaged);
            }
            // What is searched for has three bytes at most, two of which may be here already.
            searched = held.saturating_sub(2).max(from);
            self.refill()?;
        }
    }

    fn take(&mut self, length: usize) -> &[u8] {
        let start = self.at;
        self.at = (start + length).min(self.window.len());
        self.window.get(start..self.at).unwrap_or_default()
    }

    fn refill(&mut self) -> Result<(), IntakeError> {
        self.window.drain(..self.at);
        self.at = 0;
        let held = self.window.len();
        self.window.resize(held + STEP, 0);
        let target = self.window.get_mut(held..).unwrap_or_default();
        // The source's error is a broken stream or the cap; which of them, its owner knows.
        let read = self.source.read(target).map_err(|_| IntakeError::Damaged)?;
        self.window.truncate(held + read);
        self.ended = read == 0;
        Ok(())
    }
}

fn quotes_are_closed(tag: &[u8]) -> bool {
    let mut open = None;
    for byte in tag {
        match (open, byte) {
            (None, b'"' | b'\'') => open = Some(*byte),
            (Some(quote), byte) if quote == *byte => open = None,
            _ => {}
        }
    }
    open.is_none()
}

fn tag_piece(tag: &[u8]) -> Piece<'_> {
    if let Some(name) = tag.strip_prefix(b"/") {
        return Piece::Close { name: local(name.trim_ascii_end()) };
    }
    let (tag, empty) = match tag.strip_suffix(b"/") {
        Some(tag) => (tag, true),
        None => (tag, false),
    };
    let end = tag.iter().position(u8::is_ascii_whitespace).unwrap_or(tag.len());
    let (name, attributes) = tag.split_at_checked(end).unwrap_or((tag, &[]));
    Piece::Open { name: local(name), attributes, empty }
}

fn local(name: &[u8]) -> &[u8] {
    match memchr(b':', name) {
        Some(colon) => name.get(colon + 1..).unwrap_or_default(),
        None => name,
    }
}

/// The attributes of a tag: local name and value as written.
pub(super) fn attributes(mut rest: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    std::iter::from_fn(move || {
        rest = rest.trim_ascii_start();
        let equals = memchr(b'=', rest)?;
        let key = rest.get(..equals)?.trim_ascii_end();
        let behind = rest.get(equals + 1..)?.trim_ascii_start();
        let (quote, behind) = behind.split_first()?;
        let end = memchr(*quote, behind).filter(|_| matches!(quote, b'"' | b'\''))?;
        rest = behind.get(end + 1..)?;
        Some((local(key), behind.get(..end)?))
    })
}

/// One attribute's text.
pub(super) fn attribute(attributes_of: &[u8], name: &[u8]) -> Option<String> {
    let (_, value) = attributes(attributes_of).find(|(key, _)| *key == name)?;
    let mut text = String::new();
    push_text(value, &mut text);
    Some(text)
}

/// Puts the text that bytes of XML stand for. What is no UTF-8 or no known entity stays recognisable.
pub(super) fn push_text(raw: &[u8], out: &mut String) {
    let mut rest = raw;
    while let Some(at) = memchr(b'&', rest) {
        let (plain, entity) = rest.split_at_checked(at).unwrap_or((rest, &[]));
        push_plain(plain, out);
        let end = entity.iter().take(12).position(|b| *b == b';');
        match end.and_then(|end| Some((entity_char(entity.get(1..end)?)?, entity.get(end + 1..)?))) {
            Some((c, behind)) => {
                out.push(c);
                rest = behind;
            }
            None => {
                out.push('&');
                rest = entity.get(1..).unwrap_or_default();
            }
        }
    }
    push_plain(rest, out);
}

/// Office writes characters XML cannot hold as `_x000D_`; undoes it in what stands behind `start`.
pub(super) fn undo_escapes(text: &mut String, start: usize) {
    let Some(tail) = text.get(start..).filter(|tail| tail.contains("_x")) else { return };
    let mut out = String::with_capacity(tail.len());
    let mut rest = tail;
    while let Some((before, behind)) = rest.split_once("_x") {
        out.push_str(before);
        let code = behind.get(..4).filter(|_| behind.as_bytes().get(4) == Some(&b'_'));
        match code.and_then(|hex| char::from_u32(u32::from_str_radix(hex, 16).ok()?)) {
            Some(c) => {
                out.push(c);
                rest = behind.get(5..).unwrap_or_default();
            }
            None => {
                out.push_str("_x");
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    text.truncate(start);
    text.push_str(&out);
}

fn push_plain(bytes: &[u8], out: &mut String) {
    match std::str::from_utf8(bytes) {
        Ok(text) => out.push_str(text),
        Err(_) => out.push_str(&String::from_utf8_lossy(bytes)),
    }
}

fn entity_char(name: &[u8]) -> Option<char> {
    Some(match name {
        b"amp" => '&',
        b"lt" => '<',
        b"gt" => '>',
        b"quot" => '"',
        b"apos" => '\'',
        [b'#', b'x' | b'X', hex @ ..] => {
            char::from_u32(u32::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()?)?
        }
        [b'#', digits @ ..] => char::from_u32(std::str::from_utf8(digits).ok()?.parse().ok()?)?,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives a few bytes at a time, so that every seam is tried.
    struct Drip<'a>(&'a [u8], usize);

    impl Read for Drip<'_> {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            let length = self.1.min(self.0.len()).min(out.len());
            out[..length].copy_from_slice(&self.0[..length]);
            self.0 = &self.0[length..];
            Ok(length)
        }
    }

    #[test]
    fn pieces_are_the_same_however_they_arrive() {
        let xml = "<?xml version=\"1.0\"?><!-- <a> --><x:row r=\"1\" a='>'><c r = \"A1\"/>姓&amp;名<![CDATA[<&>]]></x:row >";
        for step in 1..xml.len() {
            let mut scanner = Scanner::new(Drip(xml.as_bytes(), step));
            let mut seen = Vec::new();
            while let Some(piece) = scanner.next_piece().unwrap() {
                seen.push(match piece {
                    Piece::Open { name, attributes: a, empty } => {
                        let keys: Vec<_> = attributes(a)
                            .map(|(k, v)| format!("{}={}", k.escape_ascii(), v.escape_ascii()))
                            .collect();
                        format!("<{} {} {empty}>", name.escape_ascii(), keys.join(" "))
                    }
                    Piece::Close { name } => format!("</{}>", name.escape_ascii()),
                    Piece::Text(raw) => {
                        let mut text = String::new();
                        push_text(raw, &mut text);
                        text
                    }
                    Piece::Literal(raw) => format!("[{}]", raw.escape_ascii()),
                });
            }
            assert_eq!(
                seen,
                ["<row r=1 a=> false>", "<c r=A1 true>", "姓&名", "[<&>]", "</row>"],
                "steps of {step}"
            );
        }
    }

    #[test]
    fn escapes_are_undone() {
        let mut text = "_x0041_姓_x000D_\n名_x005F_x000D__xzz".to_owned();
        undo_escapes(&mut text, 7);
        assert_eq!(text, "_x0041_姓\r\n名_x000D__xzz");
    }

    #[test]
    fn what_never_ends_is_refused() {
        for xml in ["<a", "<!-- x", "<![CDATA[x", "<a b=\"x>"] {
            assert_eq!(Scanner::new(xml.as_bytes()).next_piece(), Err(IntakeError::Damaged), "{xml}");
        }
        let endless = std::io::repeat(b'x');
        assert_eq!(Scanner::new(endless).next_piece(), Err(IntakeError::Damaged));
    }
}
