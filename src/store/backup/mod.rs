//! The backup file: campaigns as their stored records, in one file that can be kept elsewhere, restored,
//! or handed to another who takes it into a campaign of his own. docs/backup-format.md describes it byte
//! by byte; a test holds the two together.

mod error;
mod head;
pub mod seal;

use std::io::{Read, Write as _};

use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};
use serde::{Deserialize, Serialize};

use super::meta::{self, CampaignId, Meta};
use super::model::FORMAT;
use super::records::Records;
pub use error::BackupError;
use head::{Head, SEALED};
pub use head::{MAGIC, VERSION, is_backup};
use seal::Randomness;

/// What comes behind the name of a backup file.
pub const EXTENSION: &str = "tuanji";

/// A backup inflates to no more than this.
const LARGEST: u64 = 1 << 30;

/// One campaign in a backup.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Saved {
    /// The campaign's id where it was made.
    pub id: u64,
    /// Its stored [`Meta`], in its frame.
    pub meta: Vec<u8>,
    /// Its records.
    pub records: Records,
}

impl Saved {
    /// Its name and counts. The name is made fit for being one here: a file may hold any.
    pub fn about(&self) -> Meta {
        let mut meta = Meta::read(&self.meta).unwrap_or_else(|_| Meta::unreadable(CampaignId(self.id)));
        meta.name = meta::name(&meta.name).unwrap_or_else(|_| "恢复的批次".to_owned());
        meta
    }
}

/// A passphrase with the randomness a file sealed with it needs, which the caller brings.
pub type Lock<'a> = (&'a str, &'a Randomness);

/// Writes campaigns into a file, sealed where there is a lock.
pub fn write(campaigns: &[Saved], lock: Option<Lock<'_>>) -> Result<Vec<u8>, BackupError> {
    let plain = postcard::to_stdvec(campaigns).map_err(|_| BackupError::Unwritable)?;
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::fast());
    let packed = packer.write_all(&plain).and_then(|()| packer.finish());
    let packed = packed.map_err(|_| BackupError::Unwritable)?;
    let head = Head { flags: if lock.is_some() { SEALED } else { 0 }, records: FORMAT };
    let body = match lock {
        Some((passphrase, randomness)) => seal::seal(packed, passphrase, randomness, &head.bytes())?,
        None => packed,
    };
    Ok(head.write(&body))
}

/// Reads the campaigns out of a file. One that is sealed needs its passphrase.
pub fn read(bytes: &[u8], passphrase: Option<&str>) -> Result<Vec<Saved>, BackupError> {
    let (head, body) = Head::read(bytes)?;
    let packed = match (head.flags & SEALED != 0, passphrase) {
        (false, _) => body.to_vec(),
        (true, None) => return Err(BackupError::Sealed),
        (true, Some(passphrase)) => seal::open(body, passphrase, &head.bytes())?,
    };
    let mut plain = Vec::new();
    let mut unpacker = DeflateDecoder::new(packed.as_slice()).take(LARGEST);
    // The checksum or the seal has said that this is what was written: only a fault could fail here.
    unpacker.read_to_end(&mut plain).map_err(|_| BackupError::Damaged)?;
    postcard::from_bytes(&plain).map_err(|_| BackupError::Damaged)
}

/// The name of a backup file: the campaign's where it holds one, and the day (`yyyy-mm-dd`).
pub fn file_name(campaign: Option<&str>, day: &str) -> String {
    let forbidden = |c: char| c.is_control() || r#"\/:*?"<>|."#.contains(c);
    let campaign = campaign.map(|name| name.replace(forbidden, " ").trim().to_owned());
    match campaign.filter(|name| !name.is_empty()) {
        Some(name) => format!("团籍核对备份-{name}-{day}.{EXTENSION}"),
        None => format!("团籍核对备份-全部批次-{day}.{EXTENSION}"),
    }
}
