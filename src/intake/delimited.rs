//! csv, tsv and what else puts cells on lines. Lenient: every line of a list is somebody.

use super::error::IntakeError;
use super::loose_text::{self, Blanks};
use super::read::{Context, ROWS_BETWEEN_REPORTS};
use super::rows::row_list;
use super::sheet::{CellKind, Sheet, SheetBuilder};
use crate::domain::order;

const DELIMITERS: [char; 5] = ['\t', ',', ';', '|', '，'];

/// Bytes by which it is judged what a text is: one of hundreds of megabytes is not gone through several times.
const JUDGED: usize = 1 << 20;

/// Reads lines of cells.
pub(super) fn read(file: &str, text: &str, context: &mut Context<'_>) -> Result<Vec<Sheet>, IntakeError> {
    // Excel's own hint, a first line `sep=;`.
    let (declared, body) = declared_delimiter(text);
    let mut builder = SheetBuilder::new(file, "", *context.limits);
    let head = head(body);
    if let Some(names) = loose_text::running_names(head) {
        for (row, name) in (1..).zip(names) {
            builder.push(row, 0, CellKind::Text, name).map_err(|_| IntakeError::SheetTooLarge)?;
        }
        builder.note("文字里只有姓名，已当作一行一人的名单；行号是第几个姓名。".to_owned());
        return Ok(vec![builder.finish()]);
    }
    let delimiter = declared.or_else(|| guess_delimiter(head));
    if delimiter.is_none()
        && let Some((blanks, columns)) = loose_text::guess(head)
    {
        return apart_by_blanks(builder, body, blanks, columns, context);
    }
    if delimiter.is_none() && !is_list_of_short_lines(head) {
        return Err(IntakeError::NotATable);
    }
    let mut cells = Cells::new(body, delimiter.unwrap_or('\t'));
    while let Some((row, column, text)) = cells.next_cell() {
        if row > context.limits.rows {
            return Err(IntakeError::TooManyRows { rows: context.limits.rows });
        }
        builder
            .push(row, column, CellKind::Text, unwrap_formula(&text))
            .map_err(|_| IntakeError::SheetTooLarge)?;
        if column == 0 && row.is_multiple_of(ROWS_BETWEEN_REPORTS) {
            context.report(file, row);
        }
    }
    Ok(vec![builder.finish()])
}

/// Reads lines whose cells only blanks keep apart. A cell left out moves those behind it: such rows are told.
fn apart_by_blanks(
    mut builder: SheetBuilder,
    text: &str,
    blanks: Blanks,
    columns: usize,
    context: &Context<'_>,
) -> Result<Vec<Sheet>, IntakeError> {
    let mut odd = Vec::new();
    for (row, line) in (1..).zip(text.lines()) {
        if row > context.limits.rows {
            return Err(IntakeError::TooManyRows { rows: context.limits.rows });
        }
        let cells = loose_text::cells(line, blanks);
        if cells.len() > 1 && cells.len() != columns {
            odd.push(row);
        }
        for (column, text) in (0..).zip(cells) {
            builder.push(row, column, CellKind::Text, text).map_err(|_| IntakeError::SheetTooLarge)?;
        }
    }
    builder.note("各列之间只有空格，已按空格分列。".to_owned());
    if !odd.is_empty() {
        builder.note(format!("{}的列数与其他行不同，各列可能错位，请核对。", row_list(&odd)));
    }
    Ok(vec![builder.finish()])
}

/// As much of the text as tells what it is; whole lines, if it has any.
fn head(text: &str) -> &str {
    if text.len() <= JUDGED {
        return text;
    }
    // The cut must not fall within a character.
    let head = (0..=JUDGED).rev().find_map(|cut| text.get(..cut)).unwrap_or(text);
    head.rsplit_once('\n').map_or(head, |(lines, _)| lines)
}

fn declared_delimiter(text: &str) -> (Option<char>, &str) {
    let Some((first, rest)) = text.split_once('\n') else { return (None, text) };
    let first = first.trim_end().trim_matches('"');
    match first.strip_prefix("sep=").map(|d| d.chars().collect::<Vec<_>>()).as_deref() {
        Some([delimiter]) => (Some(*delimiter), rest),
        _ => (None, text),
    }
}

/// The delimiter that cuts most of the first lines into the same number of cells, the more the better.
fn guess_delimiter(text: &str) -> Option<char> {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(60).collect();
    let score = |delimiter: char| {
        let mut counts: Vec<usize> = lines.iter().map(|line| count_outside_quotes(line, delimiter)).collect();
        order::sort(&mut counts);
        let typical = counts.get(counts.len() / 2).copied().unwrap_or(0).max(
            // A list of one or two people under long titles still has its header.
            if counts.len() <= 4 { counts.last().copied().unwrap_or(0) } else { 0 },
        );
        let agreeing = counts.iter().filter(|count| **count == typical).count();
        if typical == 0 { 0 } else { agreeing * 100 / counts.len().max(1) * 4 + typical.min(40) }
    };
    DELIMITERS
        .into_iter()
        .map(|d| (score(d), d))
        .filter(|(s, _)| *s > 0)
        .rev()
        .max_by_key(|(s, _)| *s)
        .map(|(_, d)| d)
}

fn count_outside_quotes(line: &str, delimiter: char) -> usize {
    let mut quoted = false;
    line.chars()
        .filter(|c| {
            quoted ^= *c == '"';
            *c == delimiter && !quoted
        })
        .count()
}

/// One name on each line is a list too; prose is not.
fn is_list_of_short_lines(text: &str) -> bool {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(200);
    let (mut all, mut short) = (0, 0);
    for line in lines {
        all += 1;
        short += usize::from(line.chars().count() <= 24);
    }
    all >= 2 && short * 10 >= all * 9
}

/// `="370102…"`, the trick that keeps Excel from making a number of it, means what is quoted.
fn unwrap_formula(text: &str) -> &str {
    text.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(text)
}

/// Walks over the cells. A row is a record, as a spreadsheet would number it: quoted line ends stay inside.
struct Cells<'a> {
    rest: &'a str,
    delimiter: char,
    row: u32,
    column: u32,
    /// Off once a quote was found that never ends: from there on quotes are ordinary characters,
    /// so that one stray quote does not swallow the list.
    quotes: bool,
}

impl<'a> Cells<'a> {
    fn new(text: &'a str, delimiter: char) -> Self {
        Cells { rest: text, delimiter, row: 1, column: 0, quotes: true }
    }

    fn next_cell(&mut self) -> Option<(u32, u32, std::borrow::Cow<'a, str>)> {
        use std::borrow::Cow;
        if self.rest.is_empty() {
            return None;
        }
        let (mut cell, mut behind) = (Cow::Borrowed(""), self.rest);
        if self.quotes && self.rest.starts_with('"') {
            match quoted(self.rest) {
                Some((text, rest)) => (cell, behind) = (Cow::Owned(text), rest),
                None => self.quotes = false,
            }
        }
        let end = behind.find([self.delimiter, '\n', '\r']).unwrap_or(behind.len());
        let (plain, rest) = behind.split_at(end);
        if cell.is_empty() {
            cell = Cow::Borrowed(plain);
        } else {
            cell.to_mut().push_str(plain);
        }
        let place = (self.row, self.column);
        let mut next = rest.chars();
        match next.next() {
            Some('\n') => (self.row, self.column) = (self.row + 1, 0),
            Some('\r') => {
                if next.as_str().starts_with('\n') {
                    next.next();
                }
                (self.row, self.column) = (self.row + 1, 0);
            }
            _ => self.column += 1,
        }
        self.rest = next.as_str();
        Some((place.0, place.1, cell))
    }
}

/// The text between quotes, doubled quotes made single, and what follows the closing quote.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut out = String::new();
    let mut rest = text.strip_prefix('"')?;
    loop {
        let (part, behind) = rest.split_once('"')?;
        out.push_str(part);
        match behind.strip_prefix('"') {
            Some(more) => {
                out.push('"');
                rest = more;
            }
            None => return Some((out, behind)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::limits::Limits;

    fn cells(text: &str) -> Vec<(u32, u16, String)> {
        let limits = Limits::default();
        let mut context = Context { limits: &limits, progress: &mut |_| {}, members: (0, 1), inflatable: 0 };
        let sheets = read("a.csv", text, &mut context).unwrap();
        let sheet = sheets.first().unwrap();
        (0..sheet.row_count())
            .flat_map(|i| sheet.row(i).map(move |c| (sheet.row_number(i), c.column, c.text.to_owned())))
            .collect()
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_shows_them() {
        let read = cells("姓名,备注\r\n\r\n\"张\"\"三\",\"两\n行\"\r\n李四,=\"007\"");
        let place = |row, column, text: &str| (row, column, text.to_owned());
        assert_eq!(
            read,
            [
                place(1, 0, "姓名"),
                place(1, 1, "备注"),
                place(3, 0, "张\"三"),
                place(3, 1, "两\n行"),
                place(4, 0, "李四"),
                place(4, 1, "007")
            ]
        );
    }

    #[test]
    fn a_quote_that_never_ends_swallows_nothing() {
        assert_eq!(cells("a,b\n\"c,d\ne,f\n").len(), 6);
    }

    #[test]
    fn the_delimiter_is_found() {
        assert_eq!(cells("a;b;c\n1,5;2;3\n").len(), 6);
        assert_eq!(cells("姓名|性别\n张三|男\n").len(), 4);
        assert_eq!(cells("名单\t\t\n姓名\t性别\t电话\n张三\t男\t1\n").len(), 7);
        assert_eq!(cells("sep=;\na;b\n").len(), 2);
    }
}
