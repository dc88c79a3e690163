//! The list of what was done, with the place undo has gone back to.

use serde::{Deserialize, Serialize};

use super::change::Entry;

/// Entries `..cursor` hold; those behind it were undone and can be redone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct History {
    entries: Vec<Entry>,
    cursor: usize,
}

impl History {
    /// A history read back from storage. A cursor beyond the end counts as the end.
    pub fn restore(entries: Vec<Entry>, cursor: usize) -> History {
        let cursor = cursor.min(entries.len());
        History { entries, cursor }
    }

    /// Adds an entry. What was undone before is forgotten.
    pub fn push(&mut self, entry: Entry) {
        self.entries.truncate(self.cursor);
        self.entries.push(entry);
        self.cursor = self.entries.len();
    }

    /// Steps back and returns the entry to take back.
    pub fn undo(&mut self) -> Option<&Entry> {
        self.cursor = self.cursor.checked_sub(1)?;
        self.entries.get(self.cursor)
    }

    /// Steps forward and returns the entry to do again.
    pub fn redo(&mut self) -> Option<&Entry> {
        let entry = self.entries.get(self.cursor)?;
        self.cursor += 1;
        Some(entry)
    }

    /// The entries that hold, oldest first.
    pub fn done(&self) -> &[Entry] {
        self.entries.get(..self.cursor).unwrap_or_default()
    }

    /// The entries undo has taken back, the next to redo first.
    pub fn undone(&self) -> &[Entry] {
        self.entries.get(self.cursor..).unwrap_or_default()
    }
}
