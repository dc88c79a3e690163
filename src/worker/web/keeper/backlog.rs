//! What is to be written and is not in the database yet.

use crate::store::model::Write;
use crate::store::pieces::pieces;

/// Writes that are due, and how many pieces of the long ones have been put down.
#[derive(Default)]
pub struct Backlog {
    writes: Vec<Write>,
    laid: usize,
}

impl Backlog {
    pub fn writes(&self) -> &[Write] {
        &self.writes
    }

    pub fn is_empty(&self) -> bool {
        self.writes.is_empty()
    }

    /// Is there so much that whoever asks something must not wait for it?
    pub fn is_long(&self) -> bool {
        pieces(&self.writes).next().is_some()
    }

    /// More is due.
    pub fn add(&mut self, writes: Vec<Write>) {
        self.writes.extend(writes);
    }

    /// The whole campaign is due instead; workbooks, which are no part of it, stay.
    pub fn begin_anew(&mut self, whole: Vec<Write>) {
        self.writes.retain(is_original);
        self.writes.splice(..0, whole);
        self.laid = 0;
    }

    /// Gives up keeping the workbooks that wait to be written. Says whether there were any.
    pub fn leave_originals(&mut self) -> bool {
        let before = self.writes.len();
        self.writes.retain(|write| !is_original(write));
        self.laid = 0;
        self.writes.len() < before
    }

    /// The next piece to be put down, with its place; nothing once all of them are.
    pub fn next_piece(&self) -> Option<(usize, &[u8])> {
        pieces(&self.writes).nth(self.laid).map(|piece| (self.laid, piece))
    }

    /// That piece is down.
    pub fn laid_one(&mut self) {
        self.laid += 1;
    }

    /// What was put down may be gone.
    pub fn lay_again(&mut self) {
        self.laid = 0;
    }

    /// Everything is written, or never will be.
    pub fn clear(&mut self) {
        *self = Backlog::default();
    }
}

fn is_original(write: &Write) -> bool {
    matches!(write, Write::Original(..))
}
