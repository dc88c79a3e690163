//! Whose form a table is: as the user says, else by its rows, its 单位 line, the file's name.

use std::collections::BTreeSet;

use super::directory::{BranchAt, Directory};
use super::heading;
use crate::casework::Campaign;
use crate::casework::forms::Unit;
use crate::domain::{Field, PartialDate};
use crate::intake::record::Record;
use crate::intake::table::{Table, TableId, TableKind};

/// A form that was handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct FormTable {
    /// The table.
    pub table: TableId,
    /// 附件1 or 附件3.
    pub kind: TableKind,
    /// Whose it is; nothing where nobody can tell.
    pub unit: Option<Unit>,
    /// How that is known.
    pub why: Why,
    /// The day it was handed in, if that is known.
    pub day: Option<PartialDate>,
    /// That was after the day it was due.
    pub late: bool,
    /// How many rows it has.
    pub rows: usize,
}

/// How it is known whose form it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The user said so.
    Said,
    /// The line 单位.
    Heading,
    /// The organisations in its rows.
    Rows,
    /// The file's or the sheet's name.
    Name,
    /// It is not known.
    Unknown,
}

/// Understands one form.
pub fn read(table: &Table, campaign: &Campaign, directory: &Directory) -> FormTable {
    let choices = campaign.form_choices();
    let (unit, why) = match choices.units.get(&table.id) {
        Some(said) => (Some(said.clone()), Why::Said),
        None => guess(table, campaign, directory),
    };
    FormTable {
        table: table.id,
        kind: table.kind(),
        unit,
        why,
        day: choices.days.get(&table.id).copied(),
        late: false,
        rows: table.layout.rows.len(),
    }
}

fn guess(table: &Table, campaign: &Campaign, directory: &Directory) -> (Option<Unit>, Why) {
    let heading = heading::unit_line(table).and_then(|words| meant(&words, directory));
    let records = table.record_ids().filter_map(|id| campaign.record(id));
    let branches: BTreeSet<BranchAt> = records.filter_map(|row| branch_of(&row, directory)).collect();
    // Who signs for others is believed; a branch that names nobody of its own wrote something wrong.
    let signed = match &heading {
        Some(Unit::Branch(name)) => {
            branches.is_empty() || directory.branch_named(name).is_some_and(|at| branches.contains(&at))
        }
        Some(Unit::General(_) | Unit::Committee) => true,
        None => false,
    };
    if signed {
        return (heading, Why::Heading);
    }
    if let Some(unit) = common(&branches, directory) {
        return (Some(unit), Why::Rows);
    }
    let named = heading::names(&table.sheet, &campaign.profile.school);
    match named.iter().find_map(|words| meant(words, directory)) {
        Some(unit) => (Some(unit), Why::Name),
        None => (None, Why::Unknown),
    }
}

/// The branch a row names: 组织全称, else 团支部 with 团总支.
pub fn branch_of(row: &Record<'_>, directory: &Directory) -> Option<BranchAt> {
    let college = row.text(Field::College);
    let words = [Field::OrgName, Field::Branch, Field::Class].map(|field| row.text(field));
    directory.branch_meant(words.iter().find(|words| !words.is_empty())?, &college)
}

/// What is above all these branches.
fn common(branches: &BTreeSet<BranchAt>, directory: &Directory) -> Option<Unit> {
    let mut all = branches.iter();
    let first = *all.next()?;
    if all.next().is_none() {
        return Some(Unit::Branch(directory.branch_name(first).to_owned()));
    }
    let generals: BTreeSet<_> = branches.iter().filter_map(|branch| directory.general_of(*branch)).collect();
    let mut generals = generals.into_iter();
    match (generals.next(), generals.next()) {
        (Some(only), None) => directory.general_name(only).map(|name| Unit::General(name.to_owned())),
        _ => Some(Unit::Committee),
    }
}

/// The unit some words mean.
fn meant(words: &str, directory: &Directory) -> Option<Unit> {
    if let Some(branch) = directory.branch_meant(words, "") {
        return Some(Unit::Branch(directory.branch_name(branch).to_owned()));
    }
    if let Some(general) = directory.general_meant(words) {
        return directory.general_name(general).map(|name| Unit::General(name.to_owned()));
    }
    directory.is_committee(words).then_some(Unit::Committee)
}
