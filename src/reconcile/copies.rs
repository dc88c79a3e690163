//! Rows of one side that are one person: the same list dropped twice, a class roster and a collection
//! form of the same class, somebody left behind in an old branch.

use std::collections::HashMap;

use super::branches::Relation;
use super::evidence::Evidence;
use super::person::{Person, mix};
use super::shelves::Moved;
use super::sorted::Sorted;
use crate::domain::order;
use crate::intake::table::TableId;

/// More rows than this are no person but a column filled down.
const MOST_COPIES: usize = 64;

/// What rows that may repeat one another have in common; the second argument is where the row belongs.
const KEYS: [fn(&Person, u64) -> Option<u64>; 5] = [
    |p, _| p.number.as_ref().filter(|n| n.valid).map(|n| n.hash),
    |p, _| p.student_number,
    |p, _| (p.folded != 0).then_some(()).and(p.phone).map(|phone| mix(&[p.folded, phone])),
    |p, _| (p.folded != 0).then_some(()).and(p.member_number).map(|number| mix(&[p.folded, number])),
    // One name in one class, once in each of several tables.
    |p, branch| (p.folded != 0).then(|| mix(&[p.folded, branch])),
];

/// A row under a key, in an order that rows' places do not decide.
type Keyed = (u64, u64, u32);

/// The rows of a side by what copies have in common, kept sorted between checks.
#[derive(Debug, Default)]
pub struct CopyShelves([Sorted<Keyed>; KEYS.len()]);

impl CopyShelves {
    /// Sorts the rows; `branch` is where each belongs, as far as known.
    pub fn new(people: &[Person], branch: impl Fn(&Person) -> u64) -> CopyShelves {
        CopyShelves(KEYS.map(|key| {
            let rows = (0u32..).zip(people);
            let entries = rows.filter_map(|(row, p)| Some((key(p, branch(p))?, p.content, row)));
            Sorted::new(entries.collect())
        }))
    }

    /// Takes in what some rows say now. Had or has one of them a key in common with another row, so that copies may
    /// be others now?
    pub fn exchange(
        &mut self,
        moved: &[Moved],
        was: impl Fn(&Person) -> u64,
        is: impl Fn(&Person) -> u64,
    ) -> bool {
        let mut met = false;
        for (key, rows) in KEYS.into_iter().zip(&mut self.0) {
            let entry = |p: &Person, home: u64, row: u32| Some((key(p, home)?, p.content, row));
            let old = moved.iter().filter_map(|moved| entry(&moved.old, was(&moved.old), moved.row));
            let new = moved.iter().filter_map(|moved| entry(&moved.new, is(&moved.new), moved.row));
            let (old, new): (Vec<Keyed>, Vec<Keyed>) = (old.collect(), new.collect());
            let meets = |rows: &Sorted<Keyed>, entries: &[Keyed]| {
                let mut groups = entries.iter().map(|(key, ..)| rows.of(*key, |(key, ..)| *key));
                groups.any(|group| group.len() > 1)
            };
            met = met || meets(rows, &old);
            rows.exchange(old, new.clone());
            met = met || meets(rows, &new);
        }
        met
    }
}

/// Which rows of a side repeat one another.
#[derive(Debug, Default)]
pub struct Copies {
    person: Vec<u32>,
    rows: HashMap<u32, Vec<u32>>,
}

impl Copies {
    /// Finds the repeats among `people`.
    pub fn find(people: &[Person], shelves: &CopyShelves) -> Copies {
        let mut union = Union { parent: (0..u32::try_from(people.len()).unwrap_or(0)).collect() };
        for (at, rows) in shelves.0.iter().enumerate() {
            let by_name_alone = at + 1 == KEYS.len();
            for group in rows.all().chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
                if by_name_alone && !is_once_in_each_table(group, people) {
                    continue;
                }
                // Neighbours in the group's order are compared, never all with all.
                for ((.., a), (.., b)) in group.iter().zip(group.iter().skip(1)) {
                    let one = |e: Evidence| match by_name_alone {
                        true => e.name.is_same() && e.against() == 0,
                        false => e.name.is_close() && e.against() < 2,
                    };
                    if pick(people, *a, *b).is_some_and(one) {
                        union.join(*a, *b);
                    }
                }
            }
        }
        let mut copies = Copies { person: (0..).take(people.len()).collect(), rows: HashMap::new() };
        let roots = (0..).take(people.len()).map(|row| (union.root(row), row));
        let mut joined: Vec<(u32, u32)> = roots.filter(|(root, row)| root != row).collect();
        joined.extend(joined.iter().map(|(root, _)| (*root, *root)).collect::<Vec<_>>());
        joined.sort_unstable();
        joined.dedup();
        for group in joined.chunk_by(|a, b| a.0 == b.0) {
            copies.add(people, group.iter().map(|(_, row)| *row).collect());
        }
        copies
    }

    /// Takes a group as one person, unless the chain that made it joined two: then only rows of one
    /// identity number belong together.
    fn add(&mut self, people: &[Person], mut group: Vec<u32>) {
        let number = |row: &u32| {
            people.get(*row as usize).and_then(|p| p.number.as_ref()).filter(|n| n.valid).map(|n| n.hash)
        };
        order::sort_by_key(&mut group, |row| {
            (number(row), people.get(*row as usize).map(|p| p.content), *row)
        });
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

    /// The rows of which the copies are others in `now`, with all copies they had and have.
    pub fn changed(&self, now: &Copies) -> impl Iterator<Item = u32> {
        let rows = (0u32..).zip(self.person.iter().zip(&now.person));
        let changed = rows.filter(|(_, (before, now))| before != now).map(|(row, _)| row);
        changed.flat_map(move |row| {
            std::iter::once(row).chain(self.of(row).iter().copied()).chain(now.of(row).iter().copied())
        })
    }

    /// All rows of the person in this row, itself included; nothing where there is only one.
    pub fn of(&self, row: u32) -> &[u32] {
        match self.rows.is_empty() {
            true => &[],
            false => self.rows.get(&self.person(row)).map_or(&[], Vec::as_slice),
        }
    }
}

fn pick(people: &[Person], a: u32, b: u32) -> Option<Evidence> {
    Some(Evidence::new(people.get(a as usize)?, people.get(b as usize)?, Relation::Unknown))
}

fn is_once_in_each_table(group: &[Keyed], people: &[Person]) -> bool {
    let tables = group.iter().filter_map(|(.., row)| people.get(*row as usize)).map(|p| p.id.table);
    let mut tables: Vec<TableId> = tables.collect();
    tables.sort_unstable();
    tables.windows(2).all(|pair| pair.first() != pair.last())
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
