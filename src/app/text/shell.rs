//! The frame around the screens.

use crate::app::theme::Theme;

pub const SKIP: &str = "跳到正文";
pub const TOOLS: &str = "工具";
pub const UNDO: &str = "撤销";
pub const REDO: &str = "重做";
pub const NOTHING_TO_UNDO: &str = "没有可以撤销的操作";
pub const NOTHING_TO_REDO: &str = "没有可以重做的操作";
pub const LOG: &str = "更改记录";
pub const HELP: &str = "这一页怎么用（按 ? 键）";
pub const SHOW_NUMBERS: &str = "显示完整身份证号";

/// What the button for the colours says.
pub fn theme(theme: Theme) -> String {
    let name = match theme {
        Theme::System => "跟随系统",
        Theme::Light => "浅色",
        Theme::Dark => "深色",
    };
    format!("外观：{name}，按一下切换")
}

/// How much is left.
pub fn left(open: usize, red: usize) -> String {
    match (open, red) {
        (0, 0) => "没有待处理的事项，也没有标红的团员".to_owned(),
        (open, red) => format!("待处理 {open} 条，标红 {red} 人"),
    }
}

/// A count where there is room for three digits.
pub fn at_most(count: usize) -> String {
    if count > 999 { "999+".to_owned() } else { count.to_string() }
}
