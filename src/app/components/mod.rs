//! What several screens share.

mod bar;
mod busy;
mod campaign_counts;
mod copy;
mod deadlines;
mod dialog;
mod drop_zone;
mod empty;
mod file_buttons;
pub mod guide;
mod icon;
mod idle;
mod reason;
mod restore;
mod rule;
mod saving;
mod wipe;

pub use bar::Bar;
pub use busy::BusyPanel;
pub use campaign_counts::{counts, megabytes, moment};
pub use copy::{CopyOutcome, copy};
pub use deadlines::Deadlines;
pub use dialog::{Dialog, DialogFoot};
pub use drop_zone::DropZone;
pub use empty::{Empty, NotChecked};
pub use file_buttons::FileButtons;
pub use guide::Guide;
pub use icon::{Glyph, Icon, IconButton};
pub use idle::IdleWatch;
pub use reason::Reason;
pub use restore::RestoreDialog;
pub use rule::{RuleCode, RulePanel, SeverityDot};
pub use saving::{SaveBanner, SaveMark};
pub use wipe::{WipeButton, WipeDialog};
