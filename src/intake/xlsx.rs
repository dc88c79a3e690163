//! xlsx and xlsm, read as a stream: the bytes are inflated, scanned and stored in one pass.

use super::cell_text::{self, Shows};
use super::error::IntakeError;
use super::package::{self, Counted, Package};
use super::read::{Context, ROWS_BETWEEN_REPORTS};
use super::sheet::{CellKind, Full, Sheet, SheetBuilder};
use super::xlsx_general;
use super::xlsx_parts::{SHEETS, part_path, place, region, targets};
use super::xlsx_strings::SharedStrings;
use super::xml_scan::{Piece, Scanner, attribute, attributes, push_text, undo_escapes};

/// Reads every worksheet.
pub(super) fn read(file: &str, bytes: &[u8], context: &mut Context<'_>) -> Result<Vec<Sheet>, IntakeError> {
    let inflatable = context.inflatable;
    match scan(file, bytes, context) {
        // What the scanner cannot make sense of, such as XML in UTF-16, is left to a general parser.
        Err(IntakeError::Damaged) => {
            context.inflatable = inflatable;
            xlsx_general::read(file, bytes, context)
        }
        result => result,
    }
}

fn scan(file: &str, bytes: &[u8], context: &mut Context<'_>) -> Result<Vec<Sheet>, IntakeError> {
    let mut package = package::open(bytes)?;
    let targets = targets(&mut package, "xl/_rels/workbook.xml.rels", context)?;
    let (listed, epoch_1904) = workbook(&mut package, context)?;
    let related = |kind: &str| {
        let target = targets.values().find(|target| target.to_ascii_lowercase().contains(kind));
        target.map_or_else(|| format!("xl/{kind}.xml"), |target| part_path(target))
    };
    let styles = styles(&mut package, &related("styles"), context)?;
    let strings = SharedStrings::read(&mut package, &related("sharedstrings"), context)?;
    let shared = Workbook { strings, styles, epoch_1904 };
    let mut sheets = Vec::with_capacity(listed.len().min(SHEETS));
    for listed in listed.into_iter().take(SHEETS) {
        let Some(path) = targets.get(&listed.relation).map(|target| part_path(target)) else {
            return Err(IntakeError::Damaged);
        };
        // Charts, dialogs and macro sheets hold no cells of a list.
        if !path.to_ascii_lowercase().contains("worksheets/") {
            continue;
        }
        let builder = SheetBuilder::new(file, &listed.name, *context.limits).hidden(listed.hidden);
        sheets.push(shared.sheet(&mut package, &path, builder, file, context)?);
    }
    if sheets.is_empty() { Err(IntakeError::Damaged) } else { Ok(sheets) }
}

struct Listed {
    name: String,
    relation: String,
    hidden: bool,
}

/// The sheets in order, and whether days are counted from 1904.
fn workbook(
    package: &mut Package<'_>,
    context: &mut Context<'_>,
) -> Result<(Vec<Listed>, bool), IntakeError> {
    let mut listed = Vec::new();
    let mut epoch_1904 = false;
    package::scan(package, "xl/workbook.xml", context, |piece| {
        match piece {
            Piece::Open { name: b"sheet", attributes, .. } => {
                let state = attribute(attributes, b"state");
                listed.push(Listed {
                    name: attribute(attributes, b"name").unwrap_or_default(),
                    relation: attribute(attributes, b"id").unwrap_or_default(),
                    hidden: state.is_some_and(|state| state != "visible"),
                });
            }
            Piece::Open { name: b"workbookPr", attributes, .. } => {
                epoch_1904 =
                    attribute(attributes, b"date1904").is_some_and(|value| value == "1" || value == "true");
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok((listed, epoch_1904))
}

/// What each cell style shows.
fn styles(
    package: &mut Package<'_>,
    path: &str,
    context: &mut Context<'_>,
) -> Result<Vec<Shows>, IntakeError> {
    let mut formats = std::collections::HashMap::new();
    let mut styles = Vec::new();
    let mut of_cells = false;
    package::scan(package, path, context, |piece| {
        match piece {
            Piece::Open { name: b"numFmt", attributes, .. } => {
                if let (Some(id), Some(code)) =
                    (attribute(attributes, b"numFmtId"), attribute(attributes, b"formatCode"))
                {
                    formats.insert(id, cell_text::format_code(&code));
                }
            }
            // Not the named styles that cells' styles are derived from.
            Piece::Open { name: b"cellXfs", empty: false, .. } => of_cells = true,
            Piece::Close { name: b"cellXfs" } => of_cells = false,
            Piece::Open { name: b"xf", attributes, .. } if of_cells => {
                let id = attribute(attributes, b"numFmtId").unwrap_or_default();
                let builtin = || cell_text::builtin_format(id.parse().unwrap_or(0));
                styles.push(formats.get(&id).copied().unwrap_or_else(builtin));
            }
            _ => {}
        }
        Ok(())
    })?;
    Ok(styles)
}

/// What the sheets share.
struct Workbook {
    strings: SharedStrings,
    styles: Vec<Shows>,
    epoch_1904: bool,
}

/// The cell whose end has not come yet.
#[derive(Default)]
struct Cell {
    column: u32,
    style: usize,
    kind: Kind,
    value: String,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Bool,
    Error,
    Date,
}

/// Whose text is being read.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Nothing,
    Value,
    /// How a name is pronounced: not what the cell says.
    Phonetic,
}

impl Workbook {
    fn sheet(
        &self,
        package: &mut Package<'_>,
        path: &str,
        mut builder: SheetBuilder,
        file: &str,
        context: &mut Context<'_>,
    ) -> Result<Sheet, IntakeError> {
        let Some(index) = package::find(package, path) else { return Err(IntakeError::Damaged) };
        let part = package.by_index(index).map_err(|error| package::zip_error(&error))?;
        let mut counted = Counted::new(part, context.inflatable);
        let mut scanner = Scanner::new(&mut counted);
        let mut cell = Cell::default();
        let (mut row, mut column, mut reported) = (0u32, 0u32, 0u32);
        let (mut inside, mut in_cell, mut ended) = (Inside::Nothing, false, false);
        let result = loop {
            let piece = match scanner.next_piece() {
                Ok(Some(piece)) => piece,
                Ok(None) => break if ended { Ok(()) } else { Err(IntakeError::Damaged) },
                Err(error) => break Err(error),
            };
            match piece {
                Piece::Open { name: b"c", attributes, empty } => {
                    cell.begin(attributes, &mut row, &mut column);
                    in_cell = !empty;
                }
                Piece::Open { name: b"v", empty: false, .. } if in_cell => {
                    cell.value.clear();
                    inside = Inside::Value;
                }
                Piece::Open { name: b"t", empty: false, .. } if in_cell && inside == Inside::Nothing => {
                    cell.kind = Kind::Text;
                    inside = Inside::Value;
                }
                // Beside its text such a cell may have a value that says it again.
                Piece::Open { name: b"is", .. } => cell.value.clear(),
                Piece::Open { name: b"rPh", empty: false, .. } => inside = Inside::Phonetic,
                Piece::Close { name: b"rPh" } => inside = Inside::Nothing,
                Piece::Close { name: b"v" | b"t" } if inside == Inside::Value => inside = Inside::Nothing,
                Piece::Text(raw) if inside == Inside::Value => push_text(raw, &mut cell.value),
                Piece::Literal(raw) if inside == Inside::Value => {
                    cell.value.push_str(&String::from_utf8_lossy(raw));
                }
                Piece::Close { name: b"c" } if in_cell => {
                    in_cell = false;
                    inside = Inside::Nothing;
                    if cell.kind == Kind::Text {
                        undo_escapes(&mut cell.value, 0);
                    }
                    if let Err(Full::TooLarge) = self.put(&mut builder, row, &mut cell) {
                        break Err(IntakeError::SheetTooLarge);
                    }
                }
                Piece::Open { name: b"row", attributes, .. } => {
                    let number = attributes_number(attributes, b"r");
                    row = number.unwrap_or(row.saturating_add(1));
                    column = 0;
                    if row >= reported.saturating_add(ROWS_BETWEEN_REPORTS) {
                        reported = row;
                        context.report(file, row);
                    }
                }
                Piece::Open { name: b"sheetData", empty, .. } => ended = empty,
                Piece::Close { name: b"sheetData" } => ended = true,
                Piece::Open { name: b"mergeCell", attributes, .. } => {
                    if let Some((rows, columns)) = attribute(attributes, b"ref").as_deref().and_then(region) {
                        builder.merge(rows, columns);
                    }
                }
                _ => {}
            }
        };
        let over = counted.is_over();
        context.inflatable = counted.left();
        if over { Err(context.inflated_too_large()) } else { result.map(|()| builder.finish()) }
    }

    fn put(&self, builder: &mut SheetBuilder, row: u32, cell: &mut Cell) -> Result<(), Full> {
        let text = cell.value.as_str();
        if text.is_empty() {
            return Ok(());
        }
        match cell.kind {
            Kind::Text => builder.push(row, cell.column, CellKind::Text, text),
            Kind::Shared => {
                match text.trim().parse().ok().and_then(|index| Some((index, self.strings.get(index)?))) {
                    Some((index, text)) => builder.push_shared(row, cell.column, index, text),
                    None => Ok(()),
                }
            }
            Kind::Error => builder.push(row, cell.column, CellKind::Error, text),
            Kind::Bool => {
                let text = if matches!(text.trim(), "0" | "false") { "FALSE" } else { "TRUE" };
                builder.push(row, cell.column, CellKind::Bool, text)
            }
            Kind::Date => {
                let mut written = String::new();
                let kind = cell_text::iso_date(text, self.shows(cell.style), &mut written);
                builder.push(row, cell.column, kind, &written)
            }
            Kind::Number => {
                let shows = self.shows(cell.style);
                // Nearly all numbers are written as they are read.
                if shows == Shows::Number && is_short_integer(text) {
                    return builder.push(row, cell.column, CellKind::Number, text);
                }
                let Ok(number) = text.trim().parse() else {
                    return builder.push(row, cell.column, CellKind::Text, text);
                };
                let kind = cell_text::number(number, shows, self.epoch_1904, &mut cell.value);
                builder.push(row, cell.column, kind, &cell.value)
            }
        }
    }

    fn shows(&self, style: usize) -> Shows {
        self.styles.get(style).copied().unwrap_or_default()
    }
}

/// Digits that a number cell holds exactly.
fn is_short_integer(text: &str) -> bool {
    text.len() <= 15
        && text.bytes().all(|b| b.is_ascii_digit())
        && (text.len() == 1 || !text.starts_with('0'))
}

impl Cell {
    /// A new cell; where it does not say its place it is the next.
    fn begin(&mut self, attributes_of: &[u8], row: &mut u32, column: &mut u32) {
        self.value.clear();
        self.kind = Kind::Number;
        self.style = 0;
        for (key, value) in attributes(attributes_of) {
            match key {
                b"r" => {
                    if let Some((at, number)) = std::str::from_utf8(value).ok().and_then(place) {
                        (*column, *row) = (at, number);
                    }
                }
                b"s" => self.style = digits(value).unwrap_or(0) as usize,
                b"t" => {
                    self.kind = match value {
                        b"s" => Kind::Shared,
                        b"str" | b"inlineStr" => Kind::Text,
                        b"b" => Kind::Bool,
                        b"e" => Kind::Error,
                        b"d" => Kind::Date,
                        _ => Kind::Number,
                    }
                }
                _ => {}
            }
        }
        self.column = *column;
        *column = column.saturating_add(1);
    }
}

fn attributes_number(attributes_of: &[u8], name: &[u8]) -> Option<u32> {
    attributes(attributes_of).find(|(key, _)| *key == name).and_then(|(_, value)| digits(value))
}

fn digits(value: &[u8]) -> Option<u32> {
    std::str::from_utf8(value).ok()?.parse().ok()
}
