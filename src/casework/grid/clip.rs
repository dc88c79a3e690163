//! What spreadsheets put on the clipboard and take from it: text with tabs, quoted, and HTML.
//!
//! The csv crate reads one dialect strictly; here quotes may be broken, as they are in what people copy
//! out of chats and web pages, and nothing typed may be lost for that.

use crate::intake::read_fragment;

/// Rows of cell texts.
pub type Block = Vec<Vec<String>>;

/// The cells as text: a tab between cells, a line for each row.
pub fn to_tsv<S: AsRef<str>>(rows: &[Vec<S>]) -> String {
    let mut out = String::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            if at > 0 {
                out.push('\t');
            }
            push_quoted(&mut out, cell.as_ref());
        }
        out.push_str("\r\n");
    }
    out
}

fn push_quoted(out: &mut String, cell: &str) {
    if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}

/// The cells as an HTML table. Every cell says that it is text, or spreadsheets would cut long numbers.
pub fn to_html<S: AsRef<str>>(rows: &[Vec<S>]) -> String {
    let mut out = String::from("<meta charset=\"utf-8\"><table>");
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            out.push_str("<td style=\"mso-number-format:'\\@';white-space:pre-wrap\">");
            for c in cell.as_ref().chars() {
                match c {
                    '&' => out.push_str("&amp;"),
                    '<' => out.push_str("&lt;"),
                    '>' => out.push_str("&gt;"),
                    '\n' => out.push_str("<br>"),
                    c => out.push(c),
                }
            }
            out.push_str("</td>");
        }
        out.push_str("</tr>");
    }
    out.push_str("</table>");
    out
}

/// Reads text with tabs. Quotes count only where they enclose a whole cell.
pub fn from_tsv(text: &str) -> Block {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    // Once a quote is not closed before the end, looking for its end again would take for ever.
    let mut quotes = true;
    while !rest.is_empty() {
        let (cell, after) = match rest.strip_prefix('"').filter(|_| quotes).map(quoted) {
            Some(Quoted::Cell(cell, after)) => (cell, after),
            Some(Quoted::Endless) => {
                quotes = false;
                plain(rest)
            }
            Some(Quoted::Broken) | None => plain(rest),
        };
        row.push(cell);
        match after.strip_prefix('\t') {
            Some(next) => {
                rest = next;
                if rest.is_empty() {
                    row.push(String::new());
                }
            }
            None => {
                rest = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\r', '\n'])).unwrap_or("");
                rows.push(std::mem::take(&mut row));
            }
        }
    }
    if !row.is_empty() {
        rows.push(row);
    }
    rows
}

fn plain(text: &str) -> (String, &str) {
    let (cell, after) = text.split_at(text.find(['\t', '\r', '\n']).unwrap_or(text.len()));
    (cell.to_owned(), after)
}

enum Quoted<'a> {
    Cell(String, &'a str),
    /// Something other than the cell's end stands behind the closing quote.
    Broken,
    /// There is no closing quote.
    Endless,
}

/// Reads a cell whose opening quote has been passed.
fn quoted(text: &str) -> Quoted<'_> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let Some((part, after)) = rest.split_once('"') else { return Quoted::Endless };
        cell.push_str(part);
        if let Some(on) = after.strip_prefix('"') {
            cell.push('"');
            rest = on;
        } else if after.is_empty() || after.starts_with(['\t', '\r', '\n']) {
            return Quoted::Cell(cell, after);
        } else {
            return Quoted::Broken;
        }
    }
}

/// Reads the first table of a piece of HTML.
pub fn from_html(html: &str) -> Block {
    let sheets = read_fragment(html);
    let Some(sheet) = sheets.iter().find(|sheet| sheet.row_count() > 0) else { return Vec::new() };
    let first = (0..sheet.row_count()).map(|at| sheet.row_number(at)).next().unwrap_or(1);
    let width = (0..sheet.row_count()).flat_map(|at| sheet.row(at).map(|cell| cell.column)).max();
    let width = width.map_or(0, |last| usize::from(last) + 1);
    let mut rows = Block::new();
    for at in 0..sheet.row_count() {
        // Rows without any text are not kept in a sheet, but hold their place here.
        let gap = (sheet.row_number(at) - first) as usize;
        rows.resize_with(gap.min(rows.len() + 1_000), || vec![String::new(); width]);
        let mut row = vec![String::new(); width];
        for cell in sheet.row(at) {
            if let Some(slot) = row.get_mut(usize::from(cell.column)) {
                *slot = cell.text.to_owned();
            }
        }
        rows.push(row);
    }
    rows
}

/// What the clipboard holds: its text first, because Excel's HTML shows `####` for narrow columns.
pub fn read(plain: &str, html: &str) -> Block {
    if plain.is_empty() && html.contains("<t") { from_html(html) } else { from_tsv(plain) }
}

/// `####`: what Excel shows, and copies, where a column is too narrow for a number or a date.
pub fn is_too_narrow(cell: &str) -> bool {
    cell.len() >= 3 && cell.bytes().all(|b| b == b'#')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        from_tsv(text)
    }

    #[test]
    fn reads_what_excel_and_wps_copy() {
        assert_eq!(rows("张三\t男\r\n李四\t女\r\n"), [["张三", "男"], ["李四", "女"]]);
        assert_eq!(rows("张三"), [["张三"]]);
        assert_eq!(rows("a\t\r\n\tb\r\n"), [["a", ""], ["", "b"]]);
        assert_eq!(rows("\"两\n行\"\t\"说\"\"好\"\"\"\r\n"), [["两\n行", "说\"好\""]]);
        assert_eq!(rows("a\rb\nc"), [["a"], ["b"], ["c"]]);
        assert_eq!(rows("a\t"), [["a", ""]]);
        assert_eq!(rows(""), Vec::<Vec<String>>::new());
    }

    #[test]
    fn broken_quotes_are_text() {
        assert_eq!(rows("\"张三\t男\n李四\t女"), [["\"张三", "男"], ["李四", "女"]]);
        assert_eq!(rows("\"甲\"乙\t丙"), [["\"甲\"乙", "丙"]]);
        assert_eq!(rows("5\" 屏\t好"), [["5\" 屏", "好"]]);
        assert_eq!(rows("\""), [["\""]]);
    }

    #[test]
    fn html_is_read_where_there_is_nothing_else() {
        let html = "<html><body><table><tr><td>张三<td>&nbsp;男&amp;女</tr><tr><td>李四</td></tr></table>";
        let read = read("", html);
        assert_eq!(read.len(), 2);
        assert_eq!(read[0][0], "张三");
        assert!(read[0][1].contains("男&女"), "{read:?}");
        assert_eq!(read[1], ["李四", ""]);
        assert_eq!(super::read("####", html), [["####"]], "the text comes first");
        assert_eq!(super::read("", "<b>x</b>"), Block::new());
        assert!(is_too_narrow("########") && !is_too_narrow("#1") && !is_too_narrow("##"));
    }

    #[test]
    fn html_written_is_html_read() {
        let cells = vec![vec!["370102200508081234", "a<b & c>"], vec!["", "两\n行"], vec!["末", ""]];
        assert_eq!(from_html(&to_html(&cells)), cells);
    }

    proptest! {
        #[test]
        fn what_is_copied_is_what_is_pasted(cells in proptest::collection::vec(proptest::collection::vec("[a张\"\t\r\n 1]{0,6}", 2), 1..6)) {
            prop_assert_eq!(from_tsv(&to_tsv(&cells)), cells);
        }

        #[test]
        fn any_text_is_read(text in "[\"\t\r\na张]{0,60}|\\PC{0,60}") {
            let read = from_tsv(&text);
            let kept: usize = read.iter().flatten().map(|cell| cell.chars().filter(|c| *c == '张').count()).sum();
            prop_assert_eq!(kept, text.chars().filter(|c| *c == '张').count(), "no text is lost");
            from_html(&text);
        }
    }
}
