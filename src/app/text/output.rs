//! Words of the forms screen.

pub use super::{FILLER, PEOPLE, PHONE, UNIT};
use crate::worker::output::missing::People;

pub const DOWNLOAD_ALL: &str = "下载全部（zip）";
pub const DOWNLOAD: &str = "下载";
pub const PRINT: &str = "打印";
pub const PRINT_NOW: &str = "打印…";
pub const BACK: &str = "返回";
pub const PRINT_HOW: &str = "A4 横向，每页重复表头；在打印窗口里也可以另存为 PDF。";
pub const PRINT_DRAWING: &str = "正在排版";
pub const PLACES: &str = "处";

pub const STILL_OPEN: &str = "条建议还没有处理，表格按建议填写；需要回答的人不会写入表格：";
pub const REVIEW_THEM: &str = "去处理";

pub const HOW: &str = "怎么下载";
pub const SPLIT: &str = "分成几份";
pub const SPLIT_MERGED: &str = "合并成一份";
pub const SPLIT_GENERAL: &str = "每个团总支一份";
pub const SPLIT_BRANCH: &str = "每个团支部一份";
pub const SPLIT_MORE: &str = "分开时，没有人的表不生成。";
pub const PAPER: &str = "两张附件的格式";
pub const PAPER_XLSX: &str = "Excel";
pub const PAPER_DOCX: &str = "Word";
pub const PAPER_BOTH: &str = "两种都要";

pub const DETAILS: &str = "填表信息";
pub const DETAILS_MORE: &str = "名单里没有、要由你填写的内容。记在这台电脑上，下次不用再填。";
pub const COUNSELLOR: &str = "辅导员";
pub const COUNSELLOR_PHONE: &str = "辅导员电话";
pub const ORG_NAME: &str = "组织全称";
pub const ORG_NAME_LIKE: &str = "与智慧团建中的名称一致";
pub const LEAVE_BLANK: &str = "留空";
pub const MORE_GAPS: &str = "全部显示";
pub const NUMBERLESS: &str = "附件1中没有身份证号的人：";
pub const PHONELESS: &str = "附件3中没有联系电话的人：";
pub const MEND_THEM: &str = "去补充";

pub const BEFORE: &str = "下载前还差几项";
pub const BEFORE_MORE: &str = "填好再下载，或者留空、以后手写。";
pub const BLANK_AND_GO: &str = "其余留空并下载";
pub const GO: &str = "下载";

pub const FORMS: &str = "要交的表";
pub const LISTS: &str = "自己用的名单";
pub const MORE_DELETION: &str = "姓名、性别、身份证号、编号有误或无团籍的团员，报校团委集中处理。";
pub const MORE_RETENTION: &str = "休学、入伍、出国、延迟毕业而组织关系未转出的团员。";
pub const MORE_SUPPLEMENT: &str = "需要录入系统的团员，列与系统导入模板一致。";
pub const MORE_TRANSFER: &str = "转专业、退学等需要转出的团员，写明转往哪里。";
pub const MORE_COMPLETION: &str = "每人一行，缺什么、错什么，姓名按系统的样子标红。";
pub const MORE_REPORT: &str = "图表、各支部进度、规则、接受的问题和数据来源。";

pub const MESSAGES: &str = "发给同学的话";
pub const MESSAGES_MORE: &str = "每人一句，写明要完善什么，不含任何号码。";
pub const MESSAGES_OPEN: &str = "查看并复制";
pub const MESSAGES_NONE: &str = "没有需要完善的同学。";
pub const BRANCH: &str = "团支部";
pub const COPY: &str = "复制";
pub const COPY_ALL: &str = "复制整个支部";
pub const COPIED: &str = "已复制";
pub const NOT_COPIED: &str = "浏览器没有允许复制，请选中文字后按 Ctrl+C。";

pub const TEMPLATE: &str = "补录：粘贴到官方模板";
pub const TEMPLATE_SHORT: &str = "复制到模板";
pub const TEMPLATE_MORE: &str =
    "从智慧团建下载导入模板，选中第一个空行的“姓名”格，再粘贴。号码按文本粘贴，不会变成科学计数。";
pub const TEMPLATE_COPY: &str = "复制这些行";

pub const MARKED: &str = "带批注的原文件";
pub const MARKED_MORE: &str = "你自己的表格，有问题的格子上色并附批注，其余一字不动。";
pub const MARKED_NONE: &str = "导入的表格里没有要标的格子。";
pub const MARKED_COPY: &str = "不是 xlsx，会另写一份";
pub const NEEDS_FILE: &str = "没有留存这个文件（太大，或这个窗口不保存），请再选一次。";
pub const OTHER_FILE: &str = "选的不是当时导入的那个文件，请选原来那一份；在压缩包里的请先取出来。";
pub const CHOOSE_AGAIN: &str = "再选一次";

/// 涉及 张三 等 3 人.
pub fn concerning(people: &[String]) -> String {
    match people {
        [one] => format!("涉及 {one}"),
        [one, ..] => format!("涉及 {one} 等 {} 人", people.len()),
        [] => String::new(),
    }
}

/// 张三、李四 等 20 人.
pub fn names(people: &People) -> String {
    let all = people.first.join("、");
    if people.total > people.first.len() { format!("{all} 等 {} 人", people.total) } else { all }
}
