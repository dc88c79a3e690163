//! A list as a sheet: title, a line of facts, a header that stays in view, rows.

use rust_xlsxwriter::{Workbook, XlsxError};

use crate::domain::PartialDate;
use crate::forms::FormError;
use crate::forms::paper::{Cell, Face, Grid, Style, workbook};

/// What a sheet holds, less what stands above the rows.
const MOST_ROWS: usize = 1_048_000;
const HAIRLINE: u32 = 0xB7C4C1;
const HEADER_GROUND: u32 = 0xE6EFED;
const QUIET: u32 = 0x5F6B69;
/// The red in which 智慧团建 shows the names of incomplete members.
const RED: u32 = 0xC00000;

/// How a column's cells look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Numbers, short words: in the middle.
    Centred,
    /// Sentences, names of organisations: from the left.
    Words,
    /// Names of incomplete members: in the middle, red.
    Red,
}

/// A column of a list.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The header.
    pub header: &'static str,
    /// Its width in pixels; at 10 points a full-width character takes 13.
    pub pixels: u32,
    /// How its cells look.
    pub look: Look,
}

impl Column {
    /// A column.
    pub const fn new(header: &'static str, pixels: u32, look: Look) -> Column {
        Column { header, pixels, look }
    }
}

/// A list ready to be written.
#[derive(Clone, Debug)]
pub struct Listing {
    /// The sheet's name.
    pub sheet: &'static str,
    /// The title over the list.
    pub title: String,
    /// The line under the title.
    pub facts: String,
    /// Its columns.
    pub columns: &'static [Column],
    /// From which column on it is printed on a second page, for lists too wide for one.
    pub second_page: Option<u16>,
    /// How many columns stay in view when the list is scrolled sideways.
    pub frozen: u16,
    /// Its rows; each has a text for every column.
    pub rows: Vec<Vec<String>>,
}

/// Writes lists as the sheets of one workbook, dated `day` in its properties.
pub fn write_listings(
    name: &'static str,
    listings: &[Listing],
    day: PartialDate,
) -> Result<Vec<u8>, FormError> {
    write_book(name, listings, day, |_| Ok(()))
}

/// The same with sheets of another kind before them.
pub fn write_book(
    name: &'static str,
    listings: &[Listing],
    day: PartialDate,
    before: impl FnOnce(&mut Workbook) -> Result<(), XlsxError>,
) -> Result<Vec<u8>, FormError> {
    let rows = listings.iter().map(|listing| listing.rows.len()).max().unwrap_or_default();
    if rows > MOST_ROWS {
        return Err(FormError::TooManyRows { form: name.to_owned(), rows });
    }
    let write = || {
        let mut book = workbook::new(name, day)?;
        before(&mut book)?;
        listings.iter().try_for_each(|listing| write_sheet(&mut book, listing))?;
        book.save_to_buffer()
    };
    write().map_err(|source| FormError::Write { form: name.to_owned(), source })
}

fn write_sheet(book: &mut Workbook, listing: &Listing) -> Result<(), XlsxError> {
    let widths: Vec<u32> = listing.columns.iter().map(|column| column.pixels).collect();
    let sheet = book.add_worksheet();
    sheet.set_name(listing.sheet)?;
    let mut grid = Grid::landscape(sheet, &widths)?;
    let span = u16::try_from(widths.len()).unwrap_or(u16::MAX);
    let title = Style::new(Face::Song, 16.0).bold().left();
    let facts = Style::new(Face::Song, 10.0).colour(QUIET).left();
    match listing.second_page {
        // The column repeated on the second page holds the title and nothing that would be cut there.
        Some(column) => {
            grid.second_page_from(column)?;
            let rest = Cell::new(&listing.facts, &facts).spanning(column - 1);
            grid.row(34.0, &[Cell::new(&listing.title, &title), rest])?;
        }
        None => {
            grid.row(30.0, &[Cell::new(&listing.title, &title).spanning(span)])?;
            grid.row(20.0, &[Cell::new(&listing.facts, &facts).spanning(span)])?;
        }
    }

    let header_row = grid.next_row();
    let lined = |style: Style| style.boxed().line_colour(HAIRLINE).as_text();
    let header = lined(Style::new(Face::Song, 10.0).bold().centred().ground(HEADER_GROUND));
    let headers: Vec<Cell<'_>> =
        listing.columns.iter().map(|column| Cell::new(column.header, &header)).collect();
    grid.header(24.0, &headers)?;
    grid.freeze(listing.frozen)?;

    let body = Style::new(Face::Song, 10.0);
    let looks = listing.columns.iter().map(|column| {
        lined(match column.look {
            Look::Centred => body.clone().centred(),
            Look::Words => body.clone().indented(),
            Look::Red => body.clone().centred().bold().colour(RED),
        })
    });
    let looks: Vec<Style> = looks.collect();
    let mut cells = Vec::with_capacity(looks.len());
    for row in &listing.rows {
        cells.clear();
        cells.extend(row.iter().zip(&looks).map(|(text, look)| Cell::new(text, look)));
        grid.row(20.0, &cells)?;
    }
    grid.filter_from(header_row)?;
    grid.finish()
}
