//! AF: filled forms read back (附件1, 附件3).

pub mod af001_org_name;
pub mod af002_person;
pub mod af003_reason;
pub mod af004_repeated;
pub mod af005_correct_value;
pub mod af006_retention_reason;
pub mod af007_contact;
pub mod directory;
mod near;
mod organisations;
pub mod register;

pub use directory::Directory;
pub use register::Register;

use crate::domain::Field;
use crate::intake::{Record, table::TableKind};
use crate::rules::facts;

/// Filled forms, all together, and whom the system lists know.
#[derive(Debug)]
pub struct Forms<'a> {
    /// The rows of all forms.
    pub records: &'a [Record<'a>],
    /// The people and organisations of the system lists.
    pub register: Register<'a>,
}

impl<'a> Forms<'a> {
    /// The rows of 附件1.
    pub fn deletions(&self) -> impl Iterator<Item = &'a Record<'a>> {
        self.records.iter().filter(|record| record.kind == TableKind::DeletionForm)
    }

    /// The rows of 附件3.
    pub fn retentions(&self) -> impl Iterator<Item = &'a Record<'a>> {
        self.records.iter().filter(|record| record.kind == TableKind::RetentionForm)
    }
}

/// 删除原因 as it stands; nothing where there is none.
fn reason<'a>(record: &Record<'a>) -> Option<&'a str> {
    facts::given(record, Field::DeletionReason)?;
    record.cell(Field::DeletionReason).map(|cell| cell.text)
}
