//! Where the people of the system lists stand, by name, number and organisation. Kept between checks:
//! after an edit only the edited row is entered anew.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::register::{number_of, written};
use crate::domain::{Field, order};
use crate::intake::Record;
use crate::intake::table::RecordId;

/// Everybody in the order of the lists, and the places of those who share something.
#[derive(Debug, Default, PartialEq)]
pub struct Directory {
    people: Vec<Entry>,
    /// The places of all who have a name, in its order.
    by_name: Vec<usize>,
    /// The same by number.
    by_number: Vec<usize>,
    by_organisation: BTreeMap<Rc<str>, BTreeSet<usize>>,
}

/// How a person is found; what is not known is empty.
#[derive(Debug, PartialEq)]
struct Entry {
    record: RecordId,
    name: String,
    number: String,
    organisation: Rc<str>,
}

type Key = fn(&Entry) -> &str;
const NAME: Key = |entry| &entry.name;
const NUMBER: Key = |entry| &entry.number;

impl Directory {
    /// Lists the people, who come in the order of their records.
    pub fn of<'a>(people: impl Iterator<Item = Record<'a>>) -> Directory {
        let mut directory = Directory::default();
        for person in people {
            let entry = directory.entry(&person);
            directory.settle(directory.people.len(), &entry.organisation);
            directory.people.push(entry);
        }
        directory.by_name = in_order(&directory.people, NAME);
        directory.by_number = in_order(&directory.people, NUMBER);
        directory
    }

    /// Enters somebody's record as it is now.
    pub fn exchange(&mut self, person: &Record<'_>) {
        let Ok(at) = self.people.binary_search_by_key(&person.id, |entry| entry.record) else { return };
        let now = self.entry(person);
        self.by_name.retain(|place| *place != at);
        self.by_number.retain(|place| *place != at);
        let organisation = now.organisation.clone();
        let Some(entry) = self.people.get_mut(at) else { return };
        let was = std::mem::replace(entry, now);
        put(&mut self.by_name, &self.people, NAME, at);
        put(&mut self.by_number, &self.people, NUMBER, at);
        if let Some(members) = self.by_organisation.get_mut(&was.organisation) {
            members.remove(&at);
        }
        self.by_organisation.retain(|_, members| !members.is_empty());
        self.settle(at, &organisation);
    }

    fn entry(&self, person: &Record<'_>) -> Entry {
        let full = person.cell(Field::OrgName).map_or(String::new(), |cell| written(cell.text));
        // Thousands of rows bear one full name.
        let known = self.by_organisation.get_key_value(full.as_str());
        let organisation = known.map_or_else(|| full.as_str().into(), |(known, _)| known.clone());
        let number = number_of(person).unwrap_or_default();
        Entry { record: person.id, name: person.name_key(), number, organisation }
    }

    fn settle(&mut self, at: usize, organisation: &Rc<str>) {
        if !organisation.is_empty() {
            self.by_organisation.entry(organisation.clone()).or_default().insert(at);
        }
    }

    /// Is nobody listed?
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Every full name there is, in order.
    pub fn organisations(&self) -> impl Iterator<Item = &str> {
        self.by_organisation.keys().map(|name| &**name)
    }

    /// The places of an organisation's people.
    pub fn members(&self, full: &str) -> impl Iterator<Item = usize> {
        self.by_organisation.get(full).into_iter().flatten().copied()
    }

    /// The places of the people of this name.
    pub fn named(&self, name: &str) -> impl Iterator<Item = usize> {
        sharing(&self.by_name, &self.people, NAME, name)
    }

    /// The places of the people with this number.
    pub fn numbered(&self, number: &str) -> impl Iterator<Item = usize> {
        sharing(&self.by_number, &self.people, NUMBER, number)
    }

    /// The places of the people whose number differs in one or two characters.
    pub fn numbered_nearly(&self, number: &str) -> impl Iterator<Item = usize> {
        let differing =
            |other: &str| number.bytes().zip(other.bytes()).filter(|(a, b)| a != b).take(3).count();
        let is_near = move |other: &str| other.len() == number.len() && differing(other) <= 2;
        (0..).zip(&self.people).filter(move |(_, entry)| is_near(&entry.number)).map(|(at, _)| at)
    }

    /// The name of the person in this place, as names are compared.
    pub fn name(&self, at: usize) -> &str {
        self.people.get(at).map_or("", NAME)
    }

    /// The record of the person in this place.
    pub fn record(&self, at: usize) -> Option<RecordId> {
        self.people.get(at).map(|entry| entry.record)
    }
}

fn at(people: &[Entry], key: Key, place: usize) -> &str {
    people.get(place).map_or("", key)
}

fn in_order(people: &[Entry], key: Key) -> Vec<usize> {
    let mut places: Vec<usize> =
        (0..people.len()).filter(|place| !at(people, key, *place).is_empty()).collect();
    order::sort_by_key(&mut places, |place| at(people, key, *place));
    places
}

fn put(places: &mut Vec<usize>, people: &[Entry], key: Key, place: usize) {
    let own = at(people, key, place);
    if !own.is_empty() {
        let before = |other: &usize| (at(people, key, *other), *other) < (own, place);
        places.insert(places.partition_point(before), place);
    }
}

fn sharing<'a>(
    places: &'a [usize],
    people: &'a [Entry],
    key: Key,
    wanted: &str,
) -> impl Iterator<Item = usize> + use<'a> {
    let start = places.partition_point(|place| at(people, key, *place) < wanted);
    let wanted = wanted.to_owned();
    let rest = places.get(start..).unwrap_or_default();
    rest.iter().copied().take_while(move |place| !wanted.is_empty() && at(people, key, *place) == wanted)
}
