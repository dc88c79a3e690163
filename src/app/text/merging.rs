//! Words about the forms handed in and their merging.

use crate::domain::PartialDate;
use crate::worker::merging::{HandIn, Show, UnitWhy};

pub const MERGING: &str = "汇总";
pub const START: &str = "团总支、校团委：收齐各支部的表格";
pub const START_MORE: &str = "把各支部交来的附件1、附件3（Excel、WPS、Word 或压缩包）和系统导出一起放进来：\
     逐行检查、去掉重复、合成一份，并列出谁还没交。";
pub const START_DO: &str = "收表汇总";
pub const EMPTY: &str = "把各支部交来的表放进来";
pub const EMPTY_MORE: &str = "附件1、附件3，手填的或本程序填好的都可以；Excel、WPS、Word，一次多份，或一个压缩包。\
     同时放入系统导出，就能查出谁还没交、填的是否与系统一致。";
pub const GO_MERGE: &str = "汇总交来的表";
pub const KINDS: [&str; 2] = ["附件1 删除登记表", "附件3 团籍保留登记表"];
pub const KIND: &str = "看哪一种表";
pub const DUE: &str = "上报截止";
pub const NO_SYSTEM: &str = "还没有导入系统导出：不知道有哪些支部该交，也不能与系统核对。";
pub const ADD_LISTS: &str = "去添加";

// Totals.
pub const HANDED_IN: &str = "支部已交";
pub const LATE: &str = "逾期";
pub const FORMS: &str = "收到的表";
pub const FORMS_UNIT: &str = "份";
pub const ROWS_IN: &str = "交来";
pub const ROWS_TAKEN: &str = "并入汇总";
pub const ROWS_UNIT: &str = "行";

// Who has handed in.
pub const STANDING: &str = "交表情况";
pub const EVERYBODY: &str = "全部";
pub const NO_GENERAL: &str = "未归入团总支";
pub const BY_STANDING: &str = "按交表情况筛选";
pub const NOTHING: &str = "记为无需上报";
pub const NOTHING_BACK: &str = "取消无需上报";
pub const NOBODY: &str = "没有这样的支部。";
pub const REMIND: &str = "催交名单";
pub const REMIND_TITLE: &str = "催交消息";
pub const REMIND_MORE: &str = "可以直接改，复制后发到群里。只有支部名称，没有个人信息。";
pub const REMIND_NONE: &str = "都交齐了，没有要催的支部。";
pub const COPY: &str = "复制";
pub const COPIED: &str = "已复制";
pub const COPY_BY_HAND: &str = "浏览器不让复制，文字已选中，请按 Ctrl+C。";

// Whose form it is.
pub const UNKNOWN: &str = "不知道是谁交的";
pub const UNKNOWN_MORE: &str = "表头、行内和文件名都没有写明，请指定一次，记在本批次里。";
pub const CHOOSE_UNIT: &str = "指定交表单位";
pub const AS_WRITTEN: &str = "按表里写的";
pub const COMMITTEE: &str = "校团委";
pub const CHANGE_UNIT: &str = "更改";

// Rows.
pub const ROWS: &str = "表里的内容";
pub const BY_ROWS: &str = "看哪些行";
pub const SAFE: &str = "一键改成规定写法";
pub const SAFE_MORE: &str = "只换写法，内容不变；可以撤销。";
pub const PART: &str = "并入";
pub const INSTEAD: &str = "同一人已并入";
pub const NO_NAME: &str = "（没有姓名）";
pub const REASON_NONE: &str = "（没有写原因）";
pub const TAKE: &str = "改为";
pub const TYPE: &str = "改写";
pub const TYPE_DO: &str = "改好了";
pub const ALL_RIGHT: &str = "没有发现问题。";
pub const NO_REPEATS: &str = "没有人重复。";
pub const NONE_OUT: &str = "没有不并入的行。";
pub const NO_ROWS: &str = "这里还没有交来的行。";
pub const WHICH_ROW: &str = "取哪一行？默认取后交的一行。";
pub const MORE: &str = "显示更多";

// The forms.
pub const PAPERS: &str = "交来的表";
pub const NO_PAPERS: &str = "还没有交来这种表。";
pub const DAY: &str = "交表日期";
pub const DAY_MORE: &str = "取自文件的保存日期，不对可以改。";

// The merged form.
pub const PAPER: &str = "格式";
pub const DOWNLOAD: &str = "下载汇总表";
pub const DOWNLOAD_DO: &str = "下载";
pub const FOR_WHOM: &str = "汇总范围";
pub const WHOLE_SCHOOL: &str = "全校一份";
pub const HEADING: &str = "表头可以留空，打印后手写；填过的会记住。";
pub const SOLVED: &str = "没有遗留问题，可以上报。";

/// What the rows' choices are called.
pub const fn show(show: Show) -> &'static str {
    match show {
        Show::Problems => "有问题",
        Show::Repeats => "重复的人",
        Show::LeftOut => "不并入",
        Show::All => "全部行",
    }
}

/// Why it is believed whose form it is.
pub const fn why(why: UnitWhy) -> &'static str {
    match why {
        UnitWhy::Said => "由您指定",
        UnitWhy::Heading => "按“单位”一栏",
        UnitWhy::Rows => "按表内各行",
        UnitWhy::Name => "按文件名",
        UnitWhy::Unknown => "不知道",
    }
}

/// How a unit stands.
pub fn state(state: HandIn) -> String {
    match state {
        HandIn::Missing => "未交".to_owned(),
        HandIn::Nothing => "无需上报".to_owned(),
        HandIn::Through => "由上级代交".to_owned(),
        HandIn::Undated => "已交".to_owned(),
        HandIn::InTime(day) => format!("已交 {}", short_day(day)),
        HandIn::Late(day) => format!("逾期 {}", short_day(day)),
    }
}

/// 4月18日.
pub fn short_day(day: PartialDate) -> String {
    match day.day {
        Some(of_month) => format!("{}月{of_month}日", day.month),
        None => format!("{}月", day.month),
    }
}

/// What a fix that does for several rows says.
pub fn take(alike: usize, value: &str) -> String {
    if alike > 1 {
        format!("这份表 {alike} 处都{TAKE}“{value}”")
    } else {
        format!("{TAKE}“{value}”")
    }
}

/// What is still open when a merged form is downloaded.
pub fn left(problems: usize, repeats: usize, missing: usize) -> String {
    let part = |count: usize, words: &str| (count > 0).then(|| format!("{count} {words}"));
    let parts =
        [part(missing, "个支部还没交"), part(problems, "行还有问题"), part(repeats, "人重复（各取一行）")];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { SOLVED.to_owned() } else { format!("还有：{}。", parts.join("，")) }
}

/// What a screen reader hears when the rows change.
pub fn heard(problems: usize, repeats: usize, taken: usize) -> String {
    format!("有问题 {problems} 行，重复 {repeats} 人，并入 {taken} 行")
}
