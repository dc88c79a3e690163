//! Files on their way into the campaign: read by up to two readers at a time, then handed to the engine.

use std::cell::RefCell;

use futures_util::future::join;
use js_sys::Uint8Array;
use leptos::prelude::{GetUntracked, Set, Update};
use leptos::task::spawn_local;
use web_sys::File;

use super::bridge::Failure;
use super::keeping::{backup, space};
use super::state::{Busy, State};
use super::{files, text};
use crate::forms::Rejected;
use crate::intake::{IntakeError, Limits};
use crate::worker::protocol::{Progress, Request, Response};

/// A reader that has read more than this is ended afterwards: its memory never shrinks.
const LARGE: f64 = 32e6;

/// What came of one file.
type Outcome = Result<(Vec<Rejected>, Vec<Uint8Array>), Failure>;

/// Reads the files and takes what they hold into the campaign. One that cannot be read is listed with
/// its reason, the others go on.
pub fn start(state: State, files: Vec<File>) {
    if files.is_empty() || state.busy.get_untracked().is_some() {
        return;
    }
    spawn_local(async move {
        state.set_cancelled(false);
        let (backups, files) = sort_out(files).await;
        if !backups.is_empty() {
            backup::open(state, backups).await;
        }
        if files.is_empty() {
            return;
        }
        let what = text::READING.to_owned();
        state.busy.set(Some(Busy { what, files: (0, files.len()), ..Busy::default() }));
        let large = files.iter().any(|file| file.size() > LARGE);
        let queue = RefCell::new(files.iter().enumerate());
        let done = RefCell::new(Vec::new());
        join(work(state, 0, &queue, &done), work(state, 1, &queue, &done)).await;
        if state.is_cancelled() {
            state.busy.set(None);
            state.notify(false, text::READING_CANCELLED.to_owned());
            return;
        }
        let mut done = done.into_inner();
        done.sort_by_key(|(at, _)| *at);
        if large {
            state.end_readers();
        }
        take(state, &files, done.into_iter().map(|(_, outcome)| outcome)).await;
        state.busy.set(None);
    });
}

/// Backup files are not lists, whatever they are called.
async fn sort_out(files: Vec<File>) -> (Vec<File>, Vec<File>) {
    let (mut backups, mut lists) = (Vec::new(), Vec::new());
    for file in files {
        match backup::is_one(&file).await {
            true => backups.push(file),
            false => lists.push(file),
        }
    }
    (backups, lists)
}

/// Reads no more files; those of this lot read so far are left out as well.
pub fn cancel(state: State) {
    state.set_cancelled(true);
    state.end_readers();
}

/// One reader's work: file after file until none is left.
async fn work<'a>(
    state: State,
    slot: usize,
    queue: &RefCell<impl Iterator<Item = (usize, &'a File)>>,
    done: &RefCell<Vec<(usize, Outcome)>>,
) {
    loop {
        // Taken before the wait, so that the borrow does not last over it.
        let next = queue.borrow_mut().next();
        let Some((at, file)) = next.filter(|_| !state.is_cancelled()) else { break };
        let outcome = read(state, slot, file).await;
        done.borrow_mut().push((at, outcome));
        state.busy.update(|busy| {
            if let Some(busy) = busy {
                busy.files.0 += 1;
                busy.reading.remove(&slot);
            }
        });
    }
}

async fn read(state: State, slot: usize, file: &File) -> Outcome {
    let show = move |progress: Progress| {
        state.busy.update(|busy| {
            if let Some(busy) = busy {
                busy.reading.insert(slot, progress);
            }
        });
    };
    let name = files::path_of(file);
    show(Progress { file: name.clone(), row: 0, members: (0, 1) });
    let cap = Limits::default().file_bytes;
    // Asked before the file is in memory, where it may not fit.
    if file.size() > cap as f64 {
        return Err(Failure::Refused(IntakeError::FileTooLarge { megabytes: cap >> 20 }.to_string()));
    }
    let refused = || Failure::Refused(text::UNREADABLE_FILE.to_owned());
    let buffer = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await.map_err(|_| refused())?;
    if state.is_cancelled() {
        return Err(Failure::Cancelled);
    }
    let link = state.reader(slot).ok_or_else(refused)?;
    let saved = files::saved_on(file);
    match link.ask(Request::Read { name, saved }, vec![Uint8Array::new(&buffer)], show).await? {
        (Response::Sheets { rejected }, sheets) => Ok((rejected, sheets)),
        _ => Err(Failure::Fault(text::WORKER_DIED.to_owned())),
    }
}

async fn take(state: State, files: &[File], outcomes: impl Iterator<Item = Outcome>) {
    let mut sheets = Vec::new();
    let mut rejected = Vec::new();
    for (file, outcome) in files.iter().zip(outcomes) {
        match outcome {
            Ok((refused, read)) => {
                rejected.extend(refused);
                sheets.extend(read);
            }
            Err(Failure::Refused(reason) | Failure::Fault(reason)) => {
                rejected.push(Rejected { file: files::path_of(file), reason });
            }
            Err(Failure::Cancelled) => {}
        }
    }
    state.rejected.update(|all| all.extend(rejected));
    if !sheets.is_empty() {
        state.busy.set(Some(Busy { what: text::UNDERSTANDING.to_owned(), ..Busy::default() }));
        state.changed(Request::AddSheets(state.readings.get_untracked()), sheets).await;
        space::ask_to_persist(state);
    }
}
