//! Classes that are said once for several people.

use std::collections::BTreeMap;

use super::super::layout::propose_layout;
use super::super::sheet::{Sheet, Words};
use super::super::table::{Layout, TableKind};
use crate::domain::{Field, OrgName, order, text};

/// What a class, a branch or a college is said in.
const PLACES: [Field; 3] = [Field::Class, Field::Branch, Field::College];

/// Says of each person what a line above the group or the group's first row says.
pub(super) fn say(sheet: &mut Sheet) {
    if !(0..sheet.row_count()).any(|index| sheet.row(index).len() == 1) && !has_gaps(sheet) {
        return;
    }
    let layout = propose_layout(sheet);
    if layout.kind == TableKind::Unknown || layout.rows.is_empty() {
        return;
    }
    if !PLACES.into_iter().chain([Field::OrgName]).any(|field| layout.has(field)) {
        captions(sheet, &layout);
    }
    for field in PLACES {
        first_rows(sheet, &layout, field);
    }
}

/// Is some column filled in hardly half of the rows?
fn has_gaps(sheet: &Sheet) -> bool {
    let mut filled: BTreeMap<u16, usize> = BTreeMap::new();
    for index in 0..sheet.row_count() {
        sheet.row(index).for_each(|cell| *filled.entry(cell.column).or_default() += 1);
    }
    filled.values().any(|count| *count > 1 && count * 2 <= sheet.row_count())
}

/// 2022级软件工程1班 on a line of its own, over the members of that class.
fn captions(sheet: &mut Sheet, layout: &Layout) {
    let header = layout.header_rows.last().and_then(|row| sheet.row_index(*row));
    let below = header.map_or(0, |index| index + 1);
    let mut lines: Vec<(usize, Words)> =
        (below..sheet.row_count()).filter_map(|index| caption(sheet, index)).collect();
    // The first group's line may stand above the header, as on every page below.
    if !lines.is_empty()
        && let Some(top) = layout.header_rows.first().and_then(|row| sheet.row_index(*row))
    {
        lines.extend((0..top).rev().find_map(|index| caption(sheet, index)));
    }
    order::sort_by_key(&mut lines, |(index, _)| *index);
    if lines.is_empty() {
        return;
    }
    let column = sheet.width();
    let rows = layout.rows.iter().filter_map(|row| sheet.row_index(*row));
    let over = |row: usize| lines.iter().rev().find(|(line, _)| *line < row).map(|(_, words)| (row, *words));
    let said: Vec<_> = rows.filter_map(over).collect();
    let numbers: Vec<u32> = lines.iter().map(|(index, _)| sheet.row_number(*index)).collect();
    sheet.say(column, said);
    sheet.notes.push(format!(
        "{}是分组标题，已当作其下各行的班级，列在最右一列。",
        super::super::rows::row_list(&numbers)
    ));
}

/// The class named by a row that says nothing else.
fn caption(sheet: &Sheet, index: usize) -> Option<(usize, Words)> {
    let mut cells = sheet.row(index);
    let (Some(cell), None) = (cells.next(), cells.next()) else { return None };
    let class = class_in(cell.text)?;
    Some((index, sheet.words(index, cell.column, class)?))
}

/// The part of a line that names a class: 2022级软件工程1班 of 班级：2022级软件工程1班（30人）.
fn class_in(line: &str) -> Option<&str> {
    const LISTS: [&str; 9] = ["花名册", "名单", "学生", "团员", "成员", "信息", "情况", "统计", "共"];
    let line = line.trim();
    let line = line.rsplit_once(['：', ':']).map_or(line, |(before, behind)| {
        // 软件工程1班：
        if behind.trim().is_empty() { before } else { behind }
    });
    let line = line.trim_start_matches(|c: char| "一二三四五六七八九十、（）() .".contains(c));
    let end =
        ["（", "(", "[", "【"].iter().chain(&LISTS).filter_map(|mark| line.find(mark)).filter(|at| *at > 0);
    let class = line.get(..end.min().unwrap_or(line.len()))?.trim();
    let short = class.chars().count() <= 30;
    let named = class.ends_with('班') || class.ends_with("支部") || class.ends_with("支部委员会");
    (short && named && OrgName::parse(class, "").class.is_some()).then_some(class)
}

/// A class written beside its first member only, as where merged cells were lost on the way.
fn first_rows(sheet: &mut Sheet, layout: &Layout, field: Field) {
    let Some(column) = layout.column_of(field).map(|column| column.index) else { return };
    let rows: Vec<usize> = layout.rows.iter().filter_map(|row| sheet.row_index(*row)).collect();
    let filled: Vec<(usize, String)> = rows
        .iter()
        .filter_map(|index| Some((*index, text::squeeze(sheet.cell(*index, column)?.text).into_owned())))
        .collect();
    let begins = rows.first().is_some_and(|first| filled.first().is_some_and(|(index, _)| index == first));
    // Who repeats the class from row to row has left blanks that mean something else.
    let repeated = filled.windows(2).any(|pair| matches!(pair, [a, b] if a.1 == b.1));
    if !begins || repeated || rows.len() < 3 || filled.len() * 2 > rows.len() {
        return;
    }
    let words: Vec<(usize, Words)> = filled
        .iter()
        .filter_map(|(index, _)| {
            let whole = sheet.cell(*index, column)?.text.to_owned();
            Some((*index, sheet.words(*index, column, &whole)?))
        })
        .collect();
    let over = |row: usize| words.iter().rev().find(|(line, _)| *line < row).map(|(_, words)| (row, *words));
    let said: Vec<_> = rows.iter().copied().filter_map(over).collect();
    sheet.say(column, said);
    sheet.notes.push(format!("{}只写在每组的第一行，已当作其下各行的{0}。", field.label()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_name_classes() {
        for (line, class) in [
            ("2022级软件工程1班", Some("2022级软件工程1班")),
            ("班级：2022级软件工程1班（30人）", Some("2022级软件工程1班")),
            ("一、软件2班", Some("软件2班")),
            ("2022级软件工程1班花名册", Some("2022级软件工程1班")),
            ("软件工程2班：", Some("软件工程2班")),
            ("1班", Some("1班")),
            ("共青团某某学院2022级软件工程1班支部委员会", Some("共青团某某学院2022级软件工程1班支部委员会")),
            ("合计", None),
            ("2024年4月1日", None),
            ("班长签字：", None),
            ("本班共30人", None),
        ] {
            assert_eq!(class_in(line), class, "{line}");
        }
    }
}
