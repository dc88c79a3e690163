//! What a rule says of a cell.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::rule::RuleRef;
use crate::domain::{Field, Profile, profile::Mender};
use crate::intake::table::{RecordId, TableKind};

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

impl Severity {
    /// The words users read.
    pub const fn label(self) -> &'static str {
        match self {
            Severity::Error => "错误",
            Severity::Warning => "提醒",
            Severity::Info => "提示",
        }
    }
}

/// What would mend a cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Fix {
    /// The value's meaning cannot change; may be taken without looking.
    Safe(FixValue),
    /// A proposal the user sees before it is taken.
    Ask(FixValue),
}

impl Fix {
    /// A change that cannot alter the meaning.
    pub fn safe(field: Field, value: impl Into<String>) -> Fix {
        Fix::Safe(FixValue { field, value: value.into() })
    }

    /// A change to be looked at first.
    pub fn ask(field: Field, value: impl Into<String>) -> Fix {
        Fix::Ask(FixValue { field, value: value.into() })
    }

    /// The cell and text, whichever kind it is.
    pub fn value(&self) -> &FixValue {
        match self {
            Fix::Safe(value) | Fix::Ask(value) => value,
        }
    }

    /// May it be taken without looking?
    pub fn is_safe(&self) -> bool {
        matches!(self, Fix::Safe(_))
    }
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

    /// The finding with what would mend it.
    pub fn with_fix(mut self, fix: Fix) -> Finding {
        self.fix = Some(fix);
        self
    }

    /// The finding with what would mend it, if anything would.
    pub fn with_fix_if(mut self, fix: Option<Fix>) -> Finding {
        self.fix = fix;
        self
    }

    /// The finding with the other records involved.
    pub fn with_related(mut self, related: Vec<RecordId>) -> Finding {
        self.related = related;
        self
    }

    /// Who can mend it, where the record stands in a table of this kind.
    pub fn mender(&self, kind: TableKind, profile: &Profile) -> Mender {
        match kind {
            TableKind::SystemList => profile.mender(self.field),
            _ => Mender::ListKeeper,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::registry;

    #[test]
    fn who_mends_it_depends_on_the_list_and_on_the_profile() {
        let finding = |code: &str, field| Finding {
            rule: RuleRef(registry::find(code).unwrap()),
            record: RecordId { table: crate::intake::TableId(1), row: 2 },
            field,
            value: String::new(),
            message: Cow::Borrowed(""),
            fix: None,
            related: Vec::new(),
        };
        let mut profile = Profile::default();
        let number = finding("ID003", Field::IdNumber);
        assert_eq!(number.mender(TableKind::SystemList, &profile), Mender::Central);
        assert_eq!(number.mender(TableKind::ClassRoster, &profile), Mender::ListKeeper);
        let phone = finding("CP006", Field::Phone);
        assert_eq!(phone.mender(TableKind::SystemList, &profile), Mender::MemberOrBranch);
        profile.menders.insert(Field::Phone, Mender::Member);
        assert_eq!(phone.mender(TableKind::SystemList, &profile), Mender::Member);
    }

    #[test]
    fn findings_survive_storing() {
        let finding = Finding {
            rule: RuleRef(registry::find("NM002").unwrap()),
            record: RecordId { table: crate::intake::TableId(1), row: 2 },
            field: Field::Name,
            value: "张 三".to_owned(),
            message: Cow::Borrowed("姓名中有空格"),
            fix: Some(Fix::safe(Field::Name, "张三")),
            related: Vec::new(),
        };
        let stored = serde_json::to_string(&finding).unwrap();
        assert!(stored.contains("\"NM002\""));
        assert_eq!(serde_json::from_str::<Finding>(&stored).unwrap(), finding);
        assert!(serde_json::from_str::<Finding>(&stored.replace("NM002", "ZZ999")).is_err());
    }
}
