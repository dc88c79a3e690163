//! 附件1: the form by which a branch asks for members to be deleted in the back end.

mod build;
mod write;

pub use build::{deletion_form, marked_unconfirmed};
pub use write::write_deletion_form;

use crate::domain::form_words::DeletionColumns;

/// 附件1 as it will stand on paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeletionForm {
    /// 附件1.
    pub label: String,
    /// The title, with the school's name.
    pub title: String,
    /// 单位.
    pub unit: String,
    /// 填报人.
    pub filler: String,
    /// 电话.
    pub phone: String,
    /// The columns' headers.
    pub columns: DeletionColumns,
    /// The members.
    pub rows: Vec<DeletionRow>,
}

/// One member to delete.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeletionRow {
    /// 组织全称, as the system has it.
    pub org_name: String,
    /// 姓名, as the system has it, right or wrong.
    pub name: String,
    /// 身份证号, as the system has it, right or wrong; the roster's where the system list has none.
    pub id_number: String,
    /// The number is the roster's and is marked so.
    pub id_unconfirmed: bool,
    /// 删除原因.
    pub reason: String,
}
