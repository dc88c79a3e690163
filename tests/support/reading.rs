//! Reading back what the engine wrote: words by calamine, sizes by the file's own XML.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use tuanji::forms::paper::measure::line_count;

/// A part of a workbook as text.
pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The names of a workbook's parts.
pub fn parts(bytes: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    archive.file_names().map(|name| name.unwrap().into_owned()).collect()
}

/// A workbook read back.
pub struct Written {
    pub sheets: Vec<WrittenSheet>,
}

/// A sheet read back: its texts by place (from 0), its sizes in pixels and points.
pub struct WrittenSheet {
    pub name: String,
    pub cells: BTreeMap<(u32, u32), String>,
    /// Merged cells: the first column and row with how many columns they span.
    spans: BTreeMap<(u32, u32), u32>,
    widths: BTreeMap<u32, f64>,
    heights: BTreeMap<u32, f64>,
}

impl Written {
    pub fn read(bytes: Vec<u8>) -> Written {
        let mut book = Xlsx::new(Cursor::new(bytes.as_slice())).unwrap();
        let sheets = book.worksheets();
        let sheets = sheets.into_iter().zip(1..).map(|((name, range), number)| {
            let (top, left) = range.start().unwrap_or_default();
            let cells = range
                .used_cells()
                .map(|(row, column, data)| {
                    let text = match data {
                        Data::String(text) => text.clone(),
                        // What the report's charts are drawn from; nothing a user's file holds.
                        Data::Float(number) if name == "总览" => number.to_string(),
                        other => panic!("{name}: {other:?} is not text"),
                    };
                    ((top + row as u32, left + column as u32), text)
                })
                .collect();
            let xml = part(&bytes, &format!("xl/worksheets/sheet{number}.xml"));
            let merged = book.merge_cells_by_sheet_name(&name).unwrap();
            let spans =
                merged.iter().map(|region| (region.start, region.end.1 - region.start.1 + 1)).collect();
            WrittenSheet { widths: widths(&xml), heights: heights(&xml), name, cells, spans }
        });
        Written { sheets: sheets.collect() }
    }

    pub fn only_sheet(mut self) -> WrittenSheet {
        assert_eq!(self.sheets.len(), 1);
        self.sheets.pop().unwrap()
    }
}

impl WrittenSheet {
    /// The texts of a row, left to right.
    pub fn words(&self, row: u32) -> Vec<&str> {
        self.cells.range((row, 0)..(row + 1, 0)).map(|(_, text)| text.as_str()).collect()
    }

    /// How wide these columns are together, in pixels.
    pub fn width(&self, columns: std::ops::Range<u32>) -> f64 {
        columns.map(|column| self.widths[&column]).sum()
    }

    /// The texts of a column, top to bottom.
    pub fn column_words(&self, column: u32) -> Vec<&str> {
        self.cells.iter().filter(|((_, at), _)| *at == column).map(|(_, text)| text.as_str()).collect()
    }

    /// Every text of these rows, set in this size, has as many lines as it needs, and no column is
    /// narrower than the longest number in it.
    pub fn assert_nothing_is_cut(&self, rows: std::ops::Range<u32>, size: f64) {
        let unit = size * 96.0 / 72.0 / 2.0;
        for ((row, column), text) in self.cells.range((rows.start, 0)..(rows.end, 0)) {
            let span = self.spans.get(&(*row, *column)).copied().unwrap_or(1);
            let width: f64 = (*column..column + span).map(|column| self.widths[&column]).sum();
            let units = ((width - 7.0) / unit) as usize;
            let lines = line_count(text, units);
            let needed = lines as f64 * size * 1.25;
            assert!(self.heights[row] >= needed.min(409.0) - 1.0, "row {row} cuts {text:?}: {lines} lines");
            let longest = text.split(|c: char| !c.is_ascii_alphanumeric()).map(str::len).max().unwrap();
            assert!(longest > 18 || longest <= units, "column {column} tears {text:?}");
        }
    }
}

/// Pixels by column, from `<col min max width>` at 8 pixels a digit.
fn widths(xml: &str) -> BTreeMap<u32, f64> {
    let mut widths = BTreeMap::new();
    for tag in xml.split("<col ").skip(1) {
        let (first, last) = (attribute(tag, "min") as u32, attribute(tag, "max") as u32);
        let pixels = attribute(tag, "width") * 8.0;
        widths.extend((first..=last).map(|column| (column - 1, pixels)));
    }
    widths
}

/// Points by row.
fn heights(xml: &str) -> BTreeMap<u32, f64> {
    let rows = xml.split("<row ").skip(1).filter(|tag| tag.split('>').next().unwrap().contains("ht="));
    rows.map(|tag| (attribute(tag, "r") as u32 - 1, attribute(tag, "ht"))).collect()
}

fn attribute(tag: &str, name: &str) -> f64 {
    let tag = format!(" {tag}");
    let (_, rest) = tag.split_once(&format!(" {name}=\"")).unwrap();
    rest.split('"').next().unwrap().parse().unwrap()
}
