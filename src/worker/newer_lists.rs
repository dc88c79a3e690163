//! What newer lists did to the campaign, as the page shows it.

use serde::{Deserialize, Serialize};

use crate::casework::carrying::Carried;
use crate::casework::{Campaign, Change};
use crate::domain::Field;
use crate::intake::table::{RecordId, TableId};

/// A list and the newer one beside it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReplacementView {
    /// The older list.
    pub table: TableId,
    /// Its file.
    pub old: String,
    /// The newer list's file.
    pub new: String,
}

/// What newer lists changed, at a glance.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct NewsView {
    /// Cases with something to do that were not there.
    pub new: usize,
    /// Cases for which something else is proposed now.
    pub changed: usize,
    /// Cases with nothing left to do.
    pub settled: usize,
    /// How many people are in no list any more.
    pub gone: usize,
    /// The first of them: name and branch.
    pub gone_first: Vec<(String, String)>,
    /// The lists have changed since this was last seen.
    pub unseen: bool,
}

/// Edits of replaced lists that the newer lists contradict.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ConflictsView {
    /// How many.
    pub total: usize,
    /// The first of them.
    pub first: Vec<ConflictView>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConflictView {
    /// The newer list's record.
    pub record: RecordId,
    /// The field.
    pub field: Field,
    /// The person's name.
    pub name: String,
    /// The newer list's file.
    pub file: String,
    /// What the replaced list had.
    pub was: String,
    /// What the user made of it.
    pub said: String,
    /// What the newer list has.
    pub now: String,
}

/// How many edits are asked about at a time.
const ASKED: usize = 20;

/// The edits the user is asked about.
pub fn conflicts(campaign: &Campaign) -> ConflictsView {
    let asked = || campaign.conflicts().filter(|(record, ..)| campaign.table(record.table).is_some());
    let first = asked().take(ASKED).filter_map(|(record, field, conflict)| {
        let row = campaign.record(record)?;
        Some(ConflictView {
            record,
            field,
            name: row.text(Field::Name).into_owned(),
            file: campaign.table(record.table)?.sheet.file.clone(),
            was: conflict.was.clone(),
            said: conflict.said.clone(),
            now: row.cell(field).map_or("", |cell| cell.text).to_owned(),
        })
    });
    ConflictsView { total: asked().count(), first: first.collect() }
}

/// How many people who left the lists are named.
const GONE_NAMED: usize = 20;

/// What changed since the user last looked.
pub fn news(campaign: &Campaign) -> NewsView {
    let news = campaign.news();
    NewsView {
        new: news.new,
        changed: news.changed,
        settled: news.settled,
        gone: news.gone.len(),
        gone_first: news.gone.into_iter().take(GONE_NAMED).collect(),
        unseen: campaign.known().is_some(),
    }
}

/// The lists that seem to be replaced, but for those the user keeps.
pub fn replacements(campaign: &Campaign) -> Vec<ReplacementView> {
    let file = |id| campaign.table(id).map(|table| table.sheet.file.clone()).unwrap_or_default();
    let found = campaign.checked().map_or(&[][..], |outcome| outcome.replacements.as_slice());
    found
        .iter()
        .filter(|pair| !campaign.keeps_both((pair.old, pair.new)))
        .map(|pair| ReplacementView { table: pair.old, old: file(pair.old), new: file(pair.new) })
        .collect()
}

/// What a replacement did, in words.
pub fn summary(carried: &Carried) -> String {
    let Carried { kept, settled, asked, gone, .. } = carried;
    let parts = [(kept, "沿用修改"), (settled, "新名单已改好"), (asked, "待您确认"), (gone, "随人移除")];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| **count > 0)
        .map(|(count, what)| format!("{what} {count} 处"))
        .collect();
    if parts.is_empty() {
        "替换旧名单".to_owned()
    } else {
        format!("替换旧名单（{}）", parts.join("，"))
    }
}

/// The change that keeps a list beside the one that seems to replace it.
pub fn keep_both(campaign: &Campaign, table: TableId) -> Option<Change> {
    let found = campaign.checked()?.replacements.iter().find(|pair| pair.old == table)?;
    campaign.keep_both((found.old, found.new))
}
