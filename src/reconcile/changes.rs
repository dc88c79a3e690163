//! Lists of 学籍异动: whom each row speaks of, and what it says.

use std::collections::BTreeMap;

use super::answers::Answers;
use super::branches::{Branches, Relation};
use super::evidence::Evidence;
use super::lists::Lists;
use super::person::Person;
use super::place::{text_beside, titles, unused_column};
use super::shelves::{Shelf, Shelves, by_side};
use super::side::Rows;
use crate::domain::Field;
use crate::domain::enrolment::{Change, change_of_title, is_status};
use crate::domain::order;
use crate::domain::org_name::Fit;
use crate::intake::table::{RecordId, TableId};
use crate::intake::{Record, Table};
use serde::{Deserialize, Serialize};

/// What the lists say of the people on both sides.
#[derive(Debug, Default, PartialEq)]
pub struct Changes {
    /// By system row.
    pub system: BTreeMap<u32, Entry>,
    /// By roster row.
    pub roster: BTreeMap<u32, Entry>,
    /// Rows that speak of nobody here, or not clearly of one.
    pub unplaced: Vec<Unplaced>,
}

/// A row of a list of 学籍异动 from which nothing can follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    /// The row.
    pub id: RecordId,
    /// It may speak of several people; else of nobody.
    pub of_several: bool,
}

/// More people of one name than this are not all asked about.
const ASKED: usize = 4;

/// One row of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The row.
    pub id: RecordId,
    /// What it says.
    pub change: Option<Change>,
    /// It may as well speak of somebody else.
    pub doubtful: bool,
    /// Where to, for 转专业 that says so.
    pub to: Option<String>,
}

/// Finds whom each row speaks of. Of several rows on one person the last counts.
pub fn place(
    changes: &Rows,
    (system, roster): (&Rows, &Rows),
    shelves: &Shelves,
    lists: &Lists<'_>,
) -> Changes {
    let mut placed = Changes::default();
    if changes.people.is_empty() {
        return placed;
    }
    let mut doubtful = Vec::new();
    let mut beside: BTreeMap<TableId, (Option<u16>, Answers)> = BTreeMap::new();
    let branches = Branches::new(&system.places, &changes.places, lists.input.branch_choices);
    let in_system = People { rows: system, shelves, is_roster: false };
    let in_roster = People { rows: roster, shelves, is_roster: true };
    for (row, person) in (0u32..).zip(&changes.people) {
        let Some((record, table)) = changes.record(row, lists).zip(lists.table(person.id)) else {
            continue;
        };
        let (remarks, answers) =
            beside.entry(table.id).or_insert_with(|| (unused_column(table, REMARKS), Answers::of(table)));
        let remark = remarks.map(|column| text_beside(&record, table, column)).unwrap_or_default();
        let (change, said) = told(&record, table, &remark, answers);
        let at = changes.places.get(person.place).map(|place| (person.place, place));
        // Where a list names one class of somebody who changed his major, it is the new one or the branch he is in.
        let class = at.map(|(_, place)| place.words.clone()).filter(|words| !words.is_empty());
        let class = class.filter(|_| change == Some(Change::OtherMajor));
        let entry = Entry { id: person.id, change, doubtful: false, to: destination(&said).or(class) };
        let in_system = in_system.find(person, |other| {
            let home = system.places.get(other.place).map(|place| (other.place, place));
            home.zip(at).map_or(Relation::Unknown, |(home, at)| branches.relation(home, at))
        });
        let in_roster = in_roster.find(person, |other| {
            let fits = roster.places.get(other.place).zip(at).map(|(a, (_, b))| a.parts.fit(&b.parts));
            match fits {
                Some(Fit::Exact | Fit::Close) => Relation::Same,
                Some(Fit::No) => Relation::Other,
                _ => Relation::Unknown,
            }
        });
        let (of_system, of_roster) = (only(&in_system), only(&in_roster));
        // Of somebody who is back nothing would follow either way.
        if of_system.is_none() && of_roster.is_none() && change.is_some() {
            let several = in_system.len().max(in_roster.len());
            placed.unplaced.push(Unplaced { id: person.id, of_several: several > 0 });
            if several <= ASKED {
                let doubt = Entry { doubtful: true, ..entry.clone() };
                doubtful.push((in_system, in_roster, doubt));
            }
        }
        placed.system.extend(of_system.map(|row| (row, entry.clone())));
        placed.roster.extend(of_roster.map(|row| (row, entry)));
    }
    // Whom another row names for sure is not asked about.
    for (in_system, in_roster, doubt) in doubtful {
        for row in in_system {
            placed.system.entry(row).or_insert_with(|| doubt.clone());
        }
        for row in in_roster {
            placed.roster.entry(row).or_insert_with(|| doubt.clone());
        }
    }
    placed
}

/// The one row, where it is one.
fn only(rows: &[u32]) -> Option<u32> {
    match rows {
        [row] => Some(*row),
        _ => None,
    }
}

/// What a column of remarks is called.
const REMARKS: &[&str] = &["备注", "说明", "备注说明", "情况说明"];

/// What the row says, with its words: its own, else what the list is a list of. Somebody said to be back is not
/// away because the list is called so.
fn told(record: &Record<'_>, table: &Table, remark: &str, answers: &Answers) -> (Option<Change>, String) {
    let status = record.text(Field::Status);
    if let Some(change) = Change::parse_with(&status, remark) {
        return (Some(change), format!("{status}{remark}"));
    }
    for text in [record.text(Field::RetentionReason), record.text(Field::StudyStatus)] {
        if let Some(change) = Change::parse(&text) {
            return (Some(change), text.into_owned());
        }
    }
    if let Some(change) = answers.change(record, table) {
        return (Some(change), String::new());
    }
    if is_status(&status) || is_status(remark) {
        return (None, String::new());
    }
    let names = titles(table).into_iter().chain([table.sheet.name.as_str(), table.sheet.file.as_str()]);
    let said = names.filter_map(|text| Some((change_of_title(text)?, text.to_owned()))).next();
    said.map_or((None, String::new()), |(change, text)| (Some(change), text))
}

/// 会计学2班 of 转专业至会计学2班.
pub fn destination(said: &str) -> Option<String> {
    if said.is_empty() {
        return None;
    }
    let (_, to) = ["转专业至", "转专业到", "转入", "转至", "转到", "调至"]
        .iter()
        .find_map(|word| said.split_once(word))?;
    let to = to.trim_matches(|c: char| !c.is_alphanumeric());
    (!to.is_empty()).then(|| to.to_owned())
}

/// What a row of a list and a row about the same person have in common.
const TRACES: [Shelf; 4] = [Shelf::Number, Shelf::StudentNumber, Shelf::MemberNumber, Shelf::Name];

/// One side's rows.
struct People<'a> {
    rows: &'a Rows,
    shelves: &'a Shelves,
    is_roster: bool,
}

impl People<'_> {
    /// The one row that is this person, or all that may be.
    fn find(&self, person: &Person, relation: impl Fn(&Person) -> Relation) -> Vec<u32> {
        let sharing = |shelf: &Shelf| {
            let (system, roster) = by_side(shelf.key(person).map_or(&[], |key| self.shelves.of(*shelf, key)));
            if self.is_roster { roster } else { system }
        };
        let mut best: Vec<(i32, u32)> = TRACES
            .iter()
            .map(sharing)
            // A very common name alone is no trace.
            .filter(|rows| rows.len() <= 1_000)
            .flatten()
            .filter_map(|(.., row)| Some((*row, self.rows.people.get(*row as usize)?)))
            .filter_map(|(row, other)| {
                let evidence = Evidence::new(other, person, relation(other));
                let known =
                    evidence.personal_numbers() > 0 || evidence.number == super::evidence::Numbers::Same;
                let named = evidence.name.is_same() && evidence.branch != Relation::Other;
                let fits = evidence.name.is_close() && evidence.against() == 0 && (known || named);
                fits.then_some((evidence.weight(), row))
            })
            .collect();
        order::sort_by_key(&mut best, |(weight, row)| (std::cmp::Reverse(*weight), *row));
        best.dedup();
        let most = best.first().map(|(weight, _)| *weight);
        best.into_iter().filter(|(weight, _)| Some(*weight) == most).map(|(_, row)| row).collect()
    }
}
