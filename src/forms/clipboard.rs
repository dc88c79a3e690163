//! Rows as text for the clipboard, to be pasted into a workbook somebody else has made.
//!
//! Spreadsheets read pasted text as quoted TSV and turn what looks like a number into one, which destroys
//! an identity number. So the same rows go along as HTML, whose cells can say that they are text; Excel and
//! WPS take that where both are offered.

use quick_xml::escape::escape;

use super::paper::clean::for_cell;

/// The rows as TSV.
pub fn tsv(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join("\t");
    rows.iter().map(line).collect::<Vec<_>>().join("\r\n")
}

/// A cell with a tab, a line break or a quotation mark in it stands in quotation marks; one that a
/// spreadsheet would take for a formula begins with an apostrophe, as a person would type it.
fn quoted(cell: &str) -> String {
    let text = for_cell(cell);
    let text = if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.into_owned() };
    if text.contains(['\t', '\n', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// The rows as an HTML table of text cells.
pub fn html(rows: &[Vec<String>]) -> String {
    let cell = |text: &String| {
        let lines: Vec<String> = for_cell(text).split('\n').map(|line| escape(line).into_owned()).collect();
        format!("<td style=\"mso-number-format:'\\@'\">{}</td>", lines.join("<br>"))
    };
    let row = |row: &Vec<String>| format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>());
    format!("<table>{}</table>", rows.iter().map(row).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(cells: &[&str]) -> Vec<Vec<String>> {
        vec![cells.iter().map(|cell| (*cell).to_owned()).collect()]
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(tsv(&rows(&["张三", "370102200508080012", ""])), "张三\t370102200508080012\t");
        assert_eq!(tsv(&rows(&["a\nb", "say \"no\""])), "\"a\nb\"\t\"say \"\"no\"\"\"");
        assert_eq!(tsv(&rows(&["=1+1", "@x", "-2"])), "'=1+1\t'@x\t'-2");
        assert_eq!(tsv(&[vec!["a".into()], vec!["b".into()]]), "a\r\nb");
    }

    #[test]
    fn html_cells_are_text_and_hold_no_markup() {
        let html = html(&rows(&["370102200508080012", "<b>&\"x\"", "a\nb"]));
        assert!(html.contains("mso-number-format:'\\@'\">370102200508080012</td>"), "{html}");
        assert!(html.contains("&lt;b&gt;&amp;") && html.contains("a<br>b"), "{html}");
    }
}
