//! What the page is shown: plain data cut to what fits on a screen.

use serde::{Deserialize, Serialize};

use super::filter::{CaseFilter, Facets, pass};
use super::mending::{FixCounts, fix_counts};
use super::newer_lists::{self, ConflictsView, NewsView, ReplacementView};
pub use super::row_view::{CellView, FindingView, FixView, Place, RowPage, RowView, finding_view, place};
pub use super::sources::{ColumnView, SourceView};
use crate::casework::news::Turn;
use crate::casework::{
    Campaign, Decision,
    campaign::Outcome,
    decision::{Standing, standing},
    tally::Tally,
};
use crate::domain::{Field, PartialDate};
use crate::intake::table::{RecordId, TableKind};
use crate::reconcile::{Action, BranchMatch, Case, CaseKey, Certainty, Match, explain};
use crate::rules::Severity;

/// The campaign at a glance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CampaignView {
    /// Grows with every change; pages of rows and cases are fetched anew when it does.
    pub revision: u32,
    /// The day of checking.
    pub today: PartialDate,
    /// The day by which 附件1 is to be handed up.
    pub report_due: PartialDate,
    /// The last day for everything.
    pub ends: PartialDate,
    /// The tables loaded.
    pub sources: Vec<SourceView>,
    /// What the check found, once there was one.
    pub counts: Option<Counts>,
    /// Lists that a list loaded later seems to replace.
    pub replacements: Vec<ReplacementView>,
    /// What newer lists changed.
    pub news: NewsView,
    /// Edits that a newer list contradicts.
    pub conflicts: ConflictsView,
    /// The rosters' short names that may mean several branches.
    pub branch_questions: Vec<BranchMatch>,
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
}

/// Totals over the whole campaign.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    /// Records in system lists.
    pub members: usize,
    /// Records in rosters.
    pub students: usize,
    /// People.
    pub cases: usize,
    /// People found on both sides.
    pub paired: usize,
    /// Members the system would show in red.
    pub red: usize,
    /// Cases that wait for the user.
    pub open: usize,
    /// Cases decided.
    pub decided: usize,
    /// Per action: how many cases propose it, how many of these wait.
    pub actions: Vec<(Action, usize, usize)>,
    /// Per rule with findings: code, title, severity, how many.
    pub rules: Vec<(String, String, Severity, usize)>,
    /// Findings accepted as they are; not among those above.
    pub accepted: usize,
    /// The fixes proposed.
    pub fixes: FixCounts,
}

/// Part of the list of cases.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CasePage {
    /// How many the filter lets through.
    pub total: usize,
    /// The first of these.
    pub start: usize,
    /// The cases.
    pub cases: Vec<CaseView>,
    /// How many there would be under other choices.
    pub facets: Facets,
}

/// One case as listed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CaseView {
    /// Its lasting name.
    pub key: CaseKey,
    /// The person's name.
    pub name: String,
    /// Shown in red by the system.
    pub red: bool,
    /// The branch.
    pub branch: String,
    /// Where the system's row stands.
    pub system: Option<Place>,
    /// Where the roster's row stands.
    pub roster: Option<Place>,
    /// What made the rows one person, in words.
    pub basis: String,
    /// How sure that is.
    pub certainty: Certainty,
    /// For ambiguous cases: who it may be.
    pub candidates: Vec<Candidate>,
    /// Field, the system's text, the roster's text.
    pub differences: Vec<(Field, String, String)>,
    /// What is proposed.
    pub proposed: Vec<Action>,
    /// What holds after the user's decision.
    pub actions: Vec<Action>,
    /// Why, one sentence each.
    pub reasons: Vec<String>,
    /// 附件1's reason.
    pub deletion_reason: Option<String>,
    /// The user's decision.
    pub decision: Option<Decision>,
    /// 附件3's reason.
    pub retention_reason: Option<String>,
    /// Where the relation goes.
    pub transfer_to: Option<String>,
    /// Waits for the user.
    pub open: bool,
    /// Where it stands.
    pub standing: Standing,
    /// What newer lists did to it.
    pub turn: Option<Turn>,
}

/// A row of the other side that may be the same person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// Its own case.
    pub key: CaseKey,
    /// Its name.
    pub name: String,
    /// What else is known: branch, birth.
    pub about: String,
    /// Where it stands.
    pub place: Place,
}

/// The campaign at a glance, with what is listed of its tables.
pub fn campaign(
    campaign: &Campaign,
    sources: Vec<SourceView>,
    today: PartialDate,
    revision: u32,
) -> CampaignView {
    CampaignView {
        revision,
        today,
        report_due: campaign.profile.campaign.report_due,
        ends: campaign.profile.campaign.ends,
        sources,
        counts: campaign.checked().map(|outcome| counts(campaign, outcome)),
        replacements: newer_lists::replacements(campaign),
        news: newer_lists::news(campaign),
        conflicts: newer_lists::conflicts(campaign),
        branch_questions: campaign.checked().map_or_else(Vec::new, branch_questions),
        undo: campaign.history().done().last().map(|entry| entry.label.clone()),
        redo: campaign.history().undone().first().map(|entry| entry.label.clone()),
    }
}

fn branch_questions(outcome: &Outcome) -> Vec<BranchMatch> {
    outcome.branches.iter().filter(|found| found.sureness == Match::Doubtful).cloned().collect()
}

fn counts(campaign: &Campaign, outcome: &Outcome) -> Counts {
    let Tally { found, work } = campaign.tally();
    let waiting = |action| work.waiting.get(action).copied().unwrap_or_default();
    let rules = crate::rules::registry::RULES.iter().filter_map(|rule| {
        let count = found.rules.get(rule.code)?;
        Some((rule.code.to_owned(), rule.title.to_owned(), rule.severity, *count))
    });
    Counts {
        members: records_of(campaign, TableKind::SystemList),
        students: records_of(campaign, TableKind::ClassRoster),
        cases: outcome.cases.len(),
        paired: work.paired,
        open: work.open,
        decided: work.decided,
        red: found.red,
        actions: work.actions.iter().map(|(action, count)| (*action, *count, waiting(action))).collect(),
        rules: rules.collect(),
        accepted: found.accepted,
        fixes: fix_counts(found),
    }
}

fn records_of(campaign: &Campaign, kind: TableKind) -> usize {
    campaign.chosen_tables().filter(|table| table.kind() == kind).map(|table| table.layout.rows.len()).sum()
}

/// The cases that pass, from `start`.
pub fn cases(campaign: &Campaign, filter: &CaseFilter, start: usize, count: usize) -> CasePage {
    let Some(outcome) = campaign.checked() else { return CasePage::default() };
    let (passing, facets) = pass(campaign, filter);
    let shown = passing.iter().skip(start).take(count).map(|case| case_view(campaign, outcome, case));
    CasePage { total: passing.len(), start, cases: shown.collect(), facets }
}

/// The case as it is listed.
pub fn case_view(campaign: &Campaign, outcome: &Outcome, case: &Case) -> CaseView {
    let decision = campaign.decision(case);
    let standing = standing(case, decision);
    let terms = campaign.terms(case).cloned().unwrap_or_default();
    CaseView {
        key: case.key,
        name: case.name.clone(),
        red: case.system.is_some_and(|record| campaign.is_red(record)),
        branch: case.branch.clone(),
        system: case.system.and_then(|record| place(campaign, record)),
        roster: case.roster.and_then(|record| place(campaign, record)),
        basis: explain(&case.basis, case.certainty),
        certainty: case.certainty,
        candidates: case.candidates.iter().filter_map(|row| candidate(campaign, outcome, *row)).collect(),
        differences: case
            .differences
            .iter()
            .map(|difference| (difference.field, difference.system.clone(), difference.roster.clone()))
            .collect(),
        proposed: case.actions.clone(),
        actions: campaign.actions(case),
        reasons: case.reasons.clone(),
        deletion_reason: terms.deletion_reason.or_else(|| case.deletion_reason.clone()),
        retention_reason: terms.retention_reason.or_else(|| case.retention_reason.clone()),
        transfer_to: terms.transfer_to.or_else(|| case.transfer_to.clone()),
        decision: decision.cloned(),
        open: matches!(standing, Standing::Open | Standing::Reopened),
        standing,
        turn: campaign.turn(case, standing),
    }
}

fn candidate(campaign: &Campaign, outcome: &Outcome, row: RecordId) -> Option<Candidate> {
    let own = outcome.cases.iter().find(|case| [case.system, case.roster].contains(&Some(row)))?;
    let record = campaign.record(row)?;
    let about = [Field::Sex, Field::Birth, Field::OrgName, Field::Branch, Field::Class]
        .into_iter()
        .map(|field| record.text(field))
        .filter(|text| !text.is_empty());
    Some(Candidate {
        key: if own.roster == Some(row) { own.key } else { own.other_key.unwrap_or(own.key) },
        name: record.text(Field::Name).into_owned(),
        about: about.collect::<Vec<_>>().join("　"),
        place: place(campaign, row)?,
    })
}
