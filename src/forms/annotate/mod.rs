//! The user's own workbook with the wrong cells coloured and a note in each, and nothing else touched.
//!
//! No library does this: those that write workbooks make new ones, and those that load and save them drop
//! what they do not model (charts, pivot tables, conditional formats, macros). So the package is edited: the
//! sheet's XML where a cell is marked, the styles, the notes. Every other part is copied as it is, without
//! being inflated, and every other byte of an edited part stays.
//!
//! ```text
//! workbook  which sheets are marked, and what such a sheet hangs together with
//! package   the zip: its parts, and writing it again
//! relations which parts a part names
//! sheet     the cells' styles and the reference to the notes
//! styles    a style like the cell's own, with a ground of the mark's colour
//! notes     the notes and the shapes they are shown in
//! xml       tags and attributes by their place in the text
//! copy      for files that are no such workbook: a workbook of the same cells
//! ```

mod copy;
mod notes;
mod package;
mod relations;
mod sheet;
mod styles;
mod workbook;
mod xml;

pub use copy::write_copy;
pub use workbook::annotate;

use std::collections::BTreeMap;

/// The marked cells of a sheet: rows as the spreadsheet numbers them, columns from 0.
pub type Marks = BTreeMap<(u32, u16), Mark>;

/// What is marked about a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// How grave it is.
    pub tone: Tone,
    /// What the note says.
    pub note: String,
}

/// The colour of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// 供参考, and what was mended in the program but not in the file.
    Known,
    /// 需要核实.
    Unsure,
    /// 必须修改.
    Wrong,
}

impl Tone {
    /// All of them.
    pub const ALL: [Tone; 3] = [Tone::Known, Tone::Unsure, Tone::Wrong];

    /// The ground, as red, green and blue.
    pub const fn colour(self) -> u32 {
        match self {
            Tone::Known => 0xD6_E6F5,
            Tone::Unsure => 0xFC_E8B2,
            Tone::Wrong => 0xF8_CBC7,
        }
    }
}

/// More notes than this no office program shows in good time; cells beyond are coloured without one.
pub const MOST_NOTES: usize = 10_000;

/// Who the notes are by.
pub const AUTHOR: &str = "团籍核对台";

/// Why a workbook could not be edited. A copy of its cells can still be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnnotateError {
    /// No xlsx package, or a damaged one.
    #[error("这个文件不是 xlsx 工作簿")]
    NoWorkbook,
    /// A package in a dialect this program does not edit.
    #[error("这个工作簿的写法比较特别")]
    Unusual,
    /// Its parts are too large.
    #[error("这个工作簿太大")]
    TooLarge,
}
