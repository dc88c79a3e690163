//! XML Spreadsheet 2003, which some systems export as `.xls`.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::cell_text::{self, Shows};
use super::error::IntakeError;
use super::read::{Context, ROWS_BETWEEN_REPORTS};
use super::sheet::{CellKind, Sheet, SheetBuilder};
use super::xlsx::parts::attribute;
use super::xml_text::push_reference;

/// Reads every worksheet.
pub(super) fn read(file: &str, text: &str, context: &mut Context<'_>) -> Result<Vec<Sheet>, IntakeError> {
    let mut xml = Reader::from_str(text);
    xml.config_mut().expand_empty_elements = true;
    xml.config_mut().check_end_names = false;
    let mut sheets = Vec::new();
    let mut open: Option<Worksheet> = None;
    let mut styles: HashMap<String, Shows> = HashMap::new();
    let mut style = String::new();
    loop {
        match xml.read_event().map_err(|_| IntakeError::Damaged)? {
            Event::Start(start) => match (start.local_name().as_ref(), &mut open) {
                ("Style", _) => style = attribute(&start, "ID").unwrap_or_default(),
                ("NumberFormat", None) => {
                    let code = attribute(&start, "Format").unwrap_or_default();
                    styles.insert(style.clone(), cell_text::format_code(&code));
                }
                ("Worksheet", _) => {
                    let name = attribute(&start, "Name").unwrap_or_default();
                    open = Some(Worksheet::new(SheetBuilder::new(file, &name, *context.limits)));
                }
                ("Row", Some(sheet)) => {
                    let index = attribute(&start, "Index").and_then(|text| text.parse().ok());
                    sheet.row = index.unwrap_or(sheet.row.saturating_add(1));
                    sheet.column = 0;
                    if sheet.row.is_multiple_of(ROWS_BETWEEN_REPORTS) {
                        context.report(file, sheet.row);
                    }
                }
                ("Cell", Some(sheet)) => {
                    let number = |name| attribute(&start, name).and_then(|text| text.parse::<u32>().ok());
                    let style = attribute(&start, "StyleID").unwrap_or_default();
                    sheet.shows = styles.get(&style).copied().unwrap_or_default();
                    sheet.begin_cell(number("Index"), number("MergeAcross"), number("MergeDown"));
                }
                ("Data", Some(sheet)) => {
                    sheet.value_type = attribute(&start, "Type").unwrap_or_default();
                    sheet.in_data = true;
                }
                ("Visible", Some(sheet)) => sheet.in_visible = true,
                _ => {}
            },
            Event::Text(piece) => {
                if let Some(sheet) = &mut open {
                    sheet.take_text(&piece.xml10_content());
                }
            }
            Event::CData(piece) => {
                if let Some(sheet) = &mut open {
                    sheet.take_text(&piece.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                if let Some(sheet) = open.as_mut().filter(|sheet| sheet.in_data) {
                    push_reference(&reference, &mut sheet.text);
                }
            }
            Event::End(end) => match (end.local_name().as_ref(), &mut open) {
                ("Data", Some(sheet)) => sheet.in_data = false,
                ("Visible", Some(sheet)) => sheet.in_visible = false,
                ("Cell", Some(sheet)) => sheet.end_cell()?,
                ("Worksheet", _) => sheets.extend(open.take().map(Worksheet::finish)),
                _ => {}
            },
            Event::Eof if open.is_some() || sheets.is_empty() => return Err(IntakeError::Damaged),
            Event::Eof => return Ok(sheets),
            _ => {}
        }
    }
}

/// The worksheet being read.
struct Worksheet {
    builder: SheetBuilder,
    row: u32,
    column: u32,
    next_column: u32,
    value_type: String,
    shows: Shows,
    text: String,
    in_data: bool,
    in_visible: bool,
    hidden: bool,
}

impl Worksheet {
    fn new(builder: SheetBuilder) -> Self {
        Worksheet {
            builder,
            row: 0,
            column: 0,
            next_column: 0,
            value_type: String::new(),
            shows: Shows::Number,
            text: String::new(),
            in_data: false,
            in_visible: false,
            hidden: false,
        }
    }

    fn begin_cell(&mut self, index: Option<u32>, across: Option<u32>, down: Option<u32>) {
        if let Some(index) = index {
            self.column = index.saturating_sub(1);
        }
        let (across, down) = (across.unwrap_or(0), down.unwrap_or(0));
        if across > 0 || down > 0 {
            let rows = (self.row, self.row.saturating_add(down));
            self.builder.merge(rows, (self.column, self.column.saturating_add(across)));
        }
        self.next_column = self.column.saturating_add(across).saturating_add(1);
        self.text.clear();
        self.value_type.clear();
    }

    fn take_text(&mut self, text: &str) {
        if self.in_data {
            self.text.push_str(text);
        } else if self.in_visible {
            self.hidden = text.trim() != "SheetVisible";
        }
    }

    fn end_cell(&mut self) -> Result<(), IntakeError> {
        let mut written = String::new();
        let kind = match (self.value_type.as_str(), self.text.trim().parse::<f64>()) {
            ("Number", Ok(number)) => cell_text::number(number, Shows::Number, false, &mut written),
            ("DateTime", _) => cell_text::iso_date(&self.text, self.shows, &mut written),
            ("Boolean", _) => {
                written.push_str(if self.text.trim() == "1" { "TRUE" } else { "FALSE" });
                CellKind::Bool
            }
            ("Error", _) => {
                std::mem::swap(&mut written, &mut self.text);
                CellKind::Error
            }
            _ => {
                std::mem::swap(&mut written, &mut self.text);
                CellKind::Text
            }
        };
        self.builder.push(self.row, self.column, kind, &written).map_err(|_| IntakeError::SheetTooLarge)?;
        self.column = self.next_column;
        Ok(())
    }

    fn finish(self) -> Sheet {
        self.builder.hidden(self.hidden).finish()
    }
}
