//! Words of the settings.

pub const SETTINGS: &str = "批次与设置";
pub const EXPORT: &str = "导出设置";
pub const IMPORT: &str = "导入设置";
pub const RESET: &str = "恢复通知默认";
pub const SETTINGS_MORE: &str =
    "默认按学校通知填好，一般不用改。别的学校可以改成自己的要求，导出成文件发给各团总支。";

pub const DAY: &str = "核对日期";
pub const DAY_MORE: &str = "年龄、是否超过今天等都按这一天计算，默认是今天。";
pub const DAY_TODAY: &str = "改回今天";
pub const DAY_SET: &str = "已指定，不随日历变化";

pub const SCHOOL: &str = "学校与表格标题";
pub const SCHOOL_NAME: &str = "学校名称";
pub const DELETION_TITLE: &str = "附件1标题";
pub const RETENTION_TITLE: &str = "附件3标题";

pub const FORM_WORDS: &str = "表格的编号、栏目和发给同学的话";
pub const FORM_WORDS_MORE: &str = "栏目名称留空，表上就没有这一栏。";
pub const DELETION_NUMBER: &str = "删除登记表的编号";
pub const RETENTION_NUMBER: &str = "团籍保留登记表的编号";
pub const USUAL_UNIT: &str = "表上的单位（可不填）";
pub const MESSAGE: &str = "发给同学的话（{姓名}、{截止}、{事项}会换成实际内容）";
pub const DELETION_COLUMNS: &str = "删除登记表的栏目";
pub const RETENTION_COLUMNS: &str = "团籍保留登记表的栏目";
pub const RETENTION_NOTE: &str = "团籍保留登记表下方的注";

pub const EXPECTED: &str = "应填内容";
pub const EXPECTED_MORE: &str = "“也算”里可以写几种，用顿号隔开。";
pub const ALSO: &str = "也算";

pub const DATES: &str = "工作日期";
pub const ISSUED: &str = "通知日期";
pub const BEGINS: &str = "开始";
pub const REPORT_DUE: &str = "附件1上报截止";
pub const ENDS: &str = "结束";

pub const BRANCHES: &str = "团支部与地区";
pub const SIZE_MIN: &str = "团支部最少人数";
pub const SIZE_MAX: &str = "团支部最多人数";
pub const XINJIANG: &str = "按新疆的规定核对（一律年满13周岁入团，2016年起须有12位编号）";

pub const MENDERS: &str = "各项资料由谁修改";
pub const MENDERS_MORE: &str = "写在每个问题下面，告诉同学该找谁。";

pub const UNSAVED: &str = "有未保存的更改";
pub const SAVE: &str = "保存";
pub const DISCARD: &str = "放弃更改";

pub const RULES: &str = "检查规则";
pub const RULES_MORE: &str = "点编号看说明。停用一条规则须写明理由，理由会写进核对报告。";
pub const RULES_TOTAL: &str = "条规则";
pub const RULES_OFF: &str = "条已停用";
pub const SWITCH_OFF: &str = "停用";
pub const SWITCH_ON: &str = "启用";
pub const SWITCH_REASON: &str = "停用的理由";
