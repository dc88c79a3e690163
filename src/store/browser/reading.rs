//! Reading campaigns out of the database.

use idb::{Query, TransactionMode};

use super::super::meta::{CampaignId, Meta};
use super::super::model::StoredError;
use super::super::records::Records;
use super::laying::whole;
use super::{
    CAMPAIGNS, CURSOR, ENTRIES, KNOWN, ORIGINALS, PIECES, REVISIONS, STORES, Store, StoreError, TABLES,
    bytes_of, key, key_of_original, keys_from, number_in,
};

/// One campaign as it lies in the database.
#[derive(Debug)]
pub struct Kept {
    /// Its name, as stored.
    pub meta: Vec<u8>,
    /// Its revision; 0 where nothing was written yet.
    pub revision: u64,
    /// Its records.
    pub records: Records,
}

impl Store {
    /// Every campaign with its name and counts.
    pub async fn list(&self) -> Result<Vec<(CampaignId, Meta)>, StoreError> {
        let transaction = self.database.transaction(&[CAMPAIGNS], TransactionMode::ReadOnly)?;
        let campaigns = transaction.object_store(CAMPAIGNS)?;
        let keys = campaigns.get_all_keys(None, None)?.await?;
        let values = campaigns.get_all(None, None)?.await?;
        let mut list = Vec::new();
        for (key, value) in keys.iter().zip(&values) {
            let id = CampaignId(key.as_f64().unwrap_or_default() as u64);
            list.push((
                id,
                match Meta::read(&bytes_of(value)) {
                    Err(StoredError::Newer) => return Err(StoredError::Newer.into()),
                    read => read.unwrap_or_else(|_| Meta::unreadable(id)),
                },
            ));
        }
        Ok(list)
    }

    /// One campaign; empty where there is none of this id.
    pub async fn load(&self, id: CampaignId) -> Result<Kept, StoreError> {
        let transaction = self.database.transaction(&STORES, TransactionMode::ReadOnly)?;
        let of_campaign = || Query::from(key(id));
        let mut records = Records::default();
        for (name, numbered) in [(TABLES, &mut records.tables), (ENTRIES, &mut records.entries)] {
            let store = transaction.object_store(name)?;
            let keys = store.get_all_keys(Some(keys_from(id, 0)?), None)?.await?;
            let values = store.get_all(Some(keys_from(id, 0)?), None)?.await?;
            for (key, value) in keys.iter().zip(values) {
                numbered.insert(number_in(key), whole(&transaction, id, &value).await?);
            }
        }
        let cursor = transaction.object_store(CURSOR)?.get(of_campaign())?.await?;
        let known = transaction.object_store(KNOWN)?.get(of_campaign())?.await?;
        let meta = transaction.object_store(CAMPAIGNS)?.get(of_campaign())?.await?;
        let revision = transaction.object_store(REVISIONS)?.get(of_campaign())?.await?;
        records.cursor = cursor.and_then(|value| value.as_f64()).map(|cursor| cursor as u32);
        records.known = known.as_ref().map(bytes_of);
        let revision = revision.and_then(|value| value.as_f64()).unwrap_or_default() as u64;
        Ok(Kept { meta: meta.as_ref().map(bytes_of).unwrap_or_default(), revision, records })
    }

    /// A workbook as it was read, if it is kept.
    pub async fn original(&self, id: CampaignId, sha256: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let transaction = self.database.transaction(&[ORIGINALS, PIECES], TransactionMode::ReadOnly)?;
        let key = Query::from(key_of_original(id, sha256));
        match transaction.object_store(ORIGINALS)?.get(key)?.await? {
            Some(value) => whole(&transaction, id, &value).await.map(Some),
            None => Ok(None),
        }
    }

    /// How often a campaign was written to; 0 where there is none of this id.
    pub async fn revision(&self, id: CampaignId) -> Result<u64, StoreError> {
        let transaction = self.database.transaction(&[REVISIONS], TransactionMode::ReadOnly)?;
        let found = transaction.object_store(REVISIONS)?.get(Query::from(key(id)))?.await?;
        Ok(found.and_then(|value| value.as_f64()).unwrap_or_default() as u64)
    }
}
