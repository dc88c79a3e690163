//! The user's work on a campaign: tables loaded, cells changed, cases decided; all of it undoable.
//!
//! Every change is a [`Change`] holding old and new. Undo, the change log and saving read the same
//! list ([`History`]); the [`Campaign`] is what the list adds up to.

pub mod campaign;
pub mod carrying;
pub mod change;
pub mod decision;
pub mod forms;
pub mod grid;
pub mod history;
pub mod look;
pub mod mending;
pub mod news;
pub mod overwrite;
mod recheck;
pub mod replacing;
mod stale;
pub mod taking_back;
pub mod tally;
pub mod text_diff;
pub mod tree;
pub mod waiver;

pub use campaign::Campaign;
pub use change::{Change, Entry};
pub use decision::{Decision, Standing, Subject, Terms, Verdict};
pub use history::History;
pub use waiver::{FindingKey, Waivers};
