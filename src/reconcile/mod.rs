//! Pairing system list and roster, and what follows from it: one case per person.

pub mod case;

pub use case::{Action, Basis, Case, CaseKey, Certainty, Difference};
