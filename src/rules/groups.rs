//! Rows that have something in common: what the rules that compare rows look at.
//!
//! Of every row a [`Grouping`] remembers a [`Mark`]; rows of one key are a [`Group`]. The marks are kept
//! between checks, so that after an edit only the groups the edited row was or is in are looked at
//! again, however long the lists are.

mod kept;

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::registry::RULES;
use super::rule::{Check, Context};
use super::{Finding, og};
use crate::domain::Field;
use crate::intake::Record;
use crate::intake::table::{RecordId, TableId, TableKind};
use kept::{Asked, Kept, Side, member, side_of};

/// Where the rules find the rows they compare.
pub trait Rows {
    /// One row as it stands.
    fn row(&self, id: RecordId) -> Option<Record<'_>>;

    /// A row of a system list as the list has it ([`Record::as_filed`]), as far as forms are held against it.
    fn filed(&self, id: RecordId) -> Option<Record<'_>> {
        self.row(id)
    }

    /// What users call a table; nothing where it has no name.
    fn table_name(&self, _: TableId) -> Option<String> {
        None
    }
}

/// What brings rows together.
pub struct Grouping {
    /// What is remembered of a row; nothing where it is in no group.
    pub mark: fn(&Record<'_>, &mut Memo) -> Option<Mark>,
    /// What all rows of a side together tell the rules. Where it changes every group is asked again.
    pub whole: fn(TableKind, &[Member]) -> Vec<u64>,
}

/// What a grouping remembers of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Rows that share it are a group.
    pub key: u64,
    /// What the rules of the group want to know of the row besides.
    pub note: u64,
}

/// A row in its group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    key: u64,
    /// The row.
    pub record: RecordId,
    /// What is remembered of it.
    pub note: u64,
}

impl Member {
    /// Are the two in one group?
    pub fn shares_key(&self, other: &Member) -> bool {
        self.key == other.key
    }
}

/// What was worked out for one row and will do for many others.
#[derive(Debug, Default)]
pub struct Memo {
    variants: HashMap<String, u64>,
}

impl Memo {
    /// The key that the variants of a full name share.
    pub fn variant_of(&mut self, name: &str) -> u64 {
        if let Some(key) = self.variants.get(name) {
            return *key;
        }
        let key = hash(&og::branches::variant_key(name));
        self.variants.insert(name.to_owned(), key);
        key
    }
}

/// One key out of anything.
pub fn hash(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// The rows of one side that share a key, in the order of tables and rows.
#[derive(Clone, Copy)]
pub struct Group<'a> {
    /// They stand in tables of this kind.
    pub kind: TableKind,
    /// The rows.
    pub members: &'a [Member],
    /// The rows of the system lists that share the key: the same ones, or what rosters are measured
    /// against.
    pub system: &'a [Member],
    /// What all rows of the side tell.
    pub whole: &'a [u64],
    /// What all rows of the system lists tell.
    pub system_whole: &'a [u64],
    rows: &'a dyn Rows,
}

impl<'a> Group<'a> {
    /// The row of a member.
    pub fn row(&self, member: &Member) -> Option<Record<'a>> {
        self.rows.row(member.record)
    }

    /// What users call the table a row stands in.
    pub fn table_name(&self, table: TableId) -> Option<String> {
        self.rows.table_name(table)
    }

    /// The first row.
    pub fn first_row(&self) -> Option<Record<'a>> {
        self.row(self.members.first()?)
    }
}

/// The kinds of tables whose rows are compared, each kind's among themselves.
const SIDES: [TableKind; 2] = [TableKind::SystemList, TableKind::ClassRoster];

/// All groups of both sides.
#[derive(Debug, Default)]
pub struct Groups {
    kept: Vec<Kept>,
    memo: Memo,
}

/// What edits changed of the findings about groups.
#[derive(Debug, Default)]
pub struct Retold {
    /// What these rules said of these rows no longer counts.
    pub stale: BTreeSet<(RecordId, &'static str)>,
    /// What they say instead.
    pub findings: Vec<Finding>,
}

impl Groups {
    /// The groups of these rows.
    pub fn of<'a>(records: impl Iterator<Item = Record<'a>>, mut see: impl FnMut(&Record<'a>)) -> Groups {
        let mut kept: Vec<Kept> = Vec::new();
        for rule in RULES {
            if let Check::Group(by, _) = rule.check
                && !kept.iter().any(|known| std::ptr::eq(known.by, by))
            {
                kept.push(Kept { by, system: Side::default(), rosters: Side::default() });
            }
        }
        let mut memo = Memo::default();
        for record in records {
            see(&record);
            for kept in &mut kept {
                if let Some(mark) = (kept.by.mark)(&record, &mut memo) {
                    kept.side(side_of(&record)).members.push(member(record.id, mark));
                }
            }
        }
        for kept in &mut kept {
            let whole = kept.by.whole;
            for kind in SIDES {
                let side = kept.side(kind);
                side.members.sort_unstable();
                side.whole = whole(kind, &side.members);
            }
        }
        Groups { kept, memo }
    }

    /// What the rules say of all groups.
    pub fn tell(&mut self, rows: &dyn Rows, context: &Context<'_>, findings: &mut Vec<Finding>) {
        let mut asked = Asked { rows, context, findings };
        for kept in &mut self.kept {
            for rule in kept.rules(context) {
                for kind in SIDES {
                    kept.tell_all(rule, kind, &mut asked);
                }
            }
        }
    }

    /// Takes in rows of which `fields` were edited, and says what that changed.
    pub fn retell(
        &mut self,
        edited: &[Record<'_>],
        fields: &BTreeSet<Field>,
        rows: &dyn Rows,
        context: &Context<'_>,
    ) -> Retold {
        let Retold { mut stale, mut findings } = Retold::default();
        let mut asked = Asked { rows, context, findings: &mut findings };
        for kept in self.kept.iter_mut().filter(|kept| kept.is_affected_by(fields)) {
            let (keys, everywhere) = kept.update(edited, &mut self.memo);
            for rule in kept.rules(context) {
                for kind in SIDES {
                    let before = match everywhere.contains(&kind) {
                        true => kept.tell_all(rule, kind, &mut asked),
                        false => kept.tell_again(rule, kind, &keys, &mut asked),
                    };
                    stale.extend(before.into_iter().map(|record| (record, rule.0.code)));
                }
            }
        }
        Retold { stale, findings }
    }
}
