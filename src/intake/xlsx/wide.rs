//! Parts in UTF-16: XML allows it, hardly any program writes it. They are written anew in UTF-8.

use std::io::{Cursor, Read as _, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::encoding;
use super::super::error::IntakeError;
use super::super::package::{self, Package};
use super::super::read::Context;

/// The workbook with every part in UTF-8, if any part is not.
pub(super) fn narrowed(bytes: &[u8], context: &mut Context<'_>) -> Result<Option<Vec<u8>>, IntakeError> {
    let mut package = package::open(bytes)?;
    if !has_wide_parts(&mut package)? {
        return Ok(None);
    }
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut written = 0usize;
    for index in 0..package.len() {
        let part = package.by_index(index).map_err(|error| package::zip_error(&error))?;
        let name = String::from_utf8_lossy(part.name_raw()).replace('\\', "/");
        if !is_text(&name) {
            continue;
        }
        let content = package::inflate(part, context)?;
        let text =
            if is_wide(&content) { encoding::decode(&content)? } else { String::from_utf8_lossy(&content) };
        written = written.saturating_add(text.len());
        if written > context.limits.file_bytes {
            return Err(IntakeError::FileTooLarge { megabytes: context.limits.file_bytes >> 20 });
        }
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        writer.start_file(name, stored).map_err(|_| IntakeError::Damaged)?;
        writer.write_all(without_declaration(&text).as_bytes()).map_err(|_| IntakeError::Damaged)?;
    }
    let file = writer.finish().map_err(|_| IntakeError::Damaged)?;
    Ok(Some(file.into_inner()))
}

fn is_text(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".xml") || name.ends_with(".rels")
}

fn has_wide_parts(package: &mut Package<'_>) -> Result<bool, IntakeError> {
    for index in 0..package.len() {
        let part = package.by_index(index).map_err(|error| package::zip_error(&error))?;
        if !is_text(&String::from_utf8_lossy(part.name_raw())) {
            continue;
        }
        let mut head = Vec::new();
        part.take(2).read_to_end(&mut head).map_err(|_| IntakeError::Damaged)?;
        if is_wide(&head) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A byte order mark, or the zero half of the first <.
fn is_wide(content: &[u8]) -> bool {
    matches!(content, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'<', 0, ..] | [0, b'<', ..])
}

/// The declaration names the encoding the part had.
fn without_declaration(text: &str) -> &str {
    let text = text.trim_start_matches('\u{FEFF}');
    match text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")) {
        Some((_, rest)) => rest,
        None => text,
    }
}
