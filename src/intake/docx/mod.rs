//! docx: the tables of a Word document, with the lines of text around them.
//!
//! The notice's forms are Word tables. Each becomes a sheet: the lines above it (title, 单位, 填报人) are
//! rows of one cell, then its own rows. A table that a blank line tears in two is one again, and one of
//! a single row is furniture around the next.

mod open_table;
mod tables;

use std::io::BufReader;

use quick_xml::Reader;

use super::error::IntakeError;
use super::package::{self, Package};
use super::read::Context;
use super::sheet::{CellKind, Full, Sheet, SheetBuilder};
use open_table::{WordRow, WordTable};
use tables::{Block, Tables};

/// Reads every table.
pub(super) fn read(file: &str, bytes: &[u8], context: &mut Context<'_>) -> Result<Vec<Sheet>, IntakeError> {
    let mut package = package::open(bytes)?;
    let main = main_part(&package).ok_or(IntakeError::Damaged)?;
    package::inspect(&mut package, context, |name| name.eq_ignore_ascii_case(&main), |_, _| {})?;
    let index = package::find(&package, &main).ok_or(IntakeError::Damaged)?;
    let content = package.by_index(index).map_err(|error| package::zip_error(&error))?;
    let mut xml = Reader::from_reader(BufReader::new(content));
    xml.config_mut().expand_empty_elements = true;
    xml.config_mut().check_end_names = false;
    let blocks = Tables::new(*context.limits).read(&mut xml, |row| context.report(file, row))?;
    sheets(file, blocks, context).map_err(|Full::TooLarge| IntakeError::SheetTooLarge)
}

/// `word/document.xml`; some programs number it.
pub(super) fn is_main_part(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.strip_prefix("word/document")
        .and_then(|rest| rest.strip_suffix(".xml"))
        .is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit()))
}

fn main_part(package: &Package<'_>) -> Option<String> {
    let mut names = package.file_names_raw().map(|raw| String::from_utf8_lossy(raw).replace('\\', "/"));
    names.find(|name| is_main_part(name))
}

/// Lays the document's blocks out as sheets.
fn sheets(file: &str, blocks: Vec<Block>, context: &Context<'_>) -> Result<Vec<Sheet>, Full> {
    let lists = |block: &&Block| matches!(block, Block::Table(table) if table.rows.len() > 1);
    let several = blocks.iter().filter(lists).nth(1).is_some();
    let all_single = blocks.iter().find(lists).is_none();
    let mut done: Vec<Paper> = Vec::new();
    // What stands above the next table, once it comes.
    let mut above: Vec<WordRow> = Vec::new();
    for block in blocks {
        match block {
            Block::Line(text) => above.push(WordRow { cells: vec![(0, text)] }),
            Block::Table(table) if table.rows.len() < 2 && !all_single => above.extend(table.rows),
            Block::Table(table) => match done.last_mut() {
                Some(last) if above.is_empty() && last.width == table.width => last.append(table),
                _ => done.push(Paper::new(std::mem::take(&mut above), table)),
            },
        }
    }
    let Some(last) = done.last_mut() else { return Ok(Vec::new()) };
    last.rows.append(&mut above);
    let named = |at: usize| if several { format!("表{}", at + 1) } else { String::new() };
    done.into_iter()
        .enumerate()
        .map(|(at, paper)| paper.write(SheetBuilder::new(file, &named(at), *context.limits)))
        .collect()
}

/// A table and the lines around it.
struct Paper {
    width: u32,
    rows: Vec<WordRow>,
    /// Rows by their place among `rows`, columns from 0.
    merges: Vec<((usize, usize), (u32, u32))>,
    /// How many of the rows stand above the table.
    above: usize,
}

impl Paper {
    fn new(rows: Vec<WordRow>, table: WordTable) -> Paper {
        let mut paper = Paper { width: table.width, above: rows.len(), rows, merges: Vec::new() };
        paper.append(table);
        paper
    }

    fn append(&mut self, table: WordTable) {
        let before = self.rows.len();
        let moved = table
            .merges
            .into_iter()
            .map(|((top, bottom), columns)| ((top + before, bottom + before), columns));
        self.merges.extend(moved);
        self.rows.extend(table.rows);
    }

    /// Word shows no row numbers: what is counted is said.
    fn write(self, mut builder: SheetBuilder) -> Result<Sheet, Full> {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1);
        for (at, row) in self.rows.iter().enumerate() {
            for (column, text) in &row.cells {
                builder.push(number(at), *column, CellKind::Text, text.trim())?;
            }
        }
        for ((top, bottom), columns) in self.merges {
            builder.merge((number(top), number(bottom)), columns);
        }
        let mut sheet = builder.finish();
        sheet.notes.insert(
            0,
            match self.above {
                0 => "Word 文档没有行号，这里的行号从表格第一行数起。".to_owned(),
                above => {
                    format!("Word 文档没有行号，这里连表格上方的文字一起数：表格首行是第 {} 行。", above + 1)
                }
            },
        );
        Ok(sheet)
    }
}
