//! Cells by their records: numbers, texts, formulas' last values.

use super::super::biff::{Fields, Record, error_text};
use super::super::cell_text::{self, Shows};
use super::super::error::IntakeError;
use super::super::sheet::{CellKind, SheetBuilder};
use super::Workbook;

impl Workbook {
    /// Takes what a cell record holds; one that is too short holds nothing.
    pub(super) fn cell(&self, record: &Record<'_>, cells: &mut Cells) -> Option<()> {
        let mut fields = Fields::new(record);
        // The string a formula gave comes in a record of its own, without a place.
        if matches!(record.kind, 0x0207 | 0x0007) {
            let (row, column) = cells.formula.take()?;
            let text = if record.kind == 0x0007 {
                let length = usize::from(fields.u8()?);
                fields.bytes(length, self.encoding)
            } else {
                self.string(&mut fields)
            }?;
            cells.push(row, column, CellKind::Text, &text);
            return Some(());
        }
        if !matches!(
            record.kind,
            0x0002..=0x0006 | 0x00BD | 0x00D6 | 0x00FD | 0x0203..=0x0206 | 0x027E | 0x0406
        ) {
            return None;
        }
        let (row, column) = (u32::from(fields.u16()?) + 1, fields.u16()?);
        if matches!(record.kind, 0x0002..=0x0005) {
            return self.biff2_cell(record.kind, row, column, fields, cells);
        }
        if record.kind == 0x00BD {
            // Pairs of style and number, and the last column at the end.
            let mut column = column;
            while fields.left() >= 8 {
                let style = fields.u16()?;
                cells.push_number(row, column, fields.rk()?, self.shows(style), self.epoch_1904);
                column = column.checked_add(1)?;
            }
            return Some(());
        }
        let style = if record.kind == 0x0006 && self.version == 2 {
            fields.skip(3).map(|()| 0)?
        } else {
            fields.u16()?
        };
        match record.kind {
            0x0203 => cells.push_number(row, column, fields.f64()?, self.shows(style), self.epoch_1904),
            0x027E => cells.push_number(row, column, fields.rk()?, self.shows(style), self.epoch_1904),
            0x0204 | 0x00D6 => cells.push(row, column, CellKind::Text, &self.string(&mut fields)?),
            0x00FD => {
                let text = self.strings.get(fields.u32()? as usize)?;
                cells.push(row, column, CellKind::Text, text);
            }
            0x0205 => {
                let value = fields.u8()?;
                cells.push_bool_or_error(row, column, value, fields.u8()? != 0);
            }
            _ => self.formula(row, column, style, fields, cells)?,
        }
        Some(())
    }

    /// A formula's last value.
    fn formula(
        &self,
        row: u32,
        column: u16,
        style: u16,
        mut fields: Fields<'_, '_>,
        cells: &mut Cells,
    ) -> Option<()> {
        let bits = fields.f64()?.to_bits();
        cells.formula = None;
        if bits >> 48 != 0xFFFF {
            cells.push_number(row, column, f64::from_bits(bits), self.shows(style), self.epoch_1904);
            return Some(());
        }
        let value = u8::try_from(bits >> 16 & 0xFF).ok()?;
        match bits & 0xFF {
            0 => cells.formula = Some((row, column)),
            1 => cells.push_bool_or_error(row, column, value, false),
            2 => cells.push_bool_or_error(row, column, value, true),
            _ => {}
        }
        Some(())
    }

    /// BIFF2 has three bytes of attributes where others have the style: the second names the format.
    fn biff2_cell(
        &self,
        kind: u16,
        row: u32,
        column: u16,
        mut fields: Fields<'_, '_>,
        cells: &mut Cells,
    ) -> Option<()> {
        fields.skip(1)?;
        let format = u16::from(fields.u8()? & 0x3F);
        fields.skip(1)?;
        let shows = self.formats.get(&format).copied().unwrap_or(Shows::Number);
        match kind {
            0x0002 => cells.push_number(row, column, f64::from(fields.u16()?), shows, self.epoch_1904),
            0x0003 => cells.push_number(row, column, fields.f64()?, shows, self.epoch_1904),
            0x0004 => {
                let length = usize::from(fields.u8()?);
                cells.push(row, column, CellKind::Text, &fields.bytes(length, self.encoding)?);
            }
            _ => {
                let value = fields.u8()?;
                cells.push_bool_or_error(row, column, value, fields.u8()? != 0);
            }
        }
        Some(())
    }

    fn shows(&self, style: u16) -> Shows {
        let Some(format) = self.styles.get(usize::from(style)) else { return Shows::Number };
        self.formats.get(format).copied().unwrap_or_else(|| cell_text::builtin_format(*format))
    }
}

/// The cells as they come; records need not come in the order of rows.
#[derive(Default)]
pub(super) struct Cells {
    pub(super) all: Vec<Cell>,
    pub(super) text: String,
    scratch: String,
    formula: Option<(u32, u16)>,
}

/// One of them, with where its text stands.
pub(super) struct Cell {
    pub(super) row: u32,
    column: u16,
    kind: CellKind,
    start: usize,
    end: usize,
}

impl Cells {
    fn push(&mut self, row: u32, column: u16, kind: CellKind, text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        self.all.push(Cell { row, column, kind, start, end: self.text.len() });
    }

    fn push_number(&mut self, row: u32, column: u16, value: f64, shows: Shows, epoch_1904: bool) {
        let mut scratch = std::mem::take(&mut self.scratch);
        let kind = cell_text::number(value, shows, epoch_1904, &mut scratch);
        self.push(row, column, kind, &scratch);
        self.scratch = scratch;
    }

    fn push_bool_or_error(&mut self, row: u32, column: u16, value: u8, error: bool) {
        match (error, value) {
            (true, code) => self.push(row, column, CellKind::Error, error_text(code)),
            (false, 0) => self.push(row, column, CellKind::Bool, "FALSE"),
            (false, _) => self.push(row, column, CellKind::Bool, "TRUE"),
        }
    }

    pub(super) fn push_into(mut self, builder: &mut SheetBuilder) -> Result<(), IntakeError> {
        if !self.all.is_sorted_by_key(|cell| (cell.row, cell.column)) {
            self.all.sort_by_key(|cell| (cell.row, cell.column));
        }
        for cell in &self.all {
            let text = self.text.get(cell.start..cell.end).unwrap_or_default();
            builder
                .push(cell.row, u32::from(cell.column), cell.kind, text)
                .map_err(|_| IntakeError::SheetTooLarge)?;
        }
        Ok(())
    }
}
