//! Findings the user accepts as they are, each with a reason.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::Field;
use crate::intake::table::{RecordId, TableId};
use crate::rules::Finding;

/// Names a finding across rechecks: the cell and the rule that speaks of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FindingKey {
    /// The record.
    pub record: RecordId,
    /// The field.
    pub field: Field,
    /// The rule's code.
    pub rule: Cow<'static, str>,
}

impl From<&Finding> for FindingKey {
    fn from(finding: &Finding) -> FindingKey {
        let rule = Cow::Borrowed(finding.rule.0.code);
        FindingKey { record: finding.record, field: finding.field, rule }
    }
}

/// What was accepted, and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waivers {
    reasons: BTreeMap<FindingKey, String>,
}

impl Waivers {
    /// Why the finding was accepted, if it was.
    pub fn reason(&self, finding: &Finding) -> Option<&str> {
        if self.reasons.is_empty() {
            return None;
        }
        self.get(&FindingKey::from(finding))
    }

    /// Why what this names was accepted, if it was.
    pub fn get(&self, key: &FindingKey) -> Option<&str> {
        self.reasons.get(key).map(String::as_str)
    }

    /// Accepts for this reason, or with `None` no longer.
    pub fn set(&mut self, key: &FindingKey, reason: Option<String>) {
        match reason {
            Some(reason) => self.reasons.insert(key.clone(), reason),
            None => self.reasons.remove(key),
        };
    }

    /// What was accepted in one table.
    pub fn of_table(&self, table: TableId) -> impl Iterator<Item = (&FindingKey, &str)> {
        let first = FindingKey {
            record: RecordId { table, row: 0 },
            field: Field::ALL.first().copied().unwrap_or(Field::OrgName),
            rule: Cow::Borrowed(""),
        };
        self.reasons
            .range(first..)
            .take_while(move |(key, _)| key.record.table == table)
            .map(|(key, reason)| (key, reason.as_str()))
    }

    /// What was accepted about one cell.
    pub fn of_cell(&self, record: RecordId, field: Field) -> impl Iterator<Item = (&FindingKey, &str)> {
        let first = FindingKey { record, field, rule: Cow::Borrowed("") };
        self.reasons
            .range(first..)
            .take_while(move |(key, _)| key.record == record && key.field == field)
            .map(|(key, reason)| (key, reason.as_str()))
    }
}
