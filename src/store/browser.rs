//! The store in the browser: IndexedDB, one database, one transaction per change.
//!
//! Everything is serialised before a transaction begins and nothing else is awaited inside one
//! (Safari and Firefox would end it).

use idb::{Database, DatabaseEvent, Factory, KeyPath, KeyRange, ObjectStoreParams, Query, TransactionMode};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::model::{self, StoredError, Write};
use crate::casework::{Campaign, Entry, History};
use crate::intake::{Table, TableId};

const DATABASE: &str = "tuanji";
const TABLES: &str = "tables";
const ENTRIES: &str = "entries";
const CURSOR: &str = "cursor";
const KNOWN: &str = "known";
const ORIGINALS: &str = "originals";
const STORES: [&str; 5] = [TABLES, ENTRIES, CURSOR, KNOWN, ORIGINALS];

/// An open database.
#[derive(Debug)]
pub struct Store {
    database: Database,
}

/// Why the browser did not keep or give back the work.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// IndexedDB is missing, forbidden or full.
    #[error("浏览器没有保存数据（{0}）。工作仍在内存中，请不要关闭页面，并尽快下载表格。")]
    Refused(String),
    /// Another tab writes.
    #[error("另一个标签页正在处理这批名单，这里只能查看，所做的改动不会保存。请关闭那个标签页后刷新。")]
    InUse,
    /// What is stored cannot be used.
    #[error(transparent)]
    Stored(#[from] StoredError),
}

impl From<idb::Error> for StoreError {
    fn from(error: idb::Error) -> StoreError {
        StoreError::Refused(error.to_string())
    }
}

/// A campaign read back, with what was lost on the way.
#[derive(Debug)]
pub struct Loaded {
    /// The campaign; empty where nothing was stored.
    pub campaign: Campaign,
    /// Sentences about records that could not be read.
    pub notes: Vec<String>,
}

impl Store {
    /// Opens the database, creating it the first time.
    pub async fn open() -> Result<Store, StoreError> {
        let mut request = Factory::new()?.open(DATABASE, Some(u32::from(model::FORMAT)))?;
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
        Ok(Store { database: request.await? })
    }

    /// Reads the campaign.
    pub async fn load(&self) -> Result<Loaded, StoreError> {
        let transaction = self.database.transaction(&STORES, TransactionMode::ReadOnly)?;
        let tables = transaction.object_store(TABLES)?;
        let table_keys = tables.get_all_keys(None, None)?.await?;
        let table_values = tables.get_all(None, None)?.await?;
        let entry_values = transaction.object_store(ENTRIES)?.get_all(None, None)?.await?;
        let cursor = transaction.object_store(CURSOR)?.get(JsValue::from(0))?.await?;
        let known = transaction.object_store(KNOWN)?.get(JsValue::from(0))?.await?;
        transaction.await?;

        let mut notes = Vec::new();
        let known = known.as_ref().and_then(|value| value.dyn_ref::<Uint8Array>()).map(Uint8Array::to_vec);
        let known = match known.map(|bytes| model::read_known(&bytes)) {
            Some(Err(StoredError::Newer)) => return Err(StoredError::Newer.into()),
            Some(Err(error)) => {
                notes.push(error.to_string());
                None
            }
            Some(Ok(known)) => Some(known),
            None => None,
        };
        let mut keep = |result: Result<Table, StoredError>| match result {
            Err(StoredError::Newer) => Err(StoredError::Newer),
            Err(error) => {
                notes.push(error.to_string());
                Ok(None)
            }
            Ok(table) => Ok(Some(table)),
        };
        let mut read_tables = Vec::new();
        for (key, value) in table_keys.iter().zip(&table_values) {
            let id = TableId(key.as_f64().unwrap_or_default() as u32);
            let bytes = value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default();
            read_tables.extend(keep(model::read_table(id, &bytes))?);
        }
        let mut entries: Vec<Entry> = Vec::new();
        for value in &entry_values {
            match model::read_entry(&value.as_string().unwrap_or_default()) {
                Ok(entry) => entries.push(entry),
                Err(StoredError::Newer) => return Err(StoredError::Newer.into()),
                // Keeps the place, so that the entries behind it keep theirs.
                Err(error) => {
                    notes.push(error.to_string());
                    entries.push(Entry {
                        at: 0, label: "（记录已损坏）".to_owned(), changes: Vec::new()
                    });
                }
            }
        }
        let cursor = cursor.and_then(|value| value.as_f64()).map_or(entries.len(), |cursor| cursor as usize);
        let mut campaign = Campaign::restore(read_tables, History::restore(entries, cursor));
        campaign.set_known(known);
        Ok(Loaded { campaign, notes })
    }

    /// A workbook as it was read, if it is kept.
    pub async fn original(&self, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let transaction = self.database.transaction(&[ORIGINALS], TransactionMode::ReadOnly)?;
        let value = transaction.object_store(ORIGINALS)?.get(JsValue::from(sha256))?.await?;
        transaction.await?;
        Ok(value.as_ref().and_then(|value| value.dyn_ref::<Uint8Array>()).map(Uint8Array::to_vec))
    }

    /// Makes the writes of one change, all or none.
    pub async fn write(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        if writes.is_empty() {
            return Ok(());
        }
        let transaction = self.database.transaction(&STORES, TransactionMode::ReadWrite)?;
        let store = |name| transaction.object_store(name);
        let cursor_key = JsValue::from(0);
        for write in writes {
            match write {
                Write::Table(TableId(id), bytes) => {
                    store(TABLES)?.put(&Uint8Array::from(bytes.as_slice()), Some(&JsValue::from(id)))?;
                }
                Write::Entry(index, text) => {
                    let key = JsValue::from(index as f64);
                    let gone = KeyRange::lower_bound(&key, Some(false))?;
                    store(ENTRIES)?.delete(Query::from(gone))?;
                    store(ENTRIES)?.put(&JsValue::from(text), Some(&key))?;
                    store(CURSOR)?.put(&JsValue::from((index + 1) as f64), Some(&cursor_key))?;
                }
                Write::Cursor(cursor) => {
                    store(CURSOR)?.put(&JsValue::from(cursor as f64), Some(&cursor_key))?;
                }
                Write::Known(Some(bytes)) => {
                    store(KNOWN)?.put(&Uint8Array::from(bytes.as_slice()), Some(&cursor_key))?;
                }
                Write::Original(sha256, bytes) => {
                    let key = JsValue::from(sha256);
                    store(ORIGINALS)?.put(&Uint8Array::from(bytes.as_slice()), Some(&key))?;
                }
                Write::Known(None) => {
                    store(KNOWN)?.clear()?;
                }
                Write::Clear => {
                    for name in STORES {
                        store(name)?.clear()?;
                    }
                }
            }
        }
        transaction.await?;
        Ok(())
    }
}
