//! xlsb: calamine's streamed cells.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsb, XlsbError};

use super::cell_text::Shows;
use super::error::IntakeError;
use super::package;
use super::read::{Context, ROWS_BETWEEN_REPORTS};
use super::sheet::{Sheet, SheetBuilder};
use super::xlsx::write_value;

/// Reads every worksheet.
pub(super) fn read(file: &str, bytes: &[u8], context: &mut Context<'_>) -> Result<Vec<Sheet>, IntakeError> {
    package::inspect(&mut package::open(bytes)?, context, |name| name.ends_with(".bin"), |_, _| {})?;
    let mut workbook: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(refusal)?;
    let epoch_1904 = workbook.has_1904_epoch();
    let listed: Vec<_> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut sheets = Vec::with_capacity(listed.len());
    let mut text = String::new();
    for (name, hidden) in listed {
        let mut builder = SheetBuilder::new(file, &name, *context.limits).hidden(hidden);
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(refusal)?;
        let mut reported = 0;
        while let Some(cell) = cells.next_cell().map_err(refusal)? {
            let (row, column) = cell.get_position();
            let row = row.saturating_add(1);
            if matches!(cell.get_value(), DataRef::Empty) {
                continue;
            }
            let kind = write_value(cell.get_value(), || Shows::Date, epoch_1904, &mut text);
            builder.push(row, column, kind, &text).map_err(|_| IntakeError::SheetTooLarge)?;
            if row >= reported + ROWS_BETWEEN_REPORTS {
                reported = row;
                context.report(file, row);
            }
        }
        sheets.push(builder.finish());
    }
    Ok(sheets)
}

fn refusal(error: XlsbError) -> IntakeError {
    match error {
        XlsbError::Password => IntakeError::Encrypted,
        _ => IntakeError::Damaged,
    }
}
