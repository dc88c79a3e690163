//! Who belongs to which branch, by 组织全称.

use crate::domain::{Field, text::squeeze};
use crate::intake::Record;
use crate::intake::table::TableKind;
use crate::rules::facts;
use crate::rules::groups::{Grouping, Mark, Member, Memo, hash};

/// The rows of one branch. Full names that are variants of one another (OG002) are one branch's; a
/// system list without the column is one branch.
pub static BRANCHES: Grouping = Grouping { mark, whole: |_, _| Vec::new() };

const COULD_TELL: u64 = 1;
const HAS_POST: u64 = 2;
const FLAGS: u64 = COULD_TELL | HAS_POST;

fn mark(record: &Record<'_>, memo: &mut Memo) -> Option<Mark> {
    if facts::is_non_member(record) {
        return None;
    }
    let flag = |holds, flag| if holds { flag } else { 0 };
    let could_tell = record.cell(Field::Post).is_some() || record.cell(Field::IsCadre).is_some();
    let flags = flag(could_tell, COULD_TELL) | flag(facts::has_post(record), HAS_POST);
    match (facts::given(record, Field::OrgName), record.cell(Field::OrgName)) {
        (Some(name), Some(cell)) => {
            Some(Mark { key: memo.variant_of(&name), note: (hash(cell.text) & !FLAGS) | flags })
        }
        // OG001 speaks of these.
        (None, Some(_)) => None,
        _ => {
            (record.kind == TableKind::SystemList).then(|| Mark { key: hash(&record.id.table), note: flags })
        }
    }
}

/// How a row spells the full name, text by text; nothing where it has none.
pub fn spelling(member: &Member) -> Option<u64> {
    Some(member.note & !FLAGS).filter(|spelling| *spelling != 0)
}

/// Could the row say that somebody has a post?
pub fn could_tell(member: &Member) -> bool {
    member.note & COULD_TELL != 0
}

/// Does it?
pub fn has_post(member: &Member) -> bool {
    member.note & HAS_POST != 0
}

/// The key two full names share when they differ only by blanks, brackets, the form of digits
/// (一, １, 2022 or 22) or a missing 级, 班 or 支部委员会.
pub fn variant_key(name: &str) -> String {
    let squeezed = squeeze(name);
    let bare: String = squeezed.chars().filter(|c| !is_bracket(*c)).collect();
    let body =
        ["支部委员会", "团支部", "支部"].iter().find_map(|suffix| bare.strip_suffix(suffix)).unwrap_or(&bare);
    let mut key = String::with_capacity(body.len());
    let mut numeral = String::new();
    for c in body.chars().chain([' ']) {
        if is_numeral(c) {
            numeral.push(c);
            continue;
        }
        // 22级1班 without its marks must not become 221.
        if !numeral.is_empty() && key.ends_with(|last: char| last.is_ascii_digit()) {
            key.push('-');
        }
        key.push_str(&in_digits(&numeral));
        numeral.clear();
        if !matches!(c, '级' | '班' | ' ') {
            key.push(c);
        }
    }
    key
}

fn is_bracket(c: char) -> bool {
    matches!(
        c,
        '(' | ')' | '[' | ']' | '【' | '】' | '〔' | '〕' | '《' | '》' | '「' | '」' | '“' | '”' | '"'
    )
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || chinese_digit(c).is_some() || c == '十'
}

fn chinese_digit(c: char) -> Option<u32> {
    "〇一二三四五六七八九".chars().position(|digit| digit == c).or((c == '零').then_some(0)).map(|n| n as u32)
}

/// A run of numerals in Arabic digits; a year of this century by its last two.
fn in_digits(numeral: &str) -> String {
    let digits: String = match numeral.split_once('十') {
        Some((tens, ones)) => {
            let value = |text: &str| text.chars().next().and_then(|c| c.to_digit(10).or(chinese_digit(c)));
            let tens = value(tens).unwrap_or(1);
            format!("{}", tens * 10 + value(ones).unwrap_or(0))
        }
        None => numeral
            .chars()
            .filter_map(|c| c.to_digit(10).or(chinese_digit(c)))
            .filter_map(|digit| char::from_digit(digit, 10))
            .collect(),
    };
    match digits.strip_prefix("20") {
        Some(short) if digits.len() == 4 => short.to_owned(),
        // 01班 is 1班.
        _ if digits.len() <= 2 => digits.trim_start_matches('0').to_owned(),
        _ => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_share_a_key() {
        let key = variant_key("共青团齐鲁理工学院计算机学院2022级软件工程1班支部委员会");
        for variant in [
            "共青团齐鲁理工学院计算机学院2022级软件工程一班支部委员会",
            "共青团齐鲁理工学院 计算机学院２０２２级软件工程１班支部委员会",
            "共青团齐鲁理工学院（计算机学院）2022级软件工程1班支部委员会",
            "共青团齐鲁理工学院计算机学院2022软件工程1班支部委员会",
            "共青团齐鲁理工学院计算机学院22级软件工程1支部委员会",
            "共青团齐鲁理工学院计算机学院2022级软件工程1班",
            "共青团齐鲁理工学院计算机学院二〇二二级软件工程1班团支部",
            "共青团齐鲁理工学院计算机学院2022级软件工程01班支部委员会",
        ] {
            assert_eq!(variant_key(variant), key, "{variant}");
        }
        for other in [
            "共青团齐鲁理工学院计算机学院2022级软件工程11班支部委员会",
            "共青团齐鲁理工学院计算机学院2021级软件工程1班支部委员会",
            "共青团齐鲁理工学院计算机学院2022级软件1班支部委员会",
        ] {
            assert_ne!(variant_key(other), key, "{other}");
        }
        assert_ne!(variant_key("22级1班"), variant_key("2级21班"));
        assert_eq!(variant_key("二十一班"), variant_key("21班"));
    }
}
