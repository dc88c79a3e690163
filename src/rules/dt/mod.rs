//! DT: dates.

pub mod dt001_joined_missing;
pub mod dt002_unreadable;
pub mod dt003_future;
pub mod dt004_joined_too_young;
pub mod dt005_joined_under_fourteen;
pub mod dt006_joined_over_28;
pub mod dt007_over_28;
pub mod dt008_party_under_18;
pub mod dt009_post_before_joining;
pub mod dt010_birth_implausible;
