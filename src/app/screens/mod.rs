//! One module per screen, in the order of the work.

mod complete;
mod import;
mod merging;
mod output;
mod review;
mod settings;

pub use complete::Complete;
pub use import::Import;
pub use merging::Merging;
pub use output::Output;
pub use review::Review;
pub use settings::Settings;
