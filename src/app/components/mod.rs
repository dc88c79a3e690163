//! What several screens share.

mod busy;
mod copy;
mod dialog;
mod drop_zone;
mod empty;
mod file_buttons;
mod reason;
mod rule;

pub use busy::BusyPanel;
pub use copy::{CopyOutcome, copy};
pub use dialog::Dialog;
pub use drop_zone::DropZone;
pub use empty::Empty;
pub use file_buttons::FileButtons;
pub use reason::Reason;
pub use rule::{RuleCode, RulePanel, SeverityDot};
