//! HTML tables, which school systems export under the name `.xls`.

use std::collections::HashSet;

use super::error::IntakeError;
use super::html_tokens::{Token, Tokens};
use super::limits::Limits;
use super::read::{Context, ROWS_BETWEEN_REPORTS};
use super::sheet::{CellKind, Sheet, SheetBuilder};

/// A span wider than this is a mistake or an attack.
const WIDEST_SPAN: u32 = 1_000;

/// Reads the tables of a piece of HTML in hand, as a clipboard gives it. The page has need of this alone, and must
/// not carry the other readers for it.
pub fn read_fragment(html: &str) -> Vec<Sheet> {
    let limits = Limits::default();
    let inflatable = limits.inflated_bytes;
    let mut context = Context { limits: &limits, progress: &mut |_| {}, members: (0, 1), inflatable };
    // What cannot be read of a clipboard is nothing to paste.
    read("", html, &mut context).unwrap_or_default()
}

/// Reads every table that holds more than one row; page furniture is laid out in tables as well.
pub(super) fn read(file: &str, text: &str, context: &mut Context<'_>) -> Result<Vec<Sheet>, IntakeError> {
    let mut done: Vec<Sheet> = Vec::new();
    let mut open: Vec<Table> = Vec::new();
    let mut begun = 0;
    for token in Tokens::new(text) {
        match token {
            Token::Open { name: "table", .. } => {
                begun += 1;
                let name = if begun == 1 { String::new() } else { format!("表{begun}") };
                open.push(Table::new(SheetBuilder::new(file, &name, *context.limits)));
            }
            Token::Close { name: "table" } => {
                if let Some(mut table) = open.pop() {
                    table.end_cell()?;
                    done.push(table.builder.finish());
                }
            }
            token => {
                let Some(table) = open.last_mut() else { continue };
                table.take(token)?;
                if table.row.is_multiple_of(ROWS_BETWEEN_REPORTS) && table.column == 0 {
                    context.report(file, table.row);
                }
            }
        }
    }
    // A page cut off in the middle keeps what it had.
    while let Some(mut table) = open.pop() {
        table.end_cell()?;
        done.push(table.builder.finish());
    }
    if begun == 0 {
        return Err(IntakeError::OtherKind {
            what: "网页", advice: "其中没有表格，请重新导出名单。"
        });
    }
    if done.iter().any(|sheet| sheet.row_count() > 1) {
        done.retain(|sheet| sheet.row_count() > 1);
    }
    Ok(done)
}

struct Table {
    builder: SheetBuilder,
    row: u32,
    column: u32,
    span: (u32, u32),
    cell: Option<String>,
    /// Places taken by a cell that reaches down from a row above.
    taken: HashSet<(u32, u32)>,
}

impl Table {
    fn new(builder: SheetBuilder) -> Self {
        Table { builder, row: 0, column: 0, span: (1, 1), cell: None, taken: HashSet::new() }
    }

    fn take(&mut self, token: Token<'_>) -> Result<(), IntakeError> {
        match token {
            Token::Open { name: "tr", .. } => {
                self.end_cell()?;
                self.row = self.row.saturating_add(1);
                self.column = 0;
            }
            Token::Open { name: "td" | "th", attributes } => {
                self.end_cell()?;
                self.row = self.row.max(1);
                let span = |name| {
                    let value = attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim());
                    value.and_then(|text| text.parse().ok()).unwrap_or(1).clamp(1, WIDEST_SPAN)
                };
                self.span = (span("rowspan"), span("colspan"));
                while self.taken.remove(&(self.row, self.column)) {
                    self.column += 1;
                }
                self.cell = Some(String::new());
            }
            Token::Close { name: "td" | "th" | "tr" } => self.end_cell()?,
            Token::Open { name: "br", .. } => {
                if let Some(cell) = &mut self.cell {
                    cell.push('\n');
                }
            }
            Token::Text(text) => {
                if let Some(cell) = &mut self.cell {
                    push_collapsed(cell, &text);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), IntakeError> {
        let Some(text) = self.cell.take() else { return Ok(()) };
        let (down, across) = self.span;
        self.builder
            .push(self.row, self.column, CellKind::Text, text.trim())
            .map_err(|_| IntakeError::SheetTooLarge)?;
        if down > 1 || across > 1 {
            self.builder.merge((self.row, self.row + down - 1), (self.column, self.column + across - 1));
        }
        // Bounded: a table of nothing but tall cells is furniture.
        if down > 1 && self.taken.len() < 1_000_000 {
            for row in self.row + 1..self.row + down {
                self.taken.extend((self.column..self.column + across).map(|column| (row, column)));
            }
        }
        self.column = self.column.saturating_add(across);
        Ok(())
    }
}

/// Blanks of the source are one blank, as a browser shows them; `&nbsp;` came decoded and stays.
fn push_collapsed(cell: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            ' ' | '\t' | '\r' | '\n' if cell.is_empty() || cell.ends_with([' ', '\n']) => {}
            ' ' | '\t' | '\r' | '\n' => cell.push(' '),
            c => cell.push(c),
        }
    }
}
