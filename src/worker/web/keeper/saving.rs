//! Saving: what is due goes into the database in one transaction, or stays due.

use super::super::now;
use super::{Keeper, Mode};
use crate::casework::Campaign;
use crate::store::browser::{Store, StoreError};
use crate::store::channel::Word;
use crate::store::lock::Manner;
use crate::store::meta::{CampaignId, Stand};
use crate::store::model::Write;
use crate::store::records::whole;
use crate::worker::protocol::SaveState;

impl Keeper {
    /// Takes note of how much is in the campaign.
    pub fn note(&mut self, stand: Stand) {
        let bytes = self.meta.stand.bytes;
        self.meta.changed = now();
        self.meta.stand = Stand { bytes, ..stand };
    }

    /// Saves a change, and what could not be saved before.
    pub async fn save(&mut self, campaign: &Campaign, writes: Vec<Write>) -> SaveState {
        for write in &writes {
            match write {
                Write::Table(_, bytes) => self.meta.stand.bytes += bytes.len() as u64,
                Write::Clear => self.meta.stand.bytes = 0,
                _ => {}
            }
        }
        match self.mode {
            Mode::Memory => return SaveState::Memory,
            Mode::Following => return SaveState::Following,
            Mode::Writing => self.backlog.extend(writes),
        }
        self.retry(campaign).await
    }

    /// Saves what is not saved yet.
    pub async fn retry(&mut self, campaign: &Campaign) -> SaveState {
        match self.flush(campaign).await {
            Ok(()) => SaveState::Saved,
            Err(StoreError::Overtaken) => {
                self.give_way();
                SaveState::Following
            }
            Err(error) => SaveState::Failed(error.to_string()),
        }
    }

    /// Is everything in the database that is to be there?
    pub fn is_all_saved(&self) -> bool {
        self.mode != Mode::Memory && self.backlog.is_empty() && !self.is_whole_due
    }

    /// Has the database heard of this campaign?
    pub async fn is_stored(&mut self, id: CampaignId) -> Result<bool, StoreError> {
        if self.mode == Mode::Memory {
            return Ok(false);
        }
        Ok(self.connect().await?.revision(id).await? > 0)
    }

    /// Writes the campaign that was just begun, where anything is written.
    pub fn write_begun(&mut self) {
        if self.mode == Mode::Following {
            self.mode = Mode::Writing;
        }
        self.is_whole_due = true;
    }

    /// The whole campaign in memory has to be written.
    pub fn rewrite(&mut self) {
        self.is_whole_due = true;
    }

    pub(super) async fn flush(&mut self, campaign: &Campaign) -> Result<(), StoreError> {
        let mut was_open = self.store.as_ref().is_some_and(Store::is_open);
        self.connect().await?;
        if self.lock.is_none() {
            self.claim_lock(Manner::Ask).await;
        }
        let mut result = self.put(campaign).await;
        if result == Err(StoreError::Lost) {
            // The connection has ended, and the browser has not said so yet.
            (self.store, was_open) = (None, false);
            self.connect().await?;
            result = self.put(campaign).await;
        }
        if result == Err(StoreError::Full) && self.leave_originals() {
            // The work itself is worth more than the files it came from, which the user has.
            result = self.put(campaign).await;
        }
        match result {
            // The site's data was cleared under us: what is in memory is all there is.
            Err(StoreError::Gone) if !was_open => {
                (self.revision, self.is_whole_due) = (0, true);
                self.put(campaign).await
            }
            result => result,
        }
    }

    /// Gives up keeping the workbooks that wait to be written. Says whether there were any.
    fn leave_originals(&mut self) -> bool {
        let before = self.backlog.len();
        self.backlog.retain(|write| !is_original(write));
        self.backlog.len() < before
    }

    async fn put(&mut self, campaign: &Campaign) -> Result<(), StoreError> {
        if self.is_whole_due {
            self.backlog.retain(is_original);
            self.backlog.splice(..0, whole(campaign)?);
            self.meta.stand.bytes = self.backlog.iter().map(size_of).sum();
        }
        let meta = self.meta.write()?;
        let store = self.store.as_ref().ok_or(StoreError::Lost)?;
        self.revision = store.write(self.id, self.revision, &meta, &self.backlog).await?;
        self.backlog.clear();
        self.is_whole_due = false;
        self.tell(Word::Changed(self.id));
        Ok(())
    }
}

fn is_original(write: &Write) -> bool {
    matches!(write, Write::Original(..))
}

fn size_of(write: &Write) -> u64 {
    match write {
        Write::Table(_, bytes) => bytes.len() as u64,
        _ => 0,
    }
}
