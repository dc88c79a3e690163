//! Why a form could not be written, in sentences for the user.

use rust_xlsxwriter::XlsxError;

/// What went wrong while writing a workbook.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// More rows than a sheet can hold.
    #[error("《{form}》有 {rows} 行，一张工作表放不下，请按团支部或团总支分开导出。")]
    TooManyRows {
        /// The form's name.
        form: &'static str,
        /// How many rows it would have.
        rows: usize,
    },
    /// The writer refused something.
    #[error("《{form}》没有写成：{source}。请重新核对一次再导出。")]
    Write {
        /// The form's name.
        form: &'static str,
        /// What it said.
        source: XlsxError,
    },
}
