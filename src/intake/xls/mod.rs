//! xls: BIFF 5 and 8 in a compound file, and the bare sheets of BIFF 2 to 4.

mod cells;

use std::collections::{HashMap, HashSet};

use encoding_rs::{Encoding, GB18030};

use super::biff::{Fields, Record, Records, code_page};
use super::cell_text::{self, Shows};
use super::detect::SAVE_AS_DOCX;
use super::error::IntakeError;
use super::ole::Ole;
use super::read::{Context, ROWS_BETWEEN_REPORTS};
use super::sheet::{Sheet, SheetBuilder};
use super::xlsx::parts::SHEETS;
use cells::Cells;

const OLE: &[u8] = b"\xD0\xCF\x11\xE0";
const SAVE_AS_TABLE: &str = "请打开后把名单复制到表格里，保存为 .xlsx 再试。";

/// Reads every worksheet.
pub(super) fn read(file: &str, bytes: &[u8], context: &mut Context<'_>) -> Result<Vec<Sheet>, IntakeError> {
    if !bytes.starts_with(OLE) {
        let mut workbook = Workbook::default();
        return Ok(vec![workbook.sheet(
            bytes,
            SheetBuilder::new(file, "", *context.limits),
            file,
            context,
        )?]);
    }
    let ole = Ole::open(bytes)?;
    if ole.has("EncryptedPackage") || ole.has("EncryptionInfo") {
        return Err(IntakeError::Encrypted);
    }
    let stream = match ole.stream("Workbook")? {
        Some(stream) => stream,
        None => ole.stream("Book")?.ok_or_else(|| another_document(&ole))?,
    };
    let mut workbook = Workbook::default();
    workbook.globals(&stream)?;
    let mut listed = std::mem::take(&mut workbook.sheets);
    // Entries that share a place would multiply one sheet's cost.
    let mut seen = HashSet::new();
    listed.retain(|sheet| seen.insert(sheet.offset));
    let mut sheets = Vec::with_capacity(listed.len());
    for listed in listed {
        let substream = stream.get(listed.offset as usize..).ok_or(IntakeError::Damaged)?;
        let builder = SheetBuilder::new(file, &listed.name, *context.limits).hidden(listed.hidden);
        sheets.push(workbook.sheet(substream, builder, file, context)?);
    }
    if sheets.is_empty() { Err(IntakeError::Damaged) } else { Ok(sheets) }
}

fn another_document(ole: &Ole<'_>) -> IntakeError {
    if ole.has("WordDocument") {
        IntakeError::OtherKind { what: "旧版 Word 文档（.doc）", advice: SAVE_AS_DOCX }
    } else if ole.has("PowerPoint Document") {
        IntakeError::OtherKind { what: "PPT 演示文稿", advice: SAVE_AS_TABLE }
    } else {
        IntakeError::NotATable
    }
}

struct Listed {
    name: String,
    offset: u32,
    hidden: bool,
}

struct Workbook {
    /// BIFF's version: 8, 5, or less.
    version: u8,
    encoding: &'static Encoding,
    epoch_1904: bool,
    strings: Vec<String>,
    formats: HashMap<u16, Shows>,
    /// For each cell style the number format it has.
    styles: Vec<u16>,
    sheets: Vec<Listed>,
}

impl Default for Workbook {
    fn default() -> Self {
        Workbook {
            version: 8,
            encoding: GB18030,
            epoch_1904: false,
            strings: Vec::new(),
            formats: HashMap::new(),
            styles: Vec::new(),
            sheets: Vec::new(),
        }
    }
}

impl Workbook {
    /// Reads what concerns all sheets. Records that cannot be read are passed over.
    fn globals(&mut self, stream: &[u8]) -> Result<(), IntakeError> {
        for record in Records::new(stream) {
            match record.kind {
                0x000A => break,
                0x002F => return Err(IntakeError::Encrypted),
                0x0085 if self.sheets.len() < SHEETS => self.sheets.extend(self.listed(&record)),
                0x00FC => self.shared_strings(&record),
                _ => {
                    self.common(&record);
                }
            }
        }
        Ok(())
    }

    /// Records that stand among the globals, and in bare sheets among the cells.
    fn common(&mut self, record: &Record<'_>) -> Option<()> {
        let mut fields = Fields::new(record);
        match record.kind {
            0x0809 => self.version = if fields.u16()? == 0x0500 { 5 } else { 8 },
            0x0009 => self.version = 2,
            0x0209 => self.version = 3,
            0x0409 => self.version = 4,
            0x0022 => self.epoch_1904 = fields.u16()? == 1,
            0x0042 => self.encoding = code_page(fields.u16()?),
            0x001E | 0x041E => self.format(&mut fields)?,
            0x00E0 => {
                fields.skip(2)?;
                self.styles.push(fields.u16()?);
            }
            0x0243 | 0x0443 => {
                fields.skip(1)?;
                self.styles.push(u16::from(fields.u8()?));
            }
            _ => {}
        }
        Some(())
    }

    /// A number format. Before BIFF5 formats go by their order, after it by a number of their own.
    fn format(&mut self, fields: &mut Fields<'_, '_>) -> Option<()> {
        if self.version == 4 {
            fields.skip(2)?;
        }
        let id = if self.version < 5 { u16::try_from(self.formats.len()).ok()? } else { fields.u16()? };
        let code = if self.version < 8 {
            let length = usize::from(fields.u8()?);
            fields.bytes(length, self.encoding)
        } else {
            self.string(fields)
        }?;
        self.formats.insert(id, cell_text::format_code(&code));
        Some(())
    }

    fn listed(&self, record: &Record<'_>) -> Option<Listed> {
        let mut fields = Fields::new(record);
        let offset = fields.u32()?;
        let hidden = fields.u8()? & 3 != 0;
        // Charts and macro sheets hold no cells of a list.
        if fields.u8()? != 0 {
            return None;
        }
        let length = usize::from(fields.u8()?);
        let name =
            if self.version >= 8 { fields.unicode(length) } else { fields.bytes(length, self.encoding) }?;
        Some(Listed { name, offset, hidden })
    }

    fn shared_strings(&mut self, record: &Record<'_>) {
        let mut fields = Fields::new(record);
        if fields.skip(8).is_none() {
            return;
        }
        while !fields.is_at_end() {
            let Some(text) = fields.u16().and_then(|length| fields.unicode(usize::from(length))) else {
                break;
            };
            self.strings.push(text);
        }
    }

    /// A string with its length in two bytes.
    fn string(&self, fields: &mut Fields<'_, '_>) -> Option<String> {
        let length = usize::from(fields.u16()?);
        if self.version >= 8 { fields.unicode(length) } else { fields.bytes(length, self.encoding) }
    }

    /// Reads one sheet's substream.
    fn sheet(
        &mut self,
        substream: &[u8],
        mut builder: SheetBuilder,
        file: &str,
        context: &mut Context<'_>,
    ) -> Result<Sheet, IntakeError> {
        let mut cells = Cells::default();
        // Embedded charts have a substream of their own, with cells that are not the sheet's.
        let mut depth = 0u32;
        let mut reported = 0;
        for record in Records::new(substream) {
            match record.kind {
                0x0809 | 0x0009 | 0x0209 | 0x0409 => {
                    depth += 1;
                    if depth == 1 {
                        self.common(&record);
                    }
                }
                0x000A if depth <= 1 => {
                    depth = 0;
                    break;
                }
                0x000A => depth -= 1,
                0x002F => return Err(IntakeError::Encrypted),
                _ if depth > 1 => {}
                0x00E5 => merges(&record, &mut builder),
                _ => {
                    self.common(&record);
                    self.cell(&record, &mut cells);
                    if cells.text.len() > context.limits.text_bytes || cells.all.len() > context.limits.cells
                    {
                        return Err(IntakeError::SheetTooLarge);
                    }
                    if let Some(row) = cells
                        .all
                        .last()
                        .map(|cell| cell.row)
                        .filter(|row| *row >= reported + ROWS_BETWEEN_REPORTS)
                    {
                        reported = row;
                        context.report(file, row);
                    }
                }
            }
        }
        // A sheet without its end is cut off: half a list must not pass for the whole.
        if depth != 0 {
            return Err(IntakeError::Damaged);
        }
        cells.push_into(&mut builder)?;
        Ok(builder.finish())
    }
}

fn merges(record: &Record<'_>, builder: &mut SheetBuilder) {
    let mut fields = Fields::new(record);
    let Some(count) = fields.u16() else { return };
    for _ in 0..count {
        let (Some(top), Some(bottom), Some(left), Some(right)) =
            (fields.u16(), fields.u16(), fields.u16(), fields.u16())
        else {
            return;
        };
        builder.merge((u32::from(top) + 1, u32::from(bottom) + 1), (left.into(), right.into()));
    }
}
