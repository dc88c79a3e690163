//! xls, BIFF 5 and 8.

use std::io::Cursor;

use calamine::{Data, DataRef, DataType as _, Reader as _, SheetType, SheetVisible, Xls, XlsError};

use super::cell_text::Shows;
use super::error::IntakeError;
use super::read::Context;
use super::sheet::{Sheet, SheetBuilder};
use super::xlsx::write_value;

/// Reads every worksheet.
pub(super) fn read(file: &str, bytes: &[u8], context: &mut Context<'_>) -> Result<Vec<Sheet>, IntakeError> {
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(refusal)?;
    let epoch_1904 = workbook.has_1904_epoch();
    let listed = workbook.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    let mut text = String::new();
    for sheet in listed.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let hidden = sheet.visible != SheetVisible::Visible;
        let mut builder = SheetBuilder::new(file, &sheet.name, *context.limits).hidden(hidden);
        let range = workbook.worksheet_range(&sheet.name).map_err(refusal)?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            if value.is_empty() {
                continue;
            }
            let kind = write_value(&as_ref(value), || Shows::Date, epoch_1904, &mut text);
            builder
                .push(top + row as u32 + 1, left + column as u32, kind, &text)
                .map_err(|_| IntakeError::SheetTooLarge)?;
        }
        for region in workbook.merge_cells_by_sheet_name(&sheet.name).map_err(refusal)? {
            builder.merge((region.start.0 + 1, region.end.0 + 1), (region.start.1, region.end.1));
        }
        sheets.push(builder.finish());
    }
    Ok(sheets)
}

fn refusal(error: XlsError) -> IntakeError {
    match error {
        XlsError::Password => IntakeError::Encrypted,
        _ => IntakeError::Damaged,
    }
}

fn as_ref(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(value) => DataRef::Int(*value),
        Data::Float(value) => DataRef::Float(*value),
        Data::String(value) => DataRef::SharedString(value),
        Data::Bool(value) => DataRef::Bool(*value),
        Data::DateTime(value) => DataRef::DateTime(*value),
        Data::DateTimeIso(value) => DataRef::DateTimeIso(value.clone()),
        Data::DurationIso(value) => DataRef::DurationIso(value.clone()),
        Data::Error(value) => DataRef::Error(value.clone()),
        _ => DataRef::Empty,
    }
}
