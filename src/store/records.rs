//! One campaign as stored records, and back.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::{self, StoredError, Write};
use crate::casework::{Campaign, Entry, History};
use crate::intake::TableId;

/// The records of one campaign, whether they can be read or not.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Records {
    /// Tables by their ids.
    pub tables: BTreeMap<u32, Vec<u8>>,
    /// Entries of the history by their places.
    pub entries: BTreeMap<u32, Vec<u8>>,
    /// How many entries hold; all where it is not known.
    pub cursor: Option<u32>,
    /// Who was there when the user last looked.
    pub known: Option<Vec<u8>>,
}

/// A campaign read back, with what was lost on the way.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The campaign; empty where nothing was stored.
    pub campaign: Campaign,
    /// Sentences about records that could not be read.
    pub notes: Vec<String>,
}

/// An entry so far behind the last one that there cannot have been so many.
const GAP: u32 = 100_000;

impl Records {
    /// Does a write to them, as the database does it.
    pub fn apply(&mut self, write: Write) {
        match write {
            Write::Table(TableId(id), bytes) => drop(self.tables.insert(id, bytes)),
            Write::Entry(index, bytes) => {
                let index = u32::try_from(index).unwrap_or(u32::MAX);
                drop(self.entries.split_off(&index));
                self.entries.insert(index, bytes);
                self.cursor = Some(index.saturating_add(1));
            }
            Write::Cursor(cursor) => self.cursor = u32::try_from(cursor).ok(),
            Write::Known(known) => self.known = known,
            // Files are no records: a backup leaves them out.
            Write::Original(..) => {}
            Write::Clear => *self = Records::default(),
        }
    }

    /// Reads the campaign. A damaged record costs itself; one of a newer format stops it.
    pub fn read(&self) -> Result<Loaded, StoredError> {
        let mut loss = Loss::default();
        let known = self.known.as_deref().map(model::read_known);
        let known = known.map(|known| loss.keep(known, "待看的变化")).transpose()?.flatten();
        let mut tables = Vec::new();
        for (id, bytes) in &self.tables {
            tables.extend(loss.keep(model::read_table(TableId(*id), bytes), "一张表")?);
        }
        let mut entries = Vec::new();
        for (index, bytes) in &self.entries {
            if index - entries.len() as u32 > GAP {
                loss.keep::<()>(Err(StoredError::Damaged), "一步操作")?;
                break;
            }
            // A lost entry keeps its place, so that those behind it keep theirs.
            while (entries.len() as u32) < *index {
                loss.keep::<()>(Err(StoredError::Damaged), "一步操作")?;
                entries.push(lost_entry());
            }
            entries.push(loss.keep(model::read_entry(bytes), "一步操作")?.unwrap_or_else(lost_entry));
        }
        let cursor = self.cursor.map_or(entries.len(), |cursor| cursor as usize);
        let mut campaign = Campaign::restore(tables, History::restore(entries, cursor));
        campaign.set_known(known);
        Ok(Loaded { campaign, notes: loss.notes() })
    }

    /// The records of a campaign in memory.
    pub fn of(campaign: &Campaign) -> Result<Records, StoredError> {
        let mut records = Records::default();
        whole(campaign)?.into_iter().for_each(|write| records.apply(write));
        Ok(records)
    }
}

/// The writes that store a whole campaign in place of what is there.
pub fn whole(campaign: &Campaign) -> Result<Vec<Write>, StoredError> {
    let mut writes = vec![Write::Clear];
    for table in campaign.all_tables() {
        writes.push(Write::Table(table.id, model::write_table(table)?));
    }
    let history = campaign.history();
    for (index, entry) in history.done().iter().chain(history.undone()).enumerate() {
        writes.push(Write::Entry(index, model::write_entry(entry)?));
    }
    writes.push(Write::Cursor(history.done().len()));
    if let Some(known) = campaign.known() {
        writes.push(Write::Known(Some(model::write_known(known)?)));
    }
    Ok(writes)
}

fn lost_entry() -> Entry {
    Entry::new(0, "（记录已损坏）".to_owned(), Vec::new())
}

/// What could not be read, by kind.
#[derive(Default)]
struct Loss(BTreeMap<&'static str, usize>);

impl Loss {
    fn keep<T>(
        &mut self,
        read: Result<T, StoredError>,
        what: &'static str,
    ) -> Result<Option<T>, StoredError> {
        match read {
            Ok(value) => Ok(Some(value)),
            Err(StoredError::Newer) => Err(StoredError::Newer),
            Err(StoredError::Damaged) => {
                *self.0.entry(what).or_default() += 1;
                Ok(None)
            }
        }
    }

    fn notes(self) -> Vec<String> {
        let note = |(what, count): (&str, usize)| {
            format!("保存的记录中有 {count} 条已损坏（{what}），已跳过；其余内容不受影响。")
        };
        self.0.into_iter().map(note).collect()
    }
}
