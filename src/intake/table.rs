//! A sheet understood: which rows are records, which column is which field.

use serde::{Deserialize, Serialize};

use super::sheet::Sheet;
use crate::domain::Field;

/// Names a table within a campaign. Never reused, so that saved edits keep their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TableId(pub u32);

/// Names a record: the table and the row number the spreadsheet shows. Stays the same when the
/// table's header or columns are understood anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordId {
    /// The table.
    pub table: TableId,
    /// The row number, from 1.
    pub row: u32,
}

/// What a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableKind {
    /// The list exported from 智慧团建.
    SystemList,
    /// A class's or college's roster, or a collection form.
    ClassRoster,
    /// A list of 学籍异动.
    StatusChanges,
    /// 附件1 as filled by a branch.
    DeletionForm,
    /// 附件3 as filled by a branch.
    RetentionForm,
    /// None of these.
    Unknown,
}

impl TableKind {
    /// Every kind, in the order they are offered.
    pub const ALL: [TableKind; 6] = [
        TableKind::SystemList,
        TableKind::ClassRoster,
        TableKind::StatusChanges,
        TableKind::DeletionForm,
        TableKind::RetentionForm,
        TableKind::Unknown,
    ];

    /// The identifier used in reports.
    pub const fn id(self) -> &'static str {
        match self {
            TableKind::SystemList => "system_list",
            TableKind::ClassRoster => "class_roster",
            TableKind::StatusChanges => "status_changes",
            TableKind::DeletionForm => "deletion_form",
            TableKind::RetentionForm => "retention_form",
            TableKind::Unknown => "unknown",
        }
    }

    /// The words users read.
    pub const fn label(self) -> &'static str {
        match self {
            TableKind::SystemList => "系统导出",
            TableKind::ClassRoster => "花名册",
            TableKind::StatusChanges => "学籍异动名单",
            TableKind::DeletionForm => "删除登记表（附件1）",
            TableKind::RetentionForm => "团籍保留登记表（附件3）",
            TableKind::Unknown => "未识别",
        }
    }
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Position in the sheet, from 0.
    pub index: u16,
    /// The header as the file has it, several rows joined by `/`; empty where there is none.
    pub header: String,
    /// What it means, if known.
    pub field: Option<Field>,
    /// Why that meaning was taken, in a few words for the user.
    pub why: String,
}

/// How a sheet is read as a table: a proposal the user can change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Layout {
    /// What the table is.
    pub kind: TableKind,
    /// The header's rows by the numbers the spreadsheet shows; none where the table has no header.
    /// The last of them is the `header_row` of reports.
    pub header_rows: Vec<u32>,
    /// The columns, left to right. A field stands at most once, except in forms that repeat it.
    pub columns: Vec<Column>,
    /// The rows that are records, by the numbers the spreadsheet shows, ascending.
    pub rows: Vec<u32>,
    /// What was left out and why, in sentences.
    pub notes: Vec<String>,
}

impl Layout {
    /// The first column that holds this field.
    pub fn column_of(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|column| column.field == Some(field))
    }

    /// Does the table have this field?
    pub fn has(&self, field: Field) -> bool {
        self.column_of(field).is_some()
    }
}

/// A sheet together with how it is read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Its name within the campaign.
    pub id: TableId,
    /// The raw cells.
    pub sheet: Sheet,
    /// How they are read.
    pub layout: Layout,
}

impl Table {
    /// The kind, for short.
    pub fn kind(&self) -> TableKind {
        self.layout.kind
    }

    /// The records' names, in order.
    pub fn record_ids(&self) -> impl ExactSizeIterator<Item = RecordId> + '_ {
        self.layout.rows.iter().map(|row| RecordId { table: self.id, row: *row })
    }
}
