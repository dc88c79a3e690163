//! The notes' text, and the shapes office programs show them in.

use quick_xml::escape::escape;

use super::sheet::{column_name, column_of};
use super::xml::{Edits, Kind, each_tag, opened, with_attribute};
use super::{AUTHOR, AnnotateError, Marks};
use crate::forms::paper::clean::for_cell;
use crate::forms::paper::measure::line_count;

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A notes part with these notes in it, added to those of `old` where the sheet has notes already. A cell
/// that has one keeps it, and ours stands below.
pub fn texts(old: Option<&str>, marks: &Marks) -> Result<String, AnnotateError> {
    let empty = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="{MAIN}"><authors></authors><commentList></commentList></comments>"#
    );
    let text = old.unwrap_or(&empty);
    let mut edits = Edits::default();
    let mut rest: Vec<((u32, u16), &str)> =
        marks.iter().map(|(at, mark)| (*at, mark.note.as_str())).collect();
    rest.retain(|(_, note)| !note.is_empty());
    let (mut authors, mut current, mut done) = (0, None, (false, false));
    each_tag(text, |tag| {
        let p = tag.prefix;
        match (tag.depth, tag.kind, tag.name) {
            (2, Kind::Open | Kind::Empty, "author") => authors += 1,
            (1, Kind::Close | Kind::Empty, "authors") => {
                done.0 = true;
                let author = format!("<{p}author>{AUTHOR}</{p}author>");
                match tag.kind {
                    Kind::Empty => edits.replace(tag.at, format!("{}{author}</{p}authors>", opened(tag.raw))),
                    _ => edits.insert(tag.at.start, author),
                }
            }
            (2, Kind::Open, "comment") => {
                current = tag.attribute("ref").and_then(|cell| place(&cell));
            }
            (3, Kind::Close, "text") => {
                // Found by its place: the notes that are there stay in their order.
                if let Some(own) = current.take().and_then(|at| rest.iter().position(|(cell, _)| *cell == at))
                {
                    let (_, note) = rest.remove(own);
                    edits.insert(tag.at.start, run(p, &format!("\n{note}")));
                }
            }
            (1, Kind::Close | Kind::Empty, "commentList") => {
                done.1 = true;
                let comment = |((row, column), note): &((u32, u16), &str)| {
                    let name = column_name(*column);
                    let run = run(p, note);
                    format!(
                        r#"<{p}comment ref="{name}{row}" authorId="{authors}"><{p}text>{run}</{p}text></{p}comment>"#
                    )
                };
                let comments: String = rest.iter().map(comment).collect();
                match tag.kind {
                    Kind::Empty => {
                        edits.replace(tag.at, format!("{}{comments}</{p}commentList>", opened(tag.raw)))
                    }
                    _ => edits.insert(tag.at.start, comments),
                }
            }
            _ => {}
        }
        Ok(())
    })?;
    if done == (true, true) { Ok(edits.apply(text)) } else { Err(AnnotateError::Unusual) }
}

fn run(p: &str, note: &str) -> String {
    let text = for_cell(note);
    format!(
        r#"<{p}r><{p}rPr><{p}sz val="9"/><{p}rFont val="宋体"/><{p}charset val="134"/></{p}rPr><{p}t xml:space="preserve">{}</{p}t></{p}r>"#,
        escape(text.as_ref())
    )
}

/// The cells that have a note already.
pub fn noted(old: &str) -> Result<Vec<(u32, u16)>, AnnotateError> {
    let mut cells = Vec::new();
    each_tag(old, |tag| {
        if (tag.depth, tag.name) == (2, "comment") && tag.kind != Kind::Close {
            cells.extend(tag.attribute("ref").and_then(|cell| place(&cell)));
        }
        Ok(())
    })?;
    Ok(cells)
}

fn place(cell: &str) -> Option<(u32, u16)> {
    let digits = cell.trim_start_matches('$').trim_start_matches(|c: char| c.is_ascii_alphabetic());
    Some((digits.trim_start_matches('$').parse().ok()?, column_of(cell)?))
}

/// So many shapes' numbers belong to one block of a drawing.
const BLOCK: usize = 1_024;

/// A drawing with a shape for every note but those whose cells, `noted`, have one, added to `old`.
pub fn shapes(old: Option<&str>, marks: &Marks, noted: &[(u32, u16)]) -> Result<String, AnnotateError> {
    let empty = r##"<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"></o:shapelayout></xml>"##;
    let text = old.unwrap_or(empty);
    let first_block = text
        .match_indices("_x0000_s")
        .filter_map(|(at, mark)| number_at(text, at + mark.len()))
        .max()
        .unwrap_or(0)
        / BLOCK
        + 1;
    let mut edits = Edits::default();
    let (mut has_type, mut closed, mut mapped) = (false, false, false);
    let mut shapes = String::new();
    let wanted: Vec<_> =
        marks.iter().filter(|(at, mark)| !mark.note.is_empty() && !noted.contains(at)).collect();
    let blocks: Vec<String> =
        (0..=wanted.len() / (BLOCK - 1)).map(|block| (first_block + block).to_string()).collect();
    for (position, (at, mark)) in wanted.iter().enumerate() {
        let number = (first_block + position / (BLOCK - 1)) * BLOCK + 1 + position % (BLOCK - 1);
        shapes.push_str(&shape(number, position + 1, **at, &mark.note));
    }
    each_tag(text, |tag| {
        match (tag.kind, tag.name) {
            (Kind::Open, "shapetype") if tag.attribute("id").as_deref() == Some("_x0000_t202") => {
                has_type = true
            }
            (Kind::Open | Kind::Empty, "idmap") => {
                mapped = true;
                let data = tag.attribute("data").unwrap_or_default();
                let data = [data.as_str(), &blocks.join(",")].join(",");
                edits.replace(tag.at, with_attribute(tag.raw, "data", data.trim_matches(',')));
            }
            (Kind::Close, "shapelayout") if !mapped => {
                mapped = true;
                edits.insert(tag.at.start, format!(r#"<o:idmap v:ext="edit" data="{}"/>"#, blocks.join(",")));
            }
            (Kind::Close, "xml") if tag.depth == 0 => {
                closed = true;
                let kind = if has_type { "" } else { SHAPE_TYPE };
                edits.insert(tag.at.start, format!("{kind}{shapes}"));
            }
            _ => {}
        }
        Ok(())
    })?;
    if closed { Ok(edits.apply(text)) } else { Err(AnnotateError::Unusual) }
}

fn number_at(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    rest.get(..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()))?.parse().ok()
}

const SHAPE_TYPE: &str = r##"<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"##;

/// A box beside the cell, wide and high enough for what it says.
fn shape(number: usize, order: usize, (row, column): (u32, u16), note: &str) -> String {
    const UNITS: usize = 34;
    let lines = line_count(note, UNITS) as u32;
    let (row, column) = (row.saturating_sub(1), u32::from(column));
    // Rows are about 18 pixels high, a line of the note about 16.
    let top = row.saturating_sub(1);
    let bottom = top + 1 + lines.min(20);
    format!(
        r##"<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:2pt;width:170pt;height:{}pt;z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{}, 12, {top}, 4, {}, 40, {bottom}, 8</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"##,
        lines.min(20) * 13 + 16,
        column + 1,
        column + 4,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::annotate::{Mark, Tone};

    fn marks(cells: &[(u32, u16, &str)]) -> Marks {
        let mark = |note: &str| Mark { tone: Tone::Wrong, note: note.to_owned() };
        cells.iter().map(|(row, column, note)| ((*row, *column), mark(note))).collect()
    }

    #[test]
    fn notes_that_are_there_stay_and_ours_stand_below() {
        let old = r#"<comments><authors><author>李老师</author></authors><commentList><comment ref="B2" authorId="0"><text><r><t>问过</t></r></text></comment></commentList></comments>"#;
        let new = texts(Some(old), &marks(&[(2, 1, "不对<>"), (3, 0, "空")])).unwrap();
        assert!(new.contains("<author>李老师</author><author>团籍核对台</author>"), "{new}");
        assert!(new.contains("<r><t>问过</t></r><r>"), "{new}");
        assert!(
            new.contains("\n不对&lt;&gt;</t></r></text></comment><comment ref=\"A3\" authorId=\"1\">"),
            "{new}"
        );
        assert_eq!(noted(&new).unwrap(), [(2, 1), (3, 0)]);
    }

    #[test]
    fn shapes_get_numbers_of_their_own() {
        let old = r##"<xml><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202"/><v:shape id="_x0000_s1025" type="#_x0000_t202"/></xml>"##;
        let new = shapes(Some(old), &marks(&[(2, 1, "x"), (9, 0, "y")]), &[(2, 1)]).unwrap();
        assert!(new.contains(r#"data="1,2""#), "{new}");
        assert!(new.contains(r#"id="_x0000_s2049""#) && !new.contains("_x0000_s2050"), "{new}");
        assert!(new.contains("<x:Row>8</x:Row><x:Column>0</x:Column>"), "{new}");
        let many: Vec<(u32, u16, &str)> = (1..=2_000).map(|row| (row, 0, "x")).collect();
        let new = shapes(None, &marks(&many), &[]).unwrap();
        assert!(new.contains(r#"data="1,2""#) && new.matches("<v:shape ").count() == 2_000);
        let ids: std::collections::BTreeSet<_> =
            new.match_indices("_x0000_s").filter_map(|(at, mark)| number_at(&new, at + mark.len())).collect();
        assert_eq!(ids.len(), 2_000);
        assert!(ids.iter().all(|id| id % BLOCK != 0));
    }
}
