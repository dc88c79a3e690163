//! Who keeps the campaign: which one it is, whether this tab writes it, and what is not saved yet.

mod backlog;
mod opening;
mod saving;

use std::rc::Rc;

use crate::store::backup::Saved;
use crate::store::browser::{Store, StoreError};
use crate::store::channel::{Channel, Word};
use crate::store::lock::{self, Lock, Manner};
use crate::store::meta::{CampaignId, Meta};
use crate::store::records::{Loaded, Records};
use crate::worker::keeping::{CampaignLine, KeepingView};
use backlog::Backlog;

/// What happens to the campaign from outside.
#[derive(Clone, Copy, Debug)]
pub enum Happening {
    /// Another tab took the lock.
    Taken(CampaignId),
    /// Another tab said something.
    Said(Word),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// This tab writes, or tries to.
    Writing,
    /// Another tab writes.
    Following,
    /// Nothing is written.
    Memory,
}

/// The keeper of one tab.
pub struct Keeper {
    hear: Rc<dyn Fn(Happening)>,
    channel: Option<Channel>,
    store: Option<Store>,
    lock: Option<Lock>,
    mode: Mode,
    /// Many people use this computer: nothing is ever written.
    is_kiosk: bool,
    /// The campaign worked on, and its name and counts.
    pub id: CampaignId,
    pub meta: Meta,
    /// The campaign's revision in the database as last seen here.
    revision: u64,
    /// What is not in the database yet.
    backlog: Backlog,
    /// Some of it has not been tried yet.
    is_due: bool,
    /// The database has nothing of the campaign, or not what is in memory.
    is_whole_due: bool,
    /// What was read from backup files.
    pub inspected: Vec<Saved>,
}

impl Keeper {
    /// One that keeps nothing until a campaign is opened.
    pub fn new(hear: impl Fn(Happening) + 'static) -> Keeper {
        Keeper {
            hear: Rc::new(hear),
            channel: None,
            store: None,
            lock: None,
            mode: Mode::Memory,
            is_kiosk: false,
            id: CampaignId::default(),
            meta: Meta::default(),
            revision: 0,
            backlog: Backlog::default(),
            is_due: false,
            is_whole_due: false,
            inspected: Vec::new(),
        }
    }

    pub fn is_following(&self) -> bool {
        self.mode == Mode::Following
    }

    pub fn keeps_nothing(&self) -> bool {
        self.mode == Mode::Memory
    }

    pub fn is_writing(&self) -> bool {
        self.mode == Mode::Writing
    }

    /// The database, where it is open.
    pub fn store(&self) -> Option<&Store> {
        self.store.as_ref()
    }

    /// Nothing is written from now on.
    pub fn keep_nothing(&mut self) {
        self.is_kiosk = true;
        self.leave();
        self.mode = Mode::Memory;
        self.begin(None, &[]);
    }

    /// Reads the campaign worked on.
    pub async fn read(&mut self) -> Result<Loaded, StoreError> {
        let id = self.id;
        let kept = self.connect().await?.load(id).await?;
        let loaded = kept.records.read()?;
        self.revision = kept.revision;
        self.meta = Meta::read(&kept.meta).unwrap_or_else(|_| Meta::unreadable(self.id));
        self.meta.stand.bytes = size(&kept.records);
        self.owe_nothing();
        self.is_whole_due = false;
        Ok(loaded)
    }

    /// Has another tab written since?
    pub async fn is_behind(&mut self) -> Result<bool, StoreError> {
        let (id, seen) = (self.id, self.revision);
        Ok(self.connect().await?.revision(id).await? > seen)
    }

    /// Lets go of the campaign.
    fn leave(&mut self) {
        self.lock = None;
        self.owe_nothing();
        self.is_whole_due = false;
        self.revision = 0;
    }

    fn owe_nothing(&mut self) {
        self.backlog.clear();
        self.is_due = false;
    }

    async fn claim_lock(&mut self, manner: Manner) -> bool {
        let (hear, id) = (Rc::clone(&self.hear), self.id);
        self.lock = lock::acquire(id, manner, move || hear(Happening::Taken(id))).await;
        self.lock.is_some()
    }

    /// Writes here from now on.
    pub async fn take_over(&mut self) -> Result<Loaded, StoreError> {
        self.claim_lock(Manner::Take).await;
        let id = self.id;
        self.connect().await?.claim(id).await?;
        self.tell(Word::Changed(id));
        let loaded = self.read().await?;
        self.mode = Mode::Writing;
        Ok(loaded)
    }

    /// Only reads from now on.
    pub fn give_way(&mut self) {
        self.lock = None;
        self.owe_nothing();
        self.mode = Mode::Following;
    }

    /// The campaign is gone from the database; what is in memory is a new one if it is saved at all.
    pub fn lose(&mut self) {
        let meta = std::mem::take(&mut self.meta);
        self.begin(Some(meta.name), &[]);
        self.meta.stand = meta.stand;
        self.mode = Mode::Writing;
        self.is_whole_due = true;
    }

    /// Tells the other tabs.
    pub fn tell(&self, word: Word) {
        if let Some(channel) = &self.channel {
            channel.say(word);
        }
    }

    /// Every campaign of the database, the present one as it is here.
    pub async fn list(&mut self) -> Result<Vec<CampaignLine>, StoreError> {
        if self.mode == Mode::Memory {
            return Ok(vec![CampaignLine { id: self.id, meta: self.meta.clone() }]);
        }
        let list = self.connect().await?.list().await?;
        let mut lines: Vec<CampaignLine> =
            list.into_iter().map(|(id, meta)| CampaignLine { id, meta }).collect();
        if let Some(line) = lines.iter_mut().find(|line| line.id == self.id) {
            line.meta = self.meta.clone();
        }
        Ok(lines)
    }

    /// What the page shows of it.
    pub async fn view(&mut self) -> KeepingView {
        let mut lines = self.list().await.unwrap_or_default();
        if lines.iter().all(|line| line.id != self.id) {
            lines.push(CampaignLine { id: self.id, meta: self.meta.clone() });
        }
        KeepingView::new(self.id, lines)
    }

    /// Deletes everything.
    pub async fn wipe(&mut self) -> Result<(), StoreError> {
        let was_memory = self.mode == Mode::Memory;
        match self.connect().await {
            Ok(_) => {
                if let Some(store) = self.store.take() {
                    store.wipe().await?;
                }
            }
            // What cannot be opened, as by an older program, can be deleted all the same.
            Err(_) => Store::delete_unopened().await?,
        }
        self.tell(Word::Wiped);
        self.inspected.clear();
        self.begin(None, &[]);
        self.mode = if was_memory { Mode::Memory } else { Mode::Writing };
        Ok(())
    }
}

fn size(records: &Records) -> u64 {
    records.tables.values().map(|bytes| bytes.len() as u64).sum()
}
