//! What a rule says of a cell.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::rule::RuleRef;
use crate::{domain::Field, intake::table::RecordId};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The system refuses it or the notice demands it.
    Error,
    /// A person must look.
    Warning,
    /// Worth knowing.
    Info,
}

/// What would mend a cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Fix {
    /// The value's meaning cannot change; may be taken without looking.
    Safe(FixValue),
    /// A proposal the user sees before it is taken.
    Ask(FixValue),
}

/// The cell a fix changes and its new text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FixValue {
    /// The field to change; not always the field the finding is about.
    pub field: Field,
    /// What it would hold.
    pub value: String,
}

/// One thing to mend or know about one cell. A cell can have several.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// Which rule speaks.
    pub rule: RuleRef,
    /// The record.
    pub record: RecordId,
    /// The field it is about.
    pub field: Field,
    /// The cell's text as read.
    pub value: String,
    /// The sentence for the user: what is wrong and what to do.
    pub message: Cow<'static, str>,
    /// What would mend it.
    pub fix: Option<Fix>,
    /// Other records involved: the second row of a repeated number.
    pub related: Vec<RecordId>,
}

impl Finding {
    /// The rule's severity.
    pub fn severity(&self) -> Severity {
        self.rule.severity
    }
}
