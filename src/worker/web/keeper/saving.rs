//! Saving: what is due goes into the database, long records in pieces first, or stays due.

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

    /// A change's writes are due. Says at once how it stands where nothing is written.
    pub fn owe(&mut self, writes: Vec<Write>) -> Option<SaveState> {
        for write in &writes {
            match write {
                Write::Table(_, bytes) => self.meta.stand.bytes += bytes.len() as u64,
                Write::Clear => self.meta.stand.bytes = 0,
                _ => {}
            }
        }
        match self.mode {
            Mode::Memory => return Some(SaveState::Memory),
            Mode::Following => return Some(SaveState::Following),
            Mode::Writing => self.backlog.add(writes),
        }
        self.is_due = true;
        None
    }

    /// Is there something to be saved that has not been tried yet?
    pub fn is_due(&self) -> bool {
        self.is_due
    }

    /// Is there so much to be saved that whoever asks something must not wait for it?
    pub fn owes_much(&self) -> bool {
        self.backlog.is_long()
    }

    /// Goes on with saving, for one transaction. Says how it stands once that was the last one.
    pub async fn save_on(&mut self, campaign: &Campaign) -> Option<SaveState> {
        let state = match self.advance(campaign).await {
            Ok(false) => return None,
            Ok(true) => SaveState::Saved,
            Err(StoreError::Overtaken) => {
                self.give_way();
                SaveState::Following
            }
            Err(error) => {
                self.backlog.lay_again();
                SaveState::Failed(error.to_string())
            }
        };
        self.is_due = false;
        Some(state)
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

    /// One transaction of what is due: a piece, or in the end the change itself. Says whether that was all.
    pub(super) async fn advance(&mut self, campaign: &Campaign) -> Result<bool, StoreError> {
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
        if result == Err(StoreError::Full) && self.backlog.leave_originals() {
            // The work itself is worth more than the files it came from, which the user has.
            let id = self.id;
            self.connect().await?.give_up_pieces(id).await?;
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

    async fn put(&mut self, campaign: &Campaign) -> Result<bool, StoreError> {
        if self.is_whole_due {
            self.backlog.begin_anew(whole(campaign)?);
            self.meta.stand.bytes = self.backlog.writes().iter().map(size_of).sum();
            // From here on the backlog has all of it.
            self.is_whole_due = false;
        }
        let store = self.store.as_ref().ok_or(StoreError::Lost)?;
        if let Some((place, piece)) = self.backlog.next_piece() {
            store.lay(self.id, self.revision, place, piece).await?;
            self.backlog.laid_one();
            return Ok(false);
        }
        let meta = self.meta.write()?;
        self.revision = store.write(self.id, self.revision, &meta, self.backlog.writes()).await?;
        self.backlog.clear();
        self.tell(Word::Changed(self.id));
        Ok(true)
    }
}

fn size_of(write: &Write) -> u64 {
    match write {
        Write::Table(_, bytes) => bytes.len() as u64,
        _ => 0,
    }
}
