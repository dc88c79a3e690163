//! Where the header is: which rows name the columns, and what each column is called.

use std::collections::HashMap;

use super::content::{is_entry, is_name};
use super::header_text::clean;
use super::row_words::is_hint;
use super::sheet::{RawCell, Sheet};
use super::synonyms::{EXACT, HOLDS, Meaning, meaning, meaning_of_clean};
use crate::domain::{Field, text};

/// How far down a header is looked for: some begin with pages of instructions.
pub(super) const SEARCHED: usize = 200;
/// Rows below a header of unknown words by which it is known for one.
const JUDGED: usize = 20;
/// Rows a header may have above and below the one that names most fields.
const EXTRA: usize = 2;
/// So many cells in English below Chinese headers repeat them.
const ENGLISH: usize = 3;

/// A column's name, row by row from the top; what is said twice stands once.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Name {
    pub(super) column: u16,
    pub(super) parts: Vec<String>,
}

impl Name {
    /// As the user reads it.
    pub(super) fn joined(&self) -> String {
        self.parts.join("/")
    }
}

/// How one row looks.
#[derive(Debug, Default)]
struct Look {
    fields: Vec<Field>,
    /// Some field goes by its own name.
    exact: bool,
    known: usize,
    entries: usize,
    labels: usize,
    cells: usize,
}

/// What cells seen before say: many rows have the same words in them.
type Seen<'a> = HashMap<&'a str, Meaning>;

impl Look {
    fn at(sheet: &Sheet, index: usize) -> Look {
        Look::among(sheet, index, &mut Seen::new())
    }

    fn among<'a>(sheet: &'a Sheet, index: usize, seen: &mut Seen<'a>) -> Look {
        let mut look = Look::default();
        let mut left = None;
        for cell in sheet.row(index) {
            look.cells += 1;
            let tidy = text::tidy(cell.text);
            // 填报人：, 电话： are blanks to fill in, not columns.
            if tidy.ends_with([':']) || tidy.contains(": ") {
                look.labels += 1;
            }
            let labelled = left.take();
            match *seen.entry(cell.text).or_insert_with(|| meaning(cell.text)) {
                Meaning::Field(field, sure) if sure >= HOLDS => {
                    left = Some(field);
                    look.exact |= sure == EXACT;
                    if !look.fields.contains(&field) {
                        look.fields.push(field);
                    }
                }
                Meaning::Field(..) | Meaning::Other(_) => look.known += 1,
                Meaning::Unknown => {
                    // 姓名 | 张三 is a form for one person.
                    let somebody = labelled == Some(Field::Name) && is_name(&text::squeeze(cell.text));
                    look.entries += usize::from(somebody || is_entry(&cell));
                }
            }
        }
        look
    }

    fn score(&self) -> i64 {
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX / 64);
        count(self.fields.len()) * 10 + count(self.known) * 4
            - count(self.entries) * 12
            - count(self.labels) * 6
    }

    /// Names at least two fields, or one that is enough for a list of names.
    fn is_header(&self) -> bool {
        let enough = match self.fields.as_slice() {
            [] => false,
            [one] => self.exact && matches!(one, Field::Name | Field::IdNumber) && self.labels == 0,
            _ => self.labels * 2 <= self.cells,
        };
        enough && self.entries * 3 <= self.cells
    }
}

/// The header's rows by index, top to bottom; empty where there is none.
pub(super) fn find(sheet: &Sheet) -> Vec<usize> {
    let mut best: Option<(i64, usize)> = None;
    let mut seen = Seen::new();
    for index in (0..sheet.row_count().min(SEARCHED)).filter(|index| !is_of_figures(sheet, *index)) {
        let look = Look::among(sheet, index, &mut seen);
        if look.is_header() && best.is_none_or(|(score, _)| look.score() > score) {
            best = Some((look.score(), index));
        }
    }
    let Some((_, main)) = best else { return of_unknown_words(sheet).into_iter().collect() };
    let mut rows = vec![main];
    while rows.len() <= EXTRA {
        let Some(&top) = rows.first() else { break };
        match top.checked_sub(1).filter(|above| is_group_row(sheet, *above, top)) {
            Some(above) => rows.insert(0, above),
            None => break,
        }
    }
    for below in main + 1..=main + EXTRA {
        if below >= sheet.row_count() || !is_sub_header(sheet, &rows, below) {
            break;
        }
        rows.push(below);
    }
    rows
}

/// Are so many cells bare figures that the row is somebody's, whatever the others say? Most rows are.
fn is_of_figures(sheet: &Sheet, index: usize) -> bool {
    let is_bare = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'.' | b'/'));
    let (mut figures, mut cells) = (0, 0);
    for cell in sheet.row(index) {
        cells += 1;
        figures += usize::from(is_bare(cell.text) && is_entry(&cell));
    }
    figures * 3 > cells
}

/// Does the row name columns, and nothing else?
pub(super) fn is_plain(sheet: &Sheet, index: usize) -> bool {
    let look = Look::at(sheet, index);
    look.is_header()
        && look.entries + look.labels == 0
        && (look.fields.len() + look.known) * 5 >= look.cells * 3
}

/// How many fields the row names.
pub(super) fn fields_in(sheet: &Sheet, index: usize) -> usize {
    Look::at(sheet, index).fields.len()
}

/// A first row without anything that belongs into a list, over columns full of what does: 字段1, 代码.
fn of_unknown_words(sheet: &Sheet) -> Option<usize> {
    let index = (0..sheet.row_count().min(SEARCHED)).find(|index| sheet.row(*index).len() > 1)?;
    let look = Look::at(sheet, index);
    let named = |cell: &RawCell<'_>| is_name(&text::squeeze(cell.text));
    // 宿舍 begins with a surname, and is a word all the same.
    let somebody = |cell: RawCell<'_>| named(&cell) && meaning(cell.text) == Meaning::Unknown;
    if look.entries + look.labels > 0 || sheet.row(index).any(somebody) {
        return None;
    }
    let below: Vec<usize> =
        (index + 1..sheet.row_count()).filter(|below| sheet.row(*below).len() > 1).take(JUDGED).collect();
    let speaks = |column| {
        let cells = below.iter().filter_map(|row| sheet.cell(*row, column));
        let (entries, all) = cells.fold((0, 0), |(entries, all), cell| {
            (entries + usize::from(is_entry(&cell) || named(&cell)), all + 1)
        });
        all > 1 && entries * 3 >= all * 2
    };
    (sheet.row(index).filter(|cell| speaks(cell.column)).count() >= 2).then_some(index)
}

/// Does the row above name groups of the header's columns, or columns whose cells reach down?
pub(super) fn is_group_row(sheet: &Sheet, above: usize, top: usize) -> bool {
    let (number, below) = (sheet.row_number(above), sheet.row_number(top));
    let look = Look::at(sheet, above);
    if number + 1 != below || look.cells < 2 || look.entries > 0 || look.labels * 2 >= look.cells {
        return false;
    }
    let width = sheet.row(top).len();
    let merged = sheet.merges().iter().filter(|merge| merge.first_row == number).any(|merge| {
        let across = usize::from(merge.last_column - merge.first_column) + 1;
        merge.last_row == below || (merge.last_row == number && across < width)
    });
    let reaches_down = sheet.row(above).any(|cell| {
        let known = !matches!(meaning(cell.text), Meaning::Unknown);
        known && sheet.cell(top, cell.column).is_none_or(|lower| lower.text == cell.text)
    });
    merged || reaches_down
}

/// Does the row below say more exactly what the header's columns are?
fn is_sub_header(sheet: &Sheet, rows: &[usize], below: usize) -> bool {
    let Some(&last) = rows.last() else { return false };
    if sheet.row_number(last) + 1 != sheet.row_number(below) {
        return false;
    }
    let (mut own, mut known, mut english, mut unsaid) = (0usize, 0usize, 0usize, 0usize);
    for cell in sheet.row(below) {
        let above = group_above(sheet, last, cell.column);
        if above == Some(cell.text) {
            continue;
        }
        own += 1;
        if is_entry(&cell) || is_hint(&text::squeeze(cell.text)) {
            return false;
        }
        let joined = clean(&format!("{}{}", above.unwrap_or_default(), cell.text));
        // Nothing is added to the header: a line in English below it, or a foreigner's name.
        if joined == clean(above.unwrap_or_default()) {
            let said = matches!(meaning(cell.text), Meaning::Field(_, HOLDS..) | Meaning::Other(_));
            known += usize::from(said || is_bracketed(cell.text));
            english += usize::from(is_english(cell.text));
            unsaid += usize::from(!said && is_english(cell.text));
            continue;
        }
        let both = [meaning(cell.text), meaning_of_clean(&joined)];
        // A name stands alone: 辅导员 over 王芳 is a record, not a header of two rows.
        known += usize::from(both.iter().enumerate().any(|(i, meaning)| match meaning {
            Meaning::Field(_, sure) => *sure >= HOLDS && (i == 0 || *sure > HOLDS),
            Meaning::Other(_) => i == 0,
            Meaning::Unknown => false,
        }));
    }
    known += if english >= ENGLISH { unsaid } else { 0 };
    own > 0 && known * 2 > own
}

/// （18位）
fn is_bracketed(text: &str) -> bool {
    let text = text::squeeze(text);
    text.starts_with(['(', '【', '〔']) && text.ends_with([')', '】', '〕'])
}

fn is_english(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '-' | '/'))
}

/// The text over a column: its own, or that of the group to the left which reaches over it.
fn group_above(sheet: &Sheet, index: usize, column: u16) -> Option<&str> {
    if let Some(cell) = sheet.cell(index, column) {
        return Some(cell.text);
    }
    let number = sheet.row_number(index);
    let merge = sheet.merges().iter().find(|merge| {
        (merge.first_row..=merge.last_row).contains(&number)
            && (merge.first_column..=merge.last_column).contains(&column)
    });
    if let Some(merge) = merge {
        return sheet
            .row_index(merge.first_row)
            .and_then(|top| sheet.cell(top, merge.first_column))
            .map(|c| c.text);
    }
    None
}

/// The columns' names under these header rows, for every column that has any.
pub(super) fn names(sheet: &Sheet, rows: &[usize]) -> Vec<Name> {
    let mut columns: Vec<u16> =
        rows.iter().flat_map(|index| sheet.row(*index).map(|cell| cell.column)).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
        .into_iter()
        .map(|column| {
            let mut name = Name { column, parts: Vec::new() };
            for (place, index) in rows.iter().enumerate() {
                let own = group_above(sheet, *index, column);
                let text = own.or_else(|| unmerged_group(sheet, rows, place, column)).map(str::trim);
                if let Some(text) = text.filter(|text| name.parts.last().is_none_or(|last| last != text)) {
                    name.parts.push(text.to_owned());
                }
            }
            name
        })
        .collect()
}

/// In files without merges a group's name stands over its first column only: what is blank above but
/// named below belongs to the group on the left, if that is a group, that is, named below as well.
fn unmerged_group<'a>(sheet: &'a Sheet, rows: &[usize], place: usize, column: u16) -> Option<&'a str> {
    let (upper, lower) = (*rows.get(place)?, *rows.get(place + 1)?);
    if sheet.merges().iter().any(|merge| merge.first_row == sheet.row_number(upper)) {
        return None;
    }
    sheet.cell(lower, column)?;
    let group = sheet.row(upper).take_while(|cell| cell.column < column).last()?;
    let below = sheet.cell(lower, group.column)?;
    (below.text != group.text).then_some(group.text)
}
