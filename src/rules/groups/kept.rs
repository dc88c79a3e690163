//! The marks of one grouping, kept in order side by side.

use std::collections::{BTreeMap, BTreeSet};

use super::{Group, Grouping, Mark, Member, Memo, Rows, SIDES};
use crate::domain::Field;
use crate::intake::Record;
use crate::intake::table::{RecordId, TableKind};
use crate::rules::Finding;
use crate::rules::registry::RULES;
use crate::rules::rule::{Check, Context, Rule};

/// The groups of one grouping.
pub struct Kept {
    /// What brings them together.
    pub by: &'static Grouping,
    /// Those of the system lists.
    pub system: Side,
    /// Those of the rosters.
    pub rosters: Side,
}

impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Kept").field(&self.system.members.len()).field(&self.rosters.members.len()).finish()
    }
}

/// The marks of one side.
#[derive(Default)]
pub struct Side {
    /// By key, then in the order of tables and rows.
    pub members: Vec<Member>,
    /// What all of them tell.
    pub whole: Vec<u64>,
    /// Whom each rule, by its code, spoke of in which group.
    told: BTreeMap<&'static str, BTreeMap<u64, Vec<RecordId>>>,
}

impl Side {
    /// The rows of one key.
    pub fn of(&self, key: u64) -> &[Member] {
        let start = self.members.partition_point(|member| member.key < key);
        let rest = self.members.get(start..).unwrap_or_default();
        rest.get(..rest.partition_point(|member| member.key == key)).unwrap_or_default()
    }

    /// Takes out what was remembered of some rows.
    fn take(&mut self, rows: &BTreeSet<RecordId>) -> Vec<Member> {
        let known = |member: &Member| rows.contains(&member.record);
        let taken: Vec<Member> = self.members.iter().filter(|member| known(member)).copied().collect();
        match taken.as_slice() {
            [] => {}
            // Closing one gap is cheaper than looking at every row again.
            [one] => drop(self.members.binary_search(one).map(|at| self.members.remove(at))),
            _ => self.members.retain(|member| !known(member)),
        }
        taken
    }

    fn put(&mut self, new: Vec<Member>) {
        match new.as_slice() {
            [] => {}
            [one] => {
                let at = self.members.partition_point(|member| member < one);
                self.members.insert(at, *one);
            }
            _ => {
                self.members.extend(new);
                // Nearly sorted as it is.
                self.members.sort();
            }
        }
    }
}

impl Kept {
    /// The side of these tables.
    pub fn side(&mut self, kind: TableKind) -> &mut Side {
        if kind == TableKind::SystemList { &mut self.system } else { &mut self.rosters }
    }

    fn of(&self, kind: TableKind) -> &Side {
        if kind == TableKind::SystemList { &self.system } else { &self.rosters }
    }

    /// The rules that look at these groups, as far as they are switched on.
    pub fn rules<'a>(
        &self,
        context: &'a Context<'_>,
    ) -> impl Iterator<Item = (&'static Rule, Tell)> + use<'a> {
        let by: *const Grouping = self.by;
        RULES.iter().copied().filter(|rule| context.uses(rule)).filter_map(move |rule| match rule.check {
            Check::Group(grouping, tell) if std::ptr::eq(grouping, by) => Some((rule, tell)),
            _ => None,
        })
    }

    /// Can an edit of these fields change what is said of some group?
    pub fn is_affected_by(&self, fields: &BTreeSet<Field>) -> bool {
        RULES.iter().any(|rule| {
            matches!(rule.check, Check::Group(by, _) if std::ptr::eq(by, self.by))
                && fields.iter().any(|field| rule.is_affected_by(*field))
        })
    }

    /// Asks a rule about all groups of a side: whom it spoke of before.
    pub fn tell_all(
        &mut self,
        (rule, tell): (&Rule, Tell),
        kind: TableKind,
        asked: &mut Asked<'_, '_>,
    ) -> Vec<RecordId> {
        let mut told = BTreeMap::new();
        for members in self.of(kind).members.chunk_by(Member::shares_key) {
            let spoken_of = self.tell(members, kind, asked, tell);
            if let Some(Member { key, .. }) = members.first().filter(|_| !spoken_of.is_empty()) {
                told.insert(*key, spoken_of);
            }
        }
        let before = self.side(kind).told.insert(rule.code, told);
        before.into_iter().flat_map(BTreeMap::into_values).flatten().collect()
    }

    /// Asks it about the groups of some keys: whom it spoke of there before. However many rows a group
    /// has, only these are to be looked at again.
    pub fn tell_again(
        &mut self,
        (rule, tell): (&Rule, Tell),
        kind: TableKind,
        keys: &BTreeSet<u64>,
        asked: &mut Asked<'_, '_>,
    ) -> Vec<RecordId> {
        let mut before = Vec::new();
        for key in keys {
            let spoken_of = self.tell(self.of(kind).of(*key), kind, asked, tell);
            let told = self.side(kind).told.entry(rule.code).or_default();
            before.extend(told.remove(key).into_iter().flatten());
            if !spoken_of.is_empty() {
                told.insert(*key, spoken_of);
            }
        }
        before
    }

    /// Asks a rule about one group: whom it speaks of.
    fn tell(
        &self,
        members: &[Member],
        kind: TableKind,
        asked: &mut Asked<'_, '_>,
        tell: Tell,
    ) -> Vec<RecordId> {
        let Some(first) = members.first() else { return Vec::new() };
        let group = Group {
            kind,
            members,
            system: if kind == TableKind::SystemList { members } else { self.system.of(first.key) },
            whole: &self.of(kind).whole,
            system_whole: &self.system.whole,
            rows: asked.rows,
        };
        let found = asked.findings.len();
        tell(&group, asked.context, asked.findings);
        asked.findings.iter().skip(found).map(|finding| finding.record).collect()
    }

    /// Takes in edited rows: the keys of the groups they were or are in, and the kinds of tables of
    /// which all groups must be asked again.
    pub fn update(&mut self, edited: &[Record<'_>], memo: &mut Memo) -> (BTreeSet<u64>, Vec<TableKind>) {
        let Grouping { mark, whole } = *self.by;
        let ids: BTreeSet<RecordId> = edited.iter().map(|record| record.id).collect();
        let mut keys = BTreeSet::new();
        let mut everywhere = Vec::new();
        for kind in SIDES {
            let own = edited.iter().filter(|record| side_of(record) == kind);
            let mut new: Vec<Member> =
                own.filter_map(|record| Some(member(record.id, mark(record, memo)?))).collect();
            new.sort_unstable();
            let side = self.side(kind);
            let old = side.take(&ids);
            keys.extend(old.iter().chain(&new).map(|member| member.key));
            let moved = old != new;
            side.put(new);
            if moved && std::mem::replace(&mut side.whole, whole(kind, &side.members)) != side.whole {
                everywhere.push(kind);
            }
        }
        // Rosters may be measured against the system lists, never the other way round.
        if everywhere == [TableKind::SystemList] {
            everywhere.push(TableKind::ClassRoster);
        }
        (keys, everywhere)
    }
}

/// What rules are asked with.
pub struct Asked<'a, 'c> {
    /// Where the rows are found.
    pub rows: &'a dyn Rows,
    /// What rules know besides.
    pub context: &'a Context<'c>,
    /// What they say.
    pub findings: &'a mut Vec<Finding>,
}

/// A rule's check of one group.
pub type Tell = fn(&Group<'_>, &Context<'_>, &mut Vec<Finding>);

/// A row with what is remembered of it.
pub fn member(record: RecordId, Mark { key, note }: Mark) -> Member {
    Member { key, record, note }
}

/// On which side a record stands.
pub fn side_of(record: &Record<'_>) -> TableKind {
    match record.kind {
        TableKind::SystemList => TableKind::SystemList,
        _ => TableKind::ClassRoster,
    }
}
