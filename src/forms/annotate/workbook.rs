//! The workbook again with marks: which sheet has which part, and what a marked sheet hangs together with.

use std::collections::BTreeMap;

use super::package::Package;
use super::relations::{NONE, relations, resolved, with_relations};
use super::styles::Styles;
use super::xml::{Kind, each_tag};
use super::{AnnotateError, MOST_NOTES, Marks, notes, sheet};

const NOTES_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const SHAPES_TYPE: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/// The workbook with the marks of each sheet, by the sheet's name.
pub fn annotate(bytes: &[u8], sheets: &BTreeMap<String, Marks>) -> Result<Vec<u8>, AnnotateError> {
    let mut package = Package::open(bytes)?;
    let workbook = package.text("xl/workbook.xml")?.ok_or(AnnotateError::NoWorkbook)?;
    if workbook.contains("http://purl.oclc.org/ooxml/") {
        return Err(AnnotateError::Unusual);
    }
    let related = relations(&package.text("xl/_rels/workbook.xml.rels")?.ok_or(AnnotateError::Unusual)?)?;
    let styles_part = related
        .iter()
        .find(|relation| relation.kind.ends_with("/styles"))
        .map(|relation| resolved("xl/", &relation.target))
        .ok_or(AnnotateError::Unusual)?;
    let styles_text = package.text(&styles_part)?.ok_or(AnnotateError::Unusual)?;
    let mut styles = Styles::read(&styles_text)?;
    let mut listed = Vec::new();
    each_tag(&workbook, |tag| {
        if tag.name == "sheet" && tag.kind != Kind::Close {
            listed.extend(tag.attribute("name").zip(tag.relation()));
        }
        Ok(())
    })?;
    let mut notes_left = MOST_NOTES;
    for (name, id) in listed {
        let Some(marks) = sheets.get(&name).filter(|marks| !marks.is_empty()) else { continue };
        let relation = related.iter().find(|relation| relation.id == id).ok_or(AnnotateError::Unusual)?;
        let part = resolved("xl/", &relation.target);
        let marks = with_notes(marks, &mut notes_left);
        annotate_sheet(&mut package, &part, &marks, &mut styles)?;
    }
    let new_styles = styles.finish()?;
    package.change(&styles_part, new_styles);
    package.write()
}

/// The marks, with the notes there are left.
fn with_notes(marks: &Marks, left: &mut usize) -> Marks {
    let mut marks = marks.clone();
    for mark in marks.values_mut().filter(|mark| !mark.note.is_empty()) {
        match left.checked_sub(1) {
            Some(rest) => *left = rest,
            None => mark.note.clear(),
        }
    }
    marks
}

fn annotate_sheet(
    package: &mut Package<'_>,
    part: &str,
    marks: &Marks,
    styles: &mut Styles<'_>,
) -> Result<(), AnnotateError> {
    let text = package.text(part)?.ok_or(AnnotateError::Unusual)?;
    let (folder, file) = part.rsplit_once('/').ok_or(AnnotateError::Unusual)?;
    let folder = format!("{folder}/");
    let relations_part = format!("{folder}_rels/{file}.rels");
    let relations_text = package.text(&relations_part)?;
    let related = relations(relations_text.as_deref().unwrap_or(NONE))?;
    let referred = shapes_reference(&text)?;
    let of_kind = |kind: &str| related.iter().find(|relation| relation.kind.ends_with(kind));
    let old_notes = of_kind("/comments").map(|relation| resolved(&folder, &relation.target));
    let old_shapes = referred.and_then(|id| {
        related.iter().find(|relation| relation.id == id).map(|relation| resolved(&folder, &relation.target))
    });

    let notes_text = old_notes.as_deref().map(|part| package.text(part)).transpose()?.flatten();
    let shapes_text = old_shapes.as_deref().map(|part| package.text(part)).transpose()?.flatten();
    let noted = notes_text.as_deref().map(notes::noted).transpose()?.unwrap_or_default();
    // Shapes that are missing for notes that are there were missing before.
    let noted = if shapes_text.is_some() { noted } else { Vec::new() };
    let new_notes = notes::texts(notes_text.as_deref(), marks)?;
    let new_shapes = notes::shapes(shapes_text.as_deref(), marks, &noted)?;

    let mut added = Vec::new();
    let mut types = Vec::new();
    match old_notes {
        Some(part) => package.change(&part, new_notes),
        None => {
            let part = package.unused("xl/comments", ".xml");
            package.change(&part, new_notes);
            added.push(("comments", format!("/{part}")));
            types.push((part, NOTES_TYPE));
        }
    }
    let mut reference = None;
    match old_shapes {
        Some(part) => package.change(&part, new_shapes),
        None => {
            let part = package.unused("xl/drawings/vmlDrawing", ".vml");
            package.change(&part, new_shapes);
            added.push(("vmlDrawing", format!("/{part}")));
            types.push((part, SHAPES_TYPE));
            reference = Some(());
        }
    }
    let (relations_new, ids) = with_relations(relations_text.as_deref().unwrap_or(NONE), &related, &added)?;
    if !added.is_empty() {
        package.change(&relations_part, relations_new);
    }
    let reference = reference.and(ids.last()).map(String::as_str);
    let new_text = sheet::marked(&text, marks, styles, reference)?;
    package.change(part, new_text);
    package.declare(&types)
}

/// What the sheet names its notes' shapes by.
fn shapes_reference(text: &str) -> Result<Option<String>, AnnotateError> {
    // Looked for from the end: it comes after the cells, of which there may be a million.
    let Some(at) = text.rfind("legacyDrawing ").and_then(|at| text.get(..at)?.rfind('<')) else {
        return Ok(None);
    };
    let mut found = None;
    let tag = text.get(at..).unwrap_or_default();
    let tag = tag.get(..=tag.find('>').unwrap_or(0)).unwrap_or_default();
    each_tag(tag, |tag| {
        found = tag.relation();
        Ok(())
    })?;
    Ok(found)
}
