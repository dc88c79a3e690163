//! Rows laid on a sheet from top to bottom, as high as their text needs, with the pages kept in view.

use rust_xlsxwriter::{IgnoreError, Worksheet, XlsxError};

use super::clean::for_cell;
use super::measure::line_count;
use super::style::Style;

/// What the margins leave of an A4 sheet lying on its side, in points.
const PAGE_HEIGHT: f64 = 595.3 - TOP_MARGIN - BOTTOM_MARGIN;
const SIDE_MARGIN: f64 = 42.5;
const TOP_MARGIN: f64 = 36.9;
const BOTTOM_MARGIN: f64 = 42.5;
const FOOTER_MARGIN: f64 = 22.7;
const POINTS_PER_INCH: f64 = 72.0;
/// Excel draws no higher row.
const HIGHEST_ROW: f64 = 409.0;
/// What is higher than a page by no more than this is printed smaller, on one page.
const LITTLE_OVER: f64 = 1.15;
/// What Excel keeps free on both sides of a cell's text, with a little to spare for other fonts.
const CELL_PADDING: f64 = 9.0;

/// One cell of a row: its text, its look, how many columns it spans.
#[derive(Clone, Copy, Debug)]
pub struct Cell<'a> {
    text: &'a str,
    style: &'a Style,
    span: u16,
}

impl<'a> Cell<'a> {
    /// A cell of one column.
    pub fn new(text: &'a str, style: &'a Style) -> Cell<'a> {
        Cell { text, style, span: 1 }
    }

    /// The same over several columns.
    pub fn spanning(self, span: u16) -> Cell<'a> {
        Cell { span, ..self }
    }
}

/// A row not yet written: its least height in points, its cells from the left.
pub type Row<'a> = (f64, Vec<Cell<'a>>);

/// A sheet being filled from the top.
pub struct Grid<'w> {
    sheet: &'w mut Worksheet,
    /// Column widths in pixels.
    widths: Vec<f64>,
    next_row: u32,
    /// Height used on the current page and height its repeated header takes, in points.
    used: f64,
    repeated: f64,
    breaks: Vec<u32>,
    /// Height of everything written, in points.
    total: f64,
    /// How many pages stand side by side.
    across: u16,
}

impl<'w> Grid<'w> {
    /// Sets the sheet up for A4 on its side, with these column widths in pixels. Where the reader's
    /// fonts are wider than ours the page is scaled down rather than broken in two.
    pub fn landscape(sheet: &'w mut Worksheet, widths: &[u32]) -> Result<Grid<'w>, XlsxError> {
        sheet
            .set_paper_size(9)
            .set_landscape()
            .set_margins(
                SIDE_MARGIN / POINTS_PER_INCH,
                SIDE_MARGIN / POINTS_PER_INCH,
                TOP_MARGIN / POINTS_PER_INCH,
                BOTTOM_MARGIN / POINTS_PER_INCH,
                FOOTER_MARGIN / POINTS_PER_INCH,
                FOOTER_MARGIN / POINTS_PER_INCH,
            )
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_footer("&C&\"宋体,常规\"&9第 &P 页，共 &N 页");
        for (column, width) in (0u16..).zip(widths) {
            sheet.set_column_width_pixels(column, *width)?;
        }
        let widths = widths.iter().map(|width| f64::from(*width)).collect();
        Ok(Grid {
            sheet,
            widths,
            next_row: 0,
            used: 0.0,
            repeated: 0.0,
            breaks: Vec::new(),
            total: 0.0,
            across: 1,
        })
    }

    /// Prints the columns from `column` on a second page beside the first, under the same rows, with the first
    /// column at the head of both: for a sheet too wide to be read on one.
    pub fn second_page_from(&mut self, column: u16) -> Result<(), XlsxError> {
        self.across = 2;
        self.sheet
            .set_print_fit_to_pages(self.across, 0)
            .set_vertical_page_breaks(&[u32::from(column)])?
            .set_repeat_columns(0, 0)?
            .set_page_order(false);
        Ok(())
    }

    /// Writes a row, at least `least` points high and as high as its text needs.
    pub fn row(&mut self, least: f64, cells: &[Cell<'_>]) -> Result<(), XlsxError> {
        let height = self.height_of(least, cells);
        let row = self.next_row;
        self.sheet.set_row_height(row, height)?;
        let mut column = 0u16;
        for cell in cells {
            let last = column + cell.span.max(1) - 1;
            let text = for_cell(cell.text);
            if last > column {
                self.sheet.merge_range(row, column, row, last, &text, &cell.style.format)?;
            } else {
                self.sheet.write_string_with_format(row, column, text, &cell.style.format)?;
            }
            column = last + 1;
        }
        self.next_row += 1;
        self.total += height;
        self.used =
            if self.used + height > PAGE_HEIGHT { self.repeated + height } else { self.used + height };
        Ok(())
    }

    /// Writes a row that is printed at the head of every page.
    pub fn header(&mut self, least: f64, cells: &[Cell<'_>]) -> Result<(), XlsxError> {
        self.sheet.set_repeat_rows(self.next_row, self.next_row)?;
        self.repeated = self.height_of(least, cells);
        self.row(least, cells)
    }

    /// Writes rows that belong together, on a new page where this one has no room for all of them.
    pub fn block(&mut self, rows: &[Row<'_>]) -> Result<(), XlsxError> {
        let height: f64 = rows.iter().map(|(least, cells)| self.height_of(*least, cells)).sum();
        if self.used + height > PAGE_HEIGHT && self.next_row > 0 {
            self.breaks.push(self.next_row);
            self.used = self.repeated;
        }
        rows.iter().try_for_each(|(least, cells)| self.row(*least, cells))
    }

    /// Keeps what stands so far, and so many columns, in view while the rest scrolls.
    pub fn freeze(&mut self, columns: u16) -> Result<(), XlsxError> {
        self.sheet.set_freeze_panes(self.next_row, columns)?;
        Ok(())
    }

    /// Gives the rows written since `header` (from 0) the buttons that filter them.
    pub fn filter_from(&mut self, header: u32) -> Result<(), XlsxError> {
        if let Some(last) = self.next_row.checked_sub(1).filter(|last| *last > header) {
            self.sheet.autofilter(header, 0, last, self.last_column())?;
        }
        Ok(())
    }

    /// The row the next cells go to, from 0.
    pub fn next_row(&self) -> u32 {
        self.next_row
    }

    /// Sets the page breaks; nothing is written after this.
    pub fn finish(self) -> Result<(), XlsxError> {
        if let Some(last) = self.next_row.checked_sub(1) {
            // Numbers are meant to be text here; Excel need not doubt it with a green corner.
            let columns = self.last_column();
            self.sheet.ignore_error_range(0, 0, last, columns, IgnoreError::NumberStoredAsText)?;
        }
        if self.total > PAGE_HEIGHT && self.total <= PAGE_HEIGHT * LITTLE_OVER {
            self.sheet.set_print_fit_to_pages(self.across, 1);
        } else {
            self.sheet.set_page_breaks(&self.breaks)?;
        }
        Ok(())
    }

    fn last_column(&self) -> u16 {
        u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    fn height_of(&self, least: f64, cells: &[Cell<'_>]) -> f64 {
        let mut column = 0usize;
        let mut height = least;
        for cell in cells {
            let span = usize::from(cell.span.max(1));
            let width: f64 = self.widths.iter().skip(column).take(span).sum();
            height = height.max(cell_height(cell, width));
            column += span;
        }
        height.min(HIGHEST_ROW)
    }
}

fn cell_height(cell: &Cell<'_>, pixels: f64) -> f64 {
    let unit = cell.style.size * 96.0 / POINTS_PER_INCH / 2.0;
    let width = ((pixels - CELL_PADDING - cell.style.indent) / unit).floor().max(2.0) as usize;
    let lines = line_count(&for_cell(cell.text), width);
    (lines as f64).mul_add(cell.style.size * 1.35, cell.style.air).ceil()
}
