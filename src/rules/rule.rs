//! How a rule is declared.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::finding::{Finding, Severity};
use super::registry;
use crate::domain::{PartialDate, Profile};
use crate::intake::Record;

/// One rule: everything there is to know about it. Declared as a `static` in a file of its own.
pub struct Rule {
    /// The stable code, such as `ID003`.
    pub code: &'static str,
    /// The English name, `id-number-checksum`.
    pub name: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// What it finds, in a few Chinese words.
    pub title: &'static str,
    /// The notice's article, standard or practice it rests on.
    pub basis: &'static str,
    /// The source file's text (`include_str!`), whose doc comment is the rule's page.
    pub source: &'static str,
    /// The check.
    pub check: Check,
}

/// What a rule looks at.
#[derive(Clone, Copy)]
pub enum Check {
    /// One record by itself.
    Record(fn(&Record<'_>, &Context<'_>, &mut Vec<Finding>)),
    /// All records of one side (all system lists, or all rosters) together: repeats, branch sizes.
    Side(fn(&[Record<'_>], &Context<'_>, &mut Vec<Finding>)),
}

/// What rules know besides the records.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The day of checking.
    pub today: PartialDate,
    /// What the school expects.
    pub profile: &'a Profile,
}

/// A rule named by a finding. Stored and sent as its code; only codes of the registry are read back.
#[derive(Clone, Copy)]
pub struct RuleRef(pub &'static Rule);

impl std::ops::Deref for RuleRef {
    type Target = Rule;

    fn deref(&self) -> &Rule {
        self.0
    }
}

impl PartialEq for RuleRef {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl fmt::Debug for RuleRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

impl Serialize for RuleRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}

impl<'de> Deserialize<'de> for RuleRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        registry::find(&code).map(RuleRef).ok_or_else(|| D::Error::custom(format!("no rule {code}")))
    }
}
