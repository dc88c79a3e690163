//! The rows of all forms, one per person: which are taken and which are repeats.

use std::collections::{BTreeMap, HashMap};

use super::directory::{BranchAt, Directory, GeneralAt};
use super::unit::{FormTable, branch_of};
use crate::casework::Campaign;
use crate::casework::forms::Unit;
use crate::domain::PartialDate;
use crate::intake::record::Record;
use crate::intake::table::{RecordId, TableId, TableKind};
use crate::rules::af::af004_repeated::same_people;

/// One row of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct MergedRow {
    /// The row.
    pub record: RecordId,
    /// Which form it is of.
    pub kind: TableKind,
    /// The 团总支 it belongs to; `usize::MAX` where nobody can tell.
    pub general: GeneralAt,
    /// The branch it belongs to; `usize::MAX` where nobody can tell.
    pub branch: BranchAt,
    /// Whether it goes into the merged form.
    pub taken: Taken,
}

/// Whether a row goes into the merged form, and why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It does.
    Yes,
    /// Its person stands in this row, which is taken instead.
    Repeats(RecordId),
    /// The user left it out.
    LeftOut,
}

/// Stands for a place nobody can tell; such rows come last.
const NOWHERE: usize = usize::MAX;

/// All rows, and those that are one person's.
pub fn rows(
    campaign: &Campaign,
    directory: &Directory,
    tables: &[FormTable],
) -> (Vec<MergedRow>, Vec<Vec<RecordId>>) {
    let records: Vec<Record<'_>> = campaign
        .form_tables()
        .flat_map(|table| table.record_ids().map(|id| Record::new(table, id, campaign.overlay())))
        .collect();
    let repeats = same_people(&records, &campaign.profile.school);
    let instead = instead_of(campaign, &repeats);
    let of_table: HashMap<TableId, &FormTable> = tables.iter().map(|table| (table.table, table)).collect();
    let rows = records.iter().map(|row| {
        let (general, branch) = place(row, of_table.get(&row.id.table).copied(), directory);
        let taken = match campaign.form_choices().rows.get(&row.id) {
            Some(true) => Taken::Yes,
            Some(false) => Taken::LeftOut,
            None => instead.get(&row.id).map_or(Taken::Yes, |other| Taken::Repeats(*other)),
        };
        MergedRow { record: row.id, kind: row.kind, general, branch, taken }
    });
    (rows.collect(), repeats)
}

/// Of one person's rows all but one give way: to what the user wants, else to what was handed in last,
/// and there to the first.
fn instead_of(campaign: &Campaign, repeats: &[Vec<RecordId>]) -> HashMap<RecordId, RecordId> {
    let choices = campaign.form_choices();
    let day = |row: &RecordId| choices.days.get(&row.table).copied().unwrap_or(PartialDate::default());
    let mut instead = HashMap::new();
    for group in repeats {
        let wanted = group.iter().find(|row| choices.rows.get(row) == Some(&true));
        let open = || group.iter().filter(|row| choices.rows.get(row) != Some(&false));
        let last = || open().max_by_key(|row| (day(row), row.table, std::cmp::Reverse(row.row)));
        if let Some(chosen) = wanted.or_else(last) {
            instead.extend(group.iter().filter(|row| *row != chosen).map(|row| (*row, *chosen)));
        }
    }
    instead
}

/// Where a row belongs: by its own words, else by whose form it stands in.
fn place(row: &Record<'_>, table: Option<&FormTable>, directory: &Directory) -> (GeneralAt, BranchAt) {
    let of_unit = || match &table?.unit {
        Some(Unit::Branch(name)) => directory.branch_named(name),
        _ => None,
    };
    if let Some(branch) = branch_of(row, directory).or_else(of_unit) {
        return (directory.general_of(branch).unwrap_or(NOWHERE), branch);
    }
    let general = match table.and_then(|table| table.unit.as_ref()) {
        Some(Unit::General(name)) => directory.general_named(name),
        _ => None,
    };
    (general.unwrap_or(NOWHERE), NOWHERE)
}

/// How many rows of each kind are taken, by place.
pub fn taken_by<K: Ord>(rows: &[MergedRow], key: impl Fn(&MergedRow) -> K) -> BTreeMap<K, [usize; 2]> {
    let mut counts: BTreeMap<K, [usize; 2]> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.taken == Taken::Yes) {
        let [deletion, retention] = counts.entry(key(row)).or_default();
        *(if row.kind == TableKind::DeletionForm { deletion } else { retention }) += 1;
    }
    counts
}
