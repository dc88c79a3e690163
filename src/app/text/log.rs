//! 更改记录.

use crate::worker::change_log::Kind;

pub const LOG: &str = "更改记录";
pub const LOG_MORE: &str = "做过的每一件事，新的在前。任何一条都可以单独撤销。";
pub const EMPTY: &str = "还没有更改";
pub const EMPTY_MORE: &str = "导入名单、修改资料、处理意见之后，这里会逐条记下来。";
pub const NONE_FOUND: &str = "没有符合条件的记录";
pub const NONE_FOUND_MORE: &str = "换一个类别，或者清空搜索。";
pub const SEARCH: &str = "搜索姓名、内容";
pub const BY_KIND: &str = "按类别筛选";
pub const ALL: &str = "全部";
pub const TAKE_BACK: &str = "单独撤销";
pub const TAKEN_BACK: &str = "已单独撤销";
pub const UNDONE: &str = "已撤销，可重做";
pub const SHOW_ALL: &str = "展开全部";
pub const FOLD: &str = "收起";
pub const MORE: &str = "显示更早的";
pub const FROM: &str = "原来";
pub const TO: &str = "现在";
pub const NOTHING: &str = "（空）";
pub const FIRST_TAKE_BACK: &str = "后来又改过同一处，请先撤销：";
pub const SHOW_IT: &str = "去看那一条";
pub const GONE: &str = "这一条已经撤销了。";

/// What a kind of entry is called.
pub const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Lists => "名单",
        Kind::Reading => "识别",
        Kind::Cells => "资料",
        Kind::Cases => "处理意见",
        Kind::School => "要求与日期",
        Kind::Forms => "上报表格",
    }
}

/// How many entries are shown.
pub fn total(count: usize) -> String {
    format!("{count} 条")
}
