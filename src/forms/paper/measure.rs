//! How wide a text is and how many lines it takes, in half-width units of its own size.
//!
//! In Chinese type a character is a square and a Latin letter or digit half of one, so counting is
//! enough; where fonts differ the count errs towards wide.

/// A character's width in half-width units.
pub fn char_units(c: char) -> usize {
    match c {
        '·' | '×' | '÷' | '°' | '±' | '§' => 2,
        '\u{0300}'..='\u{036F}' => 0,
        '\u{FF61}'..='\u{FFDC}' => 1,
        c if (c as u32) < 0x0250 => 1,
        _ => 2,
    }
}

/// A text's width in half-width units, laid on one line.
pub fn text_units(text: &str) -> usize {
    text.chars().map(char_units).sum()
}

/// How many lines the text takes in a column of this many units, broken as spreadsheets break it.
pub fn line_count(text: &str, width: usize) -> usize {
    text.split('\n').map(|paragraph| paragraph_lines(paragraph, width.max(2))).sum()
}

fn paragraph_lines(paragraph: &str, width: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    let mut piece = 0;
    let mut previous = None;
    let mut place = |piece: usize| {
        if used + piece <= width {
            used += piece;
        } else if piece <= width {
            lines += 1;
            used = piece;
        } else {
            // A word longer than the line begins a new one and is broken where it must be.
            lines += usize::from(used > 0) + (piece - 1) / width;
            used = (piece - 1) % width + 1;
        }
    };
    for c in paragraph.chars() {
        if previous.is_some_and(|previous| may_break(previous, c)) {
            place(piece);
            piece = 0;
        }
        piece += char_units(c);
        previous = Some(c);
    }
    place(piece);
    lines
}

/// May a line end between the two? Not inside a word or number, not before closing punctuation, not
/// after opening punctuation.
fn may_break(before: char, after: char) -> bool {
    let closing = matches!(
        after,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '】'
            | '》'
            | '”'
            | '’'
            | '…'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '%'
    );
    let opening = matches!(before, '（' | '【' | '《' | '“' | '‘' | '(' | '[');
    let narrow = |c: char| char_units(c) < 2 && c != ' ';
    !(closing || opening || (narrow(before) && narrow(after)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn full_width_counts_two() {
        assert_eq!(text_units("张三"), 4);
        assert_eq!(text_units("37010220050808001X"), 18);
        assert_eq!(text_units("22级软件工程1班"), 15);
    }

    #[test]
    fn breaks_where_spreadsheets_break() {
        assert_eq!(line_count("", 10), 1);
        assert_eq!(line_count("一二三四五", 10), 1);
        assert_eq!(line_count("一二三四五六", 10), 2);
        assert_eq!(line_count("一二三四五，", 10), 2, "the mark takes its character along");
        assert_eq!(line_count("号码为：370102200508080012", 20), 2, "a number is not torn");
        assert_eq!(line_count("370102200508080012", 10), 2, "unless it must be");
        assert_eq!(line_count("a\nb", 10), 2);
    }

    proptest! {
        #[test]
        fn never_fewer_lines_than_the_width_needs(text in "[\\PC\\n]{0,200}", width in 1usize..80) {
            prop_assert!(line_count(&text, width) >= text_units(&text.replace('\n', "")).div_ceil(width.max(2)));
        }
    }
}
