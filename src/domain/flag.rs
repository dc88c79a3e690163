//! 是 and 否, and what people write for them: a tick, 有 and 无.

use super::text::{answer, squeeze};

/// No answer has more bytes: most of what is asked about is something else.
const LONGEST: usize = "已递交".len();

/// What the text says, if it is one of the two.
pub fn parse(raw: &str) -> Option<bool> {
    let squeezed = squeeze(raw);
    let text = answer(&squeezed);
    if text.len() > LONGEST {
        return None;
    }
    match text.to_ascii_uppercase().as_str() {
        "是" | "是的" | "有" | "已" | "已递交" | "已提交" | "已注册" | "√" | "✓" | "✔" | "☑" | "对" | "Y"
        | "YES" | "T" | "TRUE" | "1" => Some(true),
        "否" | "不是" | "非" | "无" | "没有" | "未" | "未递交" | "未提交" | "未注册" | "×" | "✗" | "✘"
        | "☒" | "☐" | "N" | "NO" | "F" | "FALSE" | "0" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_and_short_words_are_answers() {
        for yes in ["是", " 是 ", "√", "有", "ｙ", "yes", "TRUE", "已提交", "A．是"] {
            assert_eq!(parse(yes), Some(true), "{yes}");
        }
        for no in ["否", "无", "×", "没 有", "no", "FALSE", "未递交"] {
            assert_eq!(parse(no), Some(false), "{no}");
        }
        for neither in ["", "不清楚", "是否", "-", "2023-09"] {
            assert_eq!(parse(neither), None, "{neither}");
        }
    }
}
