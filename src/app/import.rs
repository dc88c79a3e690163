//! Files on their way into the campaign: read by up to two readers at a time, then handed to the engine.

use std::cell::RefCell;
use std::rc::Rc;

use futures_util::future::join_all;
use js_sys::Uint8Array;
use leptos::prelude::{GetUntracked, Set, Update};
use leptos::task::spawn_local;
use web_sys::File;

use super::bridge::Failure;
use super::keeping::{backup, space};
use super::state::{Busy, State};
use super::told::Told;
use super::{files, text};
use crate::forms::Rejected;
use crate::intake::{IntakeError, Limits};
use crate::worker::protocol::{Progress, Request, Response};

/// A reader that has read a file larger than this is ended before the engine takes in what it read: its memory, some ten
/// times the file, never shrinks.
const LARGE: f64 = 4e6;

/// As much is read before a second reader would have started.
const ONE_READERS_WORK: f64 = 5e5;

/// Small files a reader has at hand at once: the browser takes longer to give one than the reader to read it.
const AT_HAND: usize = 4;

/// What one file is.
enum Read {
    /// Lists, and what of it could not be read.
    Sheets(Vec<Rejected>, Vec<Uint8Array>),
    /// A backup file, whatever it is called.
    Backup,
}

/// What came of one file.
type Outcome = Result<Read, Failure>;

/// What the readers share while a lot of files is read.
struct Lot<'a, Q> {
    state: State,
    queue: RefCell<Q>,
    done: RefCell<Vec<(&'a File, usize, Outcome)>>,
    told: Rc<Told>,
}

/// Reads the files and takes what they hold into the campaign. One that cannot be read is listed with
/// its reason, the others go on.
pub fn start(state: State, files: Vec<File>) {
    if files.is_empty() || state.busy.get_untracked().is_some() {
        return;
    }
    spawn_local(async move {
        state.set_cancelled(false);
        let what = text::READING.to_owned();
        let told = Told::begin(state, Busy { what, files: (0, files.len()), ..Busy::default() });
        let large = files.iter().any(|file| file.size() > LARGE);
        let little = files.iter().map(|file| file.size()).sum::<f64>() < ONE_READERS_WORK;
        let queue = RefCell::new(files.iter().enumerate());
        let lot = Lot { state, queue, done: RefCell::default(), told: Rc::new(told) };
        let readers = if little { 1 } else { 2 };
        let hands = if large { readers } else { readers * AT_HAND };
        join_all((0..hands).map(|hand| work(&lot, hand % readers))).await;
        if state.is_cancelled() {
            state.busy.set(None);
            state.notify(false, text::READING_CANCELLED.to_owned());
            return;
        }
        let mut done = lot.done.into_inner();
        done.sort_by_key(|(_, at, _)| *at);
        if large {
            state.end_readers();
        }
        let backups = done.iter().filter(|(.., outcome)| matches!(outcome, Ok(Read::Backup)));
        let backups: Vec<File> = backups.map(|(file, ..)| (*file).clone()).collect();
        take(state, done).await;
        if !backups.is_empty() {
            backup::open(state, backups).await;
        }
        state.busy.set(None);
    });
}

/// Reads no more files; those of this lot read so far are left out as well.
pub fn cancel(state: State) {
    state.set_cancelled(true);
    state.end_readers();
}

/// What one of a reader's hands does: file after file until none is left.
async fn work<'a>(lot: &Lot<'a, impl Iterator<Item = (usize, &'a File)>>, slot: usize) {
    loop {
        // Taken before the wait, so that the borrow does not last over it.
        let next = lot.queue.borrow_mut().next();
        let Some((at, file)) = next.filter(|_| !lot.state.is_cancelled()) else { break };
        let outcome = read(lot.state, &lot.told, slot, file).await;
        lot.done.borrow_mut().push((file, at, outcome));
        lot.told.step(|busy| {
            busy.files.0 += 1;
            busy.reading.remove(&slot);
        });
    }
}

async fn read(state: State, told: &Rc<Told>, slot: usize, file: &File) -> Outcome {
    let name = files::path_of(file);
    let show = {
        let told = Rc::clone(told);
        move |progress: Progress| told.step(|busy| drop(busy.reading.insert(slot, progress)))
    };
    show(Progress { file: name.clone(), row: 0, members: (0, 1) });
    let cap = Limits::default().file_bytes;
    // Asked before the file is in memory, where it may not fit.
    if file.size() > cap as f64 {
        return match backup::is_one(file).await {
            true => Ok(Read::Backup),
            false => Err(Failure::Refused(IntakeError::FileTooLarge { megabytes: cap >> 20 }.to_string())),
        };
    }
    let refused = || Failure::Refused(text::UNREADABLE_FILE.to_owned());
    let link = state.reader(slot).ok_or_else(refused)?;
    let saved = files::saved_on(file);
    match link.ask_about(Request::Read { name, saved }, file, show).await? {
        (Response::Sheets { rejected }, sheets) => Ok(Read::Sheets(rejected, sheets)),
        (Response::BackupFile, _) => Ok(Read::Backup),
        (Response::Unreadable, _) => Err(refused()),
        _ => Err(Failure::Fault(text::WORKER_DIED.to_owned())),
    }
}

async fn take(state: State, done: Vec<(&File, usize, Outcome)>) {
    let mut sheets = Vec::new();
    let mut rejected = Vec::new();
    for (file, _, outcome) in done {
        match outcome {
            Ok(Read::Sheets(refused, read)) => {
                rejected.extend(refused);
                sheets.extend(read);
            }
            Err(Failure::Refused(reason) | Failure::Fault(reason)) => {
                rejected.push(Rejected { file: files::path_of(file), reason });
            }
            Ok(Read::Backup) | Err(Failure::Cancelled) => {}
        }
    }
    state.rejected.update(|all| all.extend(rejected));
    if !sheets.is_empty() {
        state.busy.set(Some(Busy { what: text::UNDERSTANDING.to_owned(), ..Busy::default() }));
        state.changed(Request::AddSheets(state.readings.get_untracked()), sheets).await;
        space::ask_to_persist(state);
    }
}
