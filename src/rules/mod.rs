//! The rule catalogue: what the notice demands and the system refuses, one file per rule.
//!
//! A rule is a static of type [`Rule`] in a file of its own; [`registry::RULES`] lists them. Rules read
//! records and return findings; they change nothing.

pub mod check;
pub mod finding;
pub mod registry;
pub mod rule;

pub use check::check_all;
pub use finding::{Finding, Fix, Severity};
pub use rule::{Check, Context, Rule, RuleRef};
