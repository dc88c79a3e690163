//! Normalising what people type, for comparing. The raw text is kept elsewhere and never replaced by this.

use std::borrow::Cow;

/// Characters that show nothing: zero-width marks, byte order mark, soft hyphen, direction marks.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}' | '\u{180E}')
        || (c.is_control() && !c.is_whitespace())
}

/// Full-width letters, digits and punctuation as their ASCII forms; every other blank as a space.
pub fn fold_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// The text as it is compared: widths folded, invisible characters gone, the spreadsheet's leading
/// apostrophe gone, no blanks at the ends and single blanks inside.
///
/// Borrows when there is nothing to do, which is nearly always.
pub fn tidy(raw: &str) -> Cow<'_, str> {
    if is_tidy(raw) {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len());
    for c in raw.chars().filter(|c| !is_invisible(*c)).map(fold_width) {
        if c == ' ' && (out.is_empty() || out.ends_with(' ')) {
            continue;
        }
        out.push(c);
    }
    out.truncate(out.trim_end().len());
    let dressing = out.len() - out.trim_start_matches(['\'', ' ']).len();
    out.drain(..dressing);
    Cow::Owned(out)
}

/// Nothing but ASCII letters, digits and Chinese characters, as most cells are: they need no look at each character's
/// properties, nor to be taken apart into characters.
fn is_plain(raw: &str) -> bool {
    // The first bytes of U+4000 to U+9FFF, and the bytes behind a first one; the text is UTF-8.
    let is_chinese = |byte: u8| matches!(byte, 0x80..=0xBF | 0xE4..=0xE9);
    let is_known = |byte: &u8| byte.is_ascii_alphanumeric() | is_chinese(*byte);
    // Sixteen bytes at a time, which the compiler turns into vector instructions.
    let (blocks, rest) = raw.as_bytes().as_chunks::<16>();
    let whole = |block: &[u8; 16]| block.iter().fold(true, |all, byte| all & is_known(byte));
    blocks.iter().all(whole) && rest.iter().all(is_known)
}

fn is_tidy(raw: &str) -> bool {
    if is_plain(raw) {
        return true;
    }
    let mut previous = ' ';
    for c in raw.chars() {
        // Nor do Chinese characters, which are most of the rest.
        if matches!(c, '\u{4E00}'..='\u{9FFF}') {
            previous = c;
            continue;
        }
        let blank = c == ' ';
        if (blank && previous == ' ') || is_invisible(c) || fold_width(c) != c {
            return false;
        }
        previous = c;
    }
    (raw.is_empty() || previous != ' ') && !raw.starts_with('\'')
}

/// [`tidy`] with every blank removed: the key under which numbers, names and headers are compared.
pub fn squeeze(raw: &str) -> Cow<'_, str> {
    match tidy(raw) {
        text if !text.as_bytes().contains(&b' ') => text,
        text => Cow::Owned(text.replace(' ', "")),
    }
}

/// An answer without the letter a questionnaire puts before it: `A、是`, `B.女`.
pub fn answer(squeezed: &str) -> &str {
    let behind = squeezed.strip_prefix(|c: char| c.is_ascii_alphabetic());
    let marked = behind.and_then(|rest| rest.strip_prefix(['.', '、', ':', ')']));
    marked.filter(|rest| rest.chars().next().is_some_and(|c| !c.is_ascii())).unwrap_or(squeezed)
}

/// Is this one of the dots seen between the parts of a minority or foreign name?
pub fn is_name_dot(c: char) -> bool {
    matches!(
        c,
        '\u{00B7}'
            | '\u{2022}'
            | '\u{2027}'
            | '\u{30FB}'
            | '\u{FF65}'
            | '\u{2219}'
            | '\u{22C5}'
            | '\u{25CF}'
            | '\u{FF0E}'
            | '.'
    )
}

/// The key under which names are compared: no blanks, every dot written · (U+00B7), upper case.
pub fn name_key(raw: &str) -> String {
    squeeze(raw)
        .chars()
        .map(|c| if is_name_dot(c) { '\u{00B7}' } else { c })
        .flat_map(char::to_uppercase)
        .collect()
}

/// An identity number with its birth date hidden, as it may be shown to bystanders: `370102********1234`.
pub fn mask_id_number(number: &str) -> String {
    let chars: Vec<char> = number.chars().collect();
    let hidden = 6..chars.len().saturating_sub(4);
    chars.iter().enumerate().map(|(i, c)| if hidden.contains(&i) { '*' } else { *c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tidies_what_spreadsheets_leave_behind() {
        assert_eq!(tidy("  张三\u{3000}"), "张三");
        assert_eq!(tidy("'３７０１０２"), "370102");
        assert_eq!(tidy("37\u{200B}01\u{00A0}02\t"), "3701 02");
        assert!(matches!(tidy("张三"), Cow::Borrowed(_)));
        assert_eq!(squeeze("张　三"), "张三");
        assert_eq!(["A、是", "b.女", "A.", "A.B", "是"].map(answer), ["是", "女", "A.", "A.B", "是"]);
        assert_eq!(name_key("阿依古丽•买买提"), name_key("阿依古丽・ 买买提"));
        assert_eq!(mask_id_number("370102200508081234"), "370102********1234");
    }

    proptest! {
        #[test]
        fn what_is_plain_is_tidy(raw in "[a-z0-9一-鿿 \u{3400}-\u{4dff}\u{a000}·]{0,6}", again in 1..9usize) {
            let raw = raw.repeat(again);
            let slowly = raw.chars().all(|c| c.is_ascii_alphanumeric() || ('\u{4000}'..='\u{9FFF}').contains(&c));
            prop_assert_eq!(is_plain(&raw), slowly);
            prop_assert!(!slowly || !raw.chars().any(|c| is_invisible(c) || fold_width(c) != c));
        }

        #[test]
        fn tidy_is_idempotent(raw in "\\PC*") {
            let once = tidy(&raw).into_owned();
            prop_assert_eq!(tidy(&once).into_owned(), once.clone());
            prop_assert!(is_tidy(&once));
        }
    }
}
