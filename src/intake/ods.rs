//! ods: content.xml read as a stream. Rows and cells that are only repeated blanks cost nothing.

use std::collections::HashSet;
use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use super::cell_text::{self, Shows};
use super::error::IntakeError;
use super::package;
use super::read::{Context, ROWS_BETWEEN_REPORTS};
use super::sheet::{CellKind, Sheet, SheetBuilder};
use super::xlsx::parts::attribute;
use super::xml_text::push_reference;

/// Reads every sheet.
pub(super) fn read(file: &str, bytes: &[u8], context: &mut Context<'_>) -> Result<Vec<Sheet>, IntakeError> {
    let mut package = package::open(bytes)?;
    let manifest = package::part(&mut package, "META-INF/manifest.xml", context)?.unwrap_or_default();
    if memchr::memmem::find(&manifest, b"encryption-data").is_some() {
        return Err(IntakeError::Encrypted);
    }
    package::inspect(&mut package, context, |name| name == "content.xml", |_, _| {})?;
    let content = package.by_name("content.xml").map_err(|error| package::zip_error(&error))?;
    let mut reading = Reading { file, hidden_styles: HashSet::new(), context };
    let mut xml = Reader::from_reader(BufReader::new(content));
    xml.config_mut().expand_empty_elements = true;
    xml.config_mut().check_end_names = false;
    reading.document(&mut xml)
}

type Xml<R> = Reader<BufReader<R>>;

struct Reading<'a, 'c> {
    file: &'a str,
    /// Styles of hidden sheets.
    hidden_styles: HashSet<String>,
    context: &'a mut Context<'c>,
}

/// What a cell says about itself.
#[derive(Default)]
struct CellHead {
    repeated: u32,
    columns_spanned: u32,
    rows_spanned: u32,
    value_type: String,
    value: Option<String>,
}

impl Reading<'_, '_> {
    fn document<R: std::io::Read>(&mut self, xml: &mut Xml<R>) -> Result<Vec<Sheet>, IntakeError> {
        let mut sheets = Vec::new();
        let mut style = None;
        let mut buffer = Vec::new();
        let mut spreadsheet = false;
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(|_| IntakeError::Damaged)? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "style" => style = attribute(&start, "name"),
                    "table-properties" if attribute(&start, "display").as_deref() == Some("false") => {
                        self.hidden_styles.extend(style.take());
                    }
                    "spreadsheet" => spreadsheet = true,
                    "table" if spreadsheet => {
                        let name = attribute(&start, "name").unwrap_or_default();
                        let hidden = attribute(&start, "style-name")
                            .is_some_and(|style| self.hidden_styles.contains(&style));
                        let builder = SheetBuilder::new(self.file, &name, *self.context.limits);
                        sheets.push(self.table(xml, builder.hidden(hidden))?);
                    }
                    _ => {}
                },
                Event::Eof => break,
                _ => {}
            }
        }
        if spreadsheet {
            Ok(sheets)
        } else {
            Err(IntakeError::OtherKind {
                what: "文字文档（odt 等）",
                advice: "请把名单复制到表格里，保存为 .xlsx 再试。",
            })
        }
    }

    fn table<R: std::io::Read>(
        &mut self,
        xml: &mut Xml<R>,
        mut builder: SheetBuilder,
    ) -> Result<Sheet, IntakeError> {
        let mut buffer = Vec::new();
        let mut row = 1u32;
        let mut nested = 0u32;
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(|_| IntakeError::Damaged)? {
                Event::Start(start) => match start.local_name().as_ref() {
                    "table" => nested += 1,
                    "table-row" if nested == 0 => {
                        let repeated = count(&start, "number-rows-repeated");
                        row = self.row(xml, &mut builder, row, repeated)?;
                    }
                    _ => {}
                },
                Event::End(end) if end.local_name().as_ref() == "table" => {
                    if nested == 0 {
                        return Ok(builder.finish());
                    }
                    nested -= 1;
                }
                Event::Eof => return Err(IntakeError::Damaged),
                _ => {}
            }
        }
    }

    /// Reads one row and puts it as often as it is repeated. Returns the next row's number.
    fn row<R: std::io::Read>(
        &mut self,
        xml: &mut Xml<R>,
        builder: &mut SheetBuilder,
        row: u32,
        repeated: u32,
    ) -> Result<u32, IntakeError> {
        let mut cells: Vec<(u32, CellKind, String)> = Vec::new();
        let mut column = 0u32;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(|_| IntakeError::Damaged)? {
                Event::Start(start)
                    if matches!(start.local_name().as_ref(), "table-cell" | "covered-table-cell") =>
                {
                    let head = cell_head(&start);
                    let paragraphs = cell_text(xml)?;
                    if head.columns_spanned > 1 || head.rows_spanned > 1 {
                        let last_row = row.saturating_add(head.rows_spanned - 1);
                        let last_column = column.saturating_add(head.columns_spanned - 1);
                        builder.merge((row, last_row), (column, last_column));
                    }
                    let (kind, text) = head.text(paragraphs);
                    if !text.is_empty() {
                        // What is repeated beyond the cap is formatting, not data.
                        let end =
                            column.saturating_add(head.repeated).min(u32::from(self.context.limits.columns));
                        cells.extend((column..end).map(|column| (column, kind, text.clone())));
                    }
                    column = column.saturating_add(head.repeated);
                }
                Event::End(end) if end.local_name().as_ref() == "table-row" => break,
                Event::Eof => return Err(IntakeError::Damaged),
                _ => {}
            }
        }
        let next = row.saturating_add(repeated);
        if !cells.is_empty() {
            for row in row..next.min(self.context.limits.rows.saturating_add(1)) {
                for (column, kind, text) in &cells {
                    builder.push(row, *column, *kind, text).map_err(|_| IntakeError::SheetTooLarge)?;
                }
            }
        }
        if row / ROWS_BETWEEN_REPORTS != next / ROWS_BETWEEN_REPORTS {
            self.context.report(self.file, row);
        }
        Ok(next)
    }
}

fn count(start: &BytesStart<'_>, name: &str) -> u32 {
    attribute(start, name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}

fn cell_head(start: &BytesStart<'_>) -> CellHead {
    let mut head = CellHead { repeated: 1, columns_spanned: 1, rows_spanned: 1, ..CellHead::default() };
    for attribute in start.attributes().with_checks(false).flatten() {
        let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) else { continue };
        let number = || value.parse().unwrap_or(1).max(1);
        match attribute.key.local_name().as_ref() {
            "number-columns-repeated" => head.repeated = number(),
            "number-columns-spanned" => head.columns_spanned = number(),
            "number-rows-spanned" => head.rows_spanned = number(),
            "value-type" => head.value_type = value.into_owned(),
            "value" | "date-value" | "time-value" | "boolean-value" | "string-value" => {
                head.value = Some(value.into_owned());
            }
            _ => {}
        }
    }
    head
}

impl CellHead {
    fn text(&self, paragraphs: String) -> (CellKind, String) {
        let mut text = String::new();
        let value = self.value.as_deref();
        let kind = match (self.value_type.as_str(), value) {
            ("float" | "percentage" | "currency", Some(value)) => match value.parse() {
                Ok(number) => cell_text::number(number, Shows::Number, false, &mut text),
                Err(_) => return (CellKind::Text, paragraphs),
            },
            ("date", Some(value)) => {
                // What is shown tells whether the day is meant: 2004年9月.
                let shown = crate::domain::PartialDate::parse(&paragraphs);
                let shows =
                    if shown.is_some_and(|date| date.day.is_none()) { Shows::Month } else { Shows::Date };
                cell_text::iso_date(value, shows, &mut text)
            }
            ("boolean", Some(value)) => {
                text.push_str(if value == "true" { "TRUE" } else { "FALSE" });
                CellKind::Bool
            }
            _ if paragraphs.starts_with('#') && is_error(&paragraphs) => {
                return (CellKind::Error, paragraphs);
            }
            (_, Some(value)) if paragraphs.is_empty() => {
                text.push_str(value);
                CellKind::Text
            }
            _ => return (CellKind::Text, paragraphs),
        };
        (kind, text)
    }
}

fn is_error(text: &str) -> bool {
    matches!(text, "#N/A" | "#DIV/0!" | "#VALUE!" | "#REF!" | "#NAME?" | "#NUM!" | "#NULL!")
}

/// The cell's paragraphs, one to a line, without its comment; reads to the cell's end.
fn cell_text<R: std::io::Read>(xml: &mut Xml<R>) -> Result<String, IntakeError> {
    let mut text = String::new();
    let mut paragraphs = 0;
    let (mut in_paragraph, mut comment, mut nested) = (0u32, 0u32, 0u32);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| IntakeError::Damaged)? {
            Event::Start(start) => match start.local_name().as_ref() {
                "annotation" => comment += 1,
                // A drawing may hold a table of its own.
                "table-cell" => nested += 1,
                "p" if comment == 0 => {
                    in_paragraph += 1;
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                }
                "s" if comment == 0 => {
                    let blanks = count(&start, "c").min(64);
                    text.extend(std::iter::repeat_n(' ', blanks as usize));
                }
                "tab" if comment == 0 => text.push('\t'),
                "line-break" if comment == 0 => text.push('\n'),
                _ => {}
            },
            Event::End(end) => match end.local_name().as_ref() {
                "annotation" => comment = comment.saturating_sub(1),
                "p" if comment == 0 => in_paragraph = in_paragraph.saturating_sub(1),
                "table-cell" | "covered-table-cell" => {
                    if nested == 0 {
                        return Ok(text);
                    }
                    nested -= 1;
                }
                _ => {}
            },
            Event::Text(piece) if comment == 0 && in_paragraph > 0 => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(reference) if comment == 0 && in_paragraph > 0 => {
                push_reference(&reference, &mut text);
            }
            Event::CData(piece) if comment == 0 && in_paragraph > 0 => text.push_str(&piece.xml10_content()),
            Event::Eof => return Err(IntakeError::Damaged),
            _ => {}
        }
    }
}
