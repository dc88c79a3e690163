//! Why a form could not be written, in sentences for the user.

use rust_xlsxwriter::XlsxError;
use zip::result::ZipError;

/// What went wrong while writing a file.
#[derive(Debug, thiserror::Error)]
pub enum FormError {
    /// More rows than a sheet can hold.
    #[error("《{form}》有 {rows} 行，一张工作表放不下，请按团支部或团总支分开导出。")]
    TooManyRows {
        /// The form's name.
        form: String,
        /// How many rows it would have.
        rows: usize,
    },
    /// The writer refused something.
    #[error("《{form}》没有写成：{source}。请重新核对一次再导出。")]
    Write {
        /// The form's name.
        form: String,
        /// What it said.
        source: XlsxError,
    },
    /// The zip that documents are made of could not be written.
    #[error("《{form}》没有打包成功：{source}。请按团总支分开导出。")]
    Pack {
        /// The form's name.
        form: String,
        /// What it said.
        source: ZipError,
    },
}
