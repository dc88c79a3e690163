//! What the page is shown of the profile and the rules. The rules' pages stay in the worker: the
//! page asks for the one that is opened.

use serde::{Deserialize, Serialize};

use crate::casework::Campaign;
use crate::domain::{Field, PartialDate, Profile};
use crate::rules::{Severity, docs, registry};

/// The name of an exported profile.
pub const PROFILE_FILE: &str = "学校要求.json";

/// What can be set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SettingsView {
    /// What the school expects.
    pub profile: Profile,
    /// The day of checking, where one was set.
    pub day: Option<PartialDate>,
    /// Every rule, family by family.
    pub families: Vec<Family>,
}

/// Rules about one thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Family {
    /// The letters of their codes.
    pub letters: String,
    /// What they are about.
    pub name: String,
    /// The rules.
    pub rules: Vec<RuleLine>,
}

/// One rule as listed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleLine {
    /// The code.
    pub code: String,
    /// What it finds.
    pub title: String,
    /// How grave that is.
    pub severity: Severity,
    /// Why it is switched off, if it is.
    pub off: Option<String>,
}

/// One rule explained.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RulePage {
    /// The code.
    pub code: String,
    /// What it finds.
    pub title: String,
    /// How grave that is.
    pub severity: Severity,
    /// What it rests on.
    pub basis: String,
    /// The fields it reads.
    pub reads: Vec<Field>,
    /// Heading and text, in order.
    pub sections: Vec<(String, String)>,
    /// Why it is switched off, if it is.
    pub off: Option<String>,
}

/// What can be set, as it is set.
pub fn settings(campaign: &Campaign) -> SettingsView {
    let off = &campaign.profile.disabled_rules;
    let families = docs::FAMILIES.iter().map(|(letters, name)| Family {
        letters: (*letters).to_owned(),
        name: (*name).to_owned(),
        rules: registry::RULES
            .iter()
            .filter(|rule| rule.code.starts_with(letters))
            .map(|rule| RuleLine {
                code: rule.code.to_owned(),
                title: rule.title.to_owned(),
                severity: rule.severity,
                off: off.get(rule.code).cloned(),
            })
            .collect(),
    });
    SettingsView { profile: campaign.profile.clone(), day: campaign.day(), families: families.collect() }
}

/// A rule's page, or nothing where no rule has this code.
pub fn rule_page(campaign: &Campaign, code: &str) -> Option<RulePage> {
    let rule = registry::find(code)?;
    let sections = docs::sections(rule).into_iter().map(|(heading, text)| (heading.to_owned(), text));
    Some(RulePage {
        code: rule.code.to_owned(),
        title: rule.title.to_owned(),
        severity: rule.severity,
        basis: rule.basis.to_owned(),
        reads: rule.reads.to_vec(),
        sections: sections.collect(),
        off: campaign.profile.disabled_rules.get(rule.code).cloned(),
    })
}
