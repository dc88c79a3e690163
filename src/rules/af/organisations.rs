//! Which of the system's organisations an imprecise name means.

use std::cell::RefCell;
use std::collections::HashMap;

use super::Register;
use crate::domain::OrgName;
use crate::domain::org_name::{Fit, OrgKind};
use crate::rules::og::branches::variant_key;

/// The system's full names, taken apart.
pub struct Organisations<'a> {
    school: &'a str,
    names: Vec<(&'a str, OrgName)>,
    by_variant: HashMap<String, Vec<&'a str>>,
    /// A form has one name in all of its rows.
    asked: RefCell<HashMap<String, Option<&'a str>>>,
}

impl<'a> Organisations<'a> {
    /// Takes them apart.
    pub fn new(register: &'a Register<'_>, school: &'a str) -> Organisations<'a> {
        let mut by_variant: HashMap<String, Vec<&str>> = HashMap::new();
        for name in register.organisations() {
            by_variant.entry(variant_key(name)).or_default().push(name);
        }
        let names = register.organisations().map(|name| (name, OrgName::parse(name, school))).collect();
        Organisations { school, names, by_variant, asked: RefCell::default() }
    }

    /// The one that is written almost so, or else the one whose short name this is.
    pub fn nearest(&self, name: &str) -> Option<String> {
        let known = self.asked.borrow().get(name).copied();
        let found = known.unwrap_or_else(|| {
            let found = self.variant(name).or_else(|| self.short_for(name));
            self.asked.borrow_mut().insert(name.to_owned(), found);
            found
        });
        found.map(str::to_owned)
    }

    fn variant(&self, name: &str) -> Option<&'a str> {
        match self.by_variant.get(&variant_key(name))?.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    fn short_for(&self, name: &str) -> Option<&'a str> {
        let parts = OrgName::parse(name, self.school);
        if parts.kind != OrgKind::Branch || !parts.tells_class() {
            return None;
        }
        let fits = || self.names.iter().map(|(full, own)| (own.fit(&parts), *full));
        let best = fits().map(|(fit, _)| fit).min().filter(|best| *best <= Fit::Close)?;
        let mut found = fits().filter(|(fit, _)| *fit == best);
        match (found.next(), found.next()) {
            (Some((_, full)), None) => Some(full),
            _ => None,
        }
    }
}
