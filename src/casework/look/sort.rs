//! The order of the rows by one column: dates by date, numbers by number, the rest by sound; blanks last.

use std::cmp::Ordering;

use pinyin::ToPinyin;
use serde::{Deserialize, Serialize};

use crate::casework::campaign::Campaign;
use crate::domain::{Field, PartialDate, text};
use crate::intake::record::Record;
use crate::intake::table::RecordId;

/// Which end comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Order {
    /// A to Z, small to large, early to late.
    Rising,
    /// The other way round.
    Falling,
}

/// What a cell is compared by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Date(PartialDate),
    Text(String),
}

/// Sorts the rows; those that are alike, and blank ones, keep their order.
pub(super) fn sort(campaign: &Campaign, rows: &mut [RecordId], field: Field, order: Order) {
    rows.sort_by_cached_key(|row| Ranked { key: key_of(campaign, *row, field), order });
}

/// Do the rows stand in this order?
pub(super) fn is_sorted(campaign: &Campaign, rows: &[RecordId], field: Field, order: Order) -> bool {
    rows.iter().map(|row| Ranked { key: key_of(campaign, *row, field), order }).is_sorted()
}

/// A key that knows which way it is compared. Nothing comes last either way.
#[derive(PartialEq, Eq)]
struct Ranked {
    key: Option<Key>,
    order: Order,
}

impl PartialOrd for Ranked {
    fn partial_cmp(&self, other: &Ranked) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ranked {
    fn cmp(&self, other: &Ranked) -> Ordering {
        match (&self.key, &other.key) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Greater,
            (Some(_), None) => Ordering::Less,
            (Some(one), Some(two)) if self.order == Order::Rising => one.cmp(two),
            (Some(one), Some(two)) => two.cmp(one),
        }
    }
}

fn key_of(campaign: &Campaign, row: RecordId, field: Field) -> Option<Key> {
    let table = campaign.table(row.table)?;
    let record = Record::of_fields(table, row, campaign.overlay(), |other| other == field);
    let tidy = record.text(field);
    if tidy.is_empty() {
        return None;
    }
    if field.is_date()
        && let Some(date) = record.date(field)
    {
        return Some(Key::Date(date));
    }
    Some(Key::Text(sort_text(&tidy, field)))
}

/// A text that compares as the cell should: runs of digits by their value, Chinese characters by their
/// sound and then by themselves, so that one surname stays together.
fn sort_text(tidy: &str, field: Field) -> String {
    let mut out = String::with_capacity(tidy.len() * 3);
    let mut rest = tidy;
    let mut first = true;
    while let Some(c) = rest.chars().next() {
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        if digits > 0 {
            let (run, after) = rest.split_at(digits);
            let value = run.trim_start_matches('0');
            // A longer number is a larger one; its length fits into a character.
            out.push(char::from_u32(0x30 + value.len().min(0x300) as u32).unwrap_or('0'));
            out.push_str(value);
            rest = after;
        } else {
            let own = surname(c).filter(|_| first && field == Field::Name);
            match own.or_else(|| c.to_pinyin().map(|sound| sound.plain())) {
                Some(sound) => {
                    out.push('~');
                    out.push_str(sound);
                    out.push(c);
                }
                None => out.extend(c.to_lowercase()),
            }
            rest = rest.strip_prefix(c).unwrap_or("");
        }
        first = false;
    }
    out
}

/// Characters that sound otherwise as surnames.
fn surname(c: char) -> Option<&'static str> {
    Some(match c {
        '单' => "shan",
        '曾' => "zeng",
        '解' => "xie",
        '仇' => "qiu",
        '查' => "zha",
        '区' => "ou",
        '任' => "ren",
        '盖' => "ge",
        '朴' => "piao",
        '缪' => "miao",
        '尉' => "yu",
        '翟' => "zhai",
        '乐' => "yue",
        '种' => "chong",
        '折' => "she",
        '员' => "yun",
        _ => return None,
    })
}

/// The initials of a text's sounds: what is typed to find it in a list.
pub fn initials(raw: &str) -> String {
    let initial = |c: char| match c.to_pinyin() {
        Some(sound) => sound.first_letter().to_owned(),
        None => c.to_lowercase().to_string(),
    };
    text::squeeze(raw).chars().map(initial).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(field: Field, mut texts: Vec<&str>) -> Vec<&str> {
        texts.sort_by_key(|text| sort_text(text, field));
        texts
    }

    #[test]
    fn names_sort_by_sound_and_surnames_stay_together() {
        let names = vec!["张三", "单田芳", "章二", "安娜", "张一", "Bob", "曾国", "石磊"];
        assert_eq!(
            sorted(Field::Name, names),
            ["Bob", "安娜", "单田芳", "石磊", "曾国", "张三", "张一", "章二"]
        );
    }

    #[test]
    fn numbers_within_texts_sort_by_value() {
        let classes = vec!["软件2023级10班", "软件2023级2班", "软件2022级11班", "软件2023级02班"];
        assert_eq!(
            sorted(Field::OrgName, classes),
            ["软件2022级11班", "软件2023级2班", "软件2023级02班", "软件2023级10班"]
        );
        assert_eq!(sorted(Field::Phone, vec!["10", "9", "100"]), ["9", "10", "100"]);
    }

    #[test]
    fn blanks_come_last_either_way() {
        let ranked = |key: Option<&str>, order| Ranked { key: key.map(|text| Key::Text(text.into())), order };
        for order in [Order::Rising, Order::Falling] {
            assert!(ranked(None, order) > ranked(Some("a"), order));
            assert_eq!(ranked(None, order).cmp(&ranked(None, order)), Ordering::Equal);
        }
        assert!(ranked(Some("b"), Order::Falling) < ranked(Some("a"), Order::Falling));
        let date = Key::Date(PartialDate::parse("2020-09").unwrap());
        assert!(date < Key::Text("不详".into()), "what cannot be read as a date comes after");
    }

    #[test]
    fn initials_are_what_people_type() {
        assert_eq!(initials("维吾尔族"), "wwez");
        assert_eq!(initials("A 中"), "az");
    }
}
