//! A form of the notice as a workbook: A4 on its side, the header on every page.

use rust_xlsxwriter::XlsxError;

use super::OfficeForm;
use crate::domain::PartialDate;
use crate::forms::FormError;
use crate::forms::paper::style::Side;
use crate::forms::paper::{Cell, Face, Grid, Row, Style, workbook};

/// Writes the form, dated `day` in its properties.
pub fn write_xlsx(form: &OfficeForm, day: PartialDate) -> Result<Vec<u8>, FormError> {
    write(form, day).map_err(|source| FormError::Write { form: form.title.clone(), source })
}

fn write(form: &OfficeForm, day: PartialDate) -> Result<Vec<u8>, XlsxError> {
    let mut book = workbook::new(&form.title, day)?;
    let sheet = book.add_worksheet();
    sheet.set_name(sheet_name(&form.label))?;
    let widths: Vec<u32> = form.columns.iter().map(|column| column.width).collect();
    let mut grid = Grid::landscape(sheet, &widths)?;
    let span = u16::try_from(widths.len()).unwrap_or(u16::MAX);
    write_head(&mut grid, form, span)?;
    write_members(&mut grid, form, span)?;
    grid.finish()?;
    book.save_to_buffer()
}

/// What Excel takes as a sheet's name.
fn sheet_name(label: &str) -> String {
    let refused = |c: char| "[]:*?/\\'".contains(c) || c.is_control();
    let name: String = label.chars().filter(|c| !refused(*c)).take(15).collect();
    if name.trim().is_empty() { "登记表".to_owned() } else { name }
}

fn write_head(grid: &mut Grid<'_>, form: &OfficeForm, span: u16) -> Result<(), XlsxError> {
    let label = Style::new(Face::Hei, 12.0).left();
    let title = Style::new(Face::Song, 18.0).bold().centred();
    grid.row(18.0, &[Cell::new(&form.label, &label).spanning(span)])?;
    let room = if form.line.is_empty() { 40.0 } else { 36.0 };
    grid.row(room, &[Cell::new(&form.title, &title).spanning(span)])?;
    let line = Style::new(Face::Song, 10.5).left();
    if !form.line.is_empty() {
        let joined;
        let cells: Vec<Cell<'_>> = match (u16::try_from(form.line.len()), form.line.as_slice()) {
            // The first and the last stand over the outer columns, what is between over the rest.
            (Ok(parts), [first, between @ .., last]) if parts > 2 && span >= parts => {
                let wide = span - parts + 1;
                let spans = std::iter::once(wide).chain(std::iter::repeat(1));
                let between =
                    between.iter().zip(spans).map(|(text, span)| Cell::new(text, &line).spanning(span));
                std::iter::once(Cell::new(first, &line))
                    .chain(between)
                    .chain([Cell::new(last, &line)])
                    .collect()
            }
            _ => {
                joined = form.line.join("　　");
                vec![Cell::new(&joined, &line).spanning(span)]
            }
        };
        grid.row(24.0, &cells)?;
    }
    let header = Style::new(Face::Song, 10.5).bold().centred().boxed();
    let headers: Vec<Cell<'_>> =
        form.columns.iter().map(|column| Cell::new(&column.header, &header)).collect();
    grid.header(28.0, &headers)
}

/// The last member stands on one page with what is signed, or said, under the table.
fn write_members(grid: &mut Grid<'_>, form: &OfficeForm, span: u16) -> Result<(), XlsxError> {
    let words = Style::new(Face::FangSong, 10.5).indented().boxed().as_text();
    let centred = Style::new(Face::FangSong, 10.5).centred().boxed().as_text();
    let mut rows: Vec<Row<'_>> = Vec::new();
    for line in form.lines() {
        let cells = form.columns.iter().zip(line);
        let cells =
            cells.map(|(column, text)| Cell::new(text, if column.is_words { &words } else { &centred }));
        rows.push((24.0, cells.collect()));
    }
    let mut foot: Vec<Row<'_>> = rows.pop().into_iter().collect();
    rows.iter().try_for_each(|(least, cells)| grid.row(*least, cells))?;

    let text = Style::new(Face::Song, 10.5).indented();
    let both = text.clone().boxed();
    let promised = text.clone().top().lined(&[Side::Left, Side::Top, Side::Bottom]);
    let signed = text.bottom().lined(&[Side::Right, Side::Top, Side::Bottom]);
    let promise = form.promise.as_ref();
    let signature = promise.map(|promise| format!("{}\n", promise.signature.join("\n"))).unwrap_or_default();
    let joined = promise.map(|promise| format!("{}\n{signature}", promise.promise)).unwrap_or_default();
    // One row, so that no page break can part the promise from its signature.
    foot.extend(promise.map(|promise| {
        let cells = if span < 2 {
            vec![Cell::new(&joined, &both)]
        } else {
            vec![Cell::new(&promise.promise, &promised).spanning(span - 1), Cell::new(&signature, &signed)]
        };
        (78.0, cells)
    }));
    let note = Style::new(Face::Song, 10.5).left();
    let heading = Style::new(Face::Song, 9.0).bold().left();
    let item = Style::new(Face::Song, 9.0).left().top();
    let (least, look) = if form.notes_heading.is_some() { (13.0, &item) } else { (26.0, &note) };
    foot.extend(form.notes_heading.iter().map(|text| (18.0, vec![Cell::new(text, &heading).spanning(span)])));
    foot.extend(form.notes.iter().map(|text| (least, vec![Cell::new(text, look).spanning(span)])));
    grid.block(&foot)
}
