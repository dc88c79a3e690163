//! What a workbook says of its sheets: their names and parts, the styles of their cells.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::cell_text::{self, Shows};
use super::super::error::IntakeError;
use super::super::package::{self, Package};
use super::super::read::Context;
use super::Trouble;
use super::parts::{attribute, part_path, targets};

/// What the sheets share besides their strings.
pub(super) struct Book {
    /// In the workbook's order.
    pub(super) sheets: Vec<Listed>,
    /// What each cell style shows.
    pub(super) styles: Vec<Shows>,
    /// Are days counted from 1904?
    pub(super) epoch_1904: bool,
    /// Where the shared strings are, if there are any.
    pub(super) strings_part: String,
}

/// A sheet as the workbook lists it.
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) part: String,
    pub(super) hidden: bool,
}

impl Book {
    pub(super) fn read(package: &mut Package<'_>, context: &mut Context<'_>) -> Result<Book, Trouble> {
        let targets = targets(package, "xl/_rels/workbook.xml.rels", context)?;
        let related = |kind: &str| {
            let target = targets.values().find(|target| target.to_ascii_lowercase().contains(kind));
            target.map_or_else(|| format!("xl/{kind}.xml"), |target| part_path(target))
        };
        let mut book = Book {
            sheets: Vec::new(),
            styles: styles(package, &related("styles"), context)?,
            epoch_1904: false,
            strings_part: related("sharedstrings"),
        };
        let bytes = package::part(package, "xl/workbook.xml", context)?.ok_or(Trouble::Unusual)?;
        each_element(&bytes, |event| {
            let (Event::Start(start) | Event::Empty(start)) = event else { return Ok(()) };
            match start.local_name().as_ref() {
                "sheet" => {
                    let target = attribute(start, "id").and_then(|id| targets.get(&id));
                    book.sheets.push(Listed {
                        name: attribute(start, "name").unwrap_or_default(),
                        part: part_path(target.ok_or(IntakeError::Damaged)?),
                        hidden: attribute(start, "state").is_some_and(|state| state != "visible"),
                    });
                }
                "workbookPr" => {
                    book.epoch_1904 =
                        attribute(start, "date1904").is_some_and(|value| value == "1" || value == "true");
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(book)
    }
}

/// What each cell style shows.
fn styles(package: &mut Package<'_>, part: &str, context: &mut Context<'_>) -> Result<Vec<Shows>, Trouble> {
    let bytes = package::part(package, part, context)?.unwrap_or_default();
    let mut formats = HashMap::new();
    let mut styles = Vec::new();
    // Not the named styles that cells' styles are derived from.
    let mut of_cells = false;
    each_element(&bytes, |event| {
        match event {
            Event::Start(start) | Event::Empty(start) => match start.local_name().as_ref() {
                "numFmt" => {
                    if let (Some(id), Some(code)) =
                        (attribute(start, "numFmtId"), attribute(start, "formatCode"))
                    {
                        formats.insert(id, cell_text::format_code(&code));
                    }
                }
                "cellXfs" => of_cells = true,
                "xf" if of_cells => {
                    let id = attribute(start, "numFmtId").unwrap_or_default();
                    let builtin = || cell_text::builtin_format(id.parse().unwrap_or(0));
                    styles.push(formats.get(&id).copied().unwrap_or_else(builtin));
                }
                _ => {}
            },
            Event::End(end) if end.local_name().as_ref() == "cellXfs" => of_cells = false,
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// Shows every event of a small part to `take`.
fn each_element(
    bytes: &[u8],
    mut take: impl FnMut(&Event<'_>) -> Result<(), IntakeError>,
) -> Result<(), Trouble> {
    let mut xml = Reader::from_reader(bytes);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| Trouble::Unusual)? {
            Event::Eof => return Ok(()),
            event => take(&event)?,
        }
    }
}
