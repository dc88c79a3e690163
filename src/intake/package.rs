//! A workbook's zip, looked over before anything else reads it.
//!
//! The sizes a zip declares are only a claim. Every part that will be read is inflated here once,
//! counting, and its bytes are shown to a watcher, so that what the pass costs is not wasted.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::error::IntakeError;
use super::read::Context;

/// A workbook's parts.
pub(super) type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens the zip.
pub(super) fn open(bytes: &[u8]) -> Result<Package<'_>, IntakeError> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| zip_error(&error))
}

/// What a zip's failure means to the user.
pub(super) fn zip_error(error: &ZipError) -> IntakeError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            IntakeError::Encrypted
        }
        _ => IntakeError::Damaged,
    }
}

/// Inflates the parts `wanted` chooses without keeping them, showing each piece to `watch`.
/// What they inflate to is taken off what the dropped file may still inflate to.
pub(super) fn inspect(
    package: &mut Package<'_>,
    context: &mut Context<'_>,
    wanted: impl Fn(&str) -> bool,
    mut watch: impl FnMut(&str, &[u8]),
) -> Result<(), IntakeError> {
    let mut piece = vec![0; 1 << 16];
    for index in 0..package.len() {
        let mut part = package.by_index(index).map_err(|error| zip_error(&error))?;
        let name = String::from_utf8_lossy(part.name_raw()).replace('\\', "/");
        if !wanted(&name) {
            continue;
        }
        loop {
            let length = part.read(&mut piece).map_err(|_| IntakeError::Damaged)?;
            if length == 0 {
                break;
            }
            context.inflatable =
                context.inflatable.checked_sub(length).ok_or_else(|| context.inflated_too_large())?;
            watch(&name, piece.get(..length).unwrap_or_default());
        }
    }
    Ok(())
}

/// One part, whole, if it is there. Counts as [`inspect`] does.
pub(super) fn part(
    package: &mut Package<'_>,
    name: &str,
    context: &mut Context<'_>,
) -> Result<Option<Vec<u8>>, IntakeError> {
    let Some(index) = find(package, name) else { return Ok(None) };
    let part = package.by_index(index).map_err(|error| zip_error(&error))?;
    inflate(part, context).map(Some)
}

/// Where a part is; some writers use backslashes, or capitals of their own.
pub(super) fn find(package: &Package<'_>, name: &str) -> Option<usize> {
    package
        .file_names_raw()
        .position(|raw| String::from_utf8_lossy(raw).replace('\\', "/").eq_ignore_ascii_case(name))
}

/// Everything a reader gives, as long as the dropped file may still inflate. What is held whole must
/// not be larger than a dropped file may be.
pub(super) fn inflate(part: impl Read, context: &mut Context<'_>) -> Result<Vec<u8>, IntakeError> {
    let mut bytes = Vec::new();
    let whole = context.limits.file_bytes;
    let limit = context.inflatable.min(whole) as u64;
    part.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| IntakeError::Damaged)?;
    context.inflatable =
        context.inflatable.checked_sub(bytes.len()).ok_or_else(|| context.inflated_too_large())?;
    if bytes.len() > whole {
        return Err(IntakeError::FileTooLarge { megabytes: whole >> 20 });
    }
    Ok(bytes)
}
