//! Which rows are records. What is left out is said; nothing is dropped silently.

use super::content::is_name;
use super::header_text::clean;
use super::sheet::Sheet;
use super::synonyms::{EXACT, Meaning, meaning_of_clean};
use crate::domain::text;

/// The columns by which a row is known to be somebody.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Keys<'a> {
    pub(super) name: Option<u16>,
    pub(super) id_number: Option<u16>,
    /// The name column's header, to know it again where a printed list repeats it on every page.
    pub(super) name_header: &'a str,
    /// The name column is the only one.
    pub(super) lonely: bool,
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
    let notes = Skip::ALL
        .into_iter()
        .zip(left_out)
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(skip, rows)| format!("{}{}，未作为记录。", row_list(&rows), skip.words()))
        .collect();
    (rows, notes)
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
    if is_total(&begins, cells) {
        return Some(Skip::Total);
    }
    if is_remark(&begins, cells) {
        return Some(Skip::Signature);
    }
    if is_example(&begins, cells)
        || (is_instruction(&begins) && name.is_none_or(|n| n.column == first.column))
    {
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
        if is_example(&said, cells) || is_instruction(&said) || blanked {
            return Some(Skip::Example);
        }
        if is_name(&said) || id_number.is_some() {
            return None;
        }
        // A line of its own between the people, a date, a paragraph; or a form for one person, whose
        // first column says 身份证号, 入团时间.
        if !said.chars().any(char::is_alphabetic) {
            return Some(Skip::Nameless);
        }
        let alone = cells == 1 && !keys.lonely;
        let label =
            matches!(meaning_of_clean(&clean(&said)), Meaning::Field(_, EXACT) | Meaning::Other("序号"));
        return (alone || label || said.chars().count() > 40).then_some(Skip::Signature);
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

/// Does the line close a list?
pub(super) fn is_closing(line: &str) -> bool {
    is_total(line, 1) || is_remark(line, 1)
}

fn is_total(text: &str, cells: usize) -> bool {
    const WORDS: [&str; 9] =
        ["合计", "总计", "小计", "共计", "总人数", "累计", "人数合计", "本页小计", "合 计"];
    let begins = WORDS.iter().any(|word| text.starts_with(word));
    let counts = text.starts_with('共') && text.ends_with('人') && text.chars().any(|c| c.is_ascii_digit());
    (begins && (cells <= 6 || text.chars().count() <= 4)) || counts
}

/// What stands under a table: who filled it in, when, and how it should have been done.
fn is_remark(text: &str, cells: usize) -> bool {
    const WORDS: [&str; 30] = [
        "填表",
        "填报",
        "制表",
        "审核",
        "审批",
        "负责人",
        "经办",
        "签字",
        "签名",
        "盖章",
        "单位(",
        "单位:",
        "单位负责人",
        "团支书",
        "团支部书记",
        "辅导员签",
        "联系人",
        "联系电话:",
        "日期",
        "时间:",
        "注:",
        "注意",
        "备注",
        "说明",
        "填写",
        "附:",
        "附件",
        "删除后重新录入",
        "导出时间",
        "统计人",
    ];
    if !WORDS.iter().any(|word| text.starts_with(word)) {
        return false;
    }
    cells <= 2 || text.contains([':', '(']) && cells <= 6
}

fn is_example(text: &str, cells: usize) -> bool {
    const WORDS: [&str; 8] = ["示例", "样例", "例:", "例如", "如:", "范例", "举例", "(例"];
    let named = WORDS.iter().any(|word| text.starts_with(word)) || text == "例";
    let marked = ["(示例)", "(样例)", "(例)", "(范例)"].iter().any(|mark| text.ends_with(mark));
    named || marked || (cells >= 2 && is_hint(text))
}

/// ××××××: what a template has where somebody's number is to stand.
fn is_blanked_out(text: &str) -> bool {
    text.chars().count() >= 4 && text.chars().all(|c| matches!(c, '×' | 'X' | 'x' | '*' | '✕' | '╳'))
}

/// 1.组织全称：组织全称必须…: a paragraph of instructions that got into the table.
fn is_instruction(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < text.len() && rest.starts_with(['.', '、', ':']) && text.chars().count() > 12
}

/// What templates write under a header.
pub(super) fn is_hint(text: &str) -> bool {
    matches!(text, "必填" | "选填" | "必填项" | "选填项" | "文本" | "文本格式" | "*" | "非必填")
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
            ranges.sort_unstable();
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
