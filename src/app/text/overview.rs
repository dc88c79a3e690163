//! 概览.

use crate::domain::PartialDate;

pub const OVERVIEW: &str = "概览";
pub const PROGRESS: &str = "处理进度";
pub const ALL_DONE: &str = "都处理完了";
pub const GO_ON: &str = "继续处理";
pub const GO_FORMS: &str = "去下载表格";
pub const OPEN: &str = "待处理";
pub const DECIDED: &str = "已处理";
pub const RED: &str = "标红";
pub const MEMBERS: &str = "系统中的团员";
pub const STUDENTS: &str = "花名册中的人";
pub const PAIRED: &str = "两边都有";
pub const BY_ACTION: &str = "处理意见";
pub const BY_ACTION_MORE: &str = "按一行，去“核对”里看这些人。";
pub const BY_RULE: &str = "各项问题";
pub const BY_RULE_MORE: &str = "按编号看说明，按数字去“完善”。";
pub const NO_RULES: &str = "没有发现问题。";
pub const MORE_RULES: &str = "显示全部";
pub const FEWER_RULES: &str = "只看最多的几项";
pub const BRANCHES: &str = "各支部";
pub const BRANCH: &str = "支部";
pub const SORT: &str = "排序";
pub const BY_ORDER: &str = "按组织";
pub const BY_OPEN: &str = "待处理多的在前";
pub const BY_RED: &str = "标红多的在前";
pub const ONLY_UNDONE: &str = "只看没做完的";
pub const NO_BRANCH_NAME: &str = "没有写明支部";
pub const RED_NAMES: &str = "标红名单";
pub const DEADLINES: &str = "通知的期限";
pub const REPORT_DUE: &str = "上报附件1";
pub const ENDS: &str = "完成全部工作";
pub const OTHER_YEAR: &str = "这是往年通知的期限，今年的可以在“批次与设置”里改。";
pub const CHANGE_DATES: &str = "去改";

/// How far off a day is.
pub fn days_left(days: i32) -> String {
    match days {
        0 => "就是今天".to_owned(),
        1 => "还有 1 天，明天截止".to_owned(),
        days if days > 0 => format!("还有 {days} 天"),
        days => format!("已过 {} 天", days.unsigned_abs()),
    }
}

/// A day as people write it; the year only where it is another than this one.
pub fn day(date: PartialDate, today: PartialDate) -> String {
    let day = date.day.map_or_else(String::new, |day| format!("{day}日"));
    let year = if date.year == today.year { String::new() } else { format!("{}年", date.year) };
    format!("{year}{}月{day}", date.month)
}

/// 12 of 20.
pub fn of_all(done: usize, all: usize) -> String {
    format!("已处理 {done} 条，共 {all} 条")
}

/// More names than are listed.
pub fn more_names(count: usize) -> String {
    format!("另有 {count} 人")
}

/// What the button says that shows more branches.
pub fn more_branches(next: usize, rest: usize) -> String {
    format!("再显示 {next} 个（还有 {rest} 个）")
}
