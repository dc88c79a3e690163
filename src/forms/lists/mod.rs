//! The lists that go beside the notice's forms: whom to enter, to transfer, to ask for completion.
//! One quiet office style for all of them.

pub mod completion;
mod listing;
pub mod supplement;
pub mod transfer;

pub use listing::{Column, Listing, Look, write_book};
