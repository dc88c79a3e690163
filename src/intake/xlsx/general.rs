//! Any xlsx at all: calamine's streamed cells, behind a look at what they will inflate to.
//!
//! Slower than `plain`, and the judge of what that one does not make sense of.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

use super::super::cell_text::{self, Shows};
use super::super::error::IntakeError;
use super::super::package;
use super::super::read::{Context, ROWS_BETWEEN_REPORTS};
use super::super::sheet::{CellKind, Sheet, SheetBuilder};
use super::parts::{MergeScan, SHEETS, UniqueCount};

/// Reads every worksheet.
pub(super) fn read(file: &str, bytes: &[u8], context: &mut Context<'_>) -> Result<Vec<Sheet>, IntakeError> {
    let mut merges = MergeScan::default();
    let mut strings = UniqueCount::default();
    let mut package = package::open(bytes)?;
    package::inspect(&mut package, context, is_read, |name, piece| {
        merges.watch(name, piece);
        strings.watch(name, piece);
    })?;
    if strings.is_a_lie() {
        return Err(IntakeError::Damaged);
    }
    let mut merges = merges.by_sheet(&mut package, context)?;

    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refusal)?;
    let epoch_1904 = workbook.has_1904_epoch();
    let listed: Vec<_> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut sheets = Vec::with_capacity(listed.len());
    for (name, hidden) in listed.into_iter().take(SHEETS) {
        let mut builder = SheetBuilder::new(file, &name, *context.limits).hidden(hidden);
        read_cells(&mut workbook, file, &name, epoch_1904, &mut builder, context)?;
        for (rows, columns) in merges.remove(&name).unwrap_or_default() {
            builder.merge(rows, columns);
        }
        sheets.push(builder.finish());
    }
    Ok(sheets)
}

/// The parts calamine reads.
fn is_read(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    !["media/", "drawings/", "embeddings/", "charts/"].iter().any(|folder| name.contains(folder))
        && (name.ends_with(".xml") || name.ends_with(".rels"))
}

fn read_cells(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    file: &str,
    sheet: &str,
    epoch_1904: bool,
    builder: &mut SheetBuilder,
    context: &mut Context<'_>,
) -> Result<(), IntakeError> {
    let mut cells = match workbook.worksheet_cells_reader(sheet) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(error) => return Err(refusal(error)),
    };
    let shows: Vec<Shows> = cells
        .styles()
        .iter()
        .map(|style| {
            style.number_format.as_ref().map_or(Shows::Number, |format| match format.format_id {
                Some(id) if format.format_code.is_empty() || id < 164 => {
                    cell_text::builtin_format(u16::try_from(id).unwrap_or(0))
                }
                _ => cell_text::format_code(&format.format_code),
            })
        })
        .collect();
    let mut text = String::new();
    let mut reported = 0;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(refusal)? {
        let (row, column) = cell.get_position();
        let row = row.saturating_add(1);
        let shows = || shows.get(style).copied().unwrap_or_default();
        let kind = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::SharedString(value) => {
                builder.push(row, column, CellKind::Text, value).map_err(|_| IntakeError::SheetTooLarge)?;
                continue;
            }
            DataRef::String(value) => {
                builder.push(row, column, CellKind::Text, value).map_err(|_| IntakeError::SheetTooLarge)?;
                continue;
            }
            value => write_value(value, shows, epoch_1904, &mut text),
        };
        builder.push(row, column, kind, &text).map_err(|_| IntakeError::SheetTooLarge)?;
        if row >= reported + ROWS_BETWEEN_REPORTS {
            reported = row;
            context.report(file, row);
        }
    }
    Ok(())
}

/// A value that is not text already, as text.
fn write_value(
    value: &DataRef<'_>,
    shows: impl Fn() -> Shows,
    epoch_1904: bool,
    text: &mut String,
) -> CellKind {
    match value {
        DataRef::Int(value) => cell_text::number(*value as f64, Shows::Number, epoch_1904, text),
        DataRef::Float(value) => cell_text::number(*value, Shows::Number, epoch_1904, text),
        DataRef::DateTime(date) => {
            let shows = if ExcelDateTime::is_duration(date) { Shows::Duration } else { shows() };
            // calamine saw a date: at least the day is shown unless the format is known to show less.
            let shows = if shows == Shows::Number { Shows::Date } else { shows };
            cell_text::number(date.as_f64(), shows, epoch_1904, text)
        }
        DataRef::DateTimeIso(iso) => cell_text::iso_date(iso, shows(), text),
        DataRef::Bool(value) => {
            text.clear();
            text.push_str(if *value { "TRUE" } else { "FALSE" });
            CellKind::Bool
        }
        DataRef::Error(error) => {
            *text = error.to_string();
            CellKind::Error
        }
        DataRef::DurationIso(value) | DataRef::String(value) => {
            text.clone_from(value);
            CellKind::Text
        }
        DataRef::SharedString(value) => {
            text.clear();
            text.push_str(value);
            CellKind::Text
        }
        DataRef::Empty => {
            text.clear();
            CellKind::Text
        }
    }
}

fn refusal(error: XlsxError) -> IntakeError {
    match error {
        XlsxError::Password => IntakeError::Encrypted,
        _ => IntakeError::Damaged,
    }
}
