//! A worksheet's cells, straight into the sheet's store.

use super::super::cell_text::{self, Shows};
use super::super::error::IntakeError;
use super::super::read::ROWS_BETWEEN_REPORTS;
use super::super::sheet::{CellKind, Full, SheetBuilder};
use super::Trouble;
use super::book::Book;
use super::parts::{place, region};
use super::scan::{Scan, attribute, attributes, is, is_empty, is_utf8, push_text};
use super::strings::SharedStrings;

/// Takes a worksheet's XML window by window.
pub(super) struct Cells<'a> {
    book: &'a Book,
    strings: &'a SharedStrings,
    builder: &'a mut SheetBuilder,
    place: Place,
    row: u32,
    /// The next cell's column, where it does not say its own.
    column: u32,
    reported: u32,
    /// Room for a cell's text.
    text: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Before the worksheet element.
    Start,
    /// Within it, before the cells.
    Head,
    Cells,
    /// Behind the cells: where merged regions are listed.
    Tail,
}

/// What a cell's tag says.
#[derive(Clone, Copy)]
struct Head {
    row: u32,
    column: u32,
    style: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Number,
    /// A number by name: what is none is an error, not text.
    Shared,
    Text,
    /// Its text stands in `<is>`; a `<v>` beside it says nothing.
    Inline,
    Bool,
    Error,
    Date,
}

impl<'a> Cells<'a> {
    pub(super) fn new(book: &'a Book, strings: &'a SharedStrings, builder: &'a mut SheetBuilder) -> Self {
        Cells {
            book,
            strings,
            builder,
            place: Place::Start,
            row: 0,
            column: 0,
            reported: 0,
            text: String::new(),
        }
    }

    /// Tells `report` the row now and then.
    pub(super) fn report(&mut self, report: impl FnOnce(u32)) {
        if self.row >= self.reported.saturating_add(ROWS_BETWEEN_REPORTS) {
            self.reported = self.row;
            report(self.row);
        }
    }

    /// Was that all?
    pub(super) fn end(&self) -> Result<(), Trouble> {
        if self.place == Place::Tail { Ok(()) } else { Err(Trouble::Unusual) }
    }

    /// Takes what is whole of a window and tells how much that was.
    pub(super) fn take(&mut self, window: &[u8]) -> Result<usize, Trouble> {
        let mut scan = Scan::new(window);
        loop {
            let before = scan;
            let Some(tag) = scan.tag() else { break };
            match self.place {
                Place::Cells => {
                    if is(tag, b"c") {
                        if !self.cell(tag, &mut scan)? {
                            scan = before;
                            break;
                        }
                    } else if is(tag, b"row") {
                        let number = attribute(tag, b"r")?.and_then(digits);
                        self.row = number.unwrap_or(self.row.saturating_add(1));
                        self.column = 0;
                    } else if tag == b"/sheetData" {
                        self.place = Place::Tail;
                    } else if tag != b"/row" {
                        return Err(Trouble::Unusual);
                    }
                }
                Place::Tail => {
                    if is(tag, b"mergeCell") {
                        let reference = attribute(tag, b"ref")?.and_then(|raw| std::str::from_utf8(raw).ok());
                        if let Some((rows, columns)) = reference.and_then(region) {
                            self.builder.merge(rows, columns);
                        }
                    }
                }
                Place::Start => match tag {
                    [b'?', ..] if is_utf8(tag) => {}
                    _ if is(tag, b"worksheet") => self.place = Place::Head,
                    _ => return Err(Trouble::Unusual),
                },
                Place::Head => {
                    if is(tag, b"sheetData") {
                        self.place = if is_empty(tag) { Place::Tail } else { Place::Cells };
                    } else if matches!(tag, [b'!', ..]) {
                        return Err(Trouble::Unusual);
                    }
                }
            }
        }
        Ok(window.len() - scan.left())
    }

    /// One cell. False when the window ends before it does; nothing has changed then.
    fn cell(&mut self, tag: &[u8], scan: &mut Scan<'_>) -> Result<bool, Trouble> {
        let head = self.head(tag)?;
        self.text.clear();
        let mut formula = false;
        if !is_empty(tag) {
            let mut phonetic = false;
            loop {
                let Some(inner) = scan.tag() else { return Ok(false) };
                match inner {
                    b"/c" => break,
                    b"v" if head.kind != Kind::Inline => {
                        let Some(raw) = scan.text() else { return Ok(false) };
                        // A text's blanks count here, whatever the tag says.
                        push_text(b"preserve", raw, &mut self.text)?;
                    }
                    b"/rPh" => phonetic = false,
                    [b'!' | b'?', ..] => return Err(Trouble::Unusual),
                    _ if is(inner, b"t") && !is_empty(inner) && !phonetic => {
                        let Some(raw) = scan.text() else { return Ok(false) };
                        push_text(inner, raw, &mut self.text)?;
                    }
                    _ if is(inner, b"rPh") && !is_empty(inner) => phonetic = true,
                    // A blank within the tag, as no program writes it.
                    _ if is(inner, b"v") && !is_empty(inner) && head.kind != Kind::Inline => {
                        return Err(Trouble::Unusual);
                    }
                    _ => formula |= is(inner, b"f"),
                }
            }
        }
        self.row = head.row;
        self.column = head.column.saturating_add(1);
        if formula && self.text.is_empty() && head.kind != Kind::Text {
            self.builder.uncalculated();
        }
        self.put(head).map_err(|Full::TooLarge| Trouble::Refused(IntakeError::SheetTooLarge))?;
        Ok(true)
    }

    /// What the tag says; a cell that does not say its place is the next.
    fn head(&self, tag: &[u8]) -> Result<Head, Trouble> {
        let mut head = Head { row: self.row, column: self.column, style: 0, kind: Kind::Number };
        let mut known = true;
        attributes(tag, |key, value| match key {
            b"r" => match std::str::from_utf8(value).ok().and_then(place) {
                Some((column, row)) => (head.column, head.row) = (column, row),
                None => known = false,
            },
            b"s" => head.style = digits(value).unwrap_or(0) as usize,
            b"t" => {
                head.kind = match value {
                    b"s" => Kind::Shared,
                    b"str" => Kind::Text,
                    b"inlineStr" => Kind::Inline,
                    b"n" => Kind::Number,
                    b"b" => Kind::Bool,
                    b"e" => Kind::Error,
                    b"d" => Kind::Date,
                    _ => {
                        known = false;
                        Kind::Text
                    }
                }
            }
            _ => {}
        })?;
        if known { Ok(head) } else { Err(Trouble::Unusual) }
    }

    fn put(&mut self, head: Head) -> Result<(), Full> {
        let Head { row, column, style, kind } = head;
        let text = self.text.as_str();
        if text.is_empty() {
            return Ok(());
        }
        let shows = self.book.styles.get(style).copied().unwrap_or_default();
        match kind {
            Kind::Text | Kind::Inline => self.builder.push(row, column, CellKind::Text, text),
            Kind::Shared => match text.trim().parse().ok().and_then(|at| Some((at, self.strings.get(at)?))) {
                Some((at, text)) => self.builder.push_shared(row, column, at, text),
                None => Ok(()),
            },
            Kind::Error => self.builder.push(row, column, CellKind::Error, text),
            Kind::Bool => {
                let text = if matches!(text.trim(), "0" | "false") { "FALSE" } else { "TRUE" };
                self.builder.push(row, column, CellKind::Bool, text)
            }
            Kind::Date => {
                let mut written = String::new();
                let kind = cell_text::iso_date(text, shows, &mut written);
                self.builder.push(row, column, kind, &written)
            }
            // Nearly all numbers are written as they are read.
            Kind::Number if shows == Shows::Number && !self.book.epoch_1904 && is_short_integer(text) => {
                self.builder.push(row, column, CellKind::Number, text)
            }
            Kind::Number => {
                let Ok(number) = text.trim().parse() else {
                    return self.builder.push(row, column, CellKind::Text, text);
                };
                let kind = cell_text::number(number, shows, self.book.epoch_1904, &mut self.text);
                self.builder.push(row, column, kind, &self.text)
            }
        }
    }
}

/// Digits that a number cell holds exactly.
fn is_short_integer(text: &str) -> bool {
    text.len() <= 15
        && text.bytes().all(|b| b.is_ascii_digit())
        && (text.len() == 1 || !text.starts_with('0'))
}

fn digits(value: &[u8]) -> Option<u32> {
    std::str::from_utf8(value).ok()?.parse().ok()
}
