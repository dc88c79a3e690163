//! The rule catalogue: what the notice demands and the system refuses, one file per rule.
//!
//! A rule is declared with `rule!` in a file of its own; [`registry::RULES`] lists them. Rules read
//! records and return findings; they change nothing. A rule speaks only where the file has the
//! columns it reads, and several rules may speak of one cell, but one defect is reported once: a
//! rule that builds on a value waits until the value itself is sound ([`facts`]).

pub mod cd;
pub mod check;
pub mod cp;
pub mod docs;
pub mod dt;
pub mod facts;
pub mod finding;
pub mod id;
pub mod nm;
pub mod no;
pub mod og;
pub mod registry;
mod repeats;
pub mod rule;

pub use check::{check_all, check_record, check_side, recheck_side, side_rules_affected_by};
pub use finding::{Finding, Fix, FixValue, Severity};
pub use rule::{Check, Context, Rule, RuleRef, Side};
