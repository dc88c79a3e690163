//! The system lists as the forms speak of them: by full name, by number, by name.

use std::collections::{BTreeSet, HashMap};

use crate::domain::id_number::normalise;
use crate::domain::{Field, IdNumber, text};
use crate::intake::Record;

/// Everybody the system lists name. The records are as their lists have them: a form must say what the
/// system says, right or wrong.
#[derive(Debug)]
pub struct Register<'a> {
    people: &'a [Record<'a>],
    by_name: HashMap<String, Vec<usize>>,
    by_number: HashMap<String, Vec<usize>>,
    organisations: BTreeSet<String>,
}

impl<'a> Register<'a> {
    /// Lists them.
    pub fn new(people: &'a [Record<'a>]) -> Register<'a> {
        let mut register = Register {
            people,
            by_name: HashMap::new(),
            by_number: HashMap::new(),
            organisations: BTreeSet::new(),
        };
        // Thousands of rows bear one full name.
        let mut last = "";
        for (at, person) in people.iter().enumerate() {
            let name = person.name_key();
            if !name.is_empty() {
                register.by_name.entry(name).or_default().push(at);
            }
            if let Some(number) = number_of(person) {
                register.by_number.entry(number).or_default().push(at);
            }
            let organisation = person.cell(Field::OrgName).map_or("", |cell| cell.text);
            if organisation != last {
                last = organisation;
                let full = written(organisation);
                if !full.is_empty() {
                    register.organisations.insert(full);
                }
            }
        }
        register
    }

    /// Is no system list loaded?
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Does any list say which organisation its people belong to?
    pub fn knows_organisations(&self) -> bool {
        !self.organisations.is_empty()
    }

    /// Is this, to the letter, a full name of the system?
    pub fn has_organisation(&self, full: &str) -> bool {
        self.organisations.contains(full)
    }

    /// Every full name of the system.
    pub fn organisations(&self) -> impl Iterator<Item = &str> {
        self.organisations.iter().map(String::as_str)
    }

    /// The people of this organisation.
    pub fn members(&self, full: &str) -> impl Iterator<Item = &'a Record<'a>> {
        let own = move |person: &&Record<'_>| {
            person.cell(Field::OrgName).is_some_and(|cell| written(cell.text) == full)
        };
        self.people.iter().filter(own)
    }

    /// The people whose number differs in one or two places.
    pub fn numbered_nearly(&self, number: &str) -> Vec<&'a Record<'a>> {
        let differ = |other: &str| number.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count();
        let near =
            self.by_number.iter().filter(|(other, _)| other.len() == number.len() && differ(other) <= 2);
        near.flat_map(|(_, places)| self.at(Some(places))).collect()
    }

    /// The people of this name.
    pub fn named(&self, name_key: &str) -> Vec<&'a Record<'a>> {
        self.at(self.by_name.get(name_key))
    }

    /// The people with this number.
    pub fn numbered(&self, number: &str) -> Vec<&'a Record<'a>> {
        self.at(self.by_number.get(number))
    }

    /// The one person a form's row can mean, by number or else by name.
    pub fn person(&self, row: &Record<'_>) -> Option<&'a Record<'a>> {
        let by_number = number_of(row).map(|number| self.numbered(&number)).unwrap_or_default();
        let found = if by_number.is_empty() { self.named(&row.name_key()) } else { by_number };
        match found.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    fn at(&self, places: Option<&Vec<usize>>) -> Vec<&'a Record<'a>> {
        places.into_iter().flatten().filter_map(|at| self.people.get(*at)).collect()
    }
}

/// What our own 附件1 writes behind a number the system list does not have.
const UNCONFIRMED: [&str; 2] = ["(待确认)", "待确认"];

/// The row's number as it is compared: wrong numbers too, since the system may have the same wrong one; an old
/// number of 15 digits is its person's as much as the 18 it became. Nothing where there is none, or where a
/// spreadsheet or masking has destroyed it.
pub fn number_of(record: &Record<'_>) -> Option<String> {
    let number = as_entered(record)?;
    Some(IdNumber::parse(&number).map_or(number, |id| id.key()))
}

/// The same as it was entered, but for blanks, widths and a small x.
pub fn as_entered(record: &Record<'_>) -> Option<String> {
    let cell = record.cell(Field::IdNumber)?;
    if cell.precision_lost() || cell.text.contains(['*', '＊']) {
        return None;
    }
    let whole = normalise(cell.text);
    let number = UNCONFIRMED.iter().find_map(|mark| whole.strip_suffix(mark)).unwrap_or(&whole);
    number.bytes().any(|b| b.is_ascii_digit()).then(|| number.to_owned())
}

/// An organisation's name to the letter, without what a cell adds around it and where Word broke the line.
pub fn written(raw: &str) -> String {
    let edge = |c: char| c.is_whitespace() || text::is_invisible(c) || c == '\'';
    raw.trim_matches(edge).chars().filter(|c| !matches!(c, '\n' | '\r' | '\u{0B}')).collect()
}
