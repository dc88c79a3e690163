//! A row without a partner that repeats another row of its own side.

use super::assemble::Maker;
use super::decision::Repeat;
use super::person::Person;
use super::side::Rows;

impl Maker<'_> {
    pub(super) fn system_repeat(&self, row: u32) -> Option<Repeat> {
        let found = self.found;
        let people = &found.system.people;
        let branch = |person: &Person| found.branches.system_branch(person.place).map(u64::from);
        let lead = lead(
            row,
            found.system_copies.of(row),
            people,
            |row| found.pairing.of_system(row).is_some(),
            branch,
        )?;
        let (own, other) = (people.get(row as usize)?, people.get(lead as usize)?);
        let place = self.describe(&found.system, lead);
        // The same export dropped twice is no second record in the system.
        Some(if own.id.table != other.id.table && branch(own) == branch(other) {
            Repeat::Echo(place)
        } else {
            Repeat::Elsewhere(place)
        })
    }

    pub(super) fn roster_repeat(&self, row: u32) -> Option<Repeat> {
        let found = self.found;
        let people = &found.roster.people;
        let branch = |person: &Person| found.branches.roster_branch(person.place).map(u64::from);
        let lead = lead(
            row,
            found.roster_copies.of(row),
            people,
            |row| found.pairing.of_roster(row).is_some(),
            branch,
        )?;
        let (own, other) = (people.get(row as usize)?, people.get(lead as usize)?);
        let place = self.describe(&found.roster, lead);
        let elsewhere = match branch(own).zip(branch(other)) {
            Some((own, other)) => own != other,
            // A class that is in no system list is another one all the same.
            None => {
                let parts = |person: &Person| found.roster.places.get(person.place).map(|place| &place.parts);
                parts(own).zip(parts(other)).is_some_and(|(own, other)| own.is_another_class(other))
            }
        };
        Some(if elsewhere { Repeat::Elsewhere(place) } else { Repeat::Echo(place) })
    }

    fn describe(&self, rows: &Rows, row: u32) -> String {
        let person = rows.people.get(row as usize);
        let number = person.map_or(0, |person| person.id.row);
        let table = person.and_then(|person| self.lists.table(person.id));
        let file = table.map_or("", |table| table.sheet.file.as_str());
        let branch =
            person.and_then(|person| rows.places.get(person.place)).map_or("", |place| place.words.as_str());
        format!("{branch}（{file} 第{number}行）")
    }
}

/// The other row of this person that stands for it: a paired one first, then one of the same branch,
/// then by content. Nothing where the row itself does.
fn lead(
    row: u32,
    copies: &[u32],
    people: &[Person],
    is_paired: impl Fn(u32) -> bool,
    branch: impl Fn(&Person) -> Option<u64>,
) -> Option<u32> {
    let home = branch(people.get(row as usize)?);
    let rank = |row: &u32| {
        let person = people.get(*row as usize);
        let elsewhere = person.and_then(&branch) != home;
        (!is_paired(*row), elsewhere, person.map_or(0, |person| person.content), *row)
    };
    copies.iter().copied().min_by_key(rank).filter(|lead| *lead != row)
}
