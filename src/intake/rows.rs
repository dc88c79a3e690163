//! Which rows are records. What is left out is said; nothing is dropped silently.

use super::content::is_name;
use super::header_text::clean;
use super::row_words::{
    is_blanked_out, is_example, is_hint, is_instruction, is_placeholder, is_remark, is_total,
};
use super::sheet::Sheet;
use super::synonyms::{EXACT, Meaning, meaning_of_clean};
use crate::domain::{IdNumber, order, text};

/// The columns by which a row is known to be somebody.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Keys<'a> {
    pub(super) name: Option<u16>,
    pub(super) id_number: Option<u16>,
    /// The name column's header, to know it again where a printed list repeats it on every page.
    pub(super) name_header: &'a str,
    /// How many columns the list has.
    pub(super) columns: usize,
}

/// The rows that are records, by index, and sentences about the others.
pub(super) fn records(sheet: &Sheet, first: usize, keys: Keys<'_>) -> (Vec<usize>, Vec<String>) {
    let mut rows = Vec::new();
    let mut left_out: [Vec<u32>; Skip::ALL.len()] = Default::default();
    let mut merged = MergedRecords::new(sheet, keys);
    for index in first..sheet.row_count() {
        let number = sheet.row_number(index);
        let skip = look(sheet, index, keys).or_else(|| merged.continues(number).then_some(Skip::Continued));
        match skip {
            None => rows.push(index),
            Some(skip) => {
                if let Some(list) = left_out.get_mut(skip as usize) {
                    list.push(number);
                }
            }
        }
    }
    let crowded: Vec<u32> = rows
        .iter()
        .filter(|row| names_several(sheet, **row, keys))
        .map(|row| sheet.row_number(*row))
        .collect();
    let crowded = (!crowded.is_empty())
        .then(|| format!("{}的姓名里写了几个人，只当作一人；请改为一人一行后再选择。", row_list(&crowded)));
    let notes = Skip::ALL
        .into_iter()
        .zip(left_out)
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(skip, rows)| format!("{}{}，未作为记录。", row_list(&rows), skip.words()))
        .chain(crowded)
        .collect();
    (rows, notes)
}

/// Are there several names in the one cell?
fn names_several(sheet: &Sheet, index: usize, keys: Keys<'_>) -> bool {
    let Some(cell) = keys.name.and_then(|column| sheet.cell(index, column)) else { return false };
    let apart = |c: char| matches!(c, '\n' | '\r' | '、' | ',' | '，' | ';' | '；');
    if !cell.text.contains(apart) {
        return false;
    }
    // 张\n伟 is one person's name over two lines: no part of it is a name.
    let parts = cell.text.split(apart).map(text::squeeze).filter(|part| !part.is_empty());
    let (names, all) =
        parts.fold((0, 0), |(names, all), part| (names + usize::from(is_name(&part)), all + 1));
    names >= 2 && names == all
}

/// Why a row is no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Skip {
    Total,
    Signature,
    Example,
    Header,
    Numbered,
    Nameless,
    Continued,
}

impl Skip {
    const ALL: [Skip; 7] = [
        Skip::Total,
        Skip::Signature,
        Skip::Example,
        Skip::Header,
        Skip::Numbered,
        Skip::Nameless,
        Skip::Continued,
    ];

    const fn words(self) -> &'static str {
        match self {
            Skip::Total => "是合计",
            Skip::Signature => "是签名、说明或标题",
            Skip::Example => "是填写示例或要求",
            Skip::Header => "重复了表头",
            Skip::Numbered => "只有序号",
            Skip::Nameless => "没有姓名和身份证号",
            Skip::Continued => "与上一行合并为同一人",
        }
    }
}

/// `第 5、6 行` or, when there are many, `第 5、6、7 等 30 行`.
pub(super) fn row_list(rows: &[u32]) -> String {
    let shown: Vec<String> = rows.iter().take(5).map(u32::to_string).collect();
    let shown = shown.join("、");
    if rows.len() > 5 { format!("第 {shown} 等 {} 行", rows.len()) } else { format!("第 {shown} 行") }
}

fn look(sheet: &Sheet, index: usize, keys: Keys<'_>) -> Option<Skip> {
    let first = sheet.row(index).next()?;
    let cells = sheet.row(index).len();
    let cell = |column: Option<u16>| column.and_then(|c| sheet.cell(index, c));
    let (name, id_number) = (cell(keys.name), cell(keys.id_number));
    let begins = text::tidy(first.text);
    // Somebody in his own column, whatever stands in front: a mark, 团支书.
    let somebody = name.is_some_and(|name| name.column != first.column && is_name(&text::squeeze(name.text)));
    let post = somebody && begins.starts_with("团支") && !begins.contains(':') && cells * 2 > keys.columns;
    let numbered = || id_number.is_some_and(|number| IdNumber::parse(number.text).is_some());
    let certain = || post || (somebody && numbered());
    if is_total(&begins, cells) && !certain() {
        return Some(Skip::Total);
    }
    if is_remark(&begins, cells) && !certain() {
        return Some(Skip::Signature);
    }
    let paragraph = is_instruction(&begins) && name.is_none_or(|n| n.column == first.column);
    if is_example(&begins) || (is_hint(&begins) && cells >= 2 && !somebody) || paragraph {
        return Some(Skip::Example);
    }
    if let Some(name) = name {
        let said = text::squeeze(name.text);
        if !keys.name_header.is_empty() && said == text::squeeze(keys.name_header) {
            return Some(Skip::Header);
        }
        if is_total(&said, cells) {
            return Some(Skip::Total);
        }
        if said.ends_with(':') || (is_remark(&said, cells) && id_number.is_none()) {
            return Some(Skip::Signature);
        }
        let blanked = id_number.is_some_and(|number| is_blanked_out(&text::squeeze(number.text)));
        if is_example(&said) || (is_hint(&said) && cells >= 2) || is_instruction(&said) || blanked {
            return Some(Skip::Example);
        }
        if is_name(&said) || id_number.is_some() {
            return None;
        }
        // A line of its own between the people, a date, a paragraph; or a form for one person, whose
        // first column says 身份证号, 入团时间.
        if !said.chars().any(char::is_alphabetic) && (is_placeholder(&said) || !has_words(sheet, index)) {
            return Some(Skip::Nameless);
        }
        let alone = cells == 1 && keys.columns > 1;
        let label =
            matches!(meaning_of_clean(&clean(&said)), Meaning::Field(_, EXACT) | Meaning::Other("序号"));
        let paragraph = cells <= 2 && said.chars().count() > 40;
        return (alone || label || paragraph).then_some(Skip::Signature);
    }
    if let Some(id_number) = id_number {
        // 时间：under the column of numbers is a blank to sign in, not somebody without a name.
        let digits = text::squeeze(id_number.text).bytes().filter(u8::is_ascii_digit).count();
        return (digits < 4).then_some(if cells <= 2 { Skip::Signature } else { Skip::Nameless });
    }
    if keys.name.is_none() && keys.id_number.is_none() {
        // Nothing to know people by: whatever has at least two cells may be a record.
        return (cells < 2).then_some(Skip::Signature);
    }
    if cells == 1 && begins.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Skip::Numbered);
    }
    Some(if cells == 1 { Skip::Signature } else { Skip::Nameless })
}

/// Do several cells of the row hold letters? A row of numbers counts the columns or the people.
fn has_words(sheet: &Sheet, index: usize) -> bool {
    sheet.row(index).filter(|cell| cell.text.chars().any(char::is_alphabetic)).count() >= 2
}

/// A person written over two merged rows is one record, not two.
struct MergedRecords {
    /// Rows that continue the one above, as first and last, ascending.
    ranges: Vec<(u32, u32)>,
    next: usize,
}

impl MergedRecords {
    fn new(sheet: &Sheet, keys: Keys<'_>) -> Self {
        let over = |column: Option<u16>| {
            let mut ranges: Vec<(u32, u32)> = sheet
                .merges()
                .iter()
                .filter(|m| m.last_row > m.first_row && column == Some(m.first_column))
                .map(|m| (m.first_row + 1, m.last_row))
                .collect();
            order::sort(&mut ranges);
            ranges
        };
        let names = over(keys.name);
        let ids = over(keys.id_number);
        // Where both columns exist both must be merged; a name merged beside two numbers is two people.
        let ranges = match (keys.name, keys.id_number) {
            (Some(_), Some(_)) => {
                names.into_iter().filter(|range| ids.binary_search(range).is_ok()).collect()
            }
            (Some(_), None) => names,
            _ => ids,
        };
        MergedRecords { ranges, next: 0 }
    }

    /// Rows are asked for in ascending order.
    fn continues(&mut self, row: u32) -> bool {
        while self.ranges.get(self.next).is_some_and(|(_, last)| *last < row) {
            self.next += 1;
        }
        self.ranges.get(self.next).is_some_and(|(first, last)| (*first..=*last).contains(&row))
    }
}
