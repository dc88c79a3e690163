//! The rule catalogue: what the notice demands and the system refuses, one file per rule.
//!
//! A rule is declared with `rule!` in a file of its own; [`registry::RULES`] lists them. Rules read
//! records and return findings; they change nothing. A rule speaks only where the file has the
//! columns it reads, and several rules may speak of one cell, but one defect is reported once: a
//! rule that builds on a value waits until the value itself is sound ([`person`]).
//!
//! A new rule: a file in its family's folder with `rule!` and a check, a line in the family's mod.rs
//! and one in the registry, cases in tests/rules/cases.txt, then `cargo run --example rules_doc >
//! docs/rules.md` and the messages as tests/rules.rs says. The tests name whatever was forgotten.

pub mod af;
pub mod cd;
pub mod check;
pub mod cp;
pub mod docs;
pub mod dt;
pub mod facts;
pub mod finding;
pub mod groups;
pub mod id;
pub mod nm;
pub mod no;
pub mod og;
pub mod person;
pub mod registry;
mod repeats;
pub mod rule;

pub use check::{check_all, check_everything, check_forms, check_record};
pub use finding::{Finding, Fix, FixValue, Severity};
pub use groups::{Group, Groups, Rows};
pub use person::Person;
pub use rule::{Check, Context, Rule, RuleRef};
