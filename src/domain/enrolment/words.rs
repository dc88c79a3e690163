//! The words schools have for changes of enrollment.

use super::Change;

/// Unmistakable words, the weightier first: 保留学籍（应征入伍） is 入伍.
#[rustfmt::skip]
pub(super) const CHANGES: &[(Change, &[&str])] = &[
    (Change::Other("死亡"), &["死亡", "去世", "病故", "亡故", "病逝", "身故"]),
    (Change::Withdrawn, &["退学", "开除学籍", "取消学籍", "注销学籍", "劝退", "除名"]),
    (Change::Other("放弃或取消入学资格"), &["放弃入学", "取消入学资格"]),
    (Change::Other("未报到"), &["未报到", "未报道", "未来报到", "没有报到"]),
    (Change::Enlisted, &["入伍", "参军", "从戎", "服兵役", "服役", "应征", "征兵"]),
    (Change::Abroad, &["出国", "出境", "留学"]),
    (Change::Delayed, &["延迟毕业", "延期毕业", "推迟毕业", "延毕", "延长学制", "延长学习年限", "延长修业"]),
    (Change::Suspended, &["休学"]),
    (Change::Reserved, &["保留学籍", "保留入学资格"]),
    (Change::OtherMajor, &["转专业", "转班", "调专业"]),
    (Change::Other("转学"), &["转学", "转校", "已转走", "转走"]),
    (Change::Other("停学"), &["停学"]),
    (Change::Other("肄业"), &["肄业"]),
];

/// What ends study, though it holds 取消.
pub(super) const STRUCK_OFF: &[&str] = &["取消学籍"];

/// Words that tell of going abroad where little else is said.
pub(super) const LOOSE: &[&str] = &["境外", "国外", "海外", "国际交流", "交换", "访学", "交流"];

/// The person is here again, or the change did not come about.
pub(super) const BACK: &[&str] = &["复学", "退役", "退伍", "返校", "取消", "试读", "警告"];

/// What is said behind these happened after coming back.
pub(super) const BACK_AGAIN: &[&str] =
    &["复学后", "退伍后", "退役后", "返校后", "复学又", "复学再", "又", "再次", "再度"];

/// The League relation is no longer here, whatever keeps it with others: 参军，组织关系已转至部队.
pub(super) const MOVED: &[&str] = &["关系已转", "关系已迁", "关系转出", "关系转至", "关系转到", "关系转入"];

/// In the same breath as 复学 these say that it has not come to it.
pub(super) const NOT_YET_BACK: &[&str] = &["预计", "预期", "拟", "将于", "将在", "应于", "计划", "待", "未"];

/// Before a change these say that it has not come to it.
pub(super) const PLANNED: &[&str] = &["拟", "准备", "打算", "计划"];

/// A remark about somebody else, or about the office that deals with it.
pub(super) const OF_OTHERS: &[&str] =
    &["父", "母", "家属", "家人", "爷爷", "奶奶", "宣传", "意向", "意愿", "征兵工作", "征兵站", "联络员"];

/// Words for nothing having happened.
#[rustfmt::skip]
pub(super) const USUAL: &[&str] = &[
    "在读", "在校", "正常", "在籍", "在学", "注册", "已注册", "注册学籍", "有学籍", "正常学籍", "学籍正常", "正常在读", "正常在校", "在校在读",
    "在籍在校", "在校在籍", "在籍在读", "在校生", "在读生", "在校学习", "本科在读", "专科在读", "本科或专科在读", "研究生在读", "全日制在读",
    "未异动", "无异动", "没有异动", "未变动", "无变动", "无变化", "是", "否", "无", "没有", "√", "-", "--", "—", "——", "/",
];
