//! Backup files: written and offered as downloads; recognised, opened, and what is done with them.

use js_sys::Uint8Array;
use leptos::prelude::{GetUntracked, Set};
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::app::bridge::Failure;
use crate::app::state::{Busy, State, today};
use crate::app::text::{self, storage as words};
use crate::app::{download, files};
use crate::store::backup::{MAGIC, is_backup};
use crate::worker::keeping::{Ask, BackupView, Restore};
use crate::worker::protocol::{Request, Response};

/// Backup files the user has given.
#[derive(Clone, Debug, Default)]
pub struct Offer {
    /// What is in those that are open.
    pub view: BackupView,
    /// Those that wait for a passphrase: name and bytes.
    pub sealed: Vec<(String, Uint8Array)>,
}

/// So many bytes say what a file is.
const MARK: u32 = MAGIC.len() as u32;

/// Is this file a backup? Its first bytes say so, whatever it is called.
pub async fn is_one(file: &File) -> bool {
    let Ok(beginning) = file.slice_with_i32_and_i32(0, MARK as i32) else { return false };
    match JsFuture::from(beginning.array_buffer()).await {
        Ok(buffer) => is_backup(&Uint8Array::new(&buffer).to_vec()),
        Err(_) => false,
    }
}

/// Writes a backup and hands it to the browser's downloads.
pub fn download(state: State, all: bool, passphrase: Option<String>) {
    spawn_local(async move {
        state.busy.set(Some(Busy { what: words::BACKING_UP.to_owned(), ..Busy::default() }));
        let request = Request::Keeping(Ask::Backup { all, passphrase, today: today() });
        if let Some((Response::File { name }, buffers)) = state.ask_with(request, Vec::new()).await
            && let Some(bytes) = buffers.first()
            && download::offer(&name, bytes).is_err()
        {
            state.notify(true, text::NO_DOWNLOAD.to_owned());
        }
        state.busy.set(None);
    });
}

/// Opens backup files and asks what is to be done with them. One that cannot be opened is told of.
pub async fn open(state: State, backups: Vec<File>) {
    state.busy.set(Some(Busy { what: words::OPENING.to_owned(), ..Busy::default() }));
    let mut offer = Offer::default();
    let mut is_first = true;
    for file in backups {
        let name = files::path_of(&file);
        let Ok(buffer) = JsFuture::from(file.array_buffer()).await else {
            state.notify(true, format!("{name}：{}", text::UNREADABLE_FILE));
            continue;
        };
        let bytes = Uint8Array::new(&buffer);
        match inspect(state, &bytes, None, !is_first).await {
            Ok(view) if view.sealed => offer.sealed.push((name, bytes)),
            Ok(view) => {
                offer.view = view;
                is_first = false;
            }
            Err(sentence) => state.notify(true, format!("{name}：{sentence}")),
        }
    }
    state.busy.set(None);
    if !offer.view.campaigns.is_empty() || !offer.sealed.is_empty() {
        state.keeping.offer.set(Some(offer));
    }
}

/// Opens the first of the sealed files; the sentence says why not.
pub async fn unseal(state: State, passphrase: String) -> Result<(), String> {
    let Some(mut offer) = state.keeping.offer.get_untracked() else { return Ok(()) };
    let Some((_, bytes)) = offer.sealed.first() else { return Ok(()) };
    let add = !offer.view.campaigns.is_empty();
    offer.view = inspect(state, bytes, Some(passphrase), add).await?;
    offer.sealed.remove(0);
    state.keeping.offer.set(Some(offer));
    Ok(())
}

async fn inspect(
    state: State,
    bytes: &Uint8Array,
    passphrase: Option<String>,
    add: bool,
) -> Result<BackupView, String> {
    // Handed over, and perhaps needed again with another passphrase.
    let copy = bytes.slice(0, bytes.length());
    let request = Request::Keeping(Ask::Inspect { passphrase, add });
    match state.attempt(request, vec![copy]).await {
        Ok((Response::Backup(view), _)) => Ok(view),
        Ok(_) | Err(Failure::Cancelled) => Err(text::WORKER_DIED.to_owned()),
        Err(Failure::Refused(sentence) | Failure::Fault(sentence)) => Err(sentence),
    }
}

/// Does what the user chose.
pub fn restore(state: State, how: Restore) {
    spawn_local(async move {
        state.keeping.offer.set(None);
        state.busy.set(Some(Busy { what: words::RESTORING.to_owned(), ..Busy::default() }));
        if state.keep(Ask::Restore(how)).await {
            state.notify(false, words::restored(how).to_owned());
        }
        state.busy.set(None);
    });
}

/// Leaves the files alone.
pub fn forget(state: State) {
    if state.keeping.offer.get_untracked().is_some() {
        state.keeping.offer.set(None);
        state.start_keeping(Ask::Forget);
    }
}
