//! One module per screen, in the order of the work.

mod complete;
mod import;
mod output;
mod review;

pub use complete::Complete;
pub use import::Import;
pub use output::Output;
pub use review::Review;
