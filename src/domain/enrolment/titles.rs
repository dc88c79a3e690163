//! What a list of students is called: 休学学生名单, 花名册.

use super::{Change, named, says};
use crate::domain::text::squeeze;

/// What the name of a list says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListName {
    /// A list of people with a change of enrollment.
    Changes,
    /// A list of everybody.
    Everybody,
}

/// Longer lines above a table tell what to do with it, and name none.
const LONGEST: usize = 40;

/// Reads the title of a list, or the name of its sheet or of its file without the ending.
pub fn list_name(raw: &str) -> Option<ListName> {
    const KINDS: &[&str] = &[
        "学籍异动",
        "学籍变动",
        "异动",
        "休学",
        "退学",
        "入伍",
        "参军",
        "应征",
        "服兵役",
        "退伍",
        "退役",
        "复学",
        "延迟毕业",
        "延期毕业",
        "延毕",
        "转专业",
        "保留学籍",
        "出国",
        "转学",
    ];
    const EVERYBODY: &[&str] =
        &["花名册", "学生名单", "班级名单", "全班名单", "学生信息", "信息采集", "信息收集", "在籍", "点名册"];
    let text = squeeze(raw);
    if text.chars().count() > LONGEST {
        return None;
    }
    let of_changes = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let (before, behind) = text.split_at_checked(at).unwrap_or_default();
            let left_out =
                ["含", "除", "无", "未", "不", "非", "去"].iter().any(|word| before.ends_with(word));
            !left_out && behind.get(word.len()..).is_some_and(names_a_list)
        })
    };
    if KINDS.iter().any(|word| of_changes(word)) {
        return Some(ListName::Changes);
    }
    EVERYBODY.iter().any(|word| text.contains(word)).then_some(ListName::Everybody)
}

/// Is what stands behind 休学 a word for a list, or nothing more?
fn names_a_list(behind: &str) -> bool {
    const BETWEEN: &[&str] = &["学生", "人员", "同学", "团员", "士兵", "情况", "办理", "的", "等"];
    const LISTS: &[&str] =
        &["名单", "名册", "花名册", "统计", "汇总", "一览", "登记", "明细", "表", "信息", "台账", "公示"];
    let mut rest = behind;
    while let Some(next) = BETWEEN.iter().find_map(|word| rest.strip_prefix(word)) {
        rest = next;
    }
    !rest.chars().any(char::is_alphabetic) || LISTS.iter().any(|word| rest.starts_with(word))
}

/// The change everybody in a list of this name has; a name of several kinds, or of none, leaves open which.
pub fn change_of_title(raw: &str) -> Option<Change> {
    let text = squeeze(raw);
    let parts = text.split(['、', ',', ';', '/', '及', '和', '与']);
    let mut found: Vec<Change> =
        parts.filter_map(|part| Change::parse(part).or_else(|| named(part))).collect();
    found.dedup();
    let back = ["复学", "退伍", "退役"].iter().any(|word| says(&text, word));
    match found.as_slice() {
        _ if back => None,
        [one] => Some(*one),
        [] if !text.contains("异动") => None,
        _ => Some(Change::Other("名单未写明的异动")),
    }
}
