//! The system lists as the forms speak of them: by full name, by number, by name.

use super::directory::Directory;
use crate::domain::id_number::normalise;
use crate::domain::{Field, IdNumber, text};
use crate::intake::Record;
use crate::rules::Rows;

/// What forms are held against: of anybody in the system lists nothing else is read here.
pub const LISTED: [Field; 4] = [Field::OrgName, Field::Name, Field::IdNumber, Field::Joined];

/// Everybody the system lists name. The records are as their lists have them: a form must say what the
/// system says, right or wrong.
#[derive(Clone, Copy)]
pub struct Register<'a> {
    directory: &'a Directory,
    rows: &'a dyn Rows,
}

impl<'a> Register<'a> {
    /// The people of this directory, whose records are among these rows.
    pub fn new(directory: &'a Directory, rows: &'a dyn Rows) -> Register<'a> {
        Register { directory, rows }
    }

    /// Is no system list loaded?
    pub fn is_empty(&self) -> bool {
        self.directory.is_empty()
    }

    /// Does any list say which organisation its people belong to?
    pub fn knows_organisations(&self) -> bool {
        self.organisations().next().is_some()
    }

    /// Is this, to the letter, a full name of the system?
    pub fn has_organisation(&self, full: &str) -> bool {
        self.directory.members(full).next().is_some()
    }

    /// Every full name of the system.
    pub fn organisations(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.directory.organisations()
    }

    /// The people of this organisation whose name is as the test asks.
    pub fn members_named(&self, full: &str, is_meant: impl Fn(&str) -> bool) -> Vec<Record<'a>> {
        self.read(self.directory.members(full).filter(|at| is_meant(self.directory.name(*at))))
    }

    /// The people whose number differs in one or two places.
    pub fn numbered_nearly(&self, number: &str) -> Vec<Record<'a>> {
        self.read(self.directory.numbered_nearly(number))
    }

    /// The people of this name.
    pub fn named(&self, name_key: &str) -> Vec<Record<'a>> {
        self.read(self.directory.named(name_key))
    }

    /// The people with this number.
    pub fn numbered(&self, number: &str) -> Vec<Record<'a>> {
        self.read(self.directory.numbered(number))
    }

    /// The one person a form's row can mean, by number or else by name.
    pub fn person(&self, row: &Record<'_>) -> Option<Record<'a>> {
        let by_number = number_of(row).map(|number| self.numbered(&number)).unwrap_or_default();
        let found = if by_number.is_empty() { self.named(&row.name_key()) } else { by_number };
        only(found.into_iter())
    }

    fn read(&self, places: impl Iterator<Item = usize>) -> Vec<Record<'a>> {
        places.filter_map(|at| self.rows.filed(self.directory.record(at)?)).collect()
    }
}

impl std::fmt::Debug for Register<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.directory.fmt(f)
    }
}

/// What comes, if nothing comes after it.
pub fn only<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    match (found.next(), found.next()) {
        (Some(only), None) => Some(only),
        _ => None,
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
