//! How a school's notice words its forms. The notice of 2024-03-28 calls the retention form 附件3 in one
//! place and 附件2 in another; other schools number, title and head theirs differently.

use serde::{Deserialize, Serialize};

/// The words of the two forms and of what is sent to members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FormWords {
    /// What the deletion form is numbered: 附件1.
    pub deletion_number: String,
    /// What the retention form is numbered: 附件3.
    pub retention_number: String,
    /// 单位, where the person who fills the form in leaves it out.
    pub unit: String,
    /// The deletion form's columns.
    pub deletion_columns: DeletionColumns,
    /// The retention form's columns.
    pub retention_columns: RetentionColumns,
    /// The note under the retention form.
    pub retention_note: String,
    /// The message to a member: [`NAME`], [`DEADLINE`] and [`TASK`] stand for what differs.
    pub message: String,
}

/// Stands in a message for the member's name.
pub const NAME: &str = "{姓名}";
/// Stands in a message for the day by which it is to be done.
pub const DEADLINE: &str = "{截止}";
/// Stands in a message for what is to be done.
pub const TASK: &str = "{事项}";

/// The deletion form's headers. A column without one is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeletionColumns {
    /// 组织全称.
    pub org_name: String,
    /// 姓名.
    pub name: String,
    /// 身份证号.
    pub id_number: String,
    /// 删除原因.
    pub reason: String,
}

/// The retention form's headers. A column without one is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RetentionColumns {
    /// 序号.
    pub number: String,
    /// 团总支.
    pub general_branch: String,
    /// 团支部.
    pub branch: String,
    /// 姓名.
    pub name: String,
    /// 联系电话, the member's.
    pub phone: String,
    /// 辅导员.
    pub counsellor: String,
    /// 联系电话, the counsellor's.
    pub counsellor_phone: String,
    /// 其他联系方式.
    pub other_contact: String,
    /// 保留原因.
    pub reason: String,
}

impl DeletionColumns {
    /// The headers, left to right.
    pub fn all(&self) -> [&str; 4] {
        [&self.org_name, &self.name, &self.id_number, &self.reason].map(|header| header.trim())
    }
}

impl RetentionColumns {
    /// The headers, left to right.
    pub fn all(&self) -> [&str; 9] {
        [
            &self.number,
            &self.general_branch,
            &self.branch,
            &self.name,
            &self.phone,
            &self.counsellor,
            &self.counsellor_phone,
            &self.other_contact,
            &self.reason,
        ]
        .map(|header| header.trim())
    }
}

impl FormWords {
    /// What cannot be right, in a sentence.
    pub fn wrong(&self) -> Option<&'static str> {
        if self.deletion_number.trim().is_empty() || self.retention_number.trim().is_empty() {
            Some("请填写两张表的编号，如附件1、附件3。")
        } else if self.deletion_columns.name.trim().is_empty()
            || self.retention_columns.name.trim().is_empty()
        {
            Some("两张表都要有姓名一栏，请填写它的名称。")
        } else if !self.message.contains(NAME) || !self.message.contains(TASK) {
            Some("发给团员的话里要有 {姓名} 和 {事项}。")
        } else {
            None
        }
    }
}

impl Default for FormWords {
    fn default() -> Self {
        FormWords {
            deletion_number: "附件1".to_owned(),
            retention_number: "附件3".to_owned(),
            unit: String::new(),
            deletion_columns: DeletionColumns::default(),
            retention_columns: RetentionColumns::default(),
            retention_note:
                "注：保留原因填写：参军入伍、出国（境）研究学习、延迟毕业。若为其他原因，按真实原因填写即可。"
                    .to_owned(),
            message: format!("{NAME}同学：请在{DEADLINE}前{TASK}。"),
        }
    }
}

impl Default for DeletionColumns {
    fn default() -> Self {
        DeletionColumns {
            org_name: "组织全称".to_owned(),
            name: "姓名（系统中的姓名）".to_owned(),
            id_number: "身份证号（系统中的身份证号）".to_owned(),
            reason: "删除原因".to_owned(),
        }
    }
}

impl Default for RetentionColumns {
    fn default() -> Self {
        RetentionColumns {
            number: "序号".to_owned(),
            general_branch: "团总支".to_owned(),
            branch: "团支部".to_owned(),
            name: "姓名".to_owned(),
            phone: "联系电话".to_owned(),
            counsellor: "辅导员".to_owned(),
            counsellor_phone: "联系电话".to_owned(),
            other_contact: "其他联系方式（如微信、QQ等）".to_owned(),
            reason: "保留原因".to_owned(),
        }
    }
}
