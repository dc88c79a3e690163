//! The package: which parts a sheet hangs together with, and writing it again with some of them changed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

use super::styles::Styles;
use super::xml::{Edits, Kind, each_tag, opened};
use super::{AnnotateError, MOST_NOTES, Marks, notes, sheet};
use crate::intake::Limits;

const RELATION_TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONSHIPS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>"#;
const CONTENT_TYPES: &str = "[Content_Types].xml";
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
    let related = relations(relations_text.as_deref().unwrap_or(RELATIONSHIPS))?;
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
    let (relations_new, ids) =
        with_relations(relations_text.as_deref().unwrap_or(RELATIONSHIPS), &related, &added)?;
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

struct Relation {
    id: String,
    kind: String,
    target: String,
}

fn relations(text: &str) -> Result<Vec<Relation>, AnnotateError> {
    let mut found = Vec::new();
    each_tag(text, |tag| {
        if tag.name == "Relationship" && tag.kind != Kind::Close {
            let of = |name| tag.attribute(name).unwrap_or_default();
            found.push(Relation { id: of("Id"), kind: of("Type"), target: of("Target") });
        }
        Ok(())
    })?;
    Ok(found)
}

/// The relations with more of them, and what the new ones are called.
fn with_relations(
    text: &str,
    old: &[Relation],
    added: &[(&str, String)],
) -> Result<(String, Vec<String>), AnnotateError> {
    let free =
        (1..).map(|number| format!("rId{number}")).filter(|id| old.iter().all(|relation| relation.id != *id));
    let ids: Vec<String> = free.take(added.len()).collect();
    let mut edits = Edits::default();
    each_tag(text, |tag| {
        if tag.name == "Relationships" && tag.kind != Kind::Open {
            let p = tag.prefix;
            let new: String = ids
                .iter()
                .zip(added)
                .map(|(id, (kind, target))| {
                    format!(
                        r#"<{p}Relationship Id="{id}" Type="{RELATION_TYPES}/{kind}" Target="{target}"/>"#
                    )
                })
                .collect();
            match tag.kind {
                Kind::Empty => edits.replace(tag.at, format!("{}{new}</{p}Relationships>", opened(tag.raw))),
                _ => edits.insert(tag.at.start, new),
            }
        }
        Ok(())
    })?;
    Ok((edits.apply(text), ids))
}

/// A target as a part's name: from the package's root, or from the folder of the part that names it.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => drop(path.pop()),
            "." | "" => {}
            part => path.push(part),
        }
    }
    path.join("/")
}

/// A zip and what is to change in it.
struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The parts' names as they are looked up, and as the zip has them.
    names: BTreeMap<String, usize>,
    changed: BTreeMap<String, String>,
    /// How much may still be inflated.
    left: usize,
}

impl<'a> Package<'a> {
    fn open(bytes: &'a [u8]) -> Result<Package<'a>, AnnotateError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| AnnotateError::NoWorkbook)?;
        let names = archive.file_names_raw().map(normal).zip(0..).collect();
        Ok(Package { archive, names, changed: BTreeMap::new(), left: Limits::default().inflated_bytes })
    }

    /// A part's text as it stands, if there is such a part.
    fn text(&mut self, name: &str) -> Result<Option<String>, AnnotateError> {
        if let Some(text) = self.changed.get(name) {
            return Ok(Some(text.clone()));
        }
        let Some(index) = self.names.get(&name.to_ascii_lowercase()) else { return Ok(None) };
        let part = self.archive.by_index(*index).map_err(|_| AnnotateError::NoWorkbook)?;
        let mut bytes = Vec::new();
        part.take(self.left as u64 + 1).read_to_end(&mut bytes).map_err(|_| AnnotateError::NoWorkbook)?;
        self.left = self.left.checked_sub(bytes.len()).ok_or(AnnotateError::TooLarge)?;
        // UTF-16 and the rest: no office program writes them here.
        String::from_utf8(bytes).map(Some).map_err(|_| AnnotateError::Unusual)
    }

    fn change(&mut self, name: &str, text: String) {
        self.changed.insert(name.to_owned(), text);
    }

    /// A name no part bears.
    fn unused(&self, start: &str, end: &str) -> String {
        let taken = |name: &String| {
            self.names.contains_key(&name.to_ascii_lowercase()) || self.changed.contains_key(name)
        };
        let mut names = (1u32..).map(|number| format!("{start}{number}{end}"));
        names.find(|name| !taken(name)).unwrap_or_default()
    }

    /// Says what kind the new parts are of.
    fn declare(&mut self, types: &[(String, &str)]) -> Result<(), AnnotateError> {
        if types.is_empty() {
            return Ok(());
        }
        let text = self.text(CONTENT_TYPES)?.ok_or(AnnotateError::Unusual)?;
        let mut edits = Edits::default();
        each_tag(&text, |tag| {
            if tag.name == "Types" && tag.kind == Kind::Close {
                let p = tag.prefix;
                let entry = |(part, kind): &(String, &str)| {
                    format!(r#"<{p}Override PartName="/{part}" ContentType="{kind}"/>"#)
                };
                edits.insert(tag.at.start, types.iter().map(entry).collect());
            }
            Ok(())
        })?;
        let new = edits.apply(&text);
        self.change(CONTENT_TYPES, new);
        Ok(())
    }

    /// The zip again. What is not changed is copied without being inflated.
    fn write(mut self) -> Result<Vec<u8>, AnnotateError> {
        let by_name: BTreeMap<String, &String> =
            self.changed.keys().map(|name| (name.to_ascii_lowercase(), name)).collect();
        let pack = |archive: &mut ZipArchive<Cursor<&'a [u8]>>| -> Result<Vec<u8>, ZipError> {
            let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            let mut written = Vec::new();
            for index in 0..archive.len() {
                let part = archive.by_index_raw(index)?;
                let name = normal(part.name_raw());
                let new = by_name.get(&name).and_then(|name| self.changed.get(*name));
                let Some(text) = new else {
                    writer.raw_copy_file(part)?;
                    continue;
                };
                writer.start_file(part.name()?.into_owned(), options)?;
                writer.write_all(text.as_bytes())?;
                written.push(name);
            }
            for (name, text) in
                self.changed.iter().filter(|(name, _)| !written.contains(&name.to_ascii_lowercase()))
            {
                writer.start_file(name.as_str(), options)?;
                writer.write_all(text.as_bytes())?;
            }
            Ok(writer.finish()?.into_inner())
        };
        pack(&mut self.archive).map_err(|_| AnnotateError::NoWorkbook)
    }
}

/// Part names are compared without regard to case, and some writers use backslashes.
fn normal(raw: &[u8]) -> String {
    String::from_utf8_lossy(raw).replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}
