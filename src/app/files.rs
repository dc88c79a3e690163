//! Files as users give them: chosen, dropped, or in a dropped folder; and the sample.

use crate::domain::PartialDate;
use js_sys::{Array, Function, Promise};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

use super::site;

/// Folders within folders are followed this deep.
const DEPTH: usize = 8;

/// More files than this in one drop are surely a mistake.
const MANY: usize = 5_000;

/// The file's path within the folder it came in, or its name.
pub fn path_of(file: &File) -> String {
    let path = js_sys::Reflect::get(file, &JsValue::from_str("webkitRelativePath"));
    match path.ok().and_then(|path| path.as_string()) {
        Some(path) if !path.is_empty() => path,
        _ => file.name(),
    }
}

/// The day the file was last saved, by this computer's clock.
pub fn saved_on(file: &File) -> Option<PartialDate> {
    let day = js_sys::Date::new(&JsValue::from_f64(file.last_modified()));
    let part = |value: u32| u8::try_from(value).ok();
    PartialDate::new(
        i16::try_from(day.get_full_year()).ok()?,
        part(day.get_month() + 1)?,
        Some(part(day.get_date())?),
    )
}

/// The files of an input or a simple drop.
pub fn listed(list: Option<FileList>) -> Vec<File> {
    let list = list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect());
    list.unwrap_or_default()
}

/// What was dropped, before the browser takes it away again: must be called in the event itself.
pub fn entries(transfer: &DataTransfer) -> Vec<FileSystemEntry> {
    let items = transfer.items();
    (0..items.length())
        .filter_map(|at| items.get(at))
        .filter_map(|item| item.webkit_get_as_entry().ok().flatten())
        .collect()
}

/// The files of dropped entries, those in folders included.
pub async fn gather(entries: Vec<FileSystemEntry>) -> Vec<File> {
    let mut files = Vec::new();
    let mut todo: Vec<(FileSystemEntry, usize)> = entries.into_iter().map(|entry| (entry, 0)).collect();
    while let Some((entry, depth)) = todo.pop() {
        if files.len() >= MANY {
            break;
        }
        if let Some(file) = entry.dyn_ref::<FileSystemFileEntry>() {
            files.extend(file_of(file).await);
        } else if let Some(folder) = entry.dyn_ref::<FileSystemDirectoryEntry>().filter(|_| depth < DEPTH) {
            todo.extend(children(folder).await.into_iter().map(|child| (child, depth + 1)));
        }
    }
    files.sort_by_key(path_of);
    files
}

async fn file_of(entry: &FileSystemFileEntry) -> Option<File> {
    let entry = entry.clone();
    let promise = promise(move |resolve, reject| {
        entry.file_with_callback_and_callback(&resolve, &reject);
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

async fn children(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    // A reader gives at most a hundred entries at a time, then none.
    loop {
        let reader = reader.clone();
        let promise = promise(move |resolve, reject| {
            if reader.read_entries_with_callback_and_callback(&resolve, &reject).is_err() {
                let _ = reject.call0(&JsValue::NULL);
            }
        });
        let Ok(batch) = JsFuture::from(promise).await else { break };
        let batch: Vec<FileSystemEntry> = Array::from(&batch).iter().map(JsCast::unchecked_into).collect();
        if batch.is_empty() || all.len() >= MANY {
            break;
        }
        all.extend(batch);
    }
    all
}

/// A promise over one of the old callback interfaces.
fn promise(start: impl FnOnce(Function, Function) + 'static) -> Promise {
    let mut start = Some(start);
    Promise::new(&mut |resolve, reject| {
        if let Some(start) = start.take() {
            start(resolve, reject);
        }
    })
}

/// The sample's table of contents.
#[derive(Deserialize)]
struct Samples {
    files: Vec<Sample>,
}

/// One file of the sample: where it lies, and the name it is shown under.
#[derive(Deserialize)]
struct Sample {
    path: String,
    name: String,
}

/// The sample campaign served with the page.
pub async fn sample() -> Option<Vec<File>> {
    let index = site::address("sample")?;
    let samples: Samples = serde_json::from_slice(&site::fetch(&index).await?.to_vec()).ok()?;
    let mut files = Vec::new();
    for sample in samples.files {
        let bytes = site::fetch(&site::beside(&index, &sample.path)?).await?;
        files.push(File::new_with_u8_array_sequence(&Array::of1(&bytes), &sample.name).ok()?);
    }
    Some(files)
}
