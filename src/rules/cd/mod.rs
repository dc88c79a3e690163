//! CD: cadres (团干部).

pub mod cd001_post;
pub mod cd002_post_since;
pub mod cd003_cadre_kind;
pub mod cd004_post_without_flag;
