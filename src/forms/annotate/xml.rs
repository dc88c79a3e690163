//! Tags by their place in the text, so that an edit leaves every other byte alone.

use crate::domain::order;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::escape::escape;
use quick_xml::events::Event;

use super::AnnotateError;

/// What a tag does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `<a>`
    Open,
    /// `<a/>`
    Empty,
    /// `</a>`
    Close,
}

/// One tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    pub kind: Kind,
    /// The name without its prefix.
    pub name: &'a str,
    /// `x:`, or nothing.
    pub prefix: &'a str,
    /// Where it stands.
    pub at: Range<usize>,
    /// The tag itself.
    pub raw: &'a str,
    /// How many elements it stands in.
    pub depth: usize,
}

impl Tag<'_> {
    /// The value of an attribute, unescaped as far as names and numbers need it.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let value = self.raw.get(attribute_at(self.raw, name)?.1)?;
        Some(quick_xml::escape::unescape(value).map_or_else(|_| value.to_owned(), |text| text.into_owned()))
    }

    /// An attribute that is a number.
    pub fn number(&self, name: &str) -> Option<u32> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// What the tag refers to by `r:id`, whatever the prefix.
    pub fn relation(&self) -> Option<String> {
        let (_, value) = attributes(self.raw).into_iter().find(|(name, _)| name.ends_with(":id"))?;
        Some(self.raw.get(value)?.to_owned())
    }
}

/// Shows every tag of the text to `see`.
pub fn each_tag<'a>(
    text: &'a str,
    mut see: impl FnMut(Tag<'a>) -> Result<(), AnnotateError>,
) -> Result<(), AnnotateError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut depth = 0usize;
    loop {
        let start = position(&reader);
        let event = reader.read_event().map_err(|_| AnnotateError::Unusual)?;
        let kind = match event {
            Event::Eof => return Ok(()),
            Event::Start(_) => Kind::Open,
            Event::Empty(_) => Kind::Empty,
            Event::End(_) => Kind::Close,
            _ => continue,
        };
        let at = start..position(&reader);
        let raw = text.get(at.clone()).ok_or(AnnotateError::Unusual)?;
        let (prefix, name) = name_of(raw);
        if kind == Kind::Close {
            depth = depth.saturating_sub(1);
        }
        see(Tag { kind, name, prefix, at, raw, depth })?;
        if kind == Kind::Open {
            depth += 1;
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn name_of(raw: &str) -> (&str, &str) {
    let inner = raw.trim_start_matches('<').trim_start_matches('/');
    let end = inner.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(inner.len());
    let full = inner.get(..end).unwrap_or_default();
    match full.find(':') {
        Some(colon) => full.split_at(colon + 1),
        None => ("", full),
    }
}

/// The attributes of a tag: names, and where the values stand in it.
fn attributes(raw: &str) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    let blank = |c: char| c.is_ascii_whitespace();
    let mut at = raw.find(blank).unwrap_or(raw.len());
    while let Some(rest) = raw.get(at..) {
        let name_start = at + (rest.len() - rest.trim_start().len());
        let Some(equals) =
            raw.get(name_start..).and_then(|rest| rest.find('=')).map(|found| name_start + found)
        else {
            break;
        };
        let name = raw.get(name_start..equals).unwrap_or_default().trim_end();
        let Some(after) = raw.get(equals + 1..) else { break };
        let quote_at = equals + 1 + (after.len() - after.trim_start().len());
        let Some(quote) =
            raw.get(quote_at..).and_then(|rest| rest.chars().next()).filter(|c| matches!(c, '"' | '\''))
        else {
            break;
        };
        let Some(length) = raw.get(quote_at + 1..).and_then(|rest| rest.find(quote)) else { break };
        let value = quote_at + 1..quote_at + 1 + length;
        at = value.end + 1;
        found.push((name, value));
    }
    found
}

fn attribute_at<'a>(raw: &'a str, name: &str) -> Option<(&'a str, Range<usize>)> {
    attributes(raw).into_iter().find(|(own, _)| *own == name)
}

/// The tag with this attribute set.
pub fn with_attribute(raw: &str, name: &str, value: &str) -> String {
    let value = escape(value);
    if let Some((_, at)) = attribute_at(raw, name) {
        let mut tag = raw.to_owned();
        tag.replace_range(at, &value);
        return tag;
    }
    let end = raw.trim_end_matches('>').trim_end_matches('/').trim_end().len();
    let (head, tail) = raw.split_at(end);
    format!("{head} {name}=\"{value}\"{}", tail.trim_start())
}

/// `<a b="c"/>` as `<a b="c">`.
pub fn opened(raw: &str) -> String {
    format!("{}>", raw.trim_end_matches('>').trim_end_matches('/').trim_end())
}

/// Changes to a text, kept apart from it until all are known.
#[derive(Debug, Default)]
pub struct Edits {
    edits: Vec<(Range<usize>, String)>,
}

impl Edits {
    /// Puts text where nothing stood.
    pub fn insert(&mut self, at: usize, text: String) {
        self.edits.push((at..at, text));
    }

    /// Puts text in the place of other text.
    pub fn replace(&mut self, at: Range<usize>, text: String) {
        self.edits.push((at, text));
    }

    /// The text with the changes made.
    pub fn apply(mut self, text: &str) -> String {
        order::sort_by_key(&mut self.edits, |(at, _)| (at.start, at.end));
        let mut out =
            String::with_capacity(text.len() + self.edits.iter().map(|(_, new)| new.len()).sum::<usize>());
        let mut copied = 0;
        for (at, new) in &self.edits {
            out.push_str(text.get(copied..at.start).unwrap_or_default());
            out.push_str(new);
            copied = at.end;
        }
        out.push_str(text.get(copied..).unwrap_or_default());
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_set_in_place_or_added() {
        assert_eq!(with_attribute(r#"<c r="A1" s="3" t="s">"#, "s", "9"), r#"<c r="A1" s="9" t="s">"#);
        assert_eq!(with_attribute(r#"<c r='A1'/>"#, "s", "9"), r#"<c r='A1' s="9"/>"#);
        assert_eq!(with_attribute("<x:c>", "s", "9"), "<x:c s=\"9\">");
        assert_eq!(with_attribute(r#"<c cs="1" s = '2' />"#, "s", "9"), r#"<c cs="1" s = '9' />"#);
        assert_eq!(opened(r#"<row r="1" />"#), r#"<row r="1">"#);
    }

    #[test]
    fn tags_know_their_place() {
        let text = "<?xml version=\"1.0\"?><a><!-- <b> --><x:b c=\"1>2\"/>t<d></d></a>";
        let mut seen = Vec::new();
        each_tag(text, |tag| {
            assert_eq!(text.get(tag.at.clone()), Some(tag.raw));
            seen.push((tag.kind, tag.prefix.to_owned(), tag.name.to_owned(), tag.depth));
            Ok(())
        })
        .unwrap();
        let seen: Vec<_> = seen.iter().map(|(k, p, n, d)| (*k, p.as_str(), n.as_str(), *d)).collect();
        assert_eq!(
            seen,
            [
                (Kind::Open, "", "a", 0),
                (Kind::Empty, "x:", "b", 1),
                (Kind::Open, "", "d", 1),
                (Kind::Close, "", "d", 1),
                (Kind::Close, "", "a", 0)
            ]
        );
    }
}
