//! Words about mending, accepting and explaining what the rules find.

pub const FIX_SAFE: &str = "一键修正";
pub const FIX_SAFE_END: &str = "处（不改变含义）";
pub const FIX_SAFE_MORE: &str = "只去掉空格、统一全角半角等写法，内容不变；可以撤销。";
pub const FIX_ASKED: &str = "逐条确认";
pub const FIX_ASKED_END: &str = "处修改建议";
pub const FIX_TO: &str = "改为";
pub const PREVIEW: &str = "确认修改建议";
pub const PREVIEW_MORE: &str = "请逐条看过再修正，不该改的取消勾选。全部修正只算一步，可以撤销。";
pub const TAKE: &str = "修正选中的";
pub const TAKE_END: &str = "处";
pub const LISTED: &str = "只列出了前";
pub const LISTED_END: &str = "处，其余的勾选时一并修正。";
pub const LIST_MORE: &str = "再列一些";
pub const EMPTY_CELL: &str = "（空）";

pub const WAIVE: &str = "接受，不改";
pub const WAIVE_REASON: &str = "不改的理由（写进核对报告）";
pub const WAIVE_DO: &str = "接受";
pub const WAIVED: &str = "已接受：";
pub const WAIVE_BACK: &str = "撤回接受";
pub const ACCEPTED_TOTAL: &str = "条问题已接受，不再标红";
pub const RELATED: &str = "涉及：";

pub const CLOSE: &str = "关闭";
pub const RULE_BASIS: &str = "依据";
pub const RULE_READS: &str = "读取";
pub const RULE_ABOUT: &str = "规则说明";
pub const RULE_OFF: &str = "已停用：";
pub const CHECKED_ON: &str = "核对日期";
