//! What several screens share.

mod busy;
mod drop_zone;
mod empty;
mod file_buttons;

pub use busy::BusyPanel;
pub use drop_zone::DropZone;
pub use empty::Empty;
pub use file_buttons::FileButtons;
