//! Which campaign is worked on: the one asked for, the one last worked on, or a new one.

use std::rc::Rc;

use js_sys::Date;

use super::{Happening, Keeper, Mode};
use crate::casework::Campaign;
use crate::store::browser::{Store, StoreError};
use crate::store::channel::Channel;
use crate::store::lock::Manner;
use crate::store::meta::{self, CampaignId, Meta, Stand};
use crate::store::records::Loaded;
use crate::worker::protocol::SaveState;
use crate::worker::web::now;

impl Keeper {
    /// Opens the database and the campaign asked for, or the one last worked on, or a new one. Where that
    /// fails the work goes on in memory, under an id of its own: nothing stored can be overwritten.
    pub async fn open(&mut self, asked: Option<CampaignId>) -> (Loaded, Option<SaveState>) {
        if self.is_kiosk {
            self.keep_nothing();
            return (Loaded::default(), Some(SaveState::Memory));
        }
        self.mode = Mode::Writing;
        match self.reach(asked).await {
            Ok(found) => found,
            Err(error) => {
                self.leave();
                self.mode = Mode::Writing;
                self.begin(None, &[]);
                self.is_whole_due = true;
                (Loaded::default(), Some(SaveState::Failed(error.to_string())))
            }
        }
    }

    async fn reach(&mut self, asked: Option<CampaignId>) -> Result<(Loaded, Option<SaveState>), StoreError> {
        self.connect().await?;
        let list = self.list().await?;
        let latest = list.iter().max_by_key(|line| line.meta.changed).map(|line| line.id);
        let found = asked.filter(|asked| list.iter().any(|line| line.id == *asked)).or(latest);
        match found {
            Some(id) => self.enter(id).await,
            None => {
                self.begin(None, &[]);
                self.claim_lock(Manner::Ask).await;
                Ok((Loaded::default(), None))
            }
        }
    }

    /// Opens the database, and the way to the other tabs, unless they are open.
    pub(super) async fn connect(&mut self) -> Result<&Store, StoreError> {
        if self.store.as_ref().is_none_or(|store| !store.is_open()) {
            self.store = None;
            self.store = Some(Store::open().await?);
        }
        if self.channel.is_none() {
            let hear = Rc::clone(&self.hear);
            self.channel = Some(Channel::open(move |word| hear(Happening::Said(word))));
        }
        self.store.as_ref().ok_or(StoreError::Lost)
    }

    /// Works on a campaign of the database.
    pub async fn enter(&mut self, id: CampaignId) -> Result<(Loaded, Option<SaveState>), StoreError> {
        if self.is_kiosk {
            return Err(StoreError::Forbidden);
        }
        self.leave();
        self.id = id;
        let is_mine = self.claim_lock(Manner::Ask).await;
        let loaded = self.read().await?;
        self.mode = if is_mine { Mode::Writing } else { Mode::Following };
        Ok((loaded, Some(if is_mine { SaveState::Saved } else { SaveState::Following })))
    }

    /// A new campaign, which the database hears of with its first change.
    pub fn begin(&mut self, name: Option<String>, taken: &[String]) {
        self.leave();
        let created = now();
        self.id = CampaignId(created);
        let name = name.unwrap_or_else(|| todays_name(taken));
        self.meta = Meta { name, created, changed: created, stand: Stand::default() };
    }

    /// The same, in the database at once.
    pub async fn create(&mut self, name: Option<String>) -> Result<SaveState, StoreError> {
        let taken: Vec<String> = self.list().await?.into_iter().map(|line| line.meta.name).collect();
        self.begin(name, &taken);
        if self.is_kiosk {
            return Ok(SaveState::Memory);
        }
        self.mode = Mode::Writing;
        self.claim_lock(Manner::Ask).await;
        self.is_whole_due = true;
        while !self.advance(&Campaign::default()).await? {}
        Ok(SaveState::Saved)
    }
}

/// The name of a campaign made today.
fn todays_name(taken: &[String]) -> String {
    let today = Date::new_0();
    meta::default_name(today.get_full_year() as i32, today.get_month() as u8 + 1, taken)
}
