//! A database of format 1 or 2, which held one campaign without a name, carried forward.
//!
//! Its tables and entries had plain numbers for keys, its cursor and what was known the key 0. All of it
//! is read, put under the campaign's new keys and taken away in one transaction: a tab that dies halfway
//! leaves the old records as they were.

use idb::{KeyRange, Query, TransactionMode};
use js_sys::Date;
use wasm_bindgen::JsValue;

use super::super::meta::{CampaignId, Meta, Stand, default_name};
use super::super::older;
use super::super::records::Records;
use super::writing::committed;
use super::{
    CAMPAIGNS, CURSOR, ENTRIES, KNOWN, REVISIONS, STORES, Store, StoreError, TABLES, bytes_of, key, key_of,
    value_of,
};

impl Store {
    pub(super) async fn carry(&self) -> Result<(), StoreError> {
        if !self.has_old_records().await? {
            return Ok(());
        }
        let transaction = self.database.transaction(&STORES, TransactionMode::ReadWrite)?;
        let mut records = Records::default();
        let (tables, entries) = (transaction.object_store(TABLES)?, transaction.object_store(ENTRIES)?);
        let (cursors, known) = (transaction.object_store(CURSOR)?, transaction.object_store(KNOWN)?);
        let keys = tables.get_all_keys(Some(old_keys()?), None)?.await?;
        let values = tables.get_all(Some(old_keys()?), None)?.await?;
        for (key, value) in keys.iter().zip(&values) {
            records.tables.insert(number(key), older::bytes(bytes_of(value))?);
        }
        let keys = entries.get_all_keys(Some(old_keys()?), None)?.await?;
        let values = entries.get_all(Some(old_keys()?), None)?.await?;
        for (key, value) in keys.iter().zip(&values) {
            records.entries.insert(number(key), older::entry(&value.as_string().unwrap_or_default())?);
        }
        let zero = || Query::from(JsValue::from(0));
        records.cursor = cursors.get(zero())?.await?.and_then(|value| value.as_f64()).map(|at| at as u32);
        let seen = known.get(zero())?.await?;
        records.known = seen.map(|value| older::bytes(bytes_of(&value))).transpose()?;

        let (id, meta) = describe(&records)?;
        for (table, bytes) in &records.tables {
            tables.put(&value_of(bytes), Some(&key_of(id, *table as usize)))?;
        }
        for (place, bytes) in &records.entries {
            entries.put(&value_of(bytes), Some(&key_of(id, *place as usize)))?;
        }
        if let Some(cursor) = records.cursor {
            cursors.put(&JsValue::from(cursor), Some(&key(id)))?;
        }
        if let Some(bytes) = &records.known {
            known.put(&value_of(bytes), Some(&key(id)))?;
        }
        transaction.object_store(CAMPAIGNS)?.put(&value_of(&meta.write()?), Some(&key(id)))?;
        transaction.object_store(REVISIONS)?.put(&JsValue::from(1), Some(&key(id)))?;
        for store in [&tables, &entries] {
            store.delete(old_keys()?)?;
        }
        for store in [&cursors, &known] {
            store.delete(zero())?;
        }
        committed(transaction).await
    }

    async fn has_old_records(&self) -> Result<bool, StoreError> {
        let transaction = self.database.transaction(&[TABLES, ENTRIES], TransactionMode::ReadOnly)?;
        let mut count = 0;
        for name in [TABLES, ENTRIES] {
            count += transaction.object_store(name)?.count(Some(old_keys()?))?.await?;
        }
        Ok(count > 0)
    }
}

/// Every key that is a plain number: the present ones are lists, which come behind.
fn old_keys() -> Result<Query, StoreError> {
    Ok(KeyRange::upper_bound(&JsValue::from(f64::INFINITY), None)?.into())
}

fn number(key: &JsValue) -> u32 {
    key.as_f64().unwrap_or_default() as u32
}

/// The campaign's id and name: those of the moment its first list was loaded.
fn describe(records: &Records) -> Result<(CampaignId, Meta), StoreError> {
    let loaded = records.read()?;
    let history = loaded.campaign.history();
    let created = history.done().first().map_or(0, |entry| entry.at).max(1);
    let changed = history.done().last().map_or(created, |entry| entry.at);
    let day = Date::new(&JsValue::from(created as f64));
    let name = default_name(day.get_full_year() as i32, day.get_month() as u8 + 1, &[]);
    let stand = Stand {
        tables: loaded.campaign.tables().count(),
        decided: loaded.campaign.decisions().count(),
        bytes: records.tables.values().map(|bytes| bytes.len() as u64).sum(),
        ..Stand::default()
    };
    Ok((CampaignId(created), Meta { name, created, changed, stand }))
}
