//! HTML cut into tags and text, forgiving: whatever a browser would show is read.

use std::borrow::Cow;

/// A piece of HTML. Names are in lower case.
pub(super) enum Token<'a> {
    Open { name: &'static str, attributes: Vec<(String, Cow<'a, str>)> },
    Close { name: &'static str },
    Text(Cow<'a, str>),
}

/// The tags that matter here; others are passed over, their text is kept.
const TAGS: [&str; 6] = ["table", "tr", "td", "th", "br", "p"];

/// Walks over the pieces.
pub(super) struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Tokens { rest: text }
    }

    /// A tag, with `rest` standing behind its `<`. Nothing for tags that do not matter.
    fn tag(&mut self) -> Option<Token<'a>> {
        let (closing, body) = match self.rest.strip_prefix('/') {
            Some(body) => (true, body),
            None => (false, self.rest),
        };
        let length =
            body.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b':' | b'-')).count();
        let (name, body) = body.split_at_checked(length)?;
        let (attributes, rest) = attributes(body);
        self.rest = rest;
        if !closing && ["script", "style"].iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
            // Their content is not text; it ends with its own closing tag.
            self.rest = rest.split_once("</").map_or("", |(_, rest)| rest);
            self.rest = self.rest.split_once('>').map_or("", |(_, rest)| rest);
            return None;
        }
        let name = TAGS.into_iter().find(|tag| name.eq_ignore_ascii_case(tag))?;
        match (closing, name) {
            (true, name) => Some(Token::Close { name }),
            (false, "p") => None,
            (false, name) => Some(Token::Open { name, attributes }),
        }
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            match self.rest.find('<') {
                Some(0) => {
                    self.rest = self.rest.get(1..).unwrap_or_default();
                    if let Some(comment) = self.rest.strip_prefix("!--") {
                        self.rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
                    } else if self.rest.starts_with(['!', '?']) {
                        self.rest = self.rest.split_once('>').map_or("", |(_, rest)| rest);
                    } else if self.rest.starts_with(|c: char| c == '/' || c.is_ascii_alphabetic()) {
                        if let Some(token) = self.tag() {
                            return Some(token);
                        }
                    } else {
                        return Some(Token::Text(Cow::Borrowed("<")));
                    }
                }
                at => {
                    let (text, rest) = self.rest.split_at_checked(at.unwrap_or(self.rest.len()))?;
                    self.rest = rest;
                    return Some(Token::Text(decode(text)));
                }
            }
        }
    }
}

/// A tag's attributes, and what follows its `>`.
fn attributes(mut rest: &str) -> (Vec<(String, Cow<'_, str>)>, &str) {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if let Some(behind) = rest.strip_prefix('>') {
            return (found, behind);
        }
        let end =
            rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
        let (key, behind) = rest.split_at_checked(end).unwrap_or(("", ""));
        let Some(value) = behind.trim_start().strip_prefix('=') else {
            // A stray sign that is neither key nor end would never be passed otherwise.
            rest = if end == 0 { behind.get(1..).unwrap_or_default() } else { behind };
            if rest.is_empty() {
                return (found, "");
            }
            continue;
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, behind) = match quote {
            Some(quote) => value.get(1..).unwrap_or_default().split_once(quote).unwrap_or((value, "")),
            None => value
                .split_at_checked(value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len()))
                .unwrap_or((value, "")),
        };
        if found.len() < 64 {
            found.push((key.to_ascii_lowercase(), decode(value)));
        }
        rest = behind;
        if rest.is_empty() {
            return (found, "");
        }
    }
}

/// Replaces entities. Unknown ones stay as they are.
fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        out.push_str(before);
        let entity = behind
            .char_indices()
            .take(12)
            .find(|(_, c)| *c == ';')
            .and_then(|(end, _)| Some((behind.get(..end)?, behind.get(end + 1..)?)));
        match entity.and_then(|(name, rest)| Some((entity_char(name)?, rest))) {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn entity_char(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "nbsp" => '\u{A0}',
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "middot" => '·',
        "bull" => '•',
        "ensp" | "emsp" | "thinsp" => ' ',
        "mdash" => '—',
        "ndash" => '–',
        "radic" => '√',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_a_browser_would_show() {
        let html =
            "<!-- <td>no</td> --><style>td > x</style><TD rowspan=2 x='a>b'>a&nbsp;b &lt;c<br/>d</td>1 < 2";
        let seen: Vec<String> = Tokens::new(html)
            .map(|token| match token {
                Token::Open { name, attributes } => format!("<{name} {}>", attributes.len()),
                Token::Close { name } => format!("</{name}>"),
                Token::Text(text) => text.into_owned(),
            })
            .collect();
        assert_eq!(seen, ["<td 2>", "a\u{A0}b <c", "<br 0>", "d", "</td>", "1 ", "<", " 2"]);
    }

    proptest! {
        #[test]
        fn any_text_ends(text in "(<|>|/|=|'|\"|&|;|td|table|tr|!--|--|script| |x|中)*") {
            let _ = Tokens::new(&text).count();
        }
    }
}
