//! Why a file could not be read, in sentences for the user: what is wrong, and what to do.

use thiserror::Error;

/// A file, or a file inside an archive, that could not be read. No sentence carries cell text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IntakeError {
    /// Nothing in it at all.
    #[error("文件是空的（0 字节），请重新导出或重新下载后再试。")]
    Empty,
    /// A workbook without a single filled cell.
    #[error("表格里没有内容，请确认选对了文件。")]
    NoContent,
    /// Needs a password to open.
    #[error("文件设有打开密码，无法读取；请用 Excel、Word 或 WPS 打开，取消密码后另存，再重新选择。")]
    Encrypted,
    /// Cut off or broken.
    #[error("文件不完整或已损坏，请重新下载；若能打开，请另存为 .xlsx 或 .docx 后再试。")]
    Damaged,
    /// The file itself is over the cap.
    #[error("文件超过 {megabytes} MB，请拆分成几个较小的文件后再试。")]
    FileTooLarge {
        /// The cap.
        megabytes: usize,
    },
    /// Inflates beyond the cap.
    #[error("文件解压后超过 {megabytes} MB，可能不是正常的表格；请另存为新文件或拆分后再试。")]
    InflatedTooLarge {
        /// The cap.
        megabytes: usize,
    },
    /// A sheet beyond the caps on cells or text.
    #[error("工作表的内容过多，超出可处理的范围；请删去无关的列或拆分后再试。")]
    SheetTooLarge,
    /// More rows than a spreadsheet holds.
    #[error("行数超过 {rows} 行，请拆分成几个文件后再试。")]
    TooManyRows {
        /// The cap.
        rows: u32,
    },
    /// An archive with too many files.
    #[error("压缩包里的文件超过 {members} 个，请分成几个压缩包后再试。")]
    TooManyMembers {
        /// The cap.
        members: usize,
    },
    /// An archive in an archive in an archive.
    #[error("压缩包套了太多层，请先解压，再选择里面的表格。")]
    NestedTooDeep,
    /// An archive without any table.
    #[error("压缩包里没有表格文件，请确认选对了文件。")]
    NoTables,
    /// Recognised, but another kind of file.
    #[error("这是{what}，不是表格；{advice}")]
    OtherKind {
        /// What it is.
        what: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// Not recognised.
    #[error(
        "无法识别为表格；请选择 Excel（xlsx、xls）、WPS、ods、csv、Word（docx）文件或它们的 zip 压缩包。"
    )]
    NotATable,
}
