//! Backup files: written, read, and what is done with the campaigns in them.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Crypto;

use super::keeping::{ONLY_ONE, ONLY_READING, refused};
use super::{Engine, Refusal, Reply, Response, now};
use crate::domain::PartialDate;
use crate::store::backup::{self, BackupError, Saved, seal::RANDOM};
use crate::store::meta::{self, CampaignId};
use crate::store::records::{Loaded, Records};
use crate::worker::keeping::{BackupView, Restore};

impl From<BackupError> for Refusal {
    fn from(error: BackupError) -> Refusal {
        Refusal::Expected(error.to_string())
    }
}

impl Engine {
    /// The campaign as a backup holds it.
    fn present(&mut self) -> Result<Saved, Refusal> {
        let meta = self.keeper.meta.write()?;
        let id = self.keeper.id.0;
        Ok(Saved { id, meta, records: Records::of(self.session().campaign())? })
    }

    pub(super) async fn back_up(
        &mut self,
        all: bool,
        passphrase: Option<&str>,
        today: PartialDate,
    ) -> Result<Reply, Refusal> {
        let mut saved = vec![self.present()?];
        if all {
            let current = self.keeper.id;
            for line in self.keeper.list().await?.into_iter().filter(|line| line.id != current) {
                let Some(store) = self.keeper.store() else { break };
                let kept = store.load(line.id).await?;
                saved.push(Saved { id: line.id.0, meta: kept.meta, records: kept.records });
            }
        }
        let name = backup::file_name((!all).then_some(self.keeper.meta.name.as_str()), &today.to_string());
        let randomness = randomness()?;
        let bytes = backup::write(&saved, passphrase.map(|passphrase| (passphrase, &randomness)))?;
        Ok(Reply { response: Response::File { name }, buffers: vec![bytes], writes: Vec::new() })
    }

    pub(super) async fn inspect(
        &mut self,
        bytes: &[u8],
        passphrase: Option<&str>,
        add: bool,
    ) -> Result<Reply, Refusal> {
        let saved = match backup::read(bytes, passphrase) {
            Ok(saved) => saved,
            Err(BackupError::Sealed) => {
                return Ok(Response::Backup(BackupView { sealed: true, ..BackupView::default() }).into());
            }
            Err(error) => return Err(error.into()),
        };
        if !add {
            self.keeper.inspected.clear();
        }
        self.keeper.inspected.extend(saved);
        let kept = self.keeper.view().await.campaigns;
        Ok(Response::Backup(BackupView::of(&self.keeper.inspected, &kept)).into())
    }

    pub(super) async fn restore(&mut self, how: Restore) -> Result<Reply, Refusal> {
        let saved = std::mem::take(&mut self.keeper.inspected);
        let mut read = Vec::new();
        for one in &saved {
            read.push((one.about().name, one.id, one.records.read().map_err(BackupError::from)?));
        }
        match how {
            Restore::Join => self.join(read).await,
            Restore::Replace => match read.into_iter().next() {
                Some((_, id, loaded)) => self.replace(CampaignId(id), loaded).await,
                None => self.listed().await,
            },
            Restore::Beside => self.put_beside(read).await,
        }
    }

    async fn join(&mut self, read: Vec<(String, u64, Loaded)>) -> Result<Reply, Refusal> {
        if self.keeper.is_following() {
            return refused(ONLY_READING);
        }
        for (name, _, loaded) in read {
            let reply = self.session().join(&loaded.campaign, &name, now())?;
            self.answer(0, reply.response, Vec::new(), reply.writes).await;
            loaded.notes.into_iter().for_each(|note| self.say(Response::Notice(note)));
        }
        self.listed().await
    }

    async fn replace(&mut self, id: CampaignId, loaded: Loaded) -> Result<Reply, Refusal> {
        if id != self.keeper.id {
            self.must_be_stored()?;
            let (kept, state) = self.keeper.enter(id).await?;
            self.show(kept, state)?;
        }
        if self.keeper.is_following() {
            return refused(ONLY_READING);
        }
        self.show(loaded, None)?;
        self.keeper.rewrite();
        self.save_whole().await
    }

    async fn put_beside(&mut self, read: Vec<(String, u64, Loaded)>) -> Result<Reply, Refusal> {
        self.must_be_stored()?;
        if self.keeper.keeps_nothing() && read.len() > 1 {
            return refused(ONLY_ONE);
        }
        for (name, _, loaded) in read {
            let taken: Vec<String> =
                self.keeper.view().await.campaigns.into_iter().map(|line| line.meta.name).collect();
            let name = meta::unused(&name, &taken);
            self.keeper.begin(Some(name), &taken);
            self.show(loaded, None)?;
            self.keeper.write_begun();
            self.save_whole().await?;
        }
        self.listed().await
    }

    /// Saves whatever of the campaign in memory is not saved.
    pub(super) async fn save_whole(&mut self) -> Result<Reply, Refusal> {
        match self.keeper.owe(Vec::new()) {
            Some(state) => self.say(Response::Saved(state)),
            None => self.save_all().await,
        }
        self.listed().await
    }
}

/// Random bytes for one sealed file, from the browser.
fn randomness() -> Result<[u8; RANDOM], Refusal> {
    let mut bytes = [0; RANDOM];
    let crypto = Reflect::get(&js_sys::global(), &JsValue::from("crypto")).ok();
    let filled = crypto
        .and_then(|crypto| crypto.dyn_into::<Crypto>().ok())
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok());
    match filled {
        Some(_) => Ok(bytes),
        None => refused("浏览器没有给出随机数，不能加密。请换用新版的 Chrome、Edge 或 Firefox。"),
    }
}
