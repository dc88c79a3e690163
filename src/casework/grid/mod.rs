//! A grid of cells without a screen: moving about, selecting, the keys, scrolling, the clipboard.
//!
//! Nothing here knows a campaign. Rows and columns are counted as they are shown; which record stands
//! in a row is for [`super::look`] to say.

pub mod clip;
pub mod cursor;
pub mod edge;
pub mod keys;
pub mod scroll;
pub mod selection;

pub use cursor::{Cursor, Extent, Step};
pub use edge::Way;
pub use keys::{Command, Mode, Press};
pub use scroll::Scroll;
pub use selection::{Range, Selection};
