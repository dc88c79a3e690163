//! Everything the forms are written from, laid out once for all of them, and shared out among units.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::details::{FormDetails, Split};
use crate::casework::campaign::Outcome;
use crate::casework::decision::{effective_actions, is_open};
use crate::casework::{Campaign, Terms};
use crate::forms::lists::completion::Errors;
use crate::forms::naming::short_unit;
use crate::forms::{
    DecidedCase, DeletionForm, Heading, Lookup, RetentionForm, deletion_form, retention_form,
};
use crate::intake::table::{RecordId, TableId};
use crate::reconcile::Case;
use crate::rules::Finding;

static NO_TERMS: Terms = Terms { deletion_reason: None, retention_reason: None, transfer_to: None };

/// What the forms are written from. The campaign has been checked.
pub struct Desk<'a> {
    pub campaign: &'a Campaign,
    pub details: &'a FormDetails,
    pub decided: Vec<DecidedCase<'a>>,
    /// The findings that still ask for something.
    pub findings: Vec<&'a Finding>,
    /// Those accepted as they are, with their reasons.
    pub accepted: Vec<(&'a Finding, &'a str)>,
    pub errors: Errors<'a>,
    pub lookup: Lookup<'a>,
}

/// Whose forms are written together.
pub struct Unit<'a> {
    /// 团总支, where the unit is one or lies in one.
    pub general: Option<&'a str>,
    /// The branch, where the unit is one.
    pub branch: Option<&'a str>,
    pub cases: Vec<DecidedCase<'a>>,
    pub findings: Vec<&'a Finding>,
    pub accepted: Vec<(&'a Finding, &'a str)>,
    /// The tables its people stand in.
    pub tables: BTreeSet<TableId>,
}

/// What branches that belong to no 团总支 are put under.
pub const NO_GENERAL: &str = "未归入团总支";

impl<'a> Desk<'a> {
    pub fn new(campaign: &'a Campaign, details: &'a FormDetails) -> Desk<'a> {
        let (cases, findings): (&[Case], &[Finding]) = match campaign.checked() {
            Some(Outcome { cases, findings, .. }) => (cases, findings),
            None => (&[], &[]),
        };
        let generals = generals(campaign);
        let reason = |finding| campaign.waivers().reason(finding);
        let open: Vec<&Finding> = findings.iter().filter(|finding| reason(finding).is_none()).collect();
        let accepted = findings.iter().filter_map(|finding| Some((finding, reason(finding)?))).collect();
        Desk {
            campaign,
            details,
            decided: cases.iter().map(|case| decided(campaign, case, &generals)).collect(),
            errors: Errors::new(open.iter().copied()),
            findings: open,
            accepted,
            lookup: Lookup::new(campaign.chosen_tables(), campaign.overlay()),
        }
    }

    /// The people shared out; with [`Split::Merged`] one unit of all.
    pub fn units(&self, split: Split) -> Vec<Unit<'a>> {
        let key = |case: &DecidedCase<'a>| -> (Option<&'a str>, Option<&'a str>) {
            match split {
                Split::Merged => (None, None),
                Split::General => (case.general.or(Some(NO_GENERAL)), None),
                Split::Branch => (case.general, Some(case.case.branch.as_str())),
            }
        };
        let mut units: BTreeMap<(Option<&'a str>, Option<&'a str>), Unit<'a>> = BTreeMap::new();
        let mut unit_of: HashMap<RecordId, (Option<&'a str>, Option<&'a str>)> = HashMap::new();
        for case in &self.decided {
            let key = key(case);
            let unit = units.entry(key).or_insert_with(|| Unit::new(key));
            unit.cases.push(*case);
            for record in [case.case.system, case.case.roster, case.case.status].into_iter().flatten() {
                unit.tables.insert(record.table);
                unit_of.insert(record, key);
            }
        }
        if units.is_empty() && split == Split::Merged {
            units.insert((None, None), Unit::new((None, None)));
        }
        for finding in &self.findings {
            // What stands in no case is nobody's but the whole report's.
            let key = unit_of.get(&finding.record).copied().unwrap_or((None, None));
            if let Some(unit) = units.get_mut(&key) {
                unit.findings.push(finding);
            }
        }
        for one in &self.accepted {
            let key = unit_of.get(&one.0.record).copied().unwrap_or((None, None));
            if let Some(unit) = units.get_mut(&key) {
                unit.accepted.push(*one);
            }
        }
        units.into_values().collect()
    }

    /// 附件1 of a unit.
    pub fn deletion(&self, unit: &Unit<'_>) -> DeletionForm {
        let mut form = deletion_form(&unit.cases, &self.lookup, &self.heading(unit));
        self.details.fill_deletion(&mut form);
        form
    }

    /// 附件3 of a unit.
    pub fn retention(&self, unit: &Unit<'_>) -> RetentionForm {
        let mut form = retention_form(&unit.cases, &self.lookup, &self.heading(unit));
        self.details.fill_retention(&mut form);
        form
    }

    fn heading(&self, unit: &Unit<'_>) -> Heading {
        let Heading { unit: usual, .. } = Heading::of(&self.campaign.profile);
        let given = if self.details.unit.trim().is_empty() { usual } else { self.details.unit.clone() };
        let named = unit.branch.is_some() || unit.general.is_some();
        Heading {
            unit: if named { self.name(unit) } else { given },
            filler: self.details.filler.clone(),
            phone: self.details.phone.clone(),
            ..Heading::of(&self.campaign.profile)
        }
    }

    /// What the unit is called in a few words: in its forms' line 单位 and in file names.
    pub fn name(&self, unit: &Unit<'_>) -> String {
        let school = &self.campaign.profile.school;
        match (unit.branch, unit.general) {
            (Some(""), _) => "未写明支部".to_owned(),
            (Some(branch), _) => short_unit(branch, school),
            (None, Some(general)) => general.to_owned(),
            (None, None) => self.name_of_all(),
        }
    }

    /// What everybody together is called: the branch or 团总支 where there is but one, else the unit given.
    fn name_of_all(&self) -> String {
        let profile = &self.campaign.profile;
        let only = |names: BTreeSet<&str>| {
            if names.len() == 1 { names.first().map(|name| (*name).to_owned()) } else { None }
        };
        let branches = self.decided.iter().filter(|case| case.case.system.is_some());
        if let Some(branch) = only(branches.map(|case| case.case.branch.as_str()).collect()) {
            return short_unit(&branch, &profile.school);
        }
        let given =
            [self.details.unit.trim(), profile.forms.unit.trim()].into_iter().find(|unit| !unit.is_empty());
        given
            .map(str::to_owned)
            .or_else(|| only(self.decided.iter().filter_map(|case| case.general).collect()))
            .unwrap_or_else(|| profile.school.clone())
    }
}

impl<'a> Unit<'a> {
    fn new((general, branch): (Option<&'a str>, Option<&'a str>)) -> Unit<'a> {
        Unit {
            general,
            branch,
            cases: Vec::new(),
            findings: Vec::new(),
            accepted: Vec::new(),
            tables: BTreeSet::new(),
        }
    }
}

/// The 团总支 of each branch of the system lists, as the user corrected it.
fn generals(campaign: &Campaign) -> BTreeMap<&str, &str> {
    let tree = campaign.checked().map_or(&[][..], |outcome| outcome.tree.as_slice());
    let named = tree.iter().filter_map(|general| Some((general.name.as_deref()?, &general.branches)));
    named.flat_map(|(name, branches)| branches.iter().map(move |branch| (branch.as_str(), name))).collect()
}

fn decided<'a>(
    campaign: &'a Campaign,
    case: &'a Case,
    generals: &BTreeMap<&'a str, &'a str>,
) -> DecidedCase<'a> {
    let proposed = DecidedCase::from(case);
    let terms = campaign.terms(case).unwrap_or(&NO_TERMS);
    let decision = campaign.decision(case);
    DecidedCase {
        actions: effective_actions(case, decision),
        deletion_reason: terms.deletion_reason.as_deref().or(proposed.deletion_reason),
        retention_reason: terms.retention_reason.as_deref().or(proposed.retention_reason),
        transfer_to: terms.transfer_to.as_deref().or(proposed.transfer_to),
        general: generals.get(case.branch.as_str()).copied().or(proposed.general),
        open: is_open(case, decision),
        ..proposed
    }
}

/// Is this an organisation's full name, as 附件1 asks for it?
pub fn is_full_name(name: &str) -> bool {
    ["共青团", "中国共产主义青年团"].iter().any(|start| name.starts_with(start))
        || name.ends_with("支部委员会")
}
