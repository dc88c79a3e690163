//! Writing to the database: all of a change or nothing of it.

use std::cell::Cell;
use std::rc::Rc;

use futures_channel::oneshot;
use idb::{Factory, Query, Transaction, TransactionMode};
use wasm_bindgen::JsValue;

use super::super::meta::CampaignId;
use super::super::model::Write;
use super::super::pieces::{Cut, pieces, with_cuts};
use super::{
    CAMPAIGNS, CURSOR, DATABASE, ENTRIES, KNOWN, ORIGINALS, PIECES, REVISIONS, STORES, Store, StoreError,
    TABLES, key, key_of, key_of_original, keys_from, laying, value_of,
};
use crate::intake::TableId;

impl Store {
    /// Makes the writes of one change to a campaign last seen at this revision, whose pieces have been put down. Gives
    /// the new revision.
    pub async fn write(
        &self,
        id: CampaignId,
        seen: u64,
        meta: &[u8],
        writes: &[Write],
    ) -> Result<u64, StoreError> {
        let transaction = self.database.transaction(&STORES, TransactionMode::ReadWrite)?;
        unchanged(&transaction, id, seen).await?;
        laying::keep_lot(&transaction, id, seen, pieces(writes).count()).await?;
        for (write, cut) in with_cuts(writes) {
            put(&transaction, id, (write, cut), seen)?;
        }
        transaction.object_store(CAMPAIGNS)?.put(&value_of(meta), Some(&key(id)))?;
        transaction.object_store(REVISIONS)?.put(&JsValue::from((seen + 1) as f64), Some(&key(id)))?;
        committed(transaction).await?;
        Ok(seen + 1)
    }

    /// Raises a campaign's revision, so that whoever wrote until now cannot any more. Gives the new one.
    pub async fn claim(&self, id: CampaignId) -> Result<u64, StoreError> {
        let transaction = self.database.transaction(&[REVISIONS], TransactionMode::ReadWrite)?;
        let revisions = transaction.object_store(REVISIONS)?;
        let found = revisions.get(Query::from(key(id)))?.await?.and_then(|value| value.as_f64());
        let Some(found) = found else { return Err(StoreError::Gone) };
        revisions.put(&JsValue::from(found + 1.0), Some(&key(id)))?;
        committed(transaction).await?;
        Ok(found as u64 + 1)
    }

    /// Calls a campaign otherwise, whoever writes to it.
    pub async fn rename(&self, id: CampaignId, meta: &[u8]) -> Result<(), StoreError> {
        let transaction = self.database.transaction(&[CAMPAIGNS], TransactionMode::ReadWrite)?;
        transaction.object_store(CAMPAIGNS)?.put(&value_of(meta), Some(&key(id)))?;
        committed(transaction).await
    }

    /// Deletes a campaign.
    pub async fn delete(&self, id: CampaignId) -> Result<(), StoreError> {
        let transaction = self.database.transaction(&STORES, TransactionMode::ReadWrite)?;
        put(&transaction, id, (&Write::Clear, None), 0)?;
        transaction.object_store(PIECES)?.delete(keys_from(id, 0)?)?;
        for name in [CAMPAIGNS, REVISIONS] {
            transaction.object_store(name)?.delete(Query::from(key(id)))?;
        }
        committed(transaction).await
    }

    /// Deletes everything: the records first, because other tabs may keep the database itself alive.
    pub async fn wipe(self) -> Result<(), StoreError> {
        let transaction = self.database.transaction(&STORES, TransactionMode::ReadWrite)?;
        for name in STORES {
            transaction.object_store(name)?.clear()?;
        }
        committed(transaction).await?;
        self.database.close();
        // Empty, it may stay until the last tab is closed.
        let _ = Factory::new()?.delete(DATABASE)?;
        Ok(())
    }

    /// Deletes a database that cannot be opened.
    pub async fn delete_unopened() -> Result<(), StoreError> {
        Ok(Factory::new()?.delete(DATABASE)?.await?)
    }
}

/// Has nobody written to the campaign since it was seen at this revision?
pub(super) async fn unchanged(
    transaction: &Transaction,
    id: CampaignId,
    seen: u64,
) -> Result<(), StoreError> {
    let revisions = transaction.object_store(REVISIONS)?;
    let found = revisions.get(Query::from(key(id)))?.await?.and_then(|value| value.as_f64());
    match found.map(|found| found as u64) {
        None if seen > 0 => Err(StoreError::Gone),
        found if found.unwrap_or_default() != seen => Err(StoreError::Overtaken),
        _ => Ok(()),
    }
}

/// Makes one write, of a change whose pieces are this lot.
fn put(
    transaction: &Transaction,
    id: CampaignId,
    (write, cut): (&Write, Option<Cut>),
    lot: u64,
) -> Result<(), StoreError> {
    let store = |name| transaction.object_store(name);
    let value = |bytes| cut.map_or_else(|| value_of(bytes), |cut| laying::value_of_cut(lot, cut));
    match write {
        Write::Table(TableId(table), bytes) => {
            store(TABLES)?.put(&value(bytes), Some(&key_of(id, *table as usize)))?;
        }
        Write::Entry(index, bytes) => {
            store(ENTRIES)?.delete(keys_from(id, *index)?)?;
            store(ENTRIES)?.put(&value_of(bytes), Some(&key_of(id, *index)))?;
            store(CURSOR)?.put(&JsValue::from((index + 1) as f64), Some(&key(id)))?;
        }
        Write::Cursor(cursor) => {
            store(CURSOR)?.put(&JsValue::from(*cursor as f64), Some(&key(id)))?;
        }
        Write::Known(Some(bytes)) => {
            store(KNOWN)?.put(&value_of(bytes), Some(&key(id)))?;
        }
        Write::Known(None) => {
            store(KNOWN)?.delete(Query::from(key(id)))?;
        }
        Write::Original(sha256, bytes) => {
            store(ORIGINALS)?.put(&value(bytes), Some(&key_of_original(id, sha256)))?;
        }
        Write::Clear => {
            for name in [TABLES, ENTRIES, ORIGINALS] {
                store(name)?.delete(keys_from(id, 0)?)?;
            }
            laying::forget_before(transaction, id, lot)?;
            for name in [CURSOR, KNOWN] {
                store(name)?.delete(Query::from(key(id)))?;
            }
        }
    }
    Ok(())
}

/// Waits until a transaction is done. A full disk shows itself only here: the requests succeed and the
/// transaction is taken back.
pub(super) async fn committed(mut transaction: Transaction) -> Result<(), StoreError> {
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(Cell::new(Some(sender)));
    let tell = {
        let sender = Rc::clone(&sender);
        move |result| {
            if let Some(sender) = sender.take() {
                // Nobody waits where the worker is ending.
                let _ = sender.send(result);
            }
        }
    };
    let done = tell.clone();
    transaction.on_complete(move |_| done(Ok(())));
    transaction.on_abort(move |event| {
        let transaction = event.target().and_then(|target| Transaction::try_from(target).ok());
        let reason = transaction.and_then(|transaction| transaction.error()).map(|error| error.name());
        tell(Err(reason.map_or(StoreError::Lost, |name| StoreError::named(&name))));
    });
    receiver.await.unwrap_or(Err(StoreError::Lost))
}
