//! xlsb, Excel's binary workbook (MS-XLSB).

use std::collections::HashMap;

use super::biff::{Fields, error_text};
use super::cell_text::{self, Shows};
use super::error::IntakeError;
use super::package::{self, Package};
use super::read::{Context, ROWS_BETWEEN_REPORTS};
use super::sheet::{CellKind, Sheet, SheetBuilder};
use super::xlsx::parts::{SHEETS, part_path, targets};

/// Reads every worksheet.
pub(super) fn read(file: &str, bytes: &[u8], context: &mut Context<'_>) -> Result<Vec<Sheet>, IntakeError> {
    let mut package = package::open(bytes)?;
    let mut workbook = Workbook::default();
    let listed = workbook.globals(&mut package, context)?;
    let targets = targets(&mut package, "xl/_rels/workbook.bin.rels", context)?;
    let mut sheets = Vec::with_capacity(listed.len());
    for listed in listed.into_iter().take(SHEETS) {
        let Some(target) = targets.get(&listed.relation) else { continue };
        let path = part_path(target);
        // Charts and macro sheets hold no cells of a list.
        if !path.to_ascii_lowercase().contains("worksheets/") {
            continue;
        }
        let Some(part) = package::part(&mut package, &path, context)? else {
            return Err(IntakeError::Damaged);
        };
        let builder = SheetBuilder::new(file, &listed.name, *context.limits).hidden(listed.hidden);
        sheets.push(workbook.sheet(&part, builder, file, context)?);
    }
    if sheets.is_empty() { Err(IntakeError::Damaged) } else { Ok(sheets) }
}

struct Listed {
    name: String,
    relation: String,
    hidden: bool,
}

#[derive(Default)]
struct Workbook {
    epoch_1904: bool,
    strings: Vec<String>,
    styles: Vec<Shows>,
}

impl Workbook {
    fn globals(
        &mut self,
        package: &mut Package<'_>,
        context: &mut Context<'_>,
    ) -> Result<Vec<Listed>, IntakeError> {
        let mut listed = Vec::new();
        let workbook = package::part(package, "xl/workbook.bin", context)?.ok_or(IntakeError::Damaged)?;
        for (kind, data) in Records::new(&workbook) {
            let mut fields = Fields::of(data);
            match kind {
                0x0099 => self.epoch_1904 = fields.u32().is_some_and(|flags| flags & 1 != 0),
                0x009C => listed.extend(bundled_sheet(&mut fields)),
                _ => {}
            }
        }
        let styles = package::part(package, "xl/styles.bin", context)?.unwrap_or_default();
        self.read_styles(&styles);
        let strings = package::part(package, "xl/sharedStrings.bin", context)?.unwrap_or_default();
        for (kind, data) in Records::new(&strings) {
            if kind == 0x0013 {
                let mut fields = Fields::of(data);
                self.strings.push(fields.u8().and_then(|_| wide(&mut fields)).unwrap_or_default());
            }
        }
        Ok(listed)
    }

    fn read_styles(&mut self, part: &[u8]) {
        let mut formats = HashMap::new();
        // Styles of cells, not of the named styles they are derived from.
        let mut of_cells = false;
        for (kind, data) in Records::new(part) {
            let mut fields = Fields::of(data);
            match kind {
                0x002C => {
                    if let (Some(id), Some(code)) = (fields.u16(), wide(&mut fields)) {
                        formats.insert(id, cell_text::format_code(&code));
                    }
                }
                0x0269 => of_cells = true,
                0x026A => of_cells = false,
                0x002F if of_cells => {
                    let format = fields.skip(2).and_then(|()| fields.u16()).unwrap_or(0);
                    let shows = formats.get(&format).copied();
                    self.styles.push(shows.unwrap_or_else(|| cell_text::builtin_format(format)));
                }
                _ => {}
            }
        }
    }

    fn sheet(
        &self,
        part: &[u8],
        mut builder: SheetBuilder,
        file: &str,
        context: &mut Context<'_>,
    ) -> Result<Sheet, IntakeError> {
        let mut row = 0;
        let mut text = String::new();
        let mut ended = false;
        for (kind, data) in Records::new(part) {
            let mut fields = Fields::of(data);
            match kind {
                0x0000 => {
                    row = fields.u32().map_or(0, |row| row.saturating_add(1));
                    if row.is_multiple_of(ROWS_BETWEEN_REPORTS) {
                        context.report(file, row);
                    }
                }
                0x0002..=0x000B | 0x003E => {
                    if let Some((column, kind)) = self.cell(kind, &mut fields, &mut text) {
                        builder.push(row, column, kind, &text).map_err(|_| IntakeError::SheetTooLarge)?;
                    }
                }
                0x0092 => ended = true,
                0x00B0 => {
                    if let (Some(top), Some(bottom), Some(left), Some(right)) =
                        (fields.u32(), fields.u32(), fields.u32(), fields.u32())
                    {
                        builder.merge((top.saturating_add(1), bottom.saturating_add(1)), (left, right));
                    }
                }
                _ => {}
            }
        }
        // Half a list must not pass for the whole.
        if ended { Ok(builder.finish()) } else { Err(IntakeError::Damaged) }
    }

    /// A cell's column and kind, its text in `text`; one that is too short holds nothing.
    fn cell(&self, kind: u16, fields: &mut Fields<'_, '_>, text: &mut String) -> Option<(u32, CellKind)> {
        let column = fields.u32()?;
        let style = (fields.u32()? & 0x00FF_FFFF) as usize;
        let shows = self.styles.get(style).copied().unwrap_or_default();
        text.clear();
        let kind = match kind {
            0x0002 => cell_text::number(fields.rk()?, shows, self.epoch_1904, text),
            0x0005 | 0x0009 => cell_text::number(fields.f64()?, shows, self.epoch_1904, text),
            0x0003 | 0x000B => {
                text.push_str(error_text(fields.u8()?));
                CellKind::Error
            }
            0x0004 | 0x000A => {
                text.push_str(if fields.u8()? == 0 { "FALSE" } else { "TRUE" });
                CellKind::Bool
            }
            0x0007 => {
                text.push_str(self.strings.get(fields.u32()? as usize)?);
                CellKind::Text
            }
            kind => {
                if kind == 0x003E {
                    fields.u8()?;
                }
                text.push_str(&wide(fields)?);
                CellKind::Text
            }
        };
        Some((column, kind))
    }
}

fn bundled_sheet(fields: &mut Fields<'_, '_>) -> Option<Listed> {
    let hidden = fields.u32()? != 0;
    fields.skip(4)?;
    let relation = wide(fields)?;
    Some(Listed { name: wide(fields)?, relation, hidden })
}

/// A string of two-byte characters with its length in four bytes.
fn wide(fields: &mut Fields<'_, '_>) -> Option<String> {
    let length = fields.u32()?;
    // All bits set stands for no string at all.
    if length == u32::MAX {
        return Some(String::new());
    }
    fields.wide_characters(length as usize)
}

/// Walks over the records: a type of one or two bytes, a length of up to four, seven bits in each.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    fn new(part: &'a [u8]) -> Self {
        Records { rest: part }
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let first = u16::from(self.byte()?);
        let kind = if first & 0x80 == 0 { first } else { first & 0x7F | u16::from(self.byte()? & 0x7F) << 7 };
        let mut length = 0usize;
        for place in 0..4 {
            let byte = self.byte()?;
            length |= usize::from(byte & 0x7F) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        let (data, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some((kind, data))
    }
}
