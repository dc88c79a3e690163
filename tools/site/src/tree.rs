//! Files: read, written, listed.

use std::fs;
use std::path::Path;

use crate::SiteError;

/// Reads a file.
pub fn read(path: &Path) -> Result<Vec<u8>, SiteError> {
    fs::read(path).map_err(|source| SiteError::File { path: path.to_owned(), source })
}

/// Reads a text.
pub fn read_text(path: &Path) -> Result<String, SiteError> {
    String::from_utf8(read(path)?)
        .map_err(|_| SiteError::Unexpected(format!("{} is no text", path.display())))
}

/// Writes a file, and the folders above it.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), SiteError> {
    let done = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, bytes));
    done.map_err(|source| SiteError::File { path: path.to_owned(), source })
}

/// Moves a file to a folder that may not exist yet.
pub fn rename(from: &Path, to: &Path) -> Result<(), SiteError> {
    let done = to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::rename(from, to));
    done.map_err(|source| SiteError::File { path: from.to_owned(), source })
}

/// Every file below the folder as `a/b.c`, in order.
pub fn files(folder: &Path) -> Result<Vec<String>, SiteError> {
    let mut found = Vec::new();
    let mut todo = vec![String::new()];
    while let Some(under) = todo.pop() {
        let path = folder.join(&under);
        let error = |source| SiteError::File { path: path.clone(), source };
        for entry in fs::read_dir(&path).map_err(error)? {
            let entry = entry.map_err(error)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let name = if under.is_empty() { name } else { format!("{under}/{name}") };
            if entry.file_type().map_err(error)?.is_dir() {
                todo.push(name);
            } else {
                found.push(name);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Removes the folders directly in this one that hold nothing any more.
pub fn drop_empty(folder: &Path) -> Result<(), SiteError> {
    let error = |source| SiteError::File { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(error)? {
        let entry = entry.map_err(error)?;
        let is_empty = || Ok(fs::read_dir(entry.path())?.next().is_none());
        if entry.file_type().map_err(error)?.is_dir() && is_empty().map_err(error)? {
            fs::remove_dir(entry.path()).map_err(error)?;
        }
    }
    Ok(())
}
