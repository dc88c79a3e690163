//! The tables and lines of a Word document, picked out of its XML as it streams by.
//!
//! Names are compared without their prefixes: in the main part nothing else bears them. What was
//! deleted or moved away under tracked changes, and the second copy of shapes kept for old programs,
//! is passed over.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::error::IntakeError;
use super::super::limits::Limits;
use super::super::read::ROWS_BETWEEN_REPORTS;
use super::super::xml_text::push_reference;
use super::open_table::{OpenTable, WordTable};

/// Tables stand in cells of tables, but not for ever.
const DEEPEST: usize = 16;
/// Cells with content in one document: no Word document that a person made has more.
const MOST_CELLS: usize = 1_000_000;
/// Bytes of text in one document.
const MOST_TEXT: usize = 64 << 20;

/// A piece of the document, in its order; a table within a table follows the one it stands in.
#[derive(Debug)]
pub(super) enum Block {
    /// A paragraph that says something, outside tables.
    Line(String),
    /// A table.
    Table(WordTable),
}

/// The document as far as it was read.
pub(super) struct Tables {
    limits: Limits,
    blocks: Vec<Block>,
    /// Tables that stood in the outermost open one.
    inner: Vec<WordTable>,
    open: Vec<OpenTable>,
    /// The paragraph outside tables.
    line: String,
    rows: u32,
    cells: usize,
    text_bytes: usize,
    in_run: u32,
    in_text: bool,
    /// Open elements whose content is passed over.
    skipped: u32,
    /// Open content controls, and whether each shows only its hint.
    controls: Vec<bool>,
}

impl Tables {
    pub(super) fn new(limits: Limits) -> Tables {
        Tables {
            limits,
            blocks: Vec::new(),
            inner: Vec::new(),
            open: Vec::new(),
            line: String::new(),
            rows: 0,
            cells: 0,
            text_bytes: 0,
            in_run: 0,
            in_text: false,
            skipped: 0,
            controls: Vec::new(),
        }
    }

    /// Reads the document's main part. One without any table is refused.
    pub(super) fn read<R: BufRead>(
        mut self,
        xml: &mut Reader<R>,
        mut report: impl FnMut(u32),
    ) -> Result<Vec<Block>, IntakeError> {
        let mut buffer = Vec::new();
        let mut whole = false;
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(|_| IntakeError::Damaged)? {
                Event::Start(start) => self.begin(&start)?,
                Event::End(end) => {
                    let name = end.local_name();
                    whole |= name.as_ref() == "document";
                    self.end(name.as_ref(), &mut report)?;
                }
                Event::Text(piece) => self.take(&piece.xml10_content())?,
                Event::CData(piece) => self.take(&piece.xml10_content())?,
                Event::GeneralRef(reference) => {
                    let mut text = String::new();
                    push_reference(&reference, &mut text);
                    self.take(&text)?;
                }
                Event::Eof => break,
                _ => {}
            }
        }
        if !self.blocks.iter().any(|block| matches!(block, Block::Table(_))) {
            return Err(IntakeError::OtherKind {
                what: "Word 文档",
                advice: "其中没有表格，请把名单放进表格里，保存后再试。",
            });
        }
        // A list that breaks off must not look like a shorter list.
        if whole { Ok(self.blocks) } else { Err(IntakeError::Damaged) }
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), IntakeError> {
        let name = start.local_name();
        let name = name.as_ref();
        if self.skipped > 0 || is_skipped(name) {
            self.skipped += u32::from(is_skipped(name));
            return Ok(());
        }
        match name {
            "tbl" if self.open.len() >= DEEPEST => return Err(IntakeError::Damaged),
            "tbl" => self.open.push(OpenTable::default()),
            "r" => self.in_run += 1,
            "t" => self.in_text = self.in_run > 0,
            "tab" if self.in_run > 0 => self.put("\t")?,
            "br" | "cr" if self.in_run > 0 => self.put("\n")?,
            "noBreakHyphen" if self.in_run > 0 => self.put("-")?,
            "sdt" => self.controls.push(false),
            "showingPlcHdr" => {
                if let Some(control) = self.controls.last_mut() {
                    *control = true;
                }
            }
            name => {
                if let Some(open) = self.open.last_mut() {
                    open.begin(name, start);
                }
            }
        }
        Ok(())
    }

    fn end(&mut self, name: &str, report: &mut impl FnMut(u32)) -> Result<(), IntakeError> {
        if is_skipped(name) {
            self.skipped = self.skipped.saturating_sub(1);
            return Ok(());
        }
        if self.skipped > 0 {
            return Ok(());
        }
        match name {
            "t" => self.in_text = false,
            "r" => self.in_run = self.in_run.saturating_sub(1),
            "sdt" => drop(self.controls.pop()),
            "p" => self.end_paragraph()?,
            "tc" => {
                if let Some(open) = self.open.last_mut() {
                    self.cells += usize::from(open.end_cell());
                    if self.cells > MOST_CELLS.min(self.limits.cells) {
                        return Err(IntakeError::SheetTooLarge);
                    }
                }
            }
            "tr" => {
                if let Some(open) = self.open.last_mut() {
                    open.end_row();
                    self.rows += 1;
                    if self.rows > self.limits.rows {
                        return Err(IntakeError::TooManyRows { rows: self.limits.rows });
                    }
                    if self.rows.is_multiple_of(ROWS_BETWEEN_REPORTS) {
                        report(self.rows);
                    }
                }
            }
            "tbl" => self.end_table(),
            name => {
                if let Some(open) = self.open.last_mut() {
                    open.end(name);
                }
            }
        }
        Ok(())
    }

    fn end_table(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let table = open.finish();
        if self.open.is_empty() {
            self.blocks.push(Block::Table(table));
            self.blocks.extend(self.inner.drain(..).map(Block::Table));
        } else {
            self.inner.push(table);
        }
    }

    fn end_paragraph(&mut self) -> Result<(), IntakeError> {
        if !self.open.is_empty() {
            return self.put("\n");
        }
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            self.blocks.push(Block::Line(line.trim().to_owned()));
        }
        Ok(())
    }

    fn take(&mut self, text: &str) -> Result<(), IntakeError> {
        let hint = self.controls.iter().any(|hint| *hint);
        if self.in_text && self.skipped == 0 && !hint { self.put(text) } else { Ok(()) }
    }

    /// Adds to the cell that is open, or to the line outside tables.
    fn put(&mut self, text: &str) -> Result<(), IntakeError> {
        self.text_bytes += text.len();
        if self.text_bytes > MOST_TEXT.min(self.limits.text_bytes) {
            return Err(IntakeError::SheetTooLarge);
        }
        match self.open.last_mut() {
            Some(open) => open.put(text),
            None => self.line.push_str(text),
        }
        Ok(())
    }
}

/// Former properties, text moved elsewhere, and shapes said twice.
fn is_skipped(name: &str) -> bool {
    matches!(name, "Fallback" | "moveFrom" | "tblGridChange") || name.ends_with("PrChange")
}
