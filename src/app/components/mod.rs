//! What several screens share.

mod bar;
mod busy;
mod deadlines;
mod dialog;
mod drop_zone;
mod empty;
mod file_buttons;
pub mod guide;
mod icon;
mod reason;
mod rule;

pub use bar::Bar;
pub use busy::BusyPanel;
pub use deadlines::Deadlines;
pub use dialog::Dialog;
pub use drop_zone::DropZone;
pub use empty::Empty;
pub use file_buttons::FileButtons;
pub use guide::Guide;
pub use icon::{Glyph, Icon, IconButton};
pub use reason::Reason;
pub use rule::{RuleCode, RulePanel, SeverityDot};
