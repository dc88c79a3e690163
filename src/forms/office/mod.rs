//! A form of the notice as it stands on paper, whatever the paper is made of: a workbook, a Word
//! document, or the page when it is printed.

mod docx;
mod xlsx;

pub use docx::write_docx;
pub use xlsx::write_xlsx;

use serde::{Deserialize, Serialize};

use crate::domain::PartialDate;
use crate::forms::FormError;

/// One form, ready to be laid out. Everything in it is plain text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OfficeForm {
    /// 附件1.
    pub label: String,
    /// The title, with the school's name.
    pub title: String,
    /// What is filled in on one line under the title: 单位, 填报人, 电话. Some forms have no such line.
    pub line: Vec<String>,
    /// The columns, left to right.
    pub columns: Vec<OfficeColumn>,
    /// The members: a text for every column.
    pub rows: Vec<Vec<String>>,
    /// The paper has this many rows even when fewer members are named, for additions by hand.
    pub least_rows: usize,
    /// What is promised and signed under the rows.
    pub promise: Option<Promise>,
    /// What stands above the notes, if anything.
    pub notes_heading: Option<String>,
    /// What stands under the form.
    pub notes: Vec<String>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct OfficeColumn {
    /// Its header.
    pub header: String,
    /// Its width as a share of [`FULL_WIDTH`].
    pub width: u32,
    /// Names of organisations and sentences begin at the left; numbers and names stand in the middle.
    pub is_words: bool,
}

/// The promise and its signature.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Promise {
    /// 删除后重新录入系统保证：
    pub promise: String,
    /// 负责人签字 and 时间, a line each.
    pub signature: Vec<String>,
}

/// How wide the columns are together: pixels on a sheet of A4 lying on its side.
pub const FULL_WIDTH: u32 = 994;

/// What a sheet holds, less what stands above and below the members.
const MOST_ROWS: usize = 1_048_000;

/// What form is written on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Paper {
    /// A workbook.
    #[default]
    Xlsx,
    /// A Word document.
    Docx,
}

impl Paper {
    /// The ending of its files.
    pub const fn extension(self) -> &'static str {
        match self {
            Paper::Xlsx => "xlsx",
            Paper::Docx => "docx",
        }
    }
}

impl OfficeForm {
    /// The form's columns from their headers and usual widths: one without a header is left out with its
    /// cells, and the rest share the width.
    pub fn with_columns<const N: usize>(
        mut self,
        columns: [(&str, u32, bool); N],
        rows: Vec<[String; N]>,
    ) -> OfficeForm {
        let kept = columns.map(|(header, ..)| !header.is_empty());
        let total: u32 =
            columns.iter().zip(kept).filter(|(_, kept)| *kept).map(|((_, width, _), _)| width).sum();
        let column = |(header, width, is_words): (&str, u32, bool)| OfficeColumn {
            header: header.to_owned(),
            width: width * FULL_WIDTH / total.max(1),
            is_words,
        };
        self.columns = columns.into_iter().filter(|(header, ..)| !header.is_empty()).map(column).collect();
        let cells =
            |row: [String; N]| row.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(text, _)| text);
        self.rows = rows.into_iter().map(|row| cells(row).collect()).collect();
        self
    }

    /// The rows and then the empty ones.
    pub fn lines(&self) -> impl Iterator<Item = Vec<&str>> {
        let spare = self.least_rows.saturating_sub(self.rows.len());
        let filled = self.rows.iter().map(|row| row.iter().map(String::as_str).collect());
        filled.chain(std::iter::repeat_n(vec![""; self.columns.len()], spare))
    }

    /// Writes the form, dated `day` in its properties.
    pub fn write(&self, paper: Paper, day: PartialDate) -> Result<Vec<u8>, FormError> {
        if self.rows.len() > MOST_ROWS {
            return Err(FormError::TooManyRows { form: self.title.clone(), rows: self.rows.len() });
        }
        match paper {
            Paper::Xlsx => write_xlsx(self, day),
            Paper::Docx => write_docx(self, day),
        }
    }
}
