//! How much of a file is read before it is refused. One place, so that every reader keeps to the same caps.

/// The caps a reader keeps to.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one dropped file.
    pub file_bytes: usize,
    /// Bytes one archive may inflate to, over all its members.
    pub inflated_bytes: usize,
    /// How many times its size a file in an archive may inflate to, once it is larger than [`Limits::plain_bytes`]. No
    /// list is so much alike from end to end.
    pub inflation: usize,
    /// Up to here a file in an archive may inflate as it will.
    pub plain_bytes: usize,
    /// Rows of one sheet: what Excel can hold.
    pub rows: u32,
    /// Columns looked at; what lies to the right is formatting, not data.
    pub columns: u16,
    /// Cells with content in one sheet.
    pub cells: usize,
    /// Bytes of text in one sheet.
    pub text_bytes: usize,
    /// Characters of one cell; the rest is cut and noted.
    pub cell_chars: usize,
    /// Files inside one archive.
    pub archive_members: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file_bytes: 512 << 20,
            inflated_bytes: 2 << 30,
            inflation: 200,
            plain_bytes: 64 << 20,
            rows: 1_048_576,
            columns: 1_024,
            cells: 64_000_000,
            text_bytes: 1 << 30,
            cell_chars: 32_767,
            archive_members: 2_000,
        }
    }
}
