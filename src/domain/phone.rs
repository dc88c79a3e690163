//! Mobile phone numbers of the mainland: 11 digits beginning 13 to 19.

use super::text::squeeze;

/// The bare number, without country code, blanks and hyphens; nothing where it is no such number.
pub fn parse(raw: &str) -> Option<String> {
    let squeezed = squeeze(raw);
    // Programs that take every number for a fraction write 13800001111.0.
    let whole = squeezed.strip_suffix(".0").unwrap_or(&squeezed);
    let bare: String = whole.chars().filter(|c| !is_hyphen(*c)).collect();
    let bare = ["+86", "0086", "86"]
        .iter()
        .find_map(|prefix| bare.strip_prefix(prefix).filter(|rest| is_mobile(rest)))
        .unwrap_or(&bare);
    is_mobile(bare).then(|| bare.to_owned())
}

fn is_mobile(text: &str) -> bool {
    matches!(text.as_bytes(), [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9 && rest.iter().all(u8::is_ascii_digit))
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dressing_comes_off() {
        for text in [
            "13800001111",
            "+86 138 0000 1111",
            "8613800001111",
            "138-0000-1111",
            "１３８００００１１１１",
            "'13800001111",
            "0086-13800001111",
            "+8613800001111",
            "13800001111.0",
        ] {
            assert_eq!(parse(text).as_deref(), Some("13800001111"), "{text}");
        }
        for text in
            ["", "1380000111", "138000011112", "12800001111", "0531-88888888", "138O0001111", "8613800001"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
