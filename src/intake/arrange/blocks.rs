//! Several lists on one sheet: one under another, or side by side to save paper.

use std::ops::RangeInclusive;

use super::super::content::is_name;
use super::super::header::{self, Name};
use super::super::header_text::clean;
use super::super::layout::propose_layout;
use super::super::mapping;
use super::super::rows::is_closing;
use super::super::sheet::Sheet;
use super::super::table::TableKind;
use crate::domain::text;

/// Lists on one sheet at most; what looks like more is something else.
const MOST: usize = 60;
/// Lines above a header that may be its title.
const TITLES: usize = 3;

/// The lists that stand one under another with different headers, each with the lines above its header.
///
/// A header repeated on every page of one list begins no other list.
pub(super) fn one_under_another(sheet: Sheet) -> Vec<Sheet> {
    let begins = beginnings(&sheet);
    if begins.is_empty() || begins.len() >= MOST {
        return vec![sheet];
    }
    let ends = begins.iter().copied().chain([sheet.row_count()]);
    let bounds: Vec<(usize, usize)> = std::iter::once(0).chain(begins.iter().copied()).zip(ends).collect();
    let mut parts: Vec<(usize, usize)> = Vec::new();
    for (from, to) in bounds {
        // What holds nobody is no list: its lines are the title of the next, or the foot of the last.
        match parts.last_mut() {
            Some(last) if !holds_people(&sheet, *last) || !holds_people(&sheet, (from, to)) => last.1 = to,
            _ => parts.push((from, to)),
        }
    }
    if parts.len() < 2 {
        return vec![sheet];
    }
    let count = parts.len();
    let part = |(place, (from, to)): (usize, (usize, usize))| {
        let mut part = rows_of(&sheet, (from, to));
        let (first, last) = (sheet.row_number(from), sheet.row_number(to - 1));
        part.notes.push(format!(
            "工作表里上下有 {count} 张名单，已分开读入；这是第 {} 张，第 {first}–{last} 行。",
            place + 1
        ));
        if place > 0 {
            part.name = named(&part.name, &format!("第{}张", place + 1));
        }
        part
    };
    parts.into_iter().enumerate().map(part).collect()
}

fn rows_of(sheet: &Sheet, (from, to): (usize, usize)) -> Sheet {
    sheet.part(|index, _| (from..to).contains(&index))
}

fn holds_people(sheet: &Sheet, rows: (usize, usize)) -> bool {
    let layout = propose_layout(&rows_of(sheet, rows));
    !layout.rows.is_empty() && layout.kind != TableKind::Unknown && !layout.header_rows.is_empty()
}

/// The name of a part: its sheet's with what it is.
fn named(sheet: &str, part: &str) -> String {
    if sheet.is_empty() { part.to_owned() } else { format!("{sheet}（{part}）") }
}

/// The rows, by index, at which another list begins.
fn beginnings(sheet: &Sheet) -> Vec<usize> {
    // 姓名, 姓　名, 学生姓名: rows without it are not looked at closely.
    let maybe = |index: &usize| sheet.row(*index).any(|cell| cell.text.contains('姓'));
    let mut begins = Vec::new();
    let mut header: Option<usize> = None;
    for index in (0..sheet.row_count()).filter(maybe) {
        if !header::is_plain(sheet, index) {
            continue;
        }
        let Some(before) = header.replace(index) else { continue };
        let adjoins = sheet.row_number(index) == sheet.row_number(before) + 1 && index == before + 1;
        if adjoins || repeats(sheet, before, index) {
            continue;
        }
        begins.push(with_titles(sheet, before, index));
    }
    begins
}

/// Does the lower header name the same columns?
fn repeats(sheet: &Sheet, before: usize, index: usize) -> bool {
    let same =
        |column, text: &str| sheet.cell(before, column).is_some_and(|above| clean(above.text) == clean(text));
    let cells = sheet.row(index).len();
    sheet.row(index).filter(|cell| same(cell.column, cell.text)).count() * 5 >= cells * 4
}

/// Where the list begins whose header is at `index`: its title stands above.
fn with_titles(sheet: &Sheet, before: usize, index: usize) -> usize {
    let mut begin = index;
    while begin > before + 1 && index - begin < TITLES {
        let above = begin - 1;
        let mut cells = sheet.row(above);
        let title = match (cells.next(), cells.next()) {
            (Some(cell), None) => !is_closing(&text::tidy(cell.text)),
            _ => header::is_group_row(sheet, above, begin),
        };
        if !title {
            break;
        }
        begin = above;
    }
    begin
}

/// The lists that stand side by side under one line of headers.
pub(super) fn side_by_side(sheet: Sheet) -> Vec<Sheet> {
    let header = header::find(&sheet);
    let (Some(top), Some(last)) = (header.first().copied(), header.last().copied()) else {
        return vec![sheet];
    };
    let names = header::names(&sheet, &header);
    let Some(columns) = columns_of_lists(&sheet, last + 1, &names) else { return vec![sheet] };
    let count = columns.len();
    let part = |(place, columns): (usize, RangeInclusive<u16>)| {
        // What stands alone above the header is said of all the lists.
        let mut part = sheet.part(|index, cell| {
            columns.contains(&cell.column) || (index < top && sheet.row(index).len() == 1)
        });
        let (from, to) = (columns.start(), columns.end().min(&sheet.width().saturating_sub(1)).to_owned());
        part.notes.push(format!(
            "名单左右分成 {count} 栏，已分开读入；这是第 {} 栏，第 {}–{} 列。",
            place + 1,
            from + 1,
            to + 1
        ));
        if place > 0 {
            part.name = named(&part.name, &format!("第{}栏", place + 1));
        }
        part
    };
    columns.into_iter().enumerate().map(part).collect()
}

/// Each list's columns, where there are several lists.
fn columns_of_lists(sheet: &Sheet, below: usize, names: &[Name]) -> Option<Vec<RangeInclusive<u16>>> {
    let people: Vec<usize> =
        (0..names.len()).filter(|at| names.get(*at).is_some_and(mapping::names_people)).collect();
    let first = *people.first()?;
    let mut starts = vec![0u16];
    for pair in people.windows(2) {
        let [before, at] = *pair else { return None };
        let start = repeated_start(names, first, at).or_else(|| start_behind_gap(names, before, at))?;
        starts.push(names.get(start)?.column);
    }
    if starts.len() < 2 || starts.len() > MOST {
        return None;
    }
    let columns = people.iter().filter_map(|at| names.get(*at)).map(|name| name.column);
    columns.clone().zip(columns.skip(1)).all(|(a, b)| are_other_people(sheet, below, a, b)).then_some(())?;
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([u16::MAX]);
    Some(starts.iter().copied().zip(ends).map(|(from, to)| from..=to).collect())
}

fn said(name: &Name) -> String {
    clean(name.parts.last().map_or("", String::as_str))
}

/// 序号 | 姓名 | 学号 | 序号 | 姓名 | 学号: the second list begins where the first one's headers begin anew.
fn repeated_start(names: &[Name], first: usize, at: usize) -> Option<usize> {
    let start = at.checked_sub(first)?;
    let same = |a: Option<&Name>, b: Option<&Name>| a.zip(b).is_some_and(|(a, b)| said(a) == said(b));
    let lead = (0..=first).all(|i| same(names.get(i), names.get(start + i)));
    // 姓名 alone is said of others too: what follows must be the same as well.
    (lead && same(names.get(first + 1), names.get(at + 1))).then_some(start)
}

/// A column without a header between the two.
fn start_behind_gap(names: &[Name], before: usize, at: usize) -> Option<usize> {
    (before + 1..=at).rev().find(|place| {
        let column = |at: usize| names.get(at).map(|name| name.column);
        column(*place).zip(column(place - 1)).is_some_and(|(here, left)| here > left + 1)
    })
}

/// Are the people of two columns others, row by row? 系统中姓名 | 正确姓名 are of one person.
fn are_other_people(sheet: &Sheet, below: usize, a: u16, b: u16) -> bool {
    let (mut both, mut same, mut right) = (0, 0, 0);
    for index in below..sheet.row_count() {
        let text = |column| sheet.cell(index, column).map(|cell| text::squeeze(cell.text));
        let Some(name) = text(b).filter(|name| is_name(name)) else { continue };
        right += 1;
        if let Some(left) = text(a) {
            both += 1;
            // Somebody's number beside the misspelt name is the same number.
            let width = i32::from(b) - i32::from(a);
            let again = (1..width).any(|step| {
                let step = u16::try_from(step).unwrap_or(0);
                let (x, y) = (text(a + step), text(b.saturating_add(step)));
                x == y && x.is_some_and(|x| x.len() >= 8)
            });
            same += usize::from(left == name || again);
        }
    }
    right > 0 && same * 5 <= both
}
