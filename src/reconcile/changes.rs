//! Lists of 学籍异动: whom each row speaks of, and what it says.

use std::collections::{BTreeMap, HashSet};

use super::branches::{Branches, Relation};
use super::evidence::Evidence;
use super::lists::Lists;
use super::person::Person;
use super::place::titles;
use super::side::Rows;
use super::sorted::Sorted;
use crate::domain::Field;
use crate::domain::enrolment::{Change, change_of_title, is_status};
use crate::domain::org_name::Fit;
use crate::intake::table::RecordId;
use crate::intake::{Record, Table};

/// What the lists say of the people on both sides.
#[derive(Debug, Default, PartialEq)]
pub struct Changes {
    /// By system row.
    pub system: BTreeMap<u32, Entry>,
    /// By roster row.
    pub roster: BTreeMap<u32, Entry>,
    /// Rows that speak of nobody here, or not clearly of one.
    pub unplaced: Vec<RecordId>,
}

/// One row of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The row.
    pub id: RecordId,
    /// What it says.
    pub change: Option<Change>,
    /// Where to, for 转专业 that says so.
    pub to: Option<String>,
}

/// Finds whom each row speaks of. Of several rows on one person the last counts.
pub fn place(changes: &Rows, system: &Rows, roster: &Rows, lists: &Lists<'_>) -> Changes {
    let mut placed = Changes::default();
    if changes.people.is_empty() {
        return placed;
    }
    let branches = Branches::new(&system.places, &changes.places, lists.input.branch_choices);
    let keys: HashSet<u64> = changes.people.iter().flat_map(People::keys).collect();
    let (in_system, in_roster) = (People::new(&system.people, &keys), People::new(&roster.people, &keys));
    for (row, person) in (0u32..).zip(&changes.people) {
        let Some((record, table)) = changes.record(row, lists).zip(lists.table(person.id)) else {
            continue;
        };
        let (change, said) = told(&record, table);
        let entry = Entry { id: person.id, change, to: destination(&said) };
        let at = changes.places.get(person.place).map(|place| (person.place, place));
        let in_system = in_system.find(person, &system.people, |other| {
            let home = system.places.get(other.place).map(|place| (other.place, place));
            home.zip(at).map_or(Relation::Unknown, |(home, at)| branches.relation(home, at))
        });
        let in_roster = in_roster.find(person, &roster.people, |other| {
            let fits = roster.places.get(other.place).zip(at).map(|(a, (_, b))| a.parts.fit(&b.parts));
            match fits {
                Some(Fit::Exact | Fit::Close) => Relation::Same,
                Some(Fit::No) => Relation::Other,
                _ => Relation::Unknown,
            }
        });
        if in_system.is_none() && in_roster.is_none() {
            placed.unplaced.push(person.id);
        }
        placed.system.extend(in_system.map(|row| (row, entry.clone())));
        placed.roster.extend(in_roster.map(|row| (row, entry)));
    }
    placed
}

/// What the row says, with its words: its own, else what the list is a list of. Somebody said to be back is not
/// away because the list is called so.
fn told(record: &Record<'_>, table: &Table) -> (Option<Change>, String) {
    let status = record.text(Field::Status);
    for text in [status.clone(), record.text(Field::RetentionReason), record.text(Field::StudyStatus)] {
        if let Some(change) = Change::parse(&text) {
            return (Some(change), text.into_owned());
        }
    }
    if is_status(&status) {
        return (None, String::new());
    }
    let names = titles(table).into_iter().chain([table.sheet.name.as_str(), table.sheet.file.as_str()]);
    let said = names.filter_map(|text| Some((change_of_title(text)?, text.to_owned()))).next();
    said.map_or((None, String::new()), |(change, text)| (Some(change), text))
}

/// 会计学2班 of 转专业至会计学2班.
pub fn destination(said: &str) -> Option<String> {
    let (_, to) = ["转专业至", "转专业到", "转入", "转至", "转到", "调至"]
        .iter()
        .find_map(|word| said.split_once(word))?;
    let to = to.trim_matches(|c: char| !c.is_alphanumeric());
    (!to.is_empty()).then(|| to.to_owned())
}

/// The rows of a side by what identifies a person, as far as the lists speak of it.
struct People(Sorted<(u64, u32)>);

impl People {
    fn new(people: &[Person], wanted: &HashSet<u64>) -> People {
        let rows = (0u32..).zip(people);
        let entries = rows.flat_map(|(row, person)| Self::keys(person).map(move |key| (key, row)));
        People(Sorted::new(entries.filter(|(key, _)| wanted.contains(key)).collect()))
    }

    fn keys(person: &Person) -> impl Iterator<Item = u64> {
        let number = person.number.as_ref().map(|number| number.hash);
        let name = (person.folded != 0).then_some(person.folded);
        [number, person.student_number, person.member_number, name].into_iter().flatten()
    }

    /// The one row that is this person; nothing where several may be.
    fn find(
        &self,
        person: &Person,
        people: &[Person],
        relation: impl Fn(&Person) -> Relation,
    ) -> Option<u32> {
        let mut best: Vec<(i32, u32)> = Self::keys(person)
            .map(|key| self.0.of(key, |(key, _)| *key))
            // A very common name alone is no trace.
            .filter(|rows| rows.len() <= 1_000)
            .flatten()
            .filter_map(|(_, row)| Some((*row, people.get(*row as usize)?)))
            .filter_map(|(row, other)| {
                let evidence = Evidence::new(other, person, relation(other));
                let known =
                    evidence.personal_numbers() > 0 || evidence.number == super::evidence::Numbers::Same;
                let named = evidence.name.is_same() && evidence.branch != Relation::Other;
                let fits = evidence.name.is_close() && evidence.against() == 0 && (known || named);
                fits.then_some((evidence.weight(), row))
            })
            .collect();
        best.sort_unstable_by_key(|(weight, row)| (std::cmp::Reverse(*weight), *row));
        best.dedup();
        match best.as_slice() {
            [(_, row)] => Some(*row),
            [(first, row), (second, _), ..] if first > second => Some(*row),
            _ => None,
        }
    }
}
