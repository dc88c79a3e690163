//! Which of the system's organisations an imprecise name means.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use super::Register;
use crate::domain::OrgName;
use crate::domain::org_name::{Fit, OrgKind};
use crate::rules::og::branches::variant_key;

/// The system's full names, taken apart once a form has one the system does not know.
pub struct Organisations<'a> {
    register: &'a Register<'a>,
    school: &'a str,
    names: OnceCell<Vec<(&'a str, OrgName)>>,
    by_variant: OnceCell<HashMap<String, Vec<&'a str>>>,
    /// A form has one name in all of its rows.
    asked: RefCell<HashMap<String, Option<&'a str>>>,
}

impl<'a> Organisations<'a> {
    /// Those of this register.
    pub fn new(register: &'a Register<'a>, school: &'a str) -> Organisations<'a> {
        let (names, by_variant) = (OnceCell::new(), OnceCell::new());
        Organisations { register, school, names, by_variant, asked: RefCell::default() }
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
        let by_variant = self.by_variant.get_or_init(|| {
            let mut by_variant: HashMap<String, Vec<&str>> = HashMap::new();
            for name in self.register.organisations() {
                by_variant.entry(variant_key(name)).or_default().push(name);
            }
            by_variant
        });
        match by_variant.get(&variant_key(name))?.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    fn short_for(&self, name: &str) -> Option<&'a str> {
        let parts = OrgName::parse(name, self.school);
        if parts.kind != OrgKind::Branch || !parts.tells_class() {
            return None;
        }
        let names = self.names.get_or_init(|| {
            self.register.organisations().map(|name| (name, OrgName::parse(name, self.school))).collect()
        });
        let fits = || names.iter().map(|(full, own)| (own.fit(&parts), *full));
        let best = fits().map(|(fit, _)| fit).min().filter(|best| *best <= Fit::Close)?;
        let mut found = fits().filter(|(fit, _)| *fit == best);
        match (found.next(), found.next()) {
            (Some((_, full)), None) => Some(full),
            _ => None,
        }
    }
}
