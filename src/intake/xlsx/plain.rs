//! A workbook as office programs write it: UTF-8, names without prefixes, nothing in the sheets but cells.

use super::super::package::{self, Package};
use super::super::read::Context;
use super::super::sheet::{Sheet, SheetBuilder};
use super::Trouble;
use super::book::Book;
use super::cells::Cells;
use super::parts::SHEETS;
use super::stream;
use super::strings::SharedStrings;

/// Reads every worksheet, or gives up as soon as something is out of the ordinary.
pub(super) fn read(file: &str, bytes: &[u8], context: &mut Context<'_>) -> Result<Vec<Sheet>, Trouble> {
    let mut package = package::open(bytes)?;
    let book = Book::read(&mut package, context)?;
    let strings = SharedStrings::read(&mut package, &book.strings_part, context)?;
    let mut sheets = Vec::with_capacity(book.sheets.len().min(SHEETS));
    for listed in book.sheets.iter().take(SHEETS) {
        // Charts, dialogs and macro sheets hold no cells of a list.
        if !listed.part.to_ascii_lowercase().contains("worksheets/") {
            continue;
        }
        let builder = SheetBuilder::new(file, &listed.name, *context.limits).hidden(listed.hidden);
        sheets.push(sheet(&mut package, &listed.part, &book, &strings, builder, file, context)?);
    }
    if sheets.is_empty() { Err(Trouble::Unusual) } else { Ok(sheets) }
}

fn sheet(
    package: &mut Package<'_>,
    part: &str,
    book: &Book,
    strings: &SharedStrings,
    mut builder: SheetBuilder,
    file: &str,
    context: &mut Context<'_>,
) -> Result<Sheet, Trouble> {
    let mut cells = Cells::new(book, strings, &mut builder);
    stream::feed(package, part, context, |window, context| {
        let used = cells.take(window)?;
        cells.report(|row| context.report(file, row));
        Ok(used)
    })?;
    cells.end()?;
    Ok(builder.finish())
}
