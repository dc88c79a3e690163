//! Reading what a clause of a reason says is wrong, and what would be right.

use super::{Correction, Wrong};
use crate::domain::text::is_name_dot;
use crate::domain::{IdNumber, order};

/// Words by which a clause says that something is wrong and what is right.
const MISTAKE: &[&str] = &[
    "错",
    "误",
    "不对",
    "不符",
    "不一致",
    "不正确",
    "正确",
    "应为",
    "应是",
    "应该",
    "改为",
    "改成",
    "更正",
    "更改",
    "修改",
    "变更",
    "实为",
    "实际",
    "写成",
    "打成",
    "录成",
    "改名",
    "改了",
    "现名",
];
/// Behind these stands the right value.
const MARKS: &[&str] = &[
    "正确",
    "应为",
    "应是",
    "应该为",
    "应该是",
    "更正为",
    "更改为",
    "修改为",
    "变更为",
    "改为",
    "改成",
    "实为",
    "实际",
    "现名",
];

/// What a clause without blanks corrects.
pub(super) fn corrections(clause: &str) -> Vec<Correction> {
    if let Some(found) = bare_number(clause).or_else(|| name_as_asked(clause)) {
        return vec![found];
    }
    let says_wrong = MISTAKE.iter().any(|word| clause.contains(word));
    // That somebody or a number is there twice is no correction, unless a right value is named.
    let repeated = clause.contains("重复") && behind_mark(clause).is_none();
    if !says_wrong || repeated {
        return Vec::new();
    }
    let kinds = kinds(clause);
    let mut found: Vec<Wrong> = kinds.iter().map(|(_, wrong)| *wrong).collect();
    found.dedup();
    let mut seen: Vec<Wrong> = Vec::new();
    found.retain(|wrong| {
        let first = !seen.contains(wrong);
        seen.push(*wrong);
        first
    });
    found.into_iter().map(|wrong| correction(wrong, clause, &kinds)).collect()
}

/// Where a clause speaks of what: places ascending.
fn kinds(clause: &str) -> Vec<(usize, Wrong)> {
    let mut kinds: Vec<(usize, Wrong)> = Vec::new();
    for (word, wrong) in [
        ("身份证", Wrong::IdNumber),
        ("身份号", Wrong::IdNumber),
        ("证件号", Wrong::IdNumber),
        ("姓名", Wrong::Name),
        ("名字", Wrong::Name),
        ("改名", Wrong::Name),
        ("编号", Wrong::MemberNumber),
        ("编码", Wrong::MemberNumber),
    ] {
        kinds.extend(clause.match_indices(word).map(|(at, _)| (at, wrong)));
    }
    order::sort(&mut kinds);
    // 身份证编号 is no 编号, and 团员证编号 neither.
    let is_another = |at: usize| {
        let before = clause.get(..at).unwrap_or_default();
        before.ends_with("身份证") || before.ends_with("证件") || before.ends_with("团员证")
    };
    kinds.retain(|(at, wrong)| match wrong {
        Wrong::MemberNumber => !is_another(*at),
        Wrong::IdNumber => !is_the_card(clause, *at),
        Wrong::Name => true,
    });
    kinds
}

/// 身份证上, 以身份证为准: the card is spoken of, not its number.
fn is_the_card(clause: &str, at: usize) -> bool {
    let (before, from) = clause.split_at_checked(at).unwrap_or((clause, ""));
    let behind = from.trim_start_matches("身份证");
    let shown = ["上", "姓名", "名字", "为准", "一致", "原件", "复印", "显示"];
    let held_against = ["与", "按", "以", "据", "凭", "核对", "对照"];
    shown.iter().any(|word| behind.starts_with(word))
        || (!behind.starts_with('号') && held_against.iter().any(|word| before.ends_with(word)))
}

/// 姓名错误，正确姓名为：X, to the letter: whatever name it is.
fn name_as_asked(clause: &str) -> Option<Correction> {
    let right = clause.strip_prefix("姓名错误,正确姓名为:")?;
    let is_name = right.chars().all(|c| c.is_alphabetic() || is_name_dot(c)) && right.chars().count() <= 20;
    (is_name && !right.is_empty()).then(|| Correction {
        wrong: Wrong::Name,
        right: Some(right.to_owned()),
        plain: true,
    })
}

/// The correction of one kind: what is said from its words to those of another.
fn correction(wrong: Wrong, clause: &str, kinds: &[(usize, Wrong)]) -> Correction {
    let mut pieces: Vec<&str> = Vec::new();
    for (place, (at, _)) in kinds.iter().enumerate().filter(|(_, (_, of))| *of == wrong) {
        let next = kinds.iter().skip(place + 1).find(|(_, other)| *other != wrong);
        let end = next.map_or(clause.len(), |(end, _)| *end);
        // 正确 stands before the kind's own word.
        let start = clause
            .get(..*at)
            .filter(|before| before.ends_with("正确"))
            .map_or(*at, |b| b.len() - "正确".len());
        let piece = clause.get(start..end).unwrap_or_default();
        pieces.push(if next.is_some() { piece.strip_suffix("正确").unwrap_or(piece) } else { piece });
        if next.is_none() {
            break;
        }
    }
    let only = kinds.iter().all(|(_, of)| *of == wrong);
    let pieces = if only { vec![clause] } else { pieces };
    for piece in pieces.iter().rev() {
        let behind = behind_mark(piece);
        if let Some(value) = behind.and_then(|rest| value_at_start(wrong, rest)) {
            // Where a long name ends and the sentence goes on, only a person can tell.
            let plain = wrong != Wrong::Name || value.chars().count() <= 4 || value.contains(is_name_dot);
            return Correction { wrong, right: Some(value), plain };
        }
    }
    // No mark: a lone value is meant, but nobody said so.
    let lone = pieces.iter().rev().find_map(|piece| lone_value(wrong, piece));
    Correction { wrong, right: lone, plain: false }
}

/// What stands behind the last mark of the right value.
fn behind_mark(piece: &str) -> Option<&str> {
    let ends = MARKS.iter().filter_map(|mark| piece.rfind(mark).map(|at| at + mark.len()));
    piece.get(ends.max()?..)
}

/// The value right behind a mark: 为：张三, “张三”, ，2019….
fn value_at_start(wrong: Wrong, rest: &str) -> Option<String> {
    let fill = |c: char| {
        matches!(c, ':' | ',' | '为' | '是' | '“' | '”' | '"' | '「' | '」' | '(' | '《' | '的' | '.')
    };
    let labels = [
        "发展团员编号",
        "团员发展编号",
        "团员编号",
        "身份证号码",
        "证件号码",
        "证件号",
        "身份证号",
        "身份证",
        "姓名",
        "名字",
        "编号",
        "号码",
    ];
    let mut rest = rest.trim_start_matches(fill);
    while let Some(behind) = labels.iter().find_map(|label| rest.strip_prefix(label)) {
        rest = behind.trim_start_matches(fill);
    }
    let value: String = match wrong {
        Wrong::Name => rest.chars().take_while(|c| c.is_alphabetic() || is_name_dot(*c)).collect(),
        Wrong::IdNumber => rest.chars().take_while(char::is_ascii_alphanumeric).collect(),
        Wrong::MemberNumber => {
            // Old numbers begin with the place's character.
            let letters = rest.chars().take_while(|c| c.is_alphabetic() && !c.is_ascii()).count();
            let number =
                rest.chars().enumerate().take_while(|(at, c)| *at < letters || c.is_ascii_alphanumeric());
            number.map(|(_, c)| c).filter(|_| letters <= 4).collect()
        }
    };
    let value = match wrong {
        Wrong::Name => value.trim_end_matches(is_name_dot).to_owned(),
        _ => value.to_uppercase(),
    };
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let fits = match wrong {
        Wrong::Name => (1..=30).contains(&value.chars().count()) && !is_talk(&value),
        Wrong::MemberNumber => digits > 0,
        // 最后一位应为2 names a digit, not the number.
        Wrong::IdNumber => digits > 7,
    };
    fits.then_some(value)
}

/// Words about a name, not a name.
fn is_talk(value: &str) -> bool {
    !kinds(value).is_empty() || MISTAKE.iter().any(|word| value.contains(word))
}

/// The only number in a piece that says no more; the name at its end.
fn lone_value(wrong: Wrong, piece: &str) -> Option<String> {
    let least = match wrong {
        Wrong::Name => return lone_name(piece),
        Wrong::IdNumber => 14,
        Wrong::MemberNumber => 7,
    };
    let mut runs = piece
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|run| run.bytes().filter(u8::is_ascii_digit).count() >= least);
    match (runs.next(), runs.next()) {
        (Some(run), None) => Some(run.to_uppercase()),
        _ => None,
    }
}

/// 姓名错误：张三, 名字打错了，张三.
fn lone_name(piece: &str) -> Option<String> {
    const WRONG: [&str; 7] = ["错误", "错了", "有误", "错字", "错别字", "写错", "不对"];
    let end = WRONG.iter().filter_map(|word| piece.rfind(word).map(|at| at + word.len())).max()?;
    let rest = piece.get(end..)?.trim_start_matches([':', ',', '-']);
    let length = rest.chars().count();
    let is_han = rest.chars().all(|c| matches!(c, '\u{3400}'..='\u{9FFF}'));
    // What a sentence goes on with.
    let goes_on =
        rest.contains(['请', '已', '需', '要', '未', '与', '和', '的', '了', '核', '删', '录', '系']);
    ((2..=4).contains(&length) && is_han && !goes_on && !is_talk(rest)).then(|| rest.to_owned())
}

/// A clause that is nothing but a number: which kind is plain by its form, that it is right is not said.
fn bare_number(clause: &str) -> Option<Correction> {
    let wrong = if IdNumber::parse(clause).is_some() {
        Wrong::IdNumber
    } else if clause.len() == 12 && clause.starts_with("20") && clause.bytes().all(|b| b.is_ascii_digit()) {
        Wrong::MemberNumber
    } else {
        return None;
    };
    Some(Correction { wrong, right: Some(clause.to_uppercase()), plain: false })
}
