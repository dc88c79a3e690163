//! One module per screen, in the order of the work.

mod complete;
mod import;
mod log;
mod merging;
mod output;
mod overview;
mod review;
mod settings;

pub use complete::Complete;
pub use import::Import;
pub use log::Log;
pub use merging::Merging;
pub use output::Output;
pub use overview::Overview;
pub use review::Review;
pub use settings::Settings;
