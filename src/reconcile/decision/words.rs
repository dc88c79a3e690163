//! Words about one person that the table's reasons are made of.

use super::{Facts, Repeat, retention};
use crate::domain::Field;
use crate::domain::enrolment::Change;

/// Where the other row stands that repeats this one.
pub fn place(facts: &Facts) -> &str {
    match &facts.repeat {
        Some(Repeat::Echo(place) | Repeat::Elsewhere(place)) => place,
        None => "",
    }
}

/// Numbers are not repeated here: reasons are shown on screens that others see.
pub fn differing(facts: &Facts) -> String {
    let fields = &facts.corrections.fields;
    let labels = labels(fields);
    let other = if facts.stated { "更正的内容" } else { "花名册" };
    if fields.contains(&Field::Name) {
        let (system, roster) = &facts.names;
        format!("系统中的{labels}与{other}不一致：{system}／{roster}")
    } else {
        format!("系统中的{labels}与{other}不一致")
    }
}

/// What users call these fields.
pub fn labels(fields: &[Field]) -> String {
    fields.iter().map(|field| field.label()).collect::<Vec<_>>().join("、")
}

/// The name of a change of which the design does not say what follows.
pub(super) fn unclear(facts: &Facts) -> Option<&'static str> {
    match facts.change {
        Some(Change::Other(name)) => Some(name),
        _ => None,
    }
}

/// Is the relation kept centrally or sent home, so that it does not follow the class?
pub(super) fn relation_goes_elsewhere(facts: &Facts) -> bool {
    retention(facts).is_some() || facts.change == Some(Change::Withdrawn)
}
