//! Text fit for a cell: without what XML or Excel refuses and what a reader cannot see.

use std::borrow::Cow;

use crate::domain::text::is_invisible;

/// What Excel takes in one cell, in UTF-16 units.
const CELL_LIMIT: usize = 32_767;

/// The text without control and invisible characters (direction overrides among them: a printed
/// number must read as it is stored), tabs and line breaks of every kind unified, cut to what a cell
/// can hold.
pub fn for_cell(text: &str) -> Cow<'_, str> {
    let text = if text.chars().any(needs_work) {
        let text = text.replace("\r\n", "\n");
        Cow::Owned(text.chars().filter_map(replacement).collect::<String>())
    } else {
        Cow::Borrowed(text)
    };
    if text.len() <= CELL_LIMIT {
        return text;
    }
    cut(text)
}

fn needs_work(c: char) -> bool {
    replacement(c) != Some(c)
}

fn replacement(c: char) -> Option<char> {
    match c {
        '\n' => Some('\n'),
        '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        '\u{FFFE}' | '\u{FFFF}' => None,
        c if c.is_control() || is_invisible(c) => None,
        c => Some(c),
    }
}

fn cut(text: Cow<'_, str>) -> Cow<'_, str> {
    let mut units = 0;
    let end = text.char_indices().find_map(|(at, c)| {
        units += c.len_utf16();
        (units > CELL_LIMIT).then_some(at)
    });
    match end {
        Some(end) => Cow::Owned(text.get(..end).unwrap_or_default().to_owned()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drops_what_cannot_be_seen_or_stored() {
        assert_eq!(for_cell("a\u{0}\u{1B}\u{FFFE}\u{202E}b\tc"), "ab c");
        assert_eq!(for_cell("a\r\nb\u{0B}c\rd"), "a\nb\nc\nd");
        assert!(matches!(for_cell("=SUM(A1)"), Cow::Borrowed("=SUM(A1)")));
    }

    #[test]
    fn cuts_by_utf16_units() {
        assert_eq!(for_cell(&"团".repeat(40_000)).chars().count(), 32_767);
        assert_eq!(for_cell(&"𠮷".repeat(20_000)).chars().count(), 16_383);
        assert_eq!(for_cell(&"a".repeat(32_767)).len(), 32_767);
    }
}
