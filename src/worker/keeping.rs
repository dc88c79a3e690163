//! What page and worker say to each other about keeping: campaigns, backup files, who writes.

use serde::{Deserialize, Serialize};

use crate::domain::{PartialDate, order};
use crate::store::backup::Saved;
use crate::store::meta::{CampaignId, Meta};

/// What the page asks of the keeper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Ask {
    /// Start on a campaign: this one, or where it is not there the one last worked on, or a new one.
    Open {
        /// The campaign.
        campaign: Option<CampaignId>,
        /// The day of checking.
        today: PartialDate,
        /// Keep nothing: many people use this computer.
        kiosk: bool,
    },
    /// What is kept.
    List,
    /// A new campaign of this name, or of the one it gets by itself; it is the one worked on then.
    Create(Option<String>),
    /// Call a campaign this.
    Rename(CampaignId, String),
    /// Work on this campaign.
    Switch(CampaignId),
    /// Delete a campaign.
    Delete(CampaignId),
    /// Write here; the tab that wrote until now only reads.
    TakeOver,
    /// Try again to save.
    Retry,
    /// Write a backup file.
    Backup {
        /// Of all campaigns; else of the one worked on.
        all: bool,
        /// Sealed with this.
        passphrase: Option<String>,
        /// The day, for the file's name.
        today: PartialDate,
    },
    /// Read a backup file (buffer 0), and keep what it holds for [`Ask::Restore`].
    Inspect {
        /// What it was sealed with.
        passphrase: Option<String>,
        /// Keep what was inspected before as well.
        add: bool,
    },
    /// Do something with what was inspected.
    Restore(Restore),
    /// Forget what was inspected.
    Forget,
    /// Delete everything the browser keeps for this page.
    Wipe,
}

/// What to do with the campaigns of backup files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Restore {
    /// Keep each beside those that are there.
    Beside,
    /// Put the one campaign in the place of that of which it is a backup.
    Replace,
    /// Take all of them into the campaign worked on.
    Join,
}

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct KeepingView {
    /// The campaign worked on.
    pub current: CampaignId,
    /// Every campaign, the one last worked on first.
    pub campaigns: Vec<CampaignLine>,
}

/// One campaign as listed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CampaignLine {
    /// Its id.
    pub id: CampaignId,
    /// Its name and how much is in it.
    pub meta: Meta,
}

/// What backup files hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BackupView {
    /// The file is sealed, and no passphrase was given: nothing of it is known yet.
    pub sealed: bool,
    /// The campaigns, of all files inspected.
    pub campaigns: Vec<BackupLine>,
}

/// One campaign of a backup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BackupLine {
    /// Its name and how much is in it.
    pub meta: Meta,
    /// The name of the campaign kept here of which it is a backup, and when that last changed.
    pub here: Option<(String, u64)>,
}

impl BackupView {
    /// What was inspected, beside what is kept.
    pub fn of(saved: &[Saved], kept: &[CampaignLine]) -> BackupView {
        let line = |saved: &Saved| BackupLine {
            meta: saved.about(),
            here: kept
                .iter()
                .find(|line| line.id.0 == saved.id)
                .map(|line| (line.meta.name.clone(), line.meta.changed)),
        };
        BackupView { sealed: false, campaigns: saved.iter().map(line).collect() }
    }
}

impl KeepingView {
    /// Puts the list in order.
    pub fn new(current: CampaignId, mut campaigns: Vec<CampaignLine>) -> KeepingView {
        order::sort_by_key(&mut campaigns, |line| std::cmp::Reverse((line.meta.changed, line.id)));
        KeepingView { current, campaigns }
    }

    /// The campaign worked on.
    pub fn current(&self) -> Option<&CampaignLine> {
        self.campaigns.iter().find(|line| line.id == self.current)
    }
}
