//! The changes that the page's requests about forms ask for.

use super::Ask;
use super::rows::Alike;
use crate::casework::{Campaign, Change, FindingKey};
use crate::forms::merging::merging;
use crate::intake::table::{RecordId, Table, TableId};
use crate::rules::Finding;

/// The changes a request asks for, with the words the history shows for them.
pub fn changes(campaign: &Campaign, ask: &Ask) -> (String, Vec<Change>) {
    let one = |label: &str, change: Option<Change>| (label.to_owned(), change.into_iter().collect());
    match ask {
        Ask::Unit(table, unit) => one("指定交表单位", campaign.say_unit(*table, unit.clone())),
        Ask::HandedIn(table, day) => one("更改交表日期", campaign.say_handed_in(*table, *day)),
        Ask::Due(day) => {
            let mut profile = campaign.profile.clone();
            profile.campaign.report_due = *day;
            one("更改上报截止日", campaign.expect(profile))
        }
        Ask::Nothing(branch, kind, nothing) => {
            let label = if *nothing { "记为无需上报" } else { "取消无需上报" };
            one(label, campaign.say_nothing(branch.clone(), *kind, *nothing))
        }
        Ask::Row(record, taken) => {
            let label = if *taken == Some(false) { "不并入这一行" } else { "并入这一行" };
            one(label, campaign.say_row(*record, *taken))
        }
        Ask::Prefer(record) => ("改取另一行".to_owned(), prefer(campaign, *record)),
        Ask::TakeAlike(key) => fixed(take_alike(campaign, key)),
        Ask::TakeSafe(kind) => {
            let of_kind = |table: TableId| campaign.table(table).map(Table::kind) == Some(*kind);
            let safe = campaign.proposals().filter(|one| one.safe && of_kind(one.finding.record.table));
            fixed(safe.flat_map(|one| campaign.take(&one)).collect())
        }
        Ask::Show(_) | Ask::Reminder(..) | Ask::Write { .. } => (String::new(), Vec::new()),
    }
}

fn fixed(changes: Vec<Change>) -> (String, Vec<Change>) {
    let cells = changes.iter().filter(|change| matches!(change, Change::Cell { .. })).count();
    (format!("修正 {cells} 处"), changes)
}

/// Of one person's rows this one is taken and no other.
fn prefer(campaign: &Campaign, record: RecordId) -> Vec<Change> {
    let repeats = merging(campaign).repeats;
    let Some(group) = repeats.iter().find(|group| group.contains(&record)) else { return Vec::new() };
    group.iter().filter_map(|row| campaign.say_row(*row, (*row == record).then_some(true))).collect()
}

/// The same text of a form becomes what is proposed for it, in every row where just that is proposed.
fn take_alike(campaign: &Campaign, key: &FindingKey) -> Vec<Change> {
    let findings = campaign.checked().map_or(&[][..], |outcome| outcome.findings.as_slice());
    let asked = |one: &&Finding| {
        one.record == key.record && one.field == key.field && one.rule.0.code == key.rule.as_ref()
    };
    let Some(wanted) = findings.iter().find(asked).and_then(Alike::of) else { return Vec::new() };
    let alike = campaign.proposals().filter(|one| Alike::of(one.finding).as_ref() == Some(&wanted));
    alike.flat_map(|one| campaign.take(&one)).collect()
}
