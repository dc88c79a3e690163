//! The line that leads through the sample data.

pub const LABEL: &str = "示例引导";
pub const SAMPLE: &str = "示例";
pub const DISMISS: &str = "不再显示引导";

pub const IMPORT: &str = "四份示例名单已经读好：两份系统导出、两份花名册。下一步，按右下角的“核对”。";
pub const OVERVIEW: &str = "这里看得到全貌：多少人待处理，哪些姓名标红。下一步，逐人看看哪里不一致。";
pub const REVIEW: &str =
    "每张卡片写明哪里不一致、建议怎么做。试着“采纳”一条，随时可以撤销。下一步，去下载填好的表格。";
pub const COMPLETE: &str = "带颜色的单元格有问题，选中它就会看到原因和改法。最后，清空示例，放入自己的名单。";
pub const OUTPUT: &str = "按附件1旁的“下载”，得到填好的表格。下一步，看看要完善的资料。";
pub const OTHER: &str = "示例数据还在。下一步，回到概览。";

pub const TO_REVIEW: &str = "去核对";
pub const TO_COMPLETE: &str = "去完善";
pub const TO_OUTPUT: &str = "去表格";
pub const TO_OVERVIEW: &str = "去概览";
pub const CLEAR: &str = "清空示例";
