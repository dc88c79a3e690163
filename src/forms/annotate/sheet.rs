//! A sheet's XML: the marked cells take another style, and the notes are referred to.

use std::collections::BTreeMap;

use super::styles::Styles;
use super::xml::{Edits, Kind, Tag, each_tag, opened, with_attribute};
use super::{AnnotateError, Marks, Tone};

/// What comes after the reference to the notes, in the order the format prescribes.
const AFTER_NOTES: [&str; 9] = [
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
];
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The sheet with its marks. `relation` names the notes' shapes among the sheet's relations, where the
/// sheet does not refer to any yet.
pub fn marked(
    text: &str,
    marks: &Marks,
    styles: &mut Styles<'_>,
    relation: Option<&str>,
) -> Result<String, AnnotateError> {
    let mut pen =
        Pen { edits: Edits::default(), styles, rows: by_row(marks), columns: Vec::new(), row: None, last: 0 };
    let mut seen_cells = false;
    let mut referred = relation.is_none();
    let mut prefix = "";
    each_tag(text, |tag| {
        match (tag.depth, tag.kind, tag.name) {
            (0, Kind::Open, _) => prefix = tag.prefix,
            (2, Kind::Empty | Kind::Open, "col") if !seen_cells => pen.take_column(&tag),
            (1, Kind::Empty, "sheetData") => {
                seen_cells = true;
                let rows = pen.rows_before(u32::MAX, prefix);
                let close = format!("</{prefix}sheetData>");
                pen.edits.replace(tag.at, opened(tag.raw) + &rows + &close);
                return Ok(());
            }
            (1, Kind::Open, "sheetData") => seen_cells = true,
            (1, Kind::Close, "sheetData") => {
                let rows = pen.rows_before(u32::MAX, prefix);
                pen.edits.insert(tag.at.start, rows);
                return Ok(());
            }
            (2, _, "row") => pen.row(&tag)?,
            (3, Kind::Open | Kind::Empty, "c") => pen.cell(&tag)?,
            _ => {}
        }
        let last = tag.depth == 0 && tag.kind == Kind::Close;
        let later =
            tag.depth == 1 && tag.kind != Kind::Close && seen_cells && AFTER_NOTES.contains(&tag.name);
        if !referred && (last || later) {
            referred = true;
            let id = relation.unwrap_or_default();
            pen.edits.insert(
                tag.at.start,
                format!(r#"<{prefix}legacyDrawing xmlns:r="{RELATIONS}" r:id="{id}"/>"#),
            );
        }
        Ok(())
    })?;
    if !seen_cells || !referred {
        return Err(AnnotateError::Unusual);
    }
    Ok(pen.edits.apply(text))
}

type RowMarks = BTreeMap<u16, Tone>;

fn by_row(marks: &Marks) -> BTreeMap<u32, RowMarks> {
    let mut rows: BTreeMap<u32, RowMarks> = BTreeMap::new();
    for ((row, column), mark) in marks {
        rows.entry(*row).or_default().insert(*column, mark.tone);
    }
    rows
}

/// The row being read.
struct CurrentRow {
    number: u32,
    /// The row's own style, for cells that are not there.
    style: Option<u32>,
    /// The column the next cell stands in where it does not say.
    next: u16,
    marks: RowMarks,
}

struct Pen<'s, 't> {
    edits: Edits,
    styles: &'s mut Styles<'t>,
    /// Rows still to be marked.
    rows: BTreeMap<u32, RowMarks>,
    /// The columns' styles, for cells that are not there: first, last, style.
    columns: Vec<(u32, u32, u32)>,
    row: Option<CurrentRow>,
    /// The last row's number, for rows that do not say theirs.
    last: u32,
}

impl Pen<'_, '_> {
    fn take_column(&mut self, tag: &Tag<'_>) {
        if let (Some(first), Some(last), Some(style)) =
            (tag.number("min"), tag.number("max"), tag.number("style"))
        {
            self.columns.push((first, last, style));
        }
    }

    /// A row's first or last tag.
    fn row(&mut self, tag: &Tag<'_>) -> Result<(), AnnotateError> {
        if tag.kind == Kind::Close {
            let Some(mut row) = self.row.take() else { return Ok(()) };
            let cells = self.cells_before(&mut row, u16::MAX, tag.prefix);
            self.edits.insert(tag.at.start, cells);
            return Ok(());
        }
        let number = tag.number("r").unwrap_or(self.last.saturating_add(1));
        self.last = number;
        let missing = self.rows_before(number, tag.prefix);
        if !missing.is_empty() {
            self.edits.insert(tag.at.start, missing);
        }
        let style = tag
            .number("s")
            .filter(|_| tag.attribute("customFormat").is_some_and(|value| value == "1" || value == "true"));
        let marks = self.rows.remove(&number).unwrap_or_default();
        let mut row = CurrentRow { number, style, next: 0, marks };
        if tag.kind == Kind::Empty {
            let cells = self.cells_before(&mut row, u16::MAX, tag.prefix);
            if !cells.is_empty() {
                let close = format!("</{}row>", tag.prefix);
                self.edits.replace(tag.at.clone(), opened(tag.raw) + &cells + &close);
            }
        } else {
            self.row = Some(row);
        }
        Ok(())
    }

    fn cell(&mut self, tag: &Tag<'_>) -> Result<(), AnnotateError> {
        let Some(mut row) = self.row.take() else { return Ok(()) };
        let column = match tag.attribute("r") {
            Some(name) => column_of(&name).ok_or(AnnotateError::Unusual)?,
            None => row.next,
        };
        row.next = column.saturating_add(1);
        let missing = self.cells_before(&mut row, column, tag.prefix);
        if !missing.is_empty() {
            self.edits.insert(tag.at.start, missing);
        }
        if let Some(tone) = row.marks.remove(&column) {
            let style = self.styles.marked(tag.number("s").unwrap_or(0), tone);
            self.edits.replace(tag.at.clone(), with_attribute(tag.raw, "s", &style.to_string()));
        }
        self.row = Some(row);
        Ok(())
    }

    /// Cells that are marked and not there, left of this column.
    fn cells_before(&mut self, row: &mut CurrentRow, column: u16, prefix: &str) -> String {
        let kept = row.marks.split_off(&column);
        let missing = std::mem::replace(&mut row.marks, kept);
        let cell = |(column, tone): (u16, Tone)| {
            let of_column = || {
                let number = u32::from(column) + 1;
                self.columns
                    .iter()
                    .find(|(first, last, _)| (*first..=*last).contains(&number))
                    .map(|(.., style)| *style)
            };
            let style = self.styles.marked(row.style.or_else(of_column).unwrap_or(0), tone);
            format!(r#"<{prefix}c r="{}{}" s="{style}"/>"#, column_name(column), row.number)
        };
        missing.into_iter().map(cell).collect()
    }

    /// Rows that are marked and not there, above this one.
    fn rows_before(&mut self, number: u32, prefix: &str) -> String {
        let kept = self.rows.split_off(&number);
        let missing = std::mem::replace(&mut self.rows, kept);
        let mut text = String::new();
        for (number, marks) in missing {
            let mut row = CurrentRow { number, style: None, next: 0, marks };
            let cells = self.cells_before(&mut row, u16::MAX, prefix);
            text.push_str(&format!(r#"<{prefix}row r="{number}">{cells}</{prefix}row>"#));
        }
        text
    }
}

/// F of F12, from 0.
pub fn column_of(cell: &str) -> Option<u16> {
    let letters = cell.trim_start_matches('$').chars().take_while(char::is_ascii_alphabetic);
    let number = letters.fold(0u32, |number, c| {
        number.saturating_mul(26).saturating_add(c.to_ascii_uppercase() as u32 - 'A' as u32 + 1)
    });
    u16::try_from(number.checked_sub(1)?).ok()
}

/// F, of 5.
pub fn column_name(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::annotate::Mark;

    const STYLES: &str = r#"<styleSheet><fills count="1"><fill/></fills><cellXfs count="3"><xf/><xf numFmtId="49"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

    fn edited(text: &str, cells: &[(u32, u16)]) -> String {
        let mark = Mark { tone: Tone::Wrong, note: String::new() };
        let marks: Marks = cells.iter().map(|at| (*at, mark.clone())).collect();
        marked(text, &marks, &mut Styles::read(STYLES).unwrap(), Some("rId9")).unwrap()
    }

    const REFERENCE: &str = r#"<legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9"/>"#;

    #[test]
    fn only_marked_cells_change() {
        let text = r#"<worksheet><sheetData><row r="2" spans="1:3"><c r="A2" s="1" t="s"><v>0</v></c><c r="C2"><f>A2</f></c></row></sheetData><pageMargins/><tableParts/></worksheet>"#;
        let new = edited(text, &[(2, 0)]);
        let expected = text.replace(r#"<c r="A2" s="1" t="s">"#, r#"<c r="A2" s="3" t="s">"#);
        assert_eq!(new, expected.replace("<tableParts/>", &format!("{REFERENCE}<tableParts/>")));
    }

    #[test]
    fn cells_and_rows_that_are_not_there_are_put_in_their_place() {
        let text = r#"<worksheet><cols><col min="2" max="2" style="2"/></cols><sheetData><row r="2"><c r="A2"/><c r="C2"/></row><row r="5" s="1" customFormat="1"/></sheetData></worksheet>"#;
        let new = edited(text, &[(1, 0), (2, 1), (2, 26), (3, 1), (5, 0), (9, 0)]);
        let expected = [
            r#"<sheetData><row r="1"><c r="A1" s="3"/></row>"#,
            r#"<row r="2"><c r="A2"/><c r="B2" s="4"/><c r="C2"/><c r="AA2" s="3"/></row>"#,
            r#"<row r="3"><c r="B3" s="4"/></row>"#,
            r#"<row r="5" s="1" customFormat="1"><c r="A5" s="5"/></row>"#,
            r#"<row r="9"><c r="A9" s="3"/></row></sheetData>"#,
        ];
        assert!(new.contains(&expected.concat()), "{new}");
        assert!(new.ends_with(&format!("{REFERENCE}</worksheet>")), "{new}");
    }

    #[test]
    fn prefixes_and_places_that_go_without_saying_are_understood() {
        let text = r#"<x:worksheet><x:sheetData><x:row><x:c/><x:c/></x:row><x:row><x:c/></x:row></x:sheetData></x:worksheet>"#;
        let new = edited(text, &[(1, 1), (2, 0)]);
        assert!(new.contains(r#"<x:row><x:c/><x:c s="3"/></x:row><x:row><x:c s="3"/></x:row>"#), "{new}");
        assert!(
            edited("<worksheet><sheetData/></worksheet>", &[(1, 0)])
                .contains(r#"<row r="1"><c r="A1" s="3"/></row></sheetData>"#)
        );
    }

    #[test]
    fn columns_are_named_as_spreadsheets_name_them() {
        for (number, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!((column_name(number).as_str(), column_of(&format!("{name}7"))), (name, Some(number)));
        }
    }
}
