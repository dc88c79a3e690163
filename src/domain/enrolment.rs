//! 学籍异动: what a status column, a remark or the title of a list says about a student.

mod asked;
mod titles;
mod words;

use super::text::squeeze;

pub use asked::Asked;
pub use titles::{ListName, change_of_title, list_name};
use words::{BACK, BACK_AGAIN, CHANGES, LOOSE, MOVED, NOT_YET_BACK, OF_OTHERS, PLANNED, STRUCK_OFF, USUAL};

/// A change that decides where the League relation belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// 退学, and what ends study likewise.
    Withdrawn,
    /// 入伍.
    Enlisted,
    /// 出国（境）.
    Abroad,
    /// 延迟毕业.
    Delayed,
    /// 休学.
    Suspended,
    /// 保留学籍 or 保留入学资格 without another reason named.
    Reserved,
    /// 转专业.
    OtherMajor,
    /// Something of which no rule says what follows, by its name: a person has to look.
    Other(&'static str),
}

/// The name of the change of somebody away whose League relation has gone with him.
pub const RELATION_MOVED: &str = "组织关系已转出";

/// A remark is longer than any status; what says more than this is about something else.
const LONGEST: usize = 30;
/// So long may be what only one loose word tells.
const LONGEST_LOOSE: usize = 12;

impl Change {
    /// Reads a status. Somebody who is back (复学, 退役) has no change, whatever it was; nor has anybody of whom
    /// it is denied (未休学).
    pub fn parse(raw: &str) -> Option<Change> {
        let text = squeeze(raw);
        if text.is_empty() || is_usual(&text) || OF_OTHERS.iter().any(|word| text.contains(word)) {
            return None;
        }
        // 复学后又退学: what came last counts.
        let last = BACK_AGAIN.iter().filter_map(|word| text.rsplit_once(word)).map(|(_, rest)| rest);
        if let Some(change) = last.filter(|rest| !is_back(rest)).find_map(named) {
            return Some(change);
        }
        let change = if is_back(&text) { None } else { named(&text) };
        let moved = MOVED.iter().any(|word| says(&text, word));
        change.map(|change| match change.retention_reason() {
            Some(_) if moved => Change::Other(RELATION_MOVED),
            _ => change,
        })
    }

    /// Reads a status together with the remark beside it, where that speaks of enrollment too: 休学 and 已复学,
    /// 其他 and 参军.
    pub fn parse_with(status: &str, remark: &str) -> Option<Change> {
        let remark = squeeze(remark);
        let speaks = is_status(&remark) && !is_usual(&remark) || MOVED.iter().any(|word| says(&remark, word));
        if speaks { Change::parse(&format!("{status},{remark}")) } else { Change::parse(status) }
    }

    /// 附件3's 保留原因, in its own words where it has any, for changes that keep the relation here.
    pub const fn retention_reason(self) -> Option<&'static str> {
        match self {
            Change::Enlisted => Some("参军入伍"),
            Change::Abroad => Some("出国（境）研究学习"),
            Change::Delayed => Some("延迟毕业"),
            Change::Suspended => Some("休学"),
            Change::Reserved => Some("保留学籍"),
            Change::Withdrawn | Change::OtherMajor | Change::Other(_) => None,
        }
    }
}

/// 在读, 正常, 无异动: words for nothing having happened.
pub fn is_usual(squeezed: &str) -> bool {
    let bare = squeezed.trim_end_matches(['。', '.', '状', '态', '中']);
    USUAL.contains(&bare)
}

/// Does a remark speak of a change beyond doubt? 国际交流 may be where somebody went, or what he takes part in.
pub fn is_unmistakable(text: &str) -> bool {
    text.chars().count() <= LONGEST
        && CHANGES.iter().any(|(_, words)| words.iter().any(|word| text.contains(word)))
        && Change::parse(text).is_some()
}

/// Does the text speak of enrollment at all: a change, that somebody is back, or that nothing happened?
pub fn is_status(text: &str) -> bool {
    const ALSO: &[&str] = &["在籍", "留级", "降级", "在读"];
    text.chars().count() <= LONGEST
        && (is_usual(text)
            || is_unmistakable(text)
            || BACK.iter().chain(ALSO).any(|word| text.contains(word)))
}

/// The first change named, in the order of the words' list.
fn named(text: &str) -> Option<Change> {
    if matches!(text, "毕业" | "已毕业" | "提前毕业" | "毕业离校" | "正常毕业" | "结业" | "已结业")
    {
        return Some(Change::Other(if text.contains("结业") { "结业" } else { "毕业" }));
    }
    if STRUCK_OFF.iter().any(|word| says(text, word)) {
        return Some(Change::Withdrawn);
    }
    let found = CHANGES.iter().find_map(|(change, words)| {
        let word = words.iter().find(|word| says(text, word))?;
        let (before, _) = text.split_once(word)?;
        let planned = PLANNED.iter().any(|plan| before.contains(plan));
        Some(if planned { Change::Other("尚未办理的异动") } else { *change })
    });
    let loosely = || {
        let somewhere = text.chars().count() <= LONGEST_LOOSE && LOOSE.iter().any(|word| says(text, word));
        let activity = ["部", "社", "协会", "学院", "会长", "干事"].iter().any(|word| text.contains(word));
        (somewhere && !activity).then_some(Change::Abroad)
    };
    found.or_else(loosely)
}

/// Does the text say the word, and not that it is not so: 未休学, 原休学?
fn says(text: &str, word: &str) -> bool {
    const DENIED: &[&str] =
        &["未", "没", "没有", "无", "非", "不", "不是", "不予", "免", "原", "未办理", "未申请"];
    text.match_indices(word).any(|(at, _)| {
        let (before, behind) = text.split_at_checked(at).unwrap_or_default();
        let behind = behind.get(word.len()..).unwrap_or_default();
        // 留学生 and 转学生 are where somebody came from, 保留学籍 holds 留学 by accident.
        let came = ["留学", "转学"].contains(&word) && behind.starts_with(['生', '入', '来', '进', '籍']);
        !came && !before.contains('曾') && !DENIED.iter().any(|no| before.ends_with(no))
    })
}

/// Is the person back: 复学, 退役, and not 预计9月复学?
fn is_back(text: &str) -> bool {
    BACK.iter().any(|word| {
        text.match_indices(word).any(|(at, _)| {
            let (before, behind) = text.split_at_checked(at).unwrap_or_default();
            let clause = before.rsplit([',', ';', '(', '、', '。']).next().unwrap_or_default();
            // 取消学籍 takes nothing back.
            let struck = *word == "取消" && STRUCK_OFF.iter().any(|off| behind.starts_with(off));
            let other = *word == "取消" && behind.starts_with("取消入学资格");
            !struck && !other && !NOT_YET_BACK.iter().any(|not| clause.contains(not))
        })
    })
}

#[cfg(test)]
mod tests;
