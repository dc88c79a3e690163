//! What the user chose for a sheet, kept for the next file with the same headers.
//!
//! Only a fingerprint of the headers is kept, never a cell's text: the choice outlives the campaign,
//! on computers that are shared.

use serde::{Deserialize, Serialize};

use super::header::SEARCHED;
use super::header_text::clean;
use super::layout::{layout_with_header, propose_layout};
use super::sheet::Sheet;
use super::synonyms::{Meaning, meaning};
use super::table::{Layout, TableKind};
use crate::domain::{Field, text};

/// Rows a header may have.
const DEPTH: usize = 4;

/// Why a column means what it means where a remembered choice says so.
pub const AS_LAST_TIME: &str = "按上次的选择";

/// How sheets with certain headers are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The headers' fingerprint.
    pub print: u64,
    /// What such a sheet is.
    pub kind: TableKind,
    /// The fields, by their columns' distance from the header's first column.
    pub fields: Vec<(i32, Field)>,
}

impl Reading {
    /// How this sheet is read; nothing where it has no header or the header has not one known word,
    /// as a record's row has not.
    pub fn of(sheet: &Sheet, layout: &Layout) -> Option<Reading> {
        let rows: Vec<usize> =
            layout.header_rows.iter().filter_map(|number| sheet.row_index(*number)).collect();
        let known = |row: &usize| sheet.row(*row).any(|cell| meaning(cell.text) != Meaning::Unknown);
        if !rows.iter().any(known) {
            return None;
        }
        let (print, first) = fingerprint(sheet, &rows)?;
        let fields = layout.columns.iter().filter_map(|column| {
            let field = column.field?;
            Some((i32::from(column.index) - i32::from(first), field))
        });
        Some(Reading { print, kind: layout.kind, fields: fields.collect() })
    }

    /// The sheet read in this way, if it has these headers.
    pub fn apply(&self, sheet: &Sheet, proposed: &Layout) -> Option<Layout> {
        let (rows, first) = self.find(sheet)?;
        let mut layout = match proposed.header_rows == rows {
            true => proposed.clone(),
            false => layout_with_header(sheet, &rows),
        };
        let mut changed = layout.header_rows != proposed.header_rows || layout.kind != self.kind;
        layout.kind = self.kind;
        let mut moved = false;
        for column in &mut layout.columns {
            let place = i32::from(column.index) - i32::from(first);
            let field = self.fields.iter().find(|(at, _)| *at == place).map(|(_, field)| *field);
            moved |= column.field != field;
            column.field = field;
        }
        changed |= moved;
        if moved {
            layout.judge_rows(sheet);
        }
        if changed {
            for column in layout.columns.iter_mut().filter(|column| column.field.is_some()) {
                column.why = AS_LAST_TIME.to_owned();
            }
        }
        Some(layout)
    }

    /// The header's rows and its first column.
    fn find(&self, sheet: &Sheet) -> Option<(Vec<u32>, u16)> {
        for top in 0..sheet.row_count().min(SEARCHED) {
            for depth in (1..=DEPTH).rev() {
                let rows: Vec<usize> = (top..top + depth).collect();
                match fingerprint(sheet, &rows) {
                    Some((print, first)) if print == self.print => {
                        return Some((rows.iter().map(|row| sheet.row_number(*row)).collect(), first));
                    }
                    _ => {}
                }
            }
        }
        None
    }
}

/// [`propose_layout`], or what the user chose for such headers before.
pub fn propose_as_before(sheet: &Sheet, readings: &[Reading]) -> Layout {
    let proposed = propose_layout(sheet);
    let before = readings.iter().rev().find_map(|reading| reading.apply(sheet, &proposed));
    before.unwrap_or(proposed)
}

/// The fingerprint of the rows' texts and of where they stand beside each other (FNV-1a, which no
/// update of a library changes), and their first column.
fn fingerprint(sheet: &Sheet, rows: &[usize]) -> Option<(u64, u16)> {
    let first = rows.iter().filter_map(|row| sheet.row(*row).next()).map(|cell| cell.column).min()?;
    let mut print = 0xcbf2_9ce4_8422_2325_u64;
    let mut take = |bytes: &[u8]| {
        for byte in bytes {
            print = (print ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for (place, row) in (0u16..).zip(rows) {
        // A row of its own even where it is blank.
        take(&[0xFE]);
        for cell in sheet.row(*row) {
            let words = clean(cell.text);
            take(&(cell.column - first).to_le_bytes());
            take(&place.to_le_bytes());
            take(if words.is_empty() { text::squeeze(cell.text).into_owned() } else { words }.as_bytes());
            take(&[0xFF]);
        }
    }
    Some((print, first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::limits::Limits;
    use crate::intake::{CellKind, SheetBuilder};

    fn sheet(rows: &[&[&str]], from_column: u32) -> Sheet {
        let mut builder = SheetBuilder::new("名单.xlsx", "", Limits::default());
        for (row, cells) in (1..).zip(rows) {
            for (column, text) in (from_column..).zip(*cells) {
                builder.push(row, column, CellKind::Text, text).unwrap();
            }
        }
        builder.finish()
    }

    const HEADER: &[&str] = &["姓名", "性别", "代号", "手机"];
    const LI: &[&str] = &["李雷", "男", "7", "13900000001"];
    const HAN: &[&str] = &["韩梅", "女", "8", "13900000002"];

    fn chosen() -> Reading {
        let first = sheet(&[HEADER, LI], 0);
        let mut layout = propose_layout(&first);
        layout.kind = TableKind::StatusChanges;
        layout.assign(&first, 2, Some(Field::StudentNumber));
        layout.assign(&first, 3, None);
        Reading::of(&first, &layout).unwrap()
    }

    #[test]
    fn the_same_headers_are_read_as_before_wherever_they_stand() {
        let other = sheet(&[&["某班名单"], &["姓 名", "性别", "代号（必填）", "手机"], HAN, LI], 2);
        let layout = propose_as_before(&other, &[chosen()]);
        assert_eq!(layout.kind, TableKind::StatusChanges);
        assert_eq!(layout.header_rows, [2]);
        let field = |index: u16| layout.columns.iter().find(|c| c.index == index).unwrap().field;
        assert_eq!([field(2), field(4), field(5)], [Some(Field::Name), Some(Field::StudentNumber), None]);
        assert_eq!(layout.rows, [3, 4]);
        assert_eq!(layout.column_of(Field::Name).unwrap().why, AS_LAST_TIME);
    }

    #[test]
    fn other_headers_are_proposed_as_ever() {
        let other = sheet(&[&["姓名", "性别", "手机", "代号"], LI], 0);
        assert_eq!(propose_as_before(&other, &[chosen()]), propose_layout(&other));
    }

    #[test]
    fn a_record_taken_for_a_header_is_not_remembered() {
        let sheet = sheet(&[LI, HAN], 0);
        assert_eq!(Reading::of(&sheet, &layout_with_header(&sheet, &[1])), None);
        assert_eq!(Reading::of(&sheet, &layout_with_header(&sheet, &[])), None);
    }
}
