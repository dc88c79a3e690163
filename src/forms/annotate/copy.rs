//! For files that are no xlsx workbook: a workbook of the same cells, in the same places, as text.

use rust_xlsxwriter::{Color, Format, Note, Worksheet, XlsxError};

use super::{AUTHOR, MOST_NOTES, Mark, Marks};
use crate::domain::PartialDate;
use crate::forms::FormError;
use crate::forms::paper::clean::for_cell;
use crate::forms::paper::measure::{line_count, text_units};
use crate::forms::paper::workbook;
use crate::intake::Sheet;

/// No column is drawn wider, in half-width units.
const WIDEST: usize = 44;

/// Writes the sheets with their marks as a workbook, dated `day` in its properties.
pub fn write_copy(title: &str, sheets: &[(&Sheet, Marks)], day: PartialDate) -> Result<Vec<u8>, FormError> {
    write(title, sheets, day).map_err(|source| FormError::Write { form: title.to_owned(), source })
}

fn write(title: &str, sheets: &[(&Sheet, Marks)], day: PartialDate) -> Result<Vec<u8>, XlsxError> {
    let mut book = workbook::new(title, day)?;
    let plain = Format::new().set_num_format("@").set_text_wrap();
    let mut notes_left = MOST_NOTES;
    for (number, (sheet, marks)) in (1..).zip(sheets) {
        let page = book.add_worksheet();
        page.set_name(sheet_name(&sheet.name, number))?;
        let mut widths: Vec<usize> = Vec::new();
        for index in 0..sheet.row_count() {
            let row = sheet.row_number(index).saturating_sub(1);
            for cell in sheet.row(index) {
                let text = for_cell(cell.text);
                let column = usize::from(cell.column);
                widths.resize(widths.len().max(column + 1), 8);
                if let Some(width) = widths.get_mut(column) {
                    *width = (*width).max(text_units(&text).min(WIDEST));
                }
                page.write_string_with_format(row, cell.column, text, &plain)?;
            }
        }
        merge(page, sheet, &plain);
        for ((row, column), mark) in marks {
            let row = row.saturating_sub(1);
            let look = plain.clone().set_background_color(Color::RGB(mark.tone.colour()));
            let at = sheet.row_index(row + 1);
            let text = at.and_then(|at| sheet.cell(at, *column)).map_or("", |cell| cell.text);
            page.write_string_with_format(row, *column, for_cell(text), &look)?;
            if let Some(left) = notes_left.checked_sub(1).filter(|_| !mark.note.is_empty()) {
                notes_left = left;
                page.insert_note(row, *column, &note(mark))?;
            }
        }
        for (column, width) in (0u16..).zip(widths) {
            page.set_column_width_pixels(column, u32::try_from(width * 8 + 12).unwrap_or(80))?;
        }
    }
    book.save_to_buffer()
}

fn note(mark: &Mark) -> Note {
    let lines = u32::try_from(line_count(&mark.note, 34)).unwrap_or(1).min(20);
    Note::new(for_cell(&mark.note))
        .set_author(AUTHOR)
        .add_author_prefix(false)
        .set_font_name("宋体")
        .set_font_size(9)
        .set_width(240)
        .set_height(lines * 17 + 20)
}

/// Merges the cells that were merged. Every cell under a merged one is written, so there is an end to it.
fn merge(page: &mut Worksheet, sheet: &Sheet, plain: &Format) {
    let mut cells_left = 200_000u64;
    for merge in sheet.merges() {
        let cells = u64::from(merge.last_row.saturating_sub(merge.first_row) + 1)
            * u64::from(merge.last_column.saturating_sub(merge.first_column) + 1);
        let Some(left) = cells_left.checked_sub(cells) else { break };
        cells_left = left;
        let (top, bottom) = (merge.first_row.saturating_sub(1), merge.last_row.saturating_sub(1));
        let own = sheet.row_index(merge.first_row).and_then(|at| sheet.cell(at, merge.first_column));
        let text = for_cell(own.map_or("", |cell| cell.text));
        // Regions that overlap or are but one cell are refused; such a file was broken before.
        let _ = page.merge_range(top, merge.first_column, bottom, merge.last_column, &text, plain);
    }
}

/// What Excel takes as a sheet's name, and takes once.
fn sheet_name(name: &str, number: usize) -> String {
    let refused = |c: char| "[]:*?/\\'".contains(c) || c.is_control();
    let plain: String = name.chars().filter(|c| !refused(*c)).take(24).collect();
    match (plain.trim().is_empty(), number) {
        (true, 1) => "名单".to_owned(),
        (true, number) => format!("名单{number}"),
        (false, 1) => plain,
        (false, number) => format!("{plain} {number}"),
    }
}
