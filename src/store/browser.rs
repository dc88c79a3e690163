//! The store in the browser: IndexedDB, one database, one transaction per change, after those that put the pieces of
//! its long records down.
//!
//! Everything is serialised before a transaction begins and nothing else is awaited inside one
//! (Safari and Firefox would end it). Every campaign has a revision, which each transaction that writes
//! checks and each that writes a change raises: a tab that has not seen the last change cannot write over it.
//!
//! Stores and keys: `campaigns` (id → [`Meta`]), `revisions` (id → number), `tables` ([id, table]),
//! `entries` ([id, place]), `cursor` (id → number), `known` (id), `originals` ([id, SHA-256] → the workbook),
//! `pieces` (see [`laying`]). A long table or workbook has the list [lot, first piece, pieces] in its place.

mod carry;
mod error;
mod laying;
mod reading;
mod writing;

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::{Either, select};
use idb::{Database, DatabaseEvent, Factory, KeyPath, KeyRange, ObjectStoreParams, Query};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::meta::CampaignId;
pub use error::StoreError;
pub use reading::Kept;

const DATABASE: &str = "tuanji";
/// Raised with every new store. 5: pieces of long records; 4: the workbooks themselves. Up to 3 it was the format of the
/// records.
const VERSION: u32 = 5;
const CAMPAIGNS: &str = "campaigns";
const REVISIONS: &str = "revisions";
const TABLES: &str = "tables";
const ENTRIES: &str = "entries";
const CURSOR: &str = "cursor";
const KNOWN: &str = "known";
const ORIGINALS: &str = "originals";
const PIECES: &str = "pieces";
const STORES: [&str; 8] = [CAMPAIGNS, REVISIONS, TABLES, ENTRIES, CURSOR, KNOWN, ORIGINALS, PIECES];

/// An open database.
#[derive(Debug)]
pub struct Store {
    database: Database,
    is_open: Rc<Cell<bool>>,
}

impl Store {
    /// Opens the database, creating it the first time and carrying an older one forward. One of a newer
    /// program is left alone.
    pub async fn open() -> Result<Store, StoreError> {
        let mut request = Factory::new()?.open(DATABASE, Some(VERSION))?;
        request.on_upgrade_needed(|event| {
            let Ok(database) = event.database() else { return };
            let existing = database.store_names();
            for name in STORES.into_iter().filter(|name| !existing.iter().any(|known| known == name)) {
                let mut params = ObjectStoreParams::new();
                params.key_path(None::<KeyPath>);
                // A store that could not be made shows itself as an error of the first transaction.
                let _ = database.create_object_store(name, params);
            }
        });
        let (says_blocked, blocked) = oneshot::channel();
        request.on_blocked(move |_| {
            // Nobody waits once it has opened.
            let _ = says_blocked.send(());
        });
        let (opened, answer) = oneshot::channel();
        spawn_local(async move {
            // One that opens when nobody waits any more would stand in other tabs' way.
            if let Err(Ok(late)) = opened.send(request.await) {
                Database::close(&late);
            }
        });
        let mut database = match select(answer, blocked).await {
            Either::Left((answer, _)) => answer.map_err(|_| StoreError::Lost)??,
            Either::Right((Ok(()), _)) => return Err(StoreError::Blocked),
            Either::Right((Err(_), answer)) => answer.await.map_err(|_| StoreError::Lost)??,
        };
        let is_open = Rc::new(Cell::new(true));
        let closed = Rc::clone(&is_open);
        database.on_close(move |_| closed.set(false));
        let closed = Rc::clone(&is_open);
        database.on_version_change(move |event| {
            closed.set(false);
            // A newer program wants to carry the data forward, or to delete it: it must not wait for us.
            if let Some(database) = event.target().and_then(|target| Database::try_from(target).ok()) {
                database.close();
            }
        });
        let store = Store { database, is_open };
        store.carry().await?;
        Ok(store)
    }

    /// Is the connection there still? The browser ends it when it clears the site's data.
    pub fn is_open(&self) -> bool {
        self.is_open.get()
    }
}

/// The key of what there is one of per campaign.
fn key(CampaignId(id): CampaignId) -> JsValue {
    JsValue::from(id as f64)
}

/// The key of a campaign's table or entry.
fn key_of(campaign: CampaignId, number: usize) -> JsValue {
    Array::of2(&key(campaign), &JsValue::from(number as f64)).into()
}

/// The key of a campaign's workbook.
fn key_of_original(campaign: CampaignId, sha256: &str) -> JsValue {
    Array::of2(&key(campaign), &JsValue::from(sha256)).into()
}

/// The keys of a campaign's tables or entries, from this number on; from 0 on, those of its workbooks as
/// well. An array comes behind every text, and every text behind every number.
fn keys_from(campaign: CampaignId, number: usize) -> Result<Query, StoreError> {
    let last = Array::of2(&key(campaign), &Array::new());
    Ok(KeyRange::bound(&key_of(campaign, number), &last, None, None)?.into())
}

/// The second part of a key.
fn number_in(key: &JsValue) -> u32 {
    Array::from(key).get(1).as_f64().unwrap_or_default() as u32
}

fn bytes_of(value: &JsValue) -> Vec<u8> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default()
}

fn value_of(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}
