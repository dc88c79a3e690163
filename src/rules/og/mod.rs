//! OG: the organisation (组织全称).

pub mod branches;
pub mod og001_missing;
pub mod og002_variant;
pub mod og003_too_small;
pub mod og004_too_large;
pub mod og005_without_cadre;
