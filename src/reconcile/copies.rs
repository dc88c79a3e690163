//! Rows of one side that are one person: the same list dropped twice, a class roster and a collection
//! form of the same class, somebody left behind in an old branch.

use std::collections::HashMap;

use super::branches::Relation;
use super::evidence::Evidence;
use super::index::Index;
use super::person::{Person, hash, mix};

/// More rows than this are no person but a column filled down.
const MOST_COPIES: usize = 64;

/// Which rows of a side repeat one another.
#[derive(Debug, Default)]
pub struct Copies {
    person: Vec<u32>,
    rows: HashMap<u32, Vec<u32>>,
}

impl Copies {
    /// Finds the repeats among `people`; `branch` is where each belongs, as far as known.
    pub fn find(people: &[Person], branch: impl Fn(&Person) -> u64) -> Copies {
        let mut union = Union { parent: (0..u32::try_from(people.len()).unwrap_or(0)).collect() };
        let keys: [fn(&Person) -> Option<u64>; 4] = [
            |p| p.number.as_ref().filter(|n| n.valid).map(|n| hash(&n.key)),
            |p| p.student_number,
            |p| (p.folded != 0).then_some(()).and(p.phone).map(|phone| mix(&[p.folded, phone])),
            |p| (p.folded != 0).then_some(()).and(p.member_number).map(|number| mix(&[p.folded, number])),
        ];
        for key in keys {
            each_group(people, key, |group| {
                // Neighbours in the group's order are compared, never all with all.
                for (a, b) in group.iter().zip(group.iter().skip(1)) {
                    let one = pick(people, *a, *b).is_some_and(|e| e.name.is_close() && e.against() < 2);
                    if one {
                        union.join(*a, *b);
                    }
                }
            });
        }
        // One name in one class, once in each of several tables.
        each_group(
            people,
            |p| (p.folded != 0).then(|| mix(&[p.folded, branch(p)])),
            |group| {
                let mut tables: Vec<u32> =
                    group.iter().filter_map(|i| people.get(*i as usize)).map(|p| p.id.table.0).collect();
                tables.sort_unstable();
                tables.dedup();
                if tables.len() != group.len() {
                    return;
                }
                for (a, b) in group.iter().zip(group.iter().skip(1)) {
                    if pick(people, *a, *b).is_some_and(|e| e.name.is_same() && e.against() == 0) {
                        union.join(*a, *b);
                    }
                }
            },
        );
        let groups = Index::new((0..).take(people.len()).map(|row| (union.root(row), row)));
        let mut copies = Copies { person: (0..).take(people.len()).collect(), rows: HashMap::new() };
        for group in groups.groups().filter(|group| group.len() > 1) {
            copies.add(people, group.iter().map(|(_, row)| *row).collect());
        }
        copies
    }

    /// Takes a group as one person, unless the chain that made it joined two: then only rows of one
    /// identity number belong together.
    fn add(&mut self, people: &[Person], mut group: Vec<u32>) {
        let number = |row: &u32| {
            people
                .get(*row as usize)
                .and_then(|p| p.number.as_ref())
                .filter(|n| n.valid)
                .map(|n| hash(&n.key))
        };
        group.sort_by_key(|row| (number(row), people.get(*row as usize).map(|p| p.content), *row));
        let mut numbers: Vec<u64> = group.iter().filter_map(number).collect();
        numbers.dedup();
        let parts: Vec<Vec<u32>> = if numbers.len() > 1 {
            let numbered: Vec<u32> = group.into_iter().filter(|row| number(row).is_some()).collect();
            numbered.chunk_by(|a, b| number(a) == number(b)).map(<[u32]>::to_vec).collect()
        } else {
            vec![group]
        };
        for part in parts.into_iter().filter(|part| (2..=MOST_COPIES).contains(&part.len())) {
            let Some(person) = part.iter().min().copied() else { continue };
            for row in &part {
                if let Some(slot) = self.person.get_mut(*row as usize) {
                    *slot = person;
                }
            }
            self.rows.insert(person, part);
        }
    }

    /// Names the person a row is: the same for all its copies.
    pub fn person(&self, row: u32) -> u32 {
        self.person.get(row as usize).copied().unwrap_or(row)
    }

    /// All rows of the person in this row, itself included; nothing where there is only one.
    pub fn of(&self, row: u32) -> &[u32] {
        self.rows.get(&self.person(row)).map_or(&[], Vec::as_slice)
    }
}

fn pick(people: &[Person], a: u32, b: u32) -> Option<Evidence> {
    Some(Evidence::new(people.get(a as usize)?, people.get(b as usize)?, Relation::Unknown))
}

fn each_group(people: &[Person], key: impl Fn(&Person) -> Option<u64>, mut see: impl FnMut(&[u32])) {
    let mut entries: Vec<(u64, u64, u32)> = (0u32..)
        .zip(people)
        .filter_map(|(index, person)| key(person).map(|key| (key, person.content, index)))
        .collect();
    entries.sort_unstable();
    for group in entries.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
        see(&group.iter().map(|(.., index)| *index).collect::<Vec<u32>>());
    }
}

struct Union {
    parent: Vec<u32>,
}

impl Union {
    fn root(&mut self, mut at: u32) -> u32 {
        while let Some(parent) = self.parent.get(at as usize).copied().filter(|parent| *parent != at) {
            let above = self.parent.get(parent as usize).copied().unwrap_or(parent);
            if let Some(slot) = self.parent.get_mut(at as usize) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.parent.get_mut(a.max(b) as usize) {
            *slot = a.min(b);
        }
    }
}
