//! A header as it is compared: without marks, hints, question numbers and polite words.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::domain::enrolment::Asked;
use crate::domain::text::squeeze;

/// Cut, but still with its own wording: `3、您的身份证号码（18位）*` becomes `您的身份证号码`.
pub(super) fn clean(raw: &str) -> String {
    let squeezed = squeeze(raw);
    let without = without_brackets(&squeezed);
    // 【姓名】 is a name in brackets, not a hint to nothing.
    let text = if strip_marks(&without).is_empty() { strip_marks(&squeezed) } else { strip_marks(&without) };
    let text = without_comparison(without_english(without_question_number(&text)));
    text.chars().map(simplified).collect()
}

/// What a column asks about the person's own enrollment: 是否休学, but not 家庭情况/是否在校.
pub fn asked(header: &str) -> Option<Asked> {
    let of_others = ["家", "亲属", "监护"].iter().any(|word| header.contains(word));
    if of_others || !header.contains("是否") {
        return None;
    }
    // A hint may hold what parts the rows of a header: 是否休学（是/否）.
    Asked::parse(core(&clean(header))).or_else(|| Asked::parse(&own_name(header)))
}

/// What a column is called within its group: 年级 of `基本信息/年级*`.
pub fn own_name(header: &str) -> String {
    let own = header.rsplit('/').find(|part| !part.trim().is_empty()).unwrap_or(header);
    core(&clean(own)).to_owned()
}

/// 请填写与身份证一致的姓名 asks for 姓名.
fn without_comparison(text: &str) -> std::borrow::Cow<'_, str> {
    let whole = || std::borrow::Cow::Borrowed(text);
    let Some(from) =
        ["须与", "应与", "需与", "要与", "与", "和", "同"].iter().find_map(|word| text.find(word))
    else {
        return whole();
    };
    let (before, rest) = text.split_at(from);
    let end = ["保持一致", "相一致", "一致", "相符", "相同"]
        .iter()
        .find_map(|word| rest.find(word).map(|at| at + word.len()));
    match end.and_then(|end| rest.get(end..)) {
        Some(behind) => format!("{before}{}", behind.trim_start_matches('的')).into(),
        None => whole(),
    }
}

/// Headers from Hong Kong, Macao and Taiwan: the characters that field names are written with.
pub(super) fn simplified(c: char) -> char {
    const PAIRS: &str = "號号別别證证碼码聯联繫系係系絡络電电話话機机學学級级團团員员黨党時时間间職职業业務务編编發发組组\
        織织稱称戶户輔辅導导師师專专備备註注屬属歷历況况狀状態态總总層层類类幹干應应寫写詳详細细遞递請请錄录";
    static NEW: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
        let (old, new) = (PAIRS.chars().step_by(2), PAIRS.chars().skip(1).step_by(2));
        old.zip(new).collect()
    });
    if c.is_ascii() { c } else { NEW.get(&c).copied().unwrap_or(c) }
}

/// Polite and general words around the thing itself, longest first.
const BEFORE: [&str; 16] = [
    "请输入您的",
    "请填写您的",
    "请选择您的",
    "请输入",
    "请填写",
    "请选择",
    "您的",
    "你的",
    "本人的",
    "本人",
    "学生",
    "同学",
    "团员的",
    "团员",
    "个人",
    "真实",
];
const BEHIND: [&str; 8] = ["是什么", "是多少", "信息", "必填", "选填", "一栏", "是", "为"];

/// The cleaned header without the words around it; the same text when there are none.
pub(super) fn core(cleaned: &str) -> &str {
    let mut text = cleaned;
    loop {
        let before = BEFORE.iter().find_map(|word| text.strip_prefix(word));
        let next = before.or_else(|| BEHIND.iter().find_map(|word| text.strip_suffix(word)));
        match next {
            Some(rest) if !rest.is_empty() => text = rest,
            _ => return text,
        }
    }
}

/// What stands outside brackets; [`squeeze`] has made full-width ones ASCII.
fn without_brackets(text: &str) -> String {
    let mut depth = 0u32;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' | '{' | '【' | '〔' | '〖' | '「' | '<' | '《' => depth += 1,
            ')' | ']' | '}' | '】' | '〕' | '〗' | '」' | '>' | '》' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

fn strip_marks(text: &str) -> String {
    let mark = |c: char| {
        matches!(
            c,
            '*' | '★'
                | '☆'
                | '※'
                | '●'
                | '◆'
                | '■'
                | '▲'
                | '#'
                | ':'
                | '?'
                | '!'
                | ','
                | ';'
                | '"'
                | '\''
                | '。'
                | '“'
                | '”'
                | '('
                | ')'
                | '['
                | ']'
                | '{'
                | '}'
                | '【'
                | '】'
                | '「'
                | '」'
                | '<'
                | '>'
                | '《'
                | '》'
                | '✱'
                | '_'
                | '~'
                | '…'
        )
    };
    text.chars().filter(|c| !mark(*c)).collect()
}

/// `1、姓名`, `Q2.姓名`, `第3题姓名`, `三、姓名`.
fn without_question_number(text: &str) -> &str {
    let body = text.strip_prefix(['Q', 'q']).unwrap_or(text);
    let body = body.strip_prefix('第').unwrap_or(body);
    let rest = body.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    if rest.len() == body.len() {
        return text;
    }
    let digits = body.len() - rest.len();
    let ascii = body.bytes().take(digits).all(|b| b.is_ascii_digit());
    match rest.strip_prefix(['、', '.', '-', '题', '．']) {
        Some(rest) if !rest.is_empty() => rest.trim_start_matches(['、', '.', ' ']),
        // "1姓名" is a question too; "一寸照片" is not.
        _ if ascii
            && !rest.is_empty()
            && !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '级' || c == '寸') =>
        {
            rest
        }
        _ => text,
    }
}

/// `姓名Name` and `姓名/Name`: the English behind the Chinese says it again.
fn without_english(text: &str) -> &str {
    let chinese =
        text.trim_end_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '.' | '-' | '\\'));
    let english = text.len() - chinese.len();
    let han = chinese.chars().filter(|c| !c.is_ascii()).count();
    if english >= 3 && han >= 2 && chinese.chars().last().is_some_and(|c| !c.is_ascii()) {
        chinese
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_the_thing() {
        for (raw, left) in [
            ("身份证号码*（18位）", "身份证号码"),
            ("姓　名", "姓名"),
            ("*姓 名\n(必填)", "姓名"),
            ("1、您的姓名", "姓名"),
            ("3．您的身份证号码是？", "身份证号码"),
            ("Q4.请填写手机号码（11位数字）", "手机号码"),
            ("【性别】", "性别"),
            ("姓名/Name", "姓名"),
            ("第5题：民族", "民族"),
            ("２、出生年月：", "出生年月"),
            ("QQ", "QQ"),
            ("团员姓名", "姓名"),
            ("请填写与身份证一致的姓名", "姓名"),
            ("姓名，须与身份证保持一致", "姓名"),
            ("身份證號碼", "身份证号码"),
        ] {
            assert_eq!(core(&clean(raw)), left, "{raw}");
        }
    }
}
