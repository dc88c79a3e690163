//! Who belongs to which branch, by 组织全称.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::domain::{Field, text::squeeze};
use crate::intake::Record;
use crate::intake::table::TableId;
use crate::rules::facts;

/// The branches of system lists, each with its records in the order given. Full names that are
/// variants of one another (OG002) count as one branch; a list without the column is one branch.
pub fn branches<'a>(records: impl Iterator<Item = &'a Record<'a>>) -> Vec<Vec<&'a Record<'a>>> {
    #[derive(PartialEq, Eq, Hash)]
    enum Key {
        Name(String),
        Table(TableId),
    }
    let mut groups: Vec<Vec<&Record<'_>>> = Vec::new();
    let mut by_key: HashMap<Key, usize> = HashMap::new();
    // Thousands of rows bear one name: the costly key is made once per spelling.
    let mut by_spelling: HashMap<Cow<'_, str>, usize> = HashMap::new();
    for record in records {
        let group = match facts::given(record, Field::OrgName) {
            Some(name) => *by_spelling
                .entry(name)
                .or_insert_with_key(|name| group_of(Key::Name(variant_key(name)), &mut by_key, &mut groups)),
            None if record.cell(Field::OrgName).is_none() => {
                group_of(Key::Table(record.id.table), &mut by_key, &mut groups)
            }
            // OG001 speaks of these.
            None => continue,
        };
        if let Some(group) = groups.get_mut(group) {
            group.push(record);
        }
    }
    fn group_of(key: Key, by_key: &mut HashMap<Key, usize>, groups: &mut Vec<Vec<&Record<'_>>>) -> usize {
        *by_key.entry(key).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        })
    }
    groups
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
