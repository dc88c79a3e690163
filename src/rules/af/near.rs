//! Whom a row may mean that names nobody of the system.

use super::Register;
use super::register::{number_of, only, written};
use crate::domain::Field;
use crate::intake::Record;

/// The one person whose number is a slip or two away; or, in the row's own branch, whose name is.
pub fn person<'a>(row: &Record<'_>, register: &Register<'a>) -> Option<Record<'a>> {
    let full = row.cell(Field::OrgName).map_or(String::new(), |cell| written(cell.text));
    let known = register.has_organisation(&full);
    let number = number_of(row).filter(|number| number.len() >= 15);
    let by_number = number.map(|number| register.numbered_nearly(&number)).unwrap_or_default();
    let in_branch = |person: &Record<'_>| {
        !known || person.cell(Field::OrgName).is_some_and(|cell| written(cell.text) == full)
    };
    if let Some(only) = only(by_number.into_iter().filter(in_branch)) {
        return Some(only);
    }
    // Across branches many names are near one another.
    if !known {
        return None;
    }
    let name = row.name_key();
    let length = name.chars().count();
    let is_near = |theirs: &str| {
        length >= 2 && theirs.chars().count() == length && strsim::osa_distance(&name, theirs) == 1
    };
    only(register.members_named(&full, is_near).into_iter())
}
