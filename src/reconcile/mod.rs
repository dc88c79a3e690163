//! Pairing system list and roster, and what follows from it: one case per person.

pub mod case;

pub use case::{Action, Basis, Case, CaseKey, Certainty, Difference};
#[allow(missing_docs, reason = "stub")]
pub mod stub {
    use super::*;
    pub struct Input<'a> { pub tables: &'a [&'a crate::intake::Table], pub overlay: &'a crate::intake::record::Overlay, pub profile: &'a crate::domain::Profile, pub today: crate::domain::PartialDate }
    pub fn reconcile(_: &Input<'_>) -> Vec<Case> { vec![] }
    impl Case { pub fn evidence(&self) -> String { String::new() } }
}
pub use stub::*;
