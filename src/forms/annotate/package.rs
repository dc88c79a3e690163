//! The package: a zip, whose parts are read, and which is written again with some of them changed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

use super::AnnotateError;
use super::xml::{Edits, Kind, each_tag};
use crate::intake::Limits;

const CONTENT_TYPES: &str = "[Content_Types].xml";

/// A zip and what is to change in it.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The parts' names as they are looked up, and as the zip has them.
    names: BTreeMap<String, usize>,
    changed: BTreeMap<String, String>,
    /// How much may still be inflated.
    left: usize,
}

impl<'a> Package<'a> {
    /// Opens the zip.
    pub fn open(bytes: &'a [u8]) -> Result<Package<'a>, AnnotateError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| AnnotateError::NoWorkbook)?;
        let names = archive.file_names_raw().map(normal).zip(0..).collect();
        Ok(Package { archive, names, changed: BTreeMap::new(), left: Limits::default().inflated_bytes })
    }

    /// A part's text as it stands, if there is such a part.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, AnnotateError> {
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

    /// Gives a part another text, or adds it.
    pub fn change(&mut self, name: &str, text: String) {
        self.changed.insert(name.to_owned(), text);
    }

    /// A name no part bears.
    pub fn unused(&self, start: &str, end: &str) -> String {
        let taken = |name: &String| {
            self.names.contains_key(&name.to_ascii_lowercase()) || self.changed.contains_key(name)
        };
        let mut names = (1u32..).map(|number| format!("{start}{number}{end}"));
        names.find(|name| !taken(name)).unwrap_or_default()
    }

    /// Says what kind the new parts are of.
    pub fn declare(&mut self, types: &[(String, &str)]) -> Result<(), AnnotateError> {
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
    pub fn write(mut self) -> Result<Vec<u8>, AnnotateError> {
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
