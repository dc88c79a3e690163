//! What a form says of its unit outside its rows: the line 单位, and the names of its file and sheet.

use crate::domain::{order, text};
use crate::intake::Sheet;
use crate::intake::table::Table;

/// Behind these stands a unit, perhaps in parts: 学院：… 班级：….
const UNIT: [&str; 9] = ["单位", "团总支", "团支部", "支部", "学院", "院系", "系部", "专业", "班级"];
/// Behind these stands something else.
const OTHERS: [&str; 12] = [
    "填报人",
    "填表人",
    "制表人",
    "负责人",
    "联系人",
    "审核人",
    "经办人",
    "联系电话",
    "电话",
    "手机",
    "日期",
    "时间",
];

/// So many lines around a table are read.
const LINES: usize = 40;
/// A line that goes on longer than this is a sentence.
const LONG: usize = 120;

/// What stands behind 单位： above the table, or else below it; before or behind （盖章）, in this cell or
/// the next.
pub fn unit_line(table: &Table) -> Option<String> {
    let sheet = &table.sheet;
    let at = |number: Option<&u32>| number.and_then(|number| sheet.row_index(*number));
    let (header, rows) = (&table.layout.header_rows, &table.layout.rows);
    let top = at(header.first()).or_else(|| at(rows.first())).unwrap_or(0);
    let last = at(rows.last()).or_else(|| at(header.last())).unwrap_or(0);
    let around = (0..top).rev().chain(last + 1..sheet.row_count());
    around.take(LINES).find_map(|index| in_row(sheet, index))
}

fn in_row(sheet: &Sheet, index: usize) -> Option<String> {
    let cells: Vec<String> = sheet.row(index).map(|cell| text::squeeze(cell.text).into_owned()).collect();
    let line = STAMPS.iter().fold(cells.join("\t"), |line, stamp| line.replace(stamp, ""));
    if line.chars().count() > LONG {
        return None;
    }
    let labels = labels(&line);
    let ends = labels.iter().skip(1).map(|label| label.start).chain([line.len()]);
    let values = labels.iter().zip(ends).filter(|(label, _)| label.is_unit);
    let said: String = values.filter_map(|(label, end)| line.get(label.end..end)).collect();
    let said: String = said.chars().filter(|c| !matches!(c, '\t' | '_')).collect();
    let said = said.trim_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '(');
    (!said.is_empty()).then(|| said.to_owned())
}

const STAMPS: [&str; 4] = ["(盖章)", "(公章)", "(章)", "盖章"];

/// A label and where what it labels begins.
struct Label {
    start: usize,
    end: usize,
    is_unit: bool,
}

/// The labels of a line whose cells are parted by tabs, in order.
fn labels(line: &str) -> Vec<Label> {
    let all = UNIT.iter().map(|word| (*word, true)).chain(OTHERS.iter().map(|word| (*word, false)));
    let mut found: Vec<Label> = Vec::new();
    for (word, is_unit) in all {
        for (start, _) in line.match_indices(word) {
            let (before, behind) = line.split_at_checked(start + word.len()).unwrap_or((line, ""));
            let rest = ["名称", "全称"].iter().find_map(|more| behind.strip_prefix(more)).unwrap_or(behind);
            let alone = (start == 0 || before.strip_suffix(word).is_some_and(|b| b.ends_with('\t')))
                && (rest.is_empty() || rest.starts_with('\t'));
            if alone || rest.starts_with(':') {
                let end = line.len() - rest.trim_start_matches([':', '\t']).len();
                found.push(Label { start, end, is_unit });
            }
        }
    }
    // 团支部： holds 支部：.
    order::sort_by_key(&mut found, |label| (label.start, std::cmp::Reverse(label.end)));
    let mut covered = 0;
    found.retain(|label| {
        let own = label.start >= covered;
        covered = covered.max(label.end);
        own
    });
    found
}

/// What the names of file, sheet and folders say, nearest first, without what every such file is called.
pub fn names(sheet: &Sheet, school: &str) -> Vec<String> {
    let mut path = sheet.file.rsplit('/');
    let file = path.next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let folders: Vec<&str> = path.collect();
    let named = [stem, sheet.name.as_str()].into_iter().chain(folders.iter().copied());
    let mut names: Vec<String> = named.map(|name| bare(name, school)).collect();
    // 计算机学院/软工2201/附件1.xlsx: a class is called so in more than one college.
    if let (Some(file), Some(folder)) = (names.first(), folders.first()) {
        let joined = format!("{}{file}", bare(folder, school));
        names.insert(0, joined);
    }
    names.retain(|name| !name.is_empty());
    names
}

fn bare(name: &str, school: &str) -> String {
    const EMPTY: [&str; 13] = [
        "要求后台删除团员登记表",
        "团员信息删除表",
        "后台删除",
        "删除登记表",
        "毕业生团籍保留",
        "团籍保留",
        "登记表",
        "附件1",
        "附件3",
        "附件一",
        "附件三",
        "附件",
        "汇总",
    ];
    let mut words = text::squeeze(name).replace(school, "");
    for empty in EMPTY {
        words = words.replace(empty, "");
    }
    words.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::limits::Limits;
    use crate::intake::{CellKind, SheetBuilder};

    fn said(cells: &[&str]) -> Option<String> {
        let mut builder = SheetBuilder::new("附件1.xlsx", "", Limits::default());
        for (column, text) in (0u32..).zip(cells) {
            builder.push(1, column, CellKind::Text, text).unwrap();
        }
        in_row(&builder.finish(), 0)
    }

    #[test]
    fn the_unit_is_found_wherever_its_line_has_it() {
        for cells in [
            &["单位：软工2201（盖章）    填报人：王一诺    电话：13800000001"][..],
            &["单位：（盖章）软工2201　填报人：　电话："],
            &["单位（盖章）：软工2201", "填报人：王一诺"],
            &["填报单位：软工2201"],
            &["单位名称", "软工2201", "填报人", "王一诺", "联系电话", "13800000001"],
            &["单位：", "软工2201", "（盖章）"],
            &["团支部：软工2201", "负责人：王一诺"],
            &["单位：__软工2201__（公章）"],
            &["班级:软工2201 日期：2024年4月18日"],
        ] {
            assert_eq!(said(cells).as_deref(), Some("软工2201"), "{cells:?}");
        }
        assert_eq!(said(&["学院：计算机学院  班级：软工2201"]).as_deref(), Some("计算机学院软工2201"));
        for cells in [
            &["单位：（盖章）  填报人：王一诺  电话："][..],
            &["单位负责人：王一诺"],
            &["团支部负责人签字：", "时间：2024年4月18日"],
            &["齐鲁理工学院要求后台删除团员登记表"],
            &["4.请各单位于4月20日前上报"],
        ] {
            assert_eq!(said(cells), None, "{cells:?}");
        }
    }

    #[test]
    fn files_and_folders_are_named_after_units() {
        let of = |file: &str| {
            let sheet = SheetBuilder::new(file, "Sheet1", Limits::default()).finish();
            names(&sheet, "齐鲁理工学院")
        };
        assert_eq!(of("附件1-软工2201.xlsx")[0], "软工2201");
        assert_eq!(
            of("计算机学院/软工2201附件1：齐鲁理工学院要求后台删除团员登记表.docx")[0],
            "计算机学院软工2201"
        );
        assert_eq!(of("软工2201/附件1.xlsx"), ["软工2201", "Sheet1", "软工2201"]);
    }
}
