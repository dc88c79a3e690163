//! Words about what rosters call classes and branches.

pub const ASK: &str = "花名册里的这些写法，是系统里的哪个支部？";
pub const ASK_MORE: &str = "只问一次，回答会记住，下次核对也照此识别。";
pub const CHOOSE: &str = "请选择";
pub const NONE: &str = "都不是";
pub const ALL: &str = "班级与支部的对应";
pub const HOW_TO: &str = "左边是花名册的写法，右边是系统里的支部；填支部全称即可更改，清空则按写法自动识别。";
pub const FILTER: &str = "查找班级或支部";
pub const UNKNOWN: &str = "未对应到支部";
pub const NO_SUCH: &str = "系统名单里没有这个支部，请从列出的全称中选择。";
pub const REMEMBERED: &str = "条回答已记住，下次核对照此识别。";
pub const FORGET: &str = "全部忘记";

/// How many questions were answered from memory.
pub fn recalled(count: usize) -> String {
    format!("按上次的回答，已确定 {count} 个班级对应的支部；可在“班级与支部的对应”里更改，也可以撤销。")
}
