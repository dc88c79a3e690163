//! What a column asks about enrollment, by its header: 是否休学, 是否在校.

use super::words::CHANGES;
use super::{Change, is_usual};
use crate::domain::flag;
use crate::domain::text::squeeze;

/// What a column asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// 是否休学: who says 是 has the change.
    Change(Change),
    /// 是否在校: who says 否 is not, and nothing says why. What he is then.
    Here(&'static str),
}

impl Asked {
    /// Reads a header without its marks. Intentions (是否愿意入伍) and the past (是否曾休学) are none.
    pub fn parse(header: &str) -> Option<Asked> {
        const BEFORE: &[&str] = &["", "目前", "现在", "现", "学生", "当前"];
        const BETWEEN: &[&str] = &["已经", "已", "为", "办理", "有", "属于", "正在"];
        const BEHIND: &[&str] = &["", "学生", "人员", "中", "境", "交流"];
        let (before, asked) = header.split_once("是否")?;
        if !BEFORE.contains(&before) {
            return None;
        }
        let asked = BETWEEN.iter().find_map(|word| asked.strip_prefix(word)).unwrap_or(asked);
        if asked.starts_with('在') && is_usual(asked) {
            return Some(Asked::Here(match asked {
                _ if asked.starts_with("在籍") => "不在籍",
                _ if asked.starts_with("在读") => "不在读",
                _ => "不在校",
            }));
        }
        let change = Change::parse(asked)?;
        // Nothing but words for it: 应征入伍, 出国（境）.
        let words = CHANGES.iter().flat_map(|(_, words)| words.iter());
        let rest = words.fold(asked.to_owned(), |rest, word| rest.replace(word, ""));
        BEHIND.contains(&rest.as_str()).then_some(Asked::Change(change))
    }

    /// What follows from an answer. One that is neither 是 nor 否 may name a change: 休学一年 under 是否休学.
    pub fn change(self, answer: &str) -> Option<Change> {
        let text = squeeze(answer);
        match (self, flag::parse(&text)) {
            (Asked::Change(change), Some(true)) => Some(change),
            (Asked::Here(away), Some(false)) => Some(Change::Other(away)),
            (_, Some(_)) => None,
            (_, None) => Change::parse(&text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_ask_about_changes() {
        for (header, asked) in [
            ("是否休学", Asked::Change(Change::Suspended)),
            ("是否入伍", Asked::Change(Change::Enlisted)),
            ("是否应征入伍", Asked::Change(Change::Enlisted)),
            ("是否已退学", Asked::Change(Change::Withdrawn)),
            ("是否延迟毕业", Asked::Change(Change::Delayed)),
            ("是否在校", Asked::Here("不在校")),
            ("是否在籍", Asked::Here("不在籍")),
            ("目前是否在读", Asked::Here("不在读")),
        ] {
            assert_eq!(Asked::parse(header), Some(asked), "{header}");
        }
        for header in
            ["是否愿意入伍", "是否有出国意向", "是否曾休学", "休学", "是否团员", "是否毕业", "家长是否在校"]
        {
            assert_eq!(Asked::parse(header), None, "{header}");
        }
    }

    #[test]
    fn answers_are_yes_no_or_a_word() {
        for (asked, answer, change) in [
            ("是否休学", "是", Some(Change::Suspended)),
            ("是否休学", "√", Some(Change::Suspended)),
            ("是否休学", "否", None),
            ("是否休学", "", None),
            ("是否休学", "/", None),
            ("是否休学", "休学一年", Some(Change::Suspended)),
            ("是否在校", "是", None),
            ("是否在校", "", None),
            ("是否在校", "否", Some(Change::Other("不在校"))),
            ("是否在校", "参军", Some(Change::Enlisted)),
        ] {
            assert_eq!(Asked::parse(asked).unwrap().change(answer), change, "{asked} {answer}");
        }
    }
}
