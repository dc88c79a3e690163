//! The organisation tree as forms are read against it: which branch or 团总支 some words mean.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::casework::Campaign;
use crate::domain::org_name::{Fit, OrgKind};
use crate::domain::text::squeeze;
use crate::domain::{Field, OrgName, order};
use crate::reconcile::GeneralBranch;
use crate::rules::og::branches::variant_key;

/// A branch's place in the directory; ascending as the tree is.
pub type BranchAt = usize;
/// A 团总支's place; those of no 团总支 stand last.
pub type GeneralAt = usize;

/// The branches and what is above them.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    school: String,
    generals: Vec<Option<String>>,
    branches: Vec<Branch>,
    by_name: HashMap<String, BranchAt>,
    by_variant: HashMap<String, Vec<BranchAt>>,
    /// What was compared with every branch before: a form writes the same words in each of its rows.
    compared: RefCell<HashMap<(String, String), Option<BranchAt>>>,
}

#[derive(Clone, Debug)]
struct Branch {
    name: String,
    general: GeneralAt,
    parts: OrgName,
}

impl Directory {
    /// The tree of the system lists.
    pub fn new(tree: &[GeneralBranch], school: &str) -> Directory {
        let mut directory = Directory { school: school.to_owned(), ..Directory::default() };
        let (placed, loose): (Vec<_>, Vec<_>) = tree.iter().partition(|group| group.name.is_some());
        for group in placed.into_iter().chain(loose) {
            directory.add_group(group.name.clone(), &group.branches);
        }
        directory
    }

    /// Without system lists the forms' own words are all there is to tell organisations by.
    pub fn learn(&mut self, campaign: &Campaign) {
        let mut names: BTreeSet<String> = BTreeSet::new();
        for table in campaign.form_tables() {
            for record in table.record_ids().filter_map(|id| campaign.record(id)) {
                let words = [Field::OrgName, Field::Branch].map(|field| record.text(field));
                names.extend(words.into_iter().find(|words| !words.is_empty()).map(Cow::into_owned));
            }
        }
        // The longest way of writing a name says most; shorter ones may mean the same.
        let mut names: Vec<String> = names.into_iter().collect();
        order::sort_by_key(&mut names, |name| std::cmp::Reverse(name.chars().count()));
        let mut known = Directory { school: self.school.clone(), ..Directory::default() };
        for name in names {
            let kind = OrgName::parse(&name, &self.school).kind;
            if kind == OrgKind::Branch && known.branch_meant(&name, "").is_none() {
                known.add_group(None, &[name]);
            }
        }
        let mut groups: BTreeMap<Option<String>, BTreeSet<String>> = BTreeMap::new();
        for Branch { name, parts, .. } in known.branches {
            groups.entry(parts.general_branch()).or_default().insert(name);
        }
        let loose = groups.remove(&None).map(|names| (None, names));
        for (general, names) in groups.into_iter().chain(loose) {
            self.add_group(general, &names.into_iter().collect::<Vec<_>>());
        }
    }

    fn add_group(&mut self, general: Option<String>, names: &[String]) {
        let at = self.generals.len();
        self.generals.push(general);
        for name in names {
            let place = self.branches.len();
            self.by_name.insert(squeeze(name).into_owned(), place);
            self.by_variant.entry(variant_key(name)).or_default().push(place);
            let parts = OrgName::parse(name, &self.school);
            self.branches.push(Branch { name: name.clone(), general: at, parts });
            // What was compared before did not know of it.
            self.compared.get_mut().clear();
        }
    }

    /// The 团总支, in order; the last may stand for branches of none.
    pub fn generals(&self) -> impl Iterator<Item = (GeneralAt, Option<&str>)> {
        self.generals.iter().map(Option::as_deref).enumerate()
    }

    /// What a 团总支 is called; nothing for branches of none.
    pub fn general_name(&self, general: GeneralAt) -> Option<&str> {
        self.generals.get(general)?.as_deref()
    }

    /// The branches of a 团总支.
    pub fn branches_of(&self, general: GeneralAt) -> impl Iterator<Item = (BranchAt, &str)> {
        let all = self.branches.iter().enumerate();
        all.filter(move |(_, branch)| branch.general == general)
            .map(|(at, branch)| (at, branch.name.as_str()))
    }

    /// The branch's full name.
    pub fn branch_name(&self, branch: BranchAt) -> &str {
        self.branches.get(branch).map_or("", |branch| &branch.name)
    }

    /// The 团总支 above a branch.
    pub fn general_of(&self, branch: BranchAt) -> Option<GeneralAt> {
        self.branches.get(branch).map(|branch| branch.general)
    }

    /// The 团总支 of this name.
    pub fn general_named(&self, name: &str) -> Option<GeneralAt> {
        self.generals.iter().position(|general| general.as_deref() == Some(name))
    }

    /// The branch of this full name.
    pub fn branch_named(&self, name: &str) -> Option<BranchAt> {
        self.by_name.get(squeeze(name).as_ref()).copied()
    }

    /// The one branch some words mean; `college` is what else is known.
    pub fn branch_meant(&self, words: &str, college: &str) -> Option<BranchAt> {
        let words = squeeze(words);
        if words.is_empty() {
            return None;
        }
        if let Some(at) = self.by_name.get(words.as_ref()) {
            return Some(*at);
        }
        if let Some([only]) = self.by_variant.get(&variant_key(&words)).map(Vec::as_slice) {
            return Some(*only);
        }
        let asked = (words.into_owned(), college.to_owned());
        if let Some(known) = self.compared.borrow().get(&asked) {
            return *known;
        }
        let found = self.best_fit(&asked.0, college);
        self.compared.borrow_mut().insert(asked, found);
        found
    }

    /// The one branch whose year, major and class the words fit best.
    fn best_fit(&self, words: &str, college: &str) -> Option<BranchAt> {
        let mut parts = OrgName::parse(words, &self.school);
        if parts.kind != OrgKind::Branch || (parts.class.is_none() && parts.major.is_none()) {
            return None;
        }
        parts.college = parts.college.or_else(|| OrgName::parse(college, &self.school).college);
        let fits = || self.branches.iter().map(|branch| branch.parts.fit(&parts)).enumerate();
        let best = fits().map(|(_, fit)| fit).min().filter(|best| *best <= Fit::Close)?;
        let mut found = fits().filter(|(_, fit)| *fit == best);
        match (found.next(), found.next()) {
            (Some((at, _)), None) => Some(at),
            _ => None,
        }
    }

    /// The 团总支 some words mean: 计算机学院团总支, or a bare 计算机学院.
    pub fn general_meant(&self, words: &str) -> Option<GeneralAt> {
        let squeezed = squeeze(words);
        if let Some(at) = self.general_named(&squeezed) {
            return Some(at);
        }
        let parts = OrgName::parse(&squeezed, &self.school);
        let bare = parts.class.is_none() && parts.grade.is_none() && parts.major.is_none();
        let college = parts.college.filter(|_| parts.kind == OrgKind::GeneralBranch || bare)?;
        let core = |name: &str| OrgName::parse(name, &self.school).college;
        let mut found =
            self.generals().filter(|(_, name)| name.and_then(core).as_deref() == Some(college.as_str()));
        match (found.next(), found.next()) {
            (Some((at, _)), None) => Some(at),
            _ => None,
        }
    }

    /// Do the words name the school's committee?
    pub fn is_committee(&self, words: &str) -> bool {
        let squeezed = squeeze(words);
        let parts = OrgName::parse(&squeezed, &self.school);
        parts.kind == OrgKind::Committee && parts.college.is_none() && parts.class.is_none()
            || matches!(squeezed.as_ref(), "校团委" | "团委" | "学校团委")
    }
}
