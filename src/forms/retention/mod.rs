//! 附件3: the form for members whose membership is kept while they are away.

mod build;
mod write;

pub use build::retention_form;
pub use write::write_retention_form;

use crate::domain::form_words::RetentionColumns;

/// 附件3 as it will stand on paper. Its rows are numbered as they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RetentionForm {
    /// 附件3.
    pub label: String,
    /// The title, with the school's name.
    pub title: String,
    /// The columns' headers.
    pub columns: RetentionColumns,
    /// The note under the rows.
    pub note: String,
    /// The members.
    pub rows: Vec<RetentionRow>,
}

/// One member to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RetentionRow {
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
    /// 其他联系方式（如微信、QQ等）.
    pub other_contact: String,
    /// 保留原因.
    pub reason: String,
}
