//! How a rule is declared.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::af::Forms;
use super::finding::{Finding, Severity};
use super::groups::{Group, Grouping};
use super::person::Person;
use super::registry;
use crate::domain::{Field, PartialDate, Profile};
use crate::intake::Record;

/// One rule: everything there is to know about it. Declared with [`rule!`] in a file of its own.
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
    /// The fields its verdict depends on; an edit elsewhere cannot change it.
    pub reads: &'static [Field],
    /// The page students read: the declaration's doc comment, under the headings of the fixed headings.
    pub page: &'static str,
    /// The check.
    pub check: Check,
}

impl Rule {
    /// Does the rule also speak of people known to be no members? Only a person's own data does.
    pub fn covers_non_members(&self) -> bool {
        self.code.starts_with("ID") || self.code.starts_with("NM")
    }

    /// Can a change of `field` in some record change what the rule says?
    pub fn is_affected_by(&self, field: Field) -> bool {
        // 政治面貌 also decides who is a member at all.
        self.reads.contains(&field) || (field == Field::PoliticalStatus && !self.covers_non_members())
    }

    /// A finding of this rule about one cell.
    pub fn finding(
        &'static self,
        record: &Record<'_>,
        field: Field,
        message: impl Into<std::borrow::Cow<'static, str>>,
    ) -> Finding {
        Finding {
            rule: RuleRef(self),
            record: record.id,
            field,
            value: record.cell(field).map_or_else(String::new, |cell| cell.text.to_owned()),
            message: message.into(),
            fix: None,
            related: Vec::new(),
        }
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

/// Declares a rule. The doc comment above it becomes both its documentation and its page.
macro_rules! rule {
    (
        $(#[doc = $doc:literal])*
        $code:literal $name:literal,
        severity: $severity:ident,
        title: $title:literal,
        basis: $basis:literal,
        reads: [$($field:ident),* $(,)?],
        check: $kind:ident($($check:expr),+) $(,)?
    ) => {
        $(#[doc = $doc])*
        pub static RULE: $crate::rules::Rule = $crate::rules::Rule {
            code: $code,
            name: $name,
            severity: $crate::rules::Severity::$severity,
            title: $title,
            basis: $basis,
            reads: &[$($crate::domain::Field::$field),*],
            page: concat!($($doc, "\n"),*),
            check: $crate::rules::Check::$kind($($check),+),
        };
    };
}
pub(crate) use rule;

/// What a rule looks at.
#[derive(Clone, Copy)]
pub enum Check {
    /// One record by itself.
    Record(fn(&Person<'_>, &mut Vec<Finding>)),
    /// The records of one side that have something in common: repeats, branches.
    Group(&'static Grouping, fn(&Group<'_>, &Context<'_>, &mut Vec<Finding>)),
    /// The rows of all filled forms, held against the system lists.
    Form(fn(&Forms<'_>, &Context<'_>, &mut Vec<Finding>)),
}

/// What rules know besides the records.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The day of checking.
    pub today: PartialDate,
    /// What the school expects.
    pub profile: &'a Profile,
}

impl Context<'_> {
    /// Is the rule switched on?
    pub fn uses(&self, rule: &Rule) -> bool {
        !self.profile.disabled_rules.contains_key(rule.code)
    }
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
