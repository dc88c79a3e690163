//! What the engine does about keeping: campaigns, and who writes.

use super::keeper::Happening;
use super::{Engine, Refusal, Reply, Response, SaveState, Session, post};
use crate::casework::Campaign;
use crate::domain::PartialDate;
use crate::store::browser::StoreError;
use crate::store::channel::Word;
use crate::store::meta::{self, CampaignId};
use crate::store::model::Write;
use crate::store::records::Loaded;
use crate::worker::keeping::Ask;

/// A change where another tab writes.
pub(super) const ONLY_READING: &str =
    "这个批次正由另一个标签页处理，这里只能查看。要在这里改，请先按“在这里处理”。";
/// Several campaigns where nothing is stored.
pub(super) const ONLY_ONE: &str = "现在的内容没有保存，只在内存里：请先下载备份并清空，再打开别的批次。";

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Refusal {
        Refusal::Expected(error.to_string())
    }
}

pub(super) fn refused<T>(sentence: &str) -> Result<T, Refusal> {
    Err(Refusal::Expected(sentence.to_owned()))
}

impl Engine {
    /// Answers a question about keeping.
    pub(super) async fn keep(&mut self, ask: Ask, buffers: Vec<Vec<u8>>) -> Result<Reply, Refusal> {
        match ask {
            Ask::Open { campaign, today, kiosk } => self.open(campaign, today, kiosk).await,
            Ask::List => self.listed().await,
            Ask::Create(name) => {
                let name = name.map(|name| meta::name(&name)).transpose();
                let name = name.map_err(|error| Refusal::Expected(error.to_string()))?;
                self.must_be_stored()?;
                let before = self.keeper.id;
                let created = self.keeper.create(name).await;
                let created = created.map(|state| (Loaded::default(), Some(state)));
                self.moved(before, created).await
            }
            Ask::Rename(id, name) => self.rename(id, &name).await,
            Ask::Switch(id) => {
                self.must_be_stored()?;
                let before = self.keeper.id;
                let entered = self.keeper.enter(id).await;
                self.moved(before, entered).await
            }
            Ask::Delete(id) => self.delete(id).await,
            Ask::TakeOver => {
                let loaded = self.keeper.take_over().await?;
                self.show(loaded, Some(SaveState::Saved))?;
                self.listed().await
            }
            Ask::Retry => self.retry().await,
            Ask::Backup { all, passphrase, today } => self.back_up(all, passphrase.as_deref(), today).await,
            Ask::Inspect { passphrase, add } => {
                let bytes = buffers.into_iter().next().unwrap_or_default();
                self.inspect(&bytes, passphrase.as_deref(), add).await
            }
            Ask::Restore(how) => self.restore(how).await,
            Ask::Forget => {
                self.keeper.inspected.clear();
                self.listed().await
            }
            Ask::Wipe => {
                self.keeper.wipe().await?;
                self.show(Loaded::default(), None)?;
                self.listed().await
            }
        }
    }

    async fn open(
        &mut self,
        campaign: Option<CampaignId>,
        today: PartialDate,
        kiosk: bool,
    ) -> Result<Reply, Refusal> {
        let (loaded, state) = match kiosk {
            true => {
                self.keeper.keep_nothing();
                (Loaded::default(), Some(SaveState::Memory))
            }
            false => self.keeper.open(campaign).await,
        };
        self.session = Some(Session::new(Campaign::default(), today));
        self.show(loaded, state)?;
        self.listed().await
    }

    /// Shows the page another campaign.
    pub(super) fn show(&mut self, loaded: Loaded, state: Option<SaveState>) -> Result<(), Refusal> {
        let reply = self.session().put(loaded.campaign)?;
        if let Some(stand) = self.session().stand(&reply.response) {
            self.keeper.meta.stand = meta::Stand { bytes: self.keeper.meta.stand.bytes, ..stand };
        }
        self.say(reply.response);
        for note in loaded.notes {
            self.say(Response::Notice(note));
        }
        if let Some(state) = state {
            self.say(Response::Saved(state));
        }
        Ok(())
    }

    /// Shows the campaign moved to, or where that failed the one before.
    async fn moved(
        &mut self,
        before: CampaignId,
        to: Result<(Loaded, Option<SaveState>), StoreError>,
    ) -> Result<Reply, Refusal> {
        match to {
            Ok((loaded, state)) => {
                self.show(loaded, state)?;
                self.listed().await
            }
            Err(error) => {
                let (loaded, state) = self.keeper.open(Some(before)).await;
                self.show(loaded, state)?;
                Err(error.into())
            }
        }
    }

    pub(super) async fn listed(&mut self) -> Result<Reply, Refusal> {
        Ok(Response::Keeping(Box::new(self.keeper.view().await)).into())
    }

    /// Leaving the campaign must not cost what is only in memory.
    pub(super) fn must_be_stored(&self) -> Result<(), Refusal> {
        match self.keeper.is_all_saved() || self.is_empty() {
            true => Ok(()),
            false => refused(ONLY_ONE),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.session.as_ref().is_none_or(|session| session.campaign().all_tables().next().is_none())
    }

    async fn rename(&mut self, id: CampaignId, name: &str) -> Result<Reply, Refusal> {
        let name = meta::name(name).map_err(|error| Refusal::Expected(error.to_string()))?;
        let line = self.keeper.view().await.campaigns.into_iter().find(|line| line.id == id);
        let Some(mut line) = line else { return Err(StoreError::Gone.into()) };
        line.meta.name = name;
        if id == self.keeper.id {
            self.keeper.meta.name.clone_from(&line.meta.name);
        }
        // One the database has not heard of yet is named with its first change.
        if self.keeper.is_stored(id).await?
            && let Some(store) = self.keeper.store()
        {
            store.rename(id, &line.meta.write()?).await?;
        }
        self.listed().await
    }

    async fn delete(&mut self, id: CampaignId) -> Result<Reply, Refusal> {
        if let Some(store) = self.keeper.store() {
            store.delete(id).await?;
        }
        self.keeper.tell(Word::Deleted(id));
        if id == self.keeper.id {
            let (loaded, state) = self.keeper.open(None).await;
            self.show(loaded, state)?;
        }
        self.listed().await
    }

    async fn retry(&mut self) -> Result<Reply, Refusal> {
        if self.is_empty() {
            // There is nothing to save: read what is stored, which may be within reach now.
            let (loaded, state) = self.keeper.open(None).await;
            self.show(loaded, state)?;
            return self.listed().await;
        }
        self.say(Response::Saved(SaveState::Pending));
        self.save_whole().await
    }

    /// A change came where another tab writes: nothing of it stays.
    pub(super) async fn refuse(
        &mut self,
        id: u32,
        writes: &[Write],
        response: Response,
        buffers: Vec<Vec<u8>>,
    ) {
        // What was new is remembered by whoever writes; here it is only looked at.
        if writes.iter().all(|write| matches!(write, Write::Known(_))) {
            return post(&self.scope, id, response, buffers);
        }
        post(&self.scope, id, Response::Refused(ONLY_READING.to_owned()), Vec::new());
        self.follow().await;
    }

    /// Shows what the other tab has written.
    pub(super) async fn follow(&mut self) {
        match self.keeper.read().await {
            Ok(loaded) => drop(self.show(loaded, Some(SaveState::Following))),
            Err(error) => self.say(Response::Saved(SaveState::Failed(error.to_string()))),
        }
    }

    /// Follows, where another tab has written since this one last read or wrote.
    async fn catch_up(&mut self) {
        if self.keeper.is_behind().await.unwrap_or(false) {
            self.keeper.give_way();
            self.follow().await;
        }
    }

    /// Deals with what other tabs do.
    pub(super) async fn hear(&mut self, happening: Happening) {
        match happening {
            Happening::Taken(id) if id == self.keeper.id => {
                self.keeper.give_way();
                self.follow().await;
            }
            Happening::Said(Word::Changed(id)) if id == self.keeper.id => self.catch_up().await,
            Happening::Said(Word::Deleted(id)) if id == self.keeper.id => {
                self.keeper.lose();
                self.say(Response::Saved(SaveState::Failed(StoreError::Gone.to_string())));
            }
            Happening::Said(Word::Wiped) if !self.keeper.keeps_nothing() => {
                let (loaded, _) = self.keeper.open(None).await;
                drop(self.show(loaded, None));
                self.say(Response::Notice("另一个标签页清除了全部数据，这里也已清空。".to_owned()));
            }
            _ => {}
        }
    }
}
